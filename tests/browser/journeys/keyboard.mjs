// An order by the keys alone, in French and in Arabic: nobody needs a mouse, and the focus is always seen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BUYER } from "../buying.mjs";
import { DESK, PHONE, openBrowser, openScreen } from "../open_browser.mjs";
import { startHouse } from "../start_house.mjs";
import { walker } from "../walk_by_keys.mjs";

let house, browser;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function orderByKeys(page, lang) {
  const keys = walker(page);
  await page.goto(`/${lang}/p/dattes-majhoul-extra`);
  await keys.to(".skip");
  await keys.press("Enter");
  await keys.to('article form[action$="/cart/lines"] button');
  await keys.open(new RegExp(`/${lang}/cart(\\?|$)`));
  await keys.to('form[action*="/cart/delivery"] [name="city"]');
  await keys.choose(BUYER.city);
  await keys.to('form[action*="/cart/delivery"] button');
  await keys.open(/done=town/);
  await keys.to(`main a[href$="/${lang}/checkout"]`);
  await keys.open(new RegExp(`/${lang}/checkout`));
  for (const field of ["name", "phone", "city", "quarter", "street", "landmark"]) {
    await keys.to(`main form[action$="/checkout"] [name="${field}"]`);
    await (field === "city" ? keys.choose(BUYER.city) : keys.write(BUYER[field]));
  }
  await keys.to('main form[action$="/checkout"] [name="payment"]');
  await keys.press("Space");
  await keys.to('main form[action$="/checkout"] [name="terms"]');
  await keys.press("Space");
  assert.ok(await page.locator('[name="terms"]').isChecked(), "Space ticks");
  await keys.to('main form[action$="/checkout"] button:not([name])');
  await keys.open(new RegExp(`/${lang}/orders/[^/]+\\?.*key=`));
  assert.equal(await page.locator("main [data-order]").first().getAttribute("data-state"), "to_confirm");
  return keys.faults;
}

for (const lang of ["fr", "ar"]) {
  for (const viewport of [PHONE, DESK]) {
    test(`an order by keys in ${lang} at ${viewport.width} px`, async () => {
      const page = await openScreen(browser, house, { locale: lang, viewport });
      assert.deepEqual(await orderByKeys(page, lang), []);
    });
  }
}

test("a stop whose focus is not marked, or that lies before the last, is told", async () => {
  const page = await openScreen(browser, house);
  await page.goto("about:blank");
  await page.setContent(`<!doctype html><title>x</title><style>button { outline: none !important }</style><main>
    <div style="display: flex; flex-direction: column-reverse"><button id="first">1</button><button id="second">2</button></div></main>`);
  const keys = walker(page);
  await keys.to("#second");
  assert.match(keys.faults.join("\n"), /no mark of the focus.*\n.*no mark of the focus.*\n.*jumps back/);
});
