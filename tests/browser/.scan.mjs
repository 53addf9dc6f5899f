import { readFile } from "node:fs/promises";
import { accessibilityFaults, htmlFaults, smallTargets } from "./audit_page.mjs";
import { faultsOf } from "./look_at_page.mjs";
import { signIn } from "./office.mjs";
import { PHONE, openBrowser } from "./open_browser.mjs";
import { startHouse } from "./start_house.mjs";
const [house, browser] = await Promise.all([startHouse(), openBrowser()]);
const local = async (page) => { for (const n of ["office","shop"]) await page.route(`**/${n}*.css*`, async (r) => r.fulfill({ contentType: "text/css", body: await readFile(`/work/main/crates/doors/web/assets/${n}.css`) })); };
async function officePaths(page, start) {
  const hrefs = (selector) => page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  await page.goto(start);
  const rooms = new Set([start, ...(await hrefs(`nav a[href^="${start}"]`)), "/account"]);
  const paths = new Set(rooms);
  for (const room of rooms) {
    await page.goto(room);
    for (const tab of await hrefs("main nav.tabs a")) paths.add(new URL(tab, page.url()).href.replace(house.address, ""));
    const inside = (await hrefs(`main a[href^="${room}/"]`)).filter((href) => !/\.(csv|xlsx)/.test(href));
    if (inside.length) paths.add(inside[0]);
    const added = inside.find((href) => href.endsWith("/new"));
    if (added) paths.add(added);
  }
  return [...new Set([...paths].map((p) => p.split("#")[0]))].filter((path) => !/\.(csv|xlsx)/.test(path));
}
try {
for (const [role, start] of [["producer", "/producer"], ["admin", "/office"]]) {
  const page = await signIn(browser, house, role, { viewport: PHONE });
  await local(page);
  const all = new Map();
  for (const p of await officePaths(page, start)) {
    const a = await page.goto(p);
    const f = [...(await smallTargets(page, 48)), ...(process.env.AXE ? [...await accessibilityFaults(page), ...await htmlFaults(page, a)] : []), ...(await faultsOf(page, "fr"))];
    for (const x of f) { const k = x.replace(/(value|href|name|id)="[^"]*"/g, "").slice(0, 150); const o = all.get(k) ?? { n: 0, p: new Set() }; o.n++; o.p.add(p); all.set(k, o); }
  }
  for (const [k, o] of all) console.log(role, o.n, [...o.p].slice(0, 3).join(" "), "::", k);
}
} finally { await browser.close(); await house.close(); }
