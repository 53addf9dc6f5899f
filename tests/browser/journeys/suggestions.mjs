// Names that go on from what is typed in the search field.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openScreen, watch } from "../open_browser.mjs";
import { startHouse } from "../start_house.mjs";

let house, browser;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await house?.close();
});

const namesOffered = (page) =>
  page.locator('form[action$="/search"] [name="q"]').evaluate((field) => [...field.list.options].map(({ value }) => value));

for (const [lang, typed, expected] of [["fr", "boufeg", /Boufeggous/i], ["ar", "بوف", /بوفق|بوفگ|بوفڭ/]]) {
  test(`typing in ${lang} offers names, and a name finds its page`, async () => {
    const page = await openScreen(browser, house, { locale: lang });
    const faults = watch(page, house);
    await page.goto(`/${lang}`);
    const field = page.locator('form[action$="/search"] [name="q"]');
    await Promise.all([page.waitForResponse(/\/search\/suggest\?q=/), field.pressSequentially(typed, { delay: 40 })]);
    await page.waitForFunction(() => document.querySelector(".find input[name=q]").list.options.length > 0);
    const names = await namesOffered(page);
    assert.match(names.join("\n"), expected);
    // Choosing in the browser's own list puts the name in the field, as a replacement.
    await Promise.all([
      page.waitForURL(/\/search\?q=/),
      field.evaluate((field, name) => {
        field.value = name;
        field.dispatchEvent(new InputEvent("input", { inputType: "insertReplacementText", bubbles: true }));
      }, names[0]),
    ]);
    await page.locator('main a[href*="/p/"]').first().waitFor();
    assert.deepEqual(faults, []);
  });
}

test("one letter asks for nothing", async () => {
  const page = await openScreen(browser, house);
  await page.goto("/fr");
  let asked = 0;
  page.on("request", (request) => (asked += request.url().includes("/suggest") ? 1 : 0));
  const field = page.locator('form[action$="/search"] [name="q"]');
  await field.pressSequentially("b");
  await page.waitForTimeout(500);
  assert.equal(asked, 0);
  await Promise.all([page.waitForRequest(/suggest/), field.pressSequentially("ou")]);
  assert.equal(asked, 1, "a pause, and one question");
});

test("without script the field is a form", async () => {
  const page = await openScreen(browser, house, { javaScriptEnabled: false });
  await page.goto("/fr");
  const field = page.locator('form[action$="/search"] [name="q"]');
  await field.fill("boufeg");
  await field.press("Enter");
  await page.waitForURL(/\/fr\/search\?q=boufeg/);
  await page.locator('main a[href^="/fr/p/dattes-boufeggous"]').first().waitFor();
});
