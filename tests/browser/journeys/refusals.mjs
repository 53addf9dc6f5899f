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

async function orderDates(lang) {
  const page = await openScreen(browser, house, { locale: lang });
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

const REASON = { fr: "Absent trois fois", ar: "غائب ثلاث مرات" };
// A sentence is told in the reader's own letters.
const LETTERS = { fr: /\p{Script=Latin}{4}/u, ar: /\p{Script=Arabic}{3}/u };
const DIRECTION = { fr: "ltr", ar: "rtl" };

// What is told of a refusal stands on a whole page of the reader's language.
async function isIn(page, lang) {
  const html = page.locator("html");
  assert.equal(await html.getAttribute("lang"), lang);
  assert.equal(await html.evaluate((root) => getComputedStyle(root).direction), DIRECTION[lang]);
  assert.match(await page.locator("main").innerText(), LETTERS[lang]);
}

for (const lang of ["fr", "ar"]) {
  test(`the office speaks ${lang}`, async () => {
    await office.speak(clerk, lang);
    await clerk.goto("/office");
    await isIn(clerk, lang);
  });

  test(`a buyer cancels before the call, and the goods are for sale again (${lang})`, async () => {
    const before = await available("DAT-BFG-500");
    const { page, code } = await orderDates(lang);
    assert.equal(await available("DAT-BFG-500"), before - 1);
    await page.locator('main form[action$="/cancel"] button').click();
    await page.locator(`main [data-order="${code}"][data-state="cancelled"]`).waitFor();
    assert.equal(await available("DAT-BFG-500"), before);
  });

  test(`a confirmed order has no way to cancel it alone (${lang})`, async () => {
    const { page, code, address } = await orderDates(lang);
    await office.confirm(clerk, code);
    // The page was open from before: its button answers with a sentence, and nothing changes.
    const [answer] = await Promise.all([
      page.waitForResponse((one) => one.request().method() === "POST"),
      page.locator('main form[action$="/cancel"] button').click(),
    ]);
    assert.equal(answer.status(), 409);
    await isIn(page, lang);
    await page.goto(address);
    await page.locator(`main [data-order="${code}"][data-state="confirmed"]`).waitFor();
    assert.equal(await page.locator('main form[action$="/cancel"]').count(), 0);
  });

  test(`a refused parcel comes home (${lang})`, async () => {
    const before = await available("DAT-BFG-500");
    const { page, code, address } = await orderDates(lang);
    await office.confirm(clerk, code);
    assert.equal(await office.prepare(clerk, code), 1);
    await office.pack(clerk, code);
    // A carrier gives a number once.
    await office.handOver(clerk, code, `TRK${lang}0000009`);
    await office.refuse(clerk, code, REASON[lang]);
    assert.equal(await office.takeBack(clerk, code), 1);
    await page.goto(address);
    await page.locator('main [data-fulfilment][data-state="returned"]').waitFor();
    assert.equal(await available("DAT-BFG-500"), before);
  });

  test(`a short phone number is told beside its field, and nothing typed is lost (${lang})`, async () => {
    const page = await openScreen(browser, house);
    await buying.addFromAisle(page, lang, "dattes", "DAT-BFG-500");
    await buying.fillCheckout(page, lang, { ...buying.BUYER, phone: "06123" });
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
    assert.match(told, LETTERS[lang]);
    assert.equal(await buying.checkoutForm(page).locator('[name="quarter"]').inputValue(), buying.BUYER.quarter);
    // Mended, it goes through.
    await phone.fill(buying.BUYER.phone);
    await buying.sendCheckout(page);
    await page.locator('main [data-order][data-state="to_confirm"]').waitFor();
  });

  test(`an empty cart leads back to the shelves, and cannot be ordered (${lang})`, async () => {
    const page = await openScreen(browser, house);
    await page.goto(`/${lang}/cart`);
    assert.equal(await page.locator("main [data-sku]").count(), 0);
    await page.goto(`/${lang}/checkout`);
    assert.equal(await page.locator("main [data-order]").count(), 0);
    assert.equal(new URL(page.url()).pathname, `/${lang}/cart`);
  });

  test(`a wrong key opens nothing (${lang})`, async () => {
    const { code } = await orderDates(lang);
    const page = await openScreen(browser, house);
    for (const key of ["", "wrong", "0".repeat(43)]) {
      const answer = await page.goto(`/${lang}/orders/${code}?key=${key}`);
      assert.equal(answer.status(), 404, key);
      await isIn(page, lang);
      assert.equal(await page.locator(`[data-order="${code}"]`).count(), 0);
    }
  });
}

test("the books, the stock and the trail are right afterwards", async () => {
  const { code, told } = await house.check();
  assert.equal(code, 0, told);
});
