// Saves a page load here and there; every form works without it.

// Cart: a new quantity is sent as soon as the field is left.
addEventListener("change", ({ target }) => {
  const form = target.closest?.("form[data-auto]");
  if (form && target.matches("[name=quantity], select")) form.requestSubmit();
});

// Product: the chosen size is the price written everywhere on the page.
const follow = () => {
  const size = document.querySelector(".sizes input:checked");
  if (!size) return;
  for (const part of ["price", "content", "unit"]) {
    for (const place of document.querySelectorAll(`[data-buy-${part}]`)) {
      if (size.dataset[part]) place.textContent = size.dataset[part];
      place.dataset.live = "";
    }
  }
};
addEventListener("change", ({ target }) => target.closest?.(".sizes") && follow());
addEventListener("pageshow", follow);
follow();
