//! The chart of accounts: a closed list, with the numbers of the Moroccan plan where it has one.
//!
//! Numbers and names follow the *Code général de la normalisation comptable* \[source: CGNC]; the house
//! keeps its own short list and an accountant finds each figure again under the plan's number.

use store::{Reader, Unit, args};
use uuid::Uuid;
use values::id::{Id, Ids};

store::text_enum! {
    /// What an account is for. One account each, or one per party where [`AccountKind::needs_party`].
    pub enum AccountKind {
        /// Card payments that the gateway has taken and not yet paid to the bank.
        GatewayClearing = "gateway_clearing",
        /// Paid by buyers for goods that are not delivered yet.
        BuyerDeposits = "buyer_deposits",
        /// Cash that a carrier has taken from buyers; the party is the carrier.
        CarrierReceivable = "carrier_receivable",
        /// Notes and coins in the house. Never below zero.
        CashDesk = "cash_desk",
        /// The bank account of the house.
        Bank = "bank",
        /// Owed to producers for what was sold in their name; the party is the organisation.
        ProducerPayable = "producer_payable",
        /// Commission earned on sales.
        CommissionRevenue = "commission_revenue",
        /// Value added tax invoiced, owed to the state.
        VatPayable = "vat_payable",
        /// Value added tax paid on charges, to be recovered from the state.
        VatRecoverable = "vat_recoverable",
        /// Delivery paid by buyers.
        DeliveryRevenue = "delivery_revenue",
        /// What carriers charge.
        CarrierFees = "carrier_fees",
        /// What the gateway and the bank charge.
        GatewayFees = "gateway_fees",
        /// Carriage of parcels that came back.
        ReturnCosts = "return_costs",
        /// Owed to buyers: refunds decided and not yet paid.
        RefundsPayable = "refunds_payable",
        /// Goods broken, spoilt or lost at the house's charge.
        StockLoss = "stock_loss",
        /// Cash found to be missing or left over when the desk is counted.
        CashDifference = "cash_difference",
        /// Money received that no order waits for, until it is known whose it is.
        UnappliedMoney = "unapplied_money",
    }
}

/// The side on which an account grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// What the house owns or has spent: amounts above zero.
    Debit,
    /// What the house owes or has earned: amounts below zero.
    Credit,
}

impl AccountKind {
    /// The number in the Moroccan plan \[source: CGNC]. Two kinds may share one.
    #[must_use]
    pub const fn plan_number(self) -> &'static str {
        match self {
            // Autres valeurs à encaisser.
            Self::GatewayClearing => "5118",
            // Clients – avances et acomptes reçus sur commandes en cours.
            Self::BuyerDeposits => "4421",
            // Divers débiteurs.
            Self::CarrierReceivable => "3488",
            // Caisses.
            Self::CashDesk => "5161",
            // Banques (solde débiteur).
            Self::Bank => "5141",
            // Fournisseurs.
            Self::ProducerPayable => "4411",
            // Ventes et produits accessoires: commissions et courtages reçus.
            Self::CommissionRevenue => "71272",
            // État – TVA facturée.
            Self::VatPayable => "4455",
            // État – TVA récupérable.
            Self::VatRecoverable => "3455",
            // Ventes et produits accessoires: ports et frais accessoires facturés.
            Self::DeliveryRevenue => "71276",
            // Transports.
            Self::CarrierFees | Self::ReturnCosts => "6142",
            // Services bancaires.
            Self::GatewayFees => "6147",
            // Autres clients créditeurs.
            Self::RefundsPayable => "4428",
            // Autres charges non courantes.
            Self::StockLoss | Self::CashDifference => "658",
            // Comptes transitoires ou d'attente – créditeurs.
            Self::UnappliedMoney => "4497",
        }
    }

    /// The side on which it grows.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::GatewayClearing
            | Self::CarrierReceivable
            | Self::CashDesk
            | Self::Bank
            | Self::VatRecoverable
            | Self::CarrierFees
            | Self::GatewayFees
            | Self::ReturnCosts
            | Self::StockLoss
            | Self::CashDifference => Side::Debit,
            Self::BuyerDeposits
            | Self::ProducerPayable
            | Self::CommissionRevenue
            | Self::VatPayable
            | Self::DeliveryRevenue
            | Self::RefundsPayable
            | Self::UnappliedMoney => Side::Credit,
        }
    }

    /// Whether a posting that would leave less than nothing on it is refused: there are no notes below zero.
    #[must_use]
    pub const fn must_not_go_negative(self) -> bool {
        matches!(self, Self::CashDesk)
    }

    /// Whether each party has an account of its own, and none stands without a party.
    #[must_use]
    pub const fn needs_party(self) -> bool {
        matches!(self, Self::CarrierReceivable | Self::ProducerPayable)
    }
}

/// An account by what it is for and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountRef {
    /// What it is for.
    pub kind: AccountKind,
    /// Whose it is: a carrier, an organisation; `None` for the house's own.
    pub party: Option<Uuid>,
}

impl AccountRef {
    /// The house's own account of this kind.
    #[must_use]
    pub const fn house(kind: AccountKind) -> Self {
        Self { kind, party: None }
    }

    /// A party's account of this kind.
    #[must_use]
    pub const fn of(kind: AccountKind, party: Uuid) -> Self {
        Self {
            kind,
            party: Some(party),
        }
    }

    /// Whether a party stands where one must.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.party.is_some() || !self.kind.needs_party()
    }

    pub(crate) fn from_columns(kind: AccountKind, party: Uuid) -> Self {
        Self {
            kind,
            party: Some(party).filter(|party| !party.is_nil()),
        }
    }

    fn party_column(&self) -> Uuid {
        self.party.unwrap_or_default()
    }
}

/// Tag for ids of accounts.
pub struct Account;

store::statements! {
    read FIND: (Id<Account>,) = "SELECT id FROM ledger_account WHERE kind = ?1 AND party_id = ?2";
    write INSERT = "INSERT INTO ledger_account (id, kind, party_id, guarded_centimes) VALUES (?1, ?2, ?3, ?4) \
        ON CONFLICT (kind, party_id) DO NOTHING";
}

/// The account, if anything was ever posted to it.
pub(crate) fn find(reader: &Reader<'_>, account: &AccountRef) -> store::Result<Option<Id<Account>>> {
    Ok(reader
        .maybe(FIND, args![account.kind, account.party_column()])?
        .map(|row| row.0))
}

/// The account, made when there is none yet.
pub(crate) fn find_or_make(
    unit: &mut Unit<'_>,
    ids: &Ids,
    account: &AccountRef,
) -> store::Result<Id<Account>> {
    if let Some(found) = find(unit, account)? {
        return Ok(found);
    }
    let guarded = account.kind.must_not_go_negative().then_some(0_i64);
    unit.run(
        INSERT,
        args![
            ids.next::<Account>(),
            account.kind,
            account.party_column(),
            guarded
        ],
    )?;
    // Read again: a concurrent unit may have made it first.
    find(unit, account)?.ok_or(store::Error::Missing)
}
