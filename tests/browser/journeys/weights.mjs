// What a phone has to load for a page, without pictures: HTML, CSS and JavaScript, counted as they travel.
import assert from "node:assert/strict";
import { get } from "node:http";
import { after, before, test } from "node:test";
import * as buying from "../buying.mjs";
import { openBrowser, openScreen } from "../open_browser.mjs";
import { startHouse } from "../start_house.mjs";

const ALL_BYTES = 14 * 1024;
const SCRIPT_BYTES = 6 * 1024;

let house, browser;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await house?.close();
});

// Bytes of a body as they travel to a browser that takes brotli.
function travelled(address, cookie) {
  return new Promise((done, failed) => {
    const headers = { "accept-encoding": "br", cookie };
    const request = get(address, { headers }, (answer) => {
      let bytes = 0;
      answer.on("data", (piece) => (bytes += piece.length));
      answer.on("end", () => done(bytes));
    });
    request.on("error", failed);
  });
}

// Bytes by kind of everything the page at this path loads.
async function weigh(page, path) {
  const loaded = [];
  const keep = (answer) => loaded.push(answer);
  page.on("response", keep);
  await page.goto(path, { waitUntil: "load" });
  page.off("response", keep);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const bytes = { document: 0, stylesheet: 0, script: 0 };
  for (const answer of loaded) {
    const kind = answer.request().resourceType();
    if (kind in bytes && answer.status() === 200) bytes[kind] += await travelled(answer.url(), cookie);
  }
  return bytes;
}

for (const lang of ["fr", "ar"]) {
  test(`pages are light in ${lang}`, async (told) => {
    const page = await openScreen(browser, house);
    await buying.addFromAisle(page, lang, "dattes", "DAT-BFG-500");
    await buying.addFromAisle(page, lang, "epices", "EPI-SAF-1G");
    await buying.chooseTown(page, lang, buying.BUYER.city);
    const heavy = [];
    for (const path of ["", "/c/dattes", "/p/dattes-majhoul-extra", "/cart", "/checkout"]) {
      const fresh = await page.context().browser().newContext({
        baseURL: house.address,
        storageState: await page.context().storageState(),
      });
      const bytes = await weigh(await fresh.newPage(), `/${lang}${path}`);
      await fresh.close();
      const sum = bytes.document + bytes.stylesheet + bytes.script;
      const line = `/${lang}${path}: ${sum} bytes (${JSON.stringify(bytes)})`;
      told.diagnostic(line);
      if (sum > ALL_BYTES || bytes.script > SCRIPT_BYTES) heavy.push(line);
      assert.ok(bytes.document > 0 && bytes.stylesheet > 0, "the page and its look were loaded");
    }
    assert.deepEqual(heavy, []);
  });
}
