// Reads parts of a page aloud, where the browser has a voice for its language; elsewhere no button is there.
const language = document.documentElement.lang;
const mould = document.querySelector("template#say");

// What is said: the words of the part, without its buttons, drawings and codes.
const wordsOf = (part) => {
  const copy = part.cloneNode(true);
  for (const silent of copy.querySelectorAll("form, svg, button, .vh, bdi[dir=ltr]")) silent.remove();
  const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  const words = [];
  while (texts.nextNode()) {
    const word = texts.currentNode.data.trim();
    if (word) words.push(word);
  }
  return words.join(", ");
};

const press = (button, pressed) => button.setAttribute("aria-pressed", String(pressed));

const say = (button, part, voice) => {
  const wasSpeaking = button.getAttribute("aria-pressed") === "true";
  speechSynthesis.cancel();
  for (const other of document.querySelectorAll(".say")) press(other, false);
  if (wasSpeaking) return;
  const speech = new SpeechSynthesisUtterance(wordsOf(part));
  Object.assign(speech, { voice, lang: voice.lang, rate: 0.9 });
  speech.onend = speech.onerror = () => press(button, false);
  press(button, true);
  speechSynthesis.speak(speech);
};

const offer = () => {
  if (document.querySelector(".say")) return;
  const voice = speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().split(/[-_]/)[0] === language);
  if (!voice) return;
  for (const part of document.querySelectorAll("[data-aloud]")) {
    const button = mould.content.firstElementChild.cloneNode(true);
    button.addEventListener("click", () => say(button, part, voice));
    (part.querySelector("header") ?? part).append(button);
  }
};

if (mould && "speechSynthesis" in window) {
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
}
