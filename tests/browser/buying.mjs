// What a buyer does, by the forms' own addresses and field names: it survives any new look.
import assert from "node:assert/strict";

export const BUYER = {
  name: "Acheteur démo 07",
  phone: "0612345607",
  city: "casablanca",
  quarter: "Quartier de démonstration",
  street: "12, rue de l’Exemple",
  landmark: "En face de la place",
};

const buttonOf = (form) => form.locator("button");

export async function addFromAisle(page, lang, aisle, sku) {
  await page.goto(`/${lang}/c/${aisle}`);
  await buttonOf(page.locator(`[data-sku="${sku}"] form[action$="/cart/lines"]`)).click();
  // One stays at the list, and is told.
  await page.waitForURL(new RegExp(`/${lang}/c/${aisle}\\?.*done=added`));
  await page.locator('[role="status"] a[href$="/cart"]').waitFor();
  await page.goto(`/${lang}/cart`);
  await expectInCart(page, lang, sku);
}

export async function addFromProduct(page, lang, slug, sku, quantity) {
  await page.goto(`/${lang}/p/${slug}`);
  const form = page.locator('article form[action$="/cart/lines"]').first();
  const size = page.locator(`input[type="radio"][value="${sku}"]`);
  if (await size.count()) await form.locator("label", { has: size }).click();
  await form.locator('[name="quantity"]').selectOption(String(quantity));
  await buttonOf(form).click();
  await expectInCart(page, lang, sku);
}

async function expectInCart(page, lang, sku) {
  await page.waitForURL(new RegExp(`/${lang}/cart(\\?|$)`));
  await page.locator(`main [data-sku="${sku}"]`).first().waitFor();
}

// How many of an article the cart holds.
export async function quantityOf(page, sku) {
  return Number(await page.locator(`main [data-sku="${sku}"]`).first().getAttribute("data-quantity"));
}

export async function chooseTown(page, lang, city) {
  await page.goto(`/${lang}/cart`);
  const form = page.locator('form[action$="/cart/delivery"]');
  await form.locator('[name="city"]').selectOption(city);
  const button = buttonOf(form);
  // With script a choice may send itself.
  if (await button.count()) await button.first().click().catch(() => {});
  await page.waitForURL(/done=town/);
}

export const checkoutForm = (page) => page.locator('main form[action$="/checkout"]');

export async function fillCheckout(page, lang, buyer = BUYER) {
  await page.goto(`/${lang}/checkout`);
  const form = checkoutForm(page);
  await form.locator('[name="name"]').fill(buyer.name);
  await form.locator('[name="phone"]').fill(buyer.phone);
  await form.locator('[name="city"]').selectOption(buyer.city);
  for (const field of ["quarter", "street", "landmark"]) await form.locator(`[name="${field}"]`).fill(buyer[field]);
  await form.locator('[name="payment"][value="cash_on_delivery"]').check({ force: true });
  await form.locator('[name="terms"]').check();
}

// The button that orders is the last of the form; the one before only works out the total.
export const sendCheckout = (page) => checkoutForm(page).locator("button:not([name])").last().click();

// Orders what is in the cart; answers the order's code and address.
export async function order(page, lang, buyer = BUYER) {
  await fillCheckout(page, lang, buyer);
  await sendCheckout(page);
  await page.waitForURL(new RegExp(`/${lang}/orders/[^/]+\\?.*key=`));
  const shown = page.locator("main [data-order]").first();
  assert.equal(await shown.getAttribute("data-state"), "to_confirm");
  return { code: await shown.getAttribute("data-order"), address: page.url() };
}
