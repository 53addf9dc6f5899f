// Pages come from a shared cache: only the browser knows its own cart.
const show = () => {
  const count = Number(/(?:^|; )mawrout_cart_count=(\d+)/.exec(document.cookie)?.[1] ?? 0);
  for (const place of document.querySelectorAll("[data-cart-count]")) {
    place.textContent = count > 99 ? "99+" : count;
    place.hidden = !count;
  }
};
show();
addEventListener("pageshow", show);
