// Names that go on from what is being typed in the search field; choosing one searches for it.
const field = document.querySelector(".find input[name=q]");
const list = field && document.getElementById(field.getAttribute("list"));
let waits;
let asked = "";

const suggest = async () => {
  const words = field.value.trim();
  if (words === asked || words.length < 2) return;
  asked = words;
  const answer = await fetch(`${field.form.action}/suggest?q=${encodeURIComponent(words)}`).catch(() => undefined);
  if (!answer?.ok || words !== asked) return;
  const names = await answer.json();
  list.replaceChildren(...names.map((name) => new Option("", name)));
};

list &&
  field.addEventListener("input", ({ inputType }) => {
    if (!inputType || inputType === "insertReplacementText") return field.form.requestSubmit();
    clearTimeout(waits);
    waits = setTimeout(suggest, 200);
  });
