// An order's whole way, in French and in Arabic: the shelf, the call, the parcel, the cash.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as buying from "../buying.mjs";
import * as office from "../office.mjs";
import { openBrowser, openScreen, watch } from "../open_browser.mjs";
import { startHouse } from "../start_house.mjs";

let house, browser, clerk, manager;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
  clerk = await office.signIn(browser, house, "clerk");
  manager = await office.signIn(browser, house, "manager");
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function fillCart(page, lang) {
  await buying.addFromAisle(page, lang, "dattes", "DAT-BFG-500"); // one producer of dates
  await buying.addFromProduct(page, lang, "dattes-majhoul-extra", "DAT-MEX-1K", 2); // another
  await buying.addFromAisle(page, lang, "epices", "EPI-SAF-1G");
  await buying.addFromProduct(page, lang, "compost-de-palmes", "TER-COM-5K", 1);
  assert.equal(await buying.quantityOf(page, "DAT-MEX-1K"), 2);
  await buying.chooseTown(page, lang, buying.BUYER.city);
}

for (const [lang, tracking] of [["fr", "TRK0000001"], ["ar", "TRK0000002"]]) {
  test(`from the shelf to the cash in ${lang}`, async () => {
    const buyer = await openScreen(browser, house, { locale: lang });
    const faults = watch(buyer, house);
    await fillCart(buyer, lang);
    const { code, address } = await buying.order(buyer, lang);
    assert.equal(await buyer.locator("main [data-fulfilment]").count(), 4, "four producers, four parts");

    await office.confirm(clerk, code);
    assert.equal(await office.prepare(clerk, code), 4);
    await office.pack(clerk, code);
    await office.handOver(clerk, code, tracking);
    await buyer.goto(address);
    await buyer.getByText(tracking).waitFor();
    await office.deliver(clerk, code);
    await office.receiveCash(manager, code);

    await buyer.goto(address);
    await buyer.locator(`[data-order="${code}"][data-state="completed"]`).waitFor();
    assert.deepEqual(faults, []);
    await buyer.context().close();
  });
}

test("the books, the stock and the trail are right afterwards", async () => {
  const { code, told } = await house.check();
  assert.equal(code, 0, told);
});
