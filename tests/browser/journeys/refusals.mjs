// What goes wrong, and that it ends well: a change of mind, a refused parcel, a wrong number, a wrong key.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as buying from "../buying.mjs";
import * as office from "../office.mjs";
import { openBrowser, openScreen } from "../open_browser.mjs";
import { startHouse } from "../start_house.mjs";

let house, browser, clerk;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
  clerk = await office.signIn(browser, house, "clerk");
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function orderDates(lang = "fr") {
  const page = await openScreen(browser, house);
  await buying.addFromAisle(page, lang, "dattes", "DAT-BFG-500");
  await buying.chooseTown(page, lang, buying.BUYER.city);
  return { page, ...(await buying.order(page, lang)) };
}

async function available(sku) {
  const page = await openScreen(browser, house);
  await page.goto("/fr/p/dattes-boufeggous");
  const figure = Number(await page.locator(`[data-sku="${sku}"]`).first().getAttribute("data-available"));
  await page.context().close();
  return figure;
}

test("a buyer cancels before the call, and the goods are for sale again", async () => {
  const before = await available("DAT-BFG-500");
  const { page, code } = await orderDates();
  assert.equal(await available("DAT-BFG-500"), before - 1);
  await page.locator('main form[action$="/cancel"] button').click();
  await page.locator(`main [data-order="${code}"][data-state="cancelled"]`).waitFor();
  assert.equal(await available("DAT-BFG-500"), before);
});

test("a confirmed order has no way to cancel it alone", async () => {
  const { page, code, address } = await orderDates();
  await office.confirm(clerk, code);
  // The page was open from before: its button answers with a sentence, and nothing changes.
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === "POST"),
    page.locator('main form[action$="/cancel"] button').click(),
  ]);
  assert.equal(answer.status(), 409);
  await page.goto(address);
  await page.locator(`main [data-order="${code}"][data-state="confirmed"]`).waitFor();
  assert.equal(await page.locator('main form[action$="/cancel"]').count(), 0);
});

test("a refused parcel comes home", async () => {
  const before = await available("DAT-BFG-500");
  const { page, code, address } = await orderDates();
  await office.confirm(clerk, code);
  assert.equal(await office.prepare(clerk, code), 1);
  await office.pack(clerk, code);
  await office.handOver(clerk, code, "TRK0000009");
  await office.refuse(clerk, code, "Absent trois fois");
  assert.equal(await office.takeBack(clerk, code), 1);
  await page.goto(address);
  await page.locator('main [data-fulfilment][data-state="returned"]').waitFor();
  assert.equal(await available("DAT-BFG-500"), before);
});

test("a short phone number is told beside its field, and nothing typed is lost", async () => {
  const page = await openScreen(browser, house);
  await buying.addFromAisle(page, "fr", "dattes", "DAT-BFG-500");
  await buying.fillCheckout(page, "fr", { ...buying.BUYER, phone: "06123" });
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === "POST"),
    buying.sendCheckout(page),
  ]);
  assert.equal(answer.status(), 422);
  const phone = buying.checkoutForm(page).locator('[name="phone"]');
  assert.equal(await phone.inputValue(), "06123");
  assert.equal(await phone.getAttribute("aria-invalid"), "true");
  const told = await phone.evaluate((field) =>
    field.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
  assert.match(told, /\p{L}{4}/u);
  assert.equal(await buying.checkoutForm(page).locator('[name="quarter"]').inputValue(), buying.BUYER.quarter);
  // Mended, it goes through.
  await phone.fill(buying.BUYER.phone);
  await buying.sendCheckout(page);
  await page.locator('main [data-order][data-state="to_confirm"]').waitFor();
});

test("an empty cart leads back to the shelves, and cannot be ordered", async () => {
  const page = await openScreen(browser, house);
  await page.goto("/fr/cart");
  assert.equal(await page.locator("main [data-sku]").count(), 0);
  await page.goto("/fr/checkout");
  assert.equal(await page.locator("main [data-order]").count(), 0);
  assert.equal(new URL(page.url()).pathname, "/fr/cart");
});

test("a wrong key opens nothing", async () => {
  const { code } = await orderDates();
  const page = await openScreen(browser, house);
  for (const key of ["", "wrong", "0".repeat(43)]) {
    const answer = await page.goto(`/fr/orders/${code}?key=${key}`);
    assert.equal(answer.status(), 404, key);
    assert.equal(await page.locator(`[data-order="${code}"]`).count(), 0);
  }
});

test("the books, the stock and the trail are right afterwards", async () => {
  const { code, told } = await house.check();
  assert.equal(code, 0, told);
});
