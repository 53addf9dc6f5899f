# used as prefix: problem-
# used as prefix: role-

# Frame of the pages
frame-description = Dattes, miel, safran, huile d’olive, tapis : achetez aux coopératives des oasis de Drâa-Tafilalet. Paiement à la livraison.
frame-skip = Aller au contenu
frame-languages = Langue
frame-aisles = Rayons
frame-cart = Panier
frame-search-label = Chercher dans la boutique
frame-search-hint = Dattes, safran, miel…
frame-search = Chercher
frame-main-aisles = Rayons principaux
frame-all-aisles = Tous les rayons
frame-help = Besoin d’aide ?
frame-house = La maison
frame-demo = Données de démonstration : rien n’est vendu ici.
frame-office = Bureau
frame-office-title = Mawrout, bureau
frame-sign-out = Sortir

# Lists and forms
pages-label = Pages
pages-previous = Page précédente
pages-next = Page suivante
form-error = Erreur :
form-errors = { $count ->
    [0] Rien à corriger
    [1] Une chose à corriger
   *[other] { $count } choses à corriger
}

# Problems
problem-unreadable-title = Nous n’avons pas pu lire cette demande
problem-unreadable = Revenez à la page d’avant et essayez encore une fois.
problem-forbidden-title = Cette page n’est pas ouverte à votre rôle
problem-forbidden = Si vous en avez besoin, demandez à l’administrateur de la maison.
problem-form-too-old-title = Ce formulaire n’est plus valable
problem-form-too-old = La page est restée ouverte trop longtemps, ou les cookies sont coupés. Rouvrez la page et envoyez de nouveau : rien n’a été changé.
problem-not-found-title = Cette page n’existe pas
problem-not-found = L’adresse a peut-être changé. Cherchez par le nom, ou repartez de l’accueil.
problem-conflict-title = La situation a changé entre-temps
problem-conflict = Rouvrez la page pour voir où l’on en est, puis recommencez.
problem-too-large-title = C’est trop lourd
problem-too-large = Envoyez moins de texte, ou un fichier plus léger.
problem-wrong-host-title = Cette adresse n’est pas celle de la maison
problem-wrong-host = Ouvrez la boutique par son adresse habituelle.
problem-too-many-title = Trop de demandes à la fois
problem-too-many = Attendez un peu, puis essayez encore.
problem-fault-title = Quelque chose s’est cassé chez nous
problem-fault = Ce n’est pas votre faute. Essayez encore dans un moment ; si cela revient, donnez-nous ce numéro.
problem-unavailable-title = La boutique reprend son souffle
problem-unavailable = Essayez encore dans quelques secondes : votre panier est gardé.
problem-request = Numéro de la demande :
problem-go-home = Aller à l’accueil
problem-go-account = Aller à mon compte

# Signing in
sign-in-title = Entrer
sign-in-login = Identifiant
sign-in-password = Mot de passe
sign-in-send = Entrer
sign-in-forgotten = Mot de passe oublié ? L’administrateur de la maison vous donne un lien.
sign-in-wrong = L’identifiant et le mot de passe ne vont pas ensemble. Vérifiez les deux.
sign-in-done-out = Vous êtes sorti.
sign-in-done-password = Le mot de passe est gardé. Entrez avec le nouveau.
sign-in-done-again = Le temps est passé. Entrez de nouveau.
sign-in-code-wrong = { $count ->
    [1] Ce code n’est pas le bon. Il reste un essai.
   *[other] Ce code n’est pas le bon. Il reste { $count } essais.
}

# The code
code-title = Code à six chiffres
code-ask = Ouvrez votre application d’authentification et recopiez le code.
code-set-up = Votre rôle demande un second contrôle. Tapez cette clé dans votre application d’authentification, puis recopiez ici le code qu’elle donne.
code-open-app = Ouvrir l’application sur cet appareil
code-field = Code
code-hint = Six chiffres, ou un code de secours.
code-send = Vérifier
code-wrong = Ce code n’est pas le bon. Attendez le suivant et recopiez-le.
codes-title = Vos codes de secours
codes-keep = Écrivez-les sur papier et rangez-les. Chacun ouvre une fois, le jour où le téléphone est perdu. Ils ne seront plus montrés.
codes-kept = Je les ai notés

# One-time links
link-title = Choisissez votre mot de passe
link-login = Vous entrerez avec :
link-ended-title = Ce lien ne s’ouvre plus
link-ended = Il a déjà servi, ou il est trop ancien. Demandez-en un autre à l’administrateur.

# Passwords
password-current = Mot de passe actuel
password-new = Nouveau mot de passe
password-again = Le même, encore une fois
password-hint = Au moins 12 caractères. Quatre mots qui ne vont pas ensemble sont faciles à retenir.
password-keep = Garder ce mot de passe
password-current-wrong = Ce n’est pas votre mot de passe actuel.
password-differs = Les deux mots de passe ne sont pas les mêmes.
password-too-short = Trop court : il faut au moins { $count } caractères.
password-too-long = Trop long : { $count } caractères au plus.
password-too-common = Trop facile à deviner : choisissez des mots qui ne parlent pas de vous.

# One's own account
account-title = Mon compte
account-language = Langue
account-language-field = Langue des pages
account-language-keep = Garder cette langue
account-language-unknown = Choisissez une langue de la liste.
account-password = Mot de passe
account-password-note = Tous les appareils seront déconnectés, celui-ci aussi.
account-second-factor = Second contrôle
account-second-factor-on = { $count ->
    [0] En place. Il ne reste aucun code de secours : faites-en d’autres.
    [1] En place. Il reste un code de secours.
   *[other] En place. Il reste { $count } codes de secours.
}
account-second-factor-off = Pas encore en place.
account-set-up = Le mettre en place
account-set-up-note = Un code de votre téléphone sera demandé à chaque entrée. Tapez d’abord votre mot de passe.
account-new-codes = Faire d’autres codes de secours
account-new-codes-note = Les anciens codes n’ouvriront plus rien. Tapez d’abord votre mot de passe.
account-devices = Appareils
account-seen = vu
account-close-others = Déconnecter les autres appareils
account-done-language = La langue est changée.
account-done-sessions = Les autres appareils sont déconnectés.
account-done-second-factor = Le second contrôle est en place.
second-factor-there = Le second contrôle est déjà en place.
second-factor-nothing = Il n’y a rien à mettre en place : recommencez depuis votre compte.

# Roles
role-admin = Administrateur
role-manager = Gérant du GIE
role-clerk = Chargé des commandes
role-treasurer = Trésorier
role-direction = Direction
role-supervisor = Superviseur
role-coach = Accompagnateur
role-partner = Partenaire
role-producer = Producteur
role-buyer = Acheteur
