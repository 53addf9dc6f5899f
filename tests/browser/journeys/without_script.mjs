// The shop without JavaScript: a cheap phone, a hardened browser, a script that did not load.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as buying from "../buying.mjs";
import * as office from "../office.mjs";
import { openBrowser, openScreen } from "../open_browser.mjs";
import { startHouse } from "../start_house.mjs";

let house, browser, clerk, manager;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
  clerk = await office.signIn(browser, house, "clerk", { javaScriptEnabled: false });
  manager = await office.signIn(browser, house, "manager", { javaScriptEnabled: false });
});
after(async () => {
  await browser?.close();
  await house?.close();
});

const withoutScript = (lang) => openScreen(browser, house, { javaScriptEnabled: false, locale: lang });

test("nothing runs in these browsers", async () => {
  for (const page of [clerk, await withoutScript("fr")]) {
    await page.goto("data:text/html,<title>still</title><script>document.title = 'ran'</script>");
    assert.equal(await page.title(), "still");
  }
});

// Leads the order to its parcel on the courier's way.
async function send(code, tracking) {
  await office.confirm(clerk, code);
  assert.equal(await office.prepare(clerk, code), 4);
  await office.pack(clerk, code);
  await office.handOver(clerk, code, tracking);
}

const ENDS = {
  async delivered(code) {
    await office.deliver(clerk, code);
    await office.receiveCash(manager, code);
  },
  async refused(code) {
    await office.refuse(clerk, code, "غائب ثلاث مرات");
    assert.equal(await office.takeBack(clerk, code), 4);
  },
};

for (const [lang, end, tracking, state] of [
  ["fr", "delivered", "TRK0000003", "delivered"],
  ["ar", "refused", "TRK0000004", "returned"],
]) {
  test(`an order without script in ${lang}, ${end}`, async () => {
    const page = await withoutScript(lang);
    await buying.addFromAisle(page, lang, "dattes", "DAT-BFG-500");
    await buying.addFromProduct(page, lang, "dattes-majhoul-extra", "DAT-MEX-1K", 2);
    await buying.addFromAisle(page, lang, "epices", "EPI-SAF-1G");
    await buying.addFromProduct(page, lang, "compost-de-palmes", "TER-COM-5K", 1);
    await buying.chooseTown(page, lang, buying.BUYER.city);
    const { code, address } = await buying.order(page, lang);

    // Found again on another phone, by the code and the number.
    const other = await withoutScript(lang);
    await other.goto(`/${lang}/orders`);
    const find = other.locator('main form[action$="/orders"]');
    await find.locator('[name="code"]').fill(code.toLowerCase());
    await find.locator('[name="phone"]').fill(buying.BUYER.phone);
    await find.locator("button").click();
    await other.locator(`main [data-order="${code}"]`).waitFor();
    assert.equal(new URL(other.url()).searchParams.get("key"), new URL(address).searchParams.get("key"));

    await office.speak(clerk, lang);
    await send(code, tracking);
    await other.goto(address);
    await other.getByText(tracking).waitFor();
    await ENDS[end](code);
    await other.goto(address);
    assert.equal(await other.locator(`main [data-fulfilment][data-state="${state}"]`).count(), 4);
    assert.equal(await other.locator(`main [data-order="${code}"]`).first().getAttribute("data-state"), "completed");
  });
}

test("quantities change and lines go without script", async () => {
  const page = await withoutScript("fr");
  await buying.addFromAisle(page, "fr", "dattes", "DAT-BFG-500");
  const line = page.locator('main [data-sku="DAT-BFG-500"]');
  await line.locator('[name="quantity"]').fill("٣"); // digits as many people type them
  await line.locator('[name="quantity"]').press("Enter");
  await page.waitForURL(/done=changed/);
  assert.equal(await buying.quantityOf(page, "DAT-BFG-500"), 3);
  await line.locator('button[value="0"]').click();
  await page.waitForURL(/done=removed/);
  assert.equal(await line.count(), 0);
});

test("the search finds without script", async () => {
  const page = await withoutScript("fr");
  await page.goto("/fr");
  await page.locator('form[action$="/search"] [name="q"]').fill("safran");
  await page.locator('form[action$="/search"] button').click();
  await page.locator('main a[href="/fr/p/safran-en-filaments"]').first().waitFor();
});

test("the books, the stock and the trail are right afterwards", async () => {
  const { code, told } = await house.check();
  assert.equal(code, 0, told);
});
