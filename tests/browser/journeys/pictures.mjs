// Every page of the shop and the office, looked at in French and Arabic, on a phone and on a desk, by day and by night.
//
// All pages are looked at on a phone; of each kind one is also seen in every other way and kept as a picture
// in artefacts/ (with MAWROUT_TEST_FULL: all of them). What is kept is judged too: its accessibility, its HTML, and
// whether a finger can press what can be pressed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as buying from "../buying.mjs";
import { accessibilityFaults, htmlFaults, smallTargets } from "../audit_page.mjs";
import { faultsOf, keepPicture } from "../look_at_page.mjs";
import { answerPassword, signIn, speak } from "../office.mjs";
import { DESK, PHONE, openBrowser, openScreen, watch } from "../open_browser.mjs";
import { startHouse } from "../start_house.mjs";

const LANGUAGES = ["fr", "ar"];
// Pixels; WCAG 2.2, 2.5.8.
const LEAST_TARGET = 24;
// Behind the counter people stand, hurry, wear gloves.
const LEAST_BEHIND_COUNTER = 48;
const ALL_WAYS = Boolean(process.env.MAWROUT_TEST_FULL);

let house, browser;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await house?.close();
});

// Paths of the sitemap in this language.
async function listed(lang) {
  const sitemap = await (await fetch(`${house.address}/sitemap.xml`)).text();
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
  const own = [...new Set(paths.filter((path) => path === `/${lang}` || path.startsWith(`/${lang}/`)))];
  assert.ok(own.length > 20, `the sitemap lists ${own.length} pages in ${lang}`);
  return own;
}

// `/fr/p/miel-de-thym` is one of many products; most pages are the only one of their kind.
function kindOf(path) {
  const [, lang, family, name] = path.split("/");
  return LANGUAGES.includes(lang) && name ? family : path;
}

function oneOfEachKind(paths) {
  return [...new Map(paths.map((path) => [kindOf(path), path])).values()];
}

// Opens each path and answers what is wrong with any of them.
async function lookAll(page, lang, paths, words, least = LEAST_TARGET) {
  const faults = [];
  const kept = new Set(ALL_WAYS ? paths : oneOfEachKind(paths));
  const seen = watch(page, house);
  for (const path of paths) {
    const answer = await page.goto(path, { waitUntil: "load" });
    if (!answer.ok()) faults.push(`${path}: answers ${answer.status()}`);
    for (const fault of [...seen.splice(0), ...(await faultsOf(page, lang))]) faults.push(`${path}: ${fault}`);
    if (!kept.has(path)) continue;
    await keepPicture(page, ...words, path.replace(/^\/(fr|ar)(?=\/|$)/, "").split("?key")[0] || "home");
    for (const fault of await judged(page, answer, least)) faults.push(`${path}: ${fault}`);
  }
  return faults;
}

// Its colours are judged by day and by night, its HTML and its targets once: on a phone.
async function judged(page, answer, least) {
  const faults = await accessibilityFaults(page);
  if (page.viewportSize().width > PHONE.width) return faults;
  return [...faults, ...(await htmlFaults(page, answer)), ...(await smallTargets(page, least))];
}

for (const lang of LANGUAGES) {
  test(`all public pages on a phone in ${lang}`, async () => {
    const page = await openScreen(browser, house, { locale: lang });
    assert.deepEqual(await lookAll(page, lang, await listed(lang), [lang, 375, "light"]), []);
  });

  for (const [width, viewport, colorScheme] of [[375, PHONE, "dark"], [1280, DESK, "light"], [1280, DESK, "dark"]]) {
    test(`public pages in ${lang} at ${width} px, ${colorScheme}`, async () => {
      const page = await openScreen(browser, house, { locale: lang, viewport, colorScheme });
      const paths = await listed(lang);
      const chosen = ALL_WAYS ? paths : oneOfEachKind(paths);
      assert.deepEqual(await lookAll(page, lang, chosen, [lang, width, colorScheme]), []);
    });
  }

  test(`pages of one's own in ${lang}`, async () => {
    const page = await openScreen(browser, house, { locale: lang });
    const empty = await lookAll(page, lang, [`/${lang}/cart`], [lang, 375, "light", "empty"]);
    await buying.addFromAisle(page, lang, "dattes", "DAT-BFG-500");
    await buying.addFromAisle(page, lang, "epices", "EPI-SAF-1G");
    await buying.chooseTown(page, lang, buying.BUYER.city);
    const paths = [`/${lang}/cart`, `/${lang}/checkout`, `/${lang}/orders`, `/${lang}/search?q=safran`, `/${lang}/search?q=zzzz`];
    const faults = [...empty];
    for (const [width, viewport] of [[375, PHONE], [1280, DESK]]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await lookAll(page, lang, paths, [lang, width, colorScheme])));
      }
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(PHONE);
    const { address } = await buying.order(page, lang);
    faults.push(...(await lookAll(page, lang, [new URL(address).pathname + new URL(address).search], [lang, 375, "light"])));
    assert.deepEqual(faults, []);
  });

  test(`a page that is not there, in ${lang}`, async () => {
    const page = await openScreen(browser, house, { locale: lang });
    const answer = await page.goto(`/${lang}/p/nothing-of-this-name`);
    assert.equal(answer.status(), 404);
    assert.deepEqual(await faultsOf(page, lang), []);
    await keepPicture(page, lang, 375, "light", "not-found");
  });

  test(`all pages of the office in ${lang}`, async () => {
    const page = await signIn(browser, house, "admin");
    await speak(page, lang);
    const paths = await officePaths(page);
    assert.ok(paths.length > 12, `found only ${paths.join(" ")}`);
    const faults = [];
    for (const [width, viewport] of [[375, PHONE], [1280, DESK]]) {
      await page.setViewportSize(viewport);
      faults.push(...(await lookAll(page, lang, paths, [lang, width, "light"], LEAST_BEHIND_COUNTER)));
    }
    assert.deepEqual(faults, []);
  });

  test(`the producer's page in ${lang}`, async () => {
    const page = await signIn(browser, house, "producer", { viewport: PHONE });
    await speak(page, lang);
    const faults = [];
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const words = [lang, 375, colorScheme, "producer"];
      faults.push(...(await lookAll(page, lang, ["/producer", "/account"], words, LEAST_BEHIND_COUNTER)));
    }
    assert.deepEqual(faults, []);
  });

  test(`the pages of signing in, in ${lang}`, async () => {
    const person = house.signIns.find(({ role, totp_secret }) => role === "manager" && totp_secret);
    const page = await openScreen(browser, house, { locale: lang });
    const look = (path, words, colorScheme) => lookAll(page, lang, [path], [lang, 375, colorScheme, ...words], LEAST_BEHIND_COUNTER);
    const faults = [];
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.context().clearCookies();
      faults.push(...(await look(`/sign-in?lang=${lang}`, [], colorScheme)));
      await answerPassword(page, { ...person, password: "not the password" });
      await page.locator('[aria-invalid="true"], [role="alert"]').first().waitFor();
      await page.waitForLoadState("networkidle");
      faults.push(...(await accessibilityFaults(page)), ...(await smallTargets(page, LEAST_BEHIND_COUNTER)));
      await answerPassword(page, person);
      await page.waitForURL((url) => url.pathname === "/sign-in/code");
      await page.waitForLoadState("networkidle");
      faults.push(...(await look("/sign-in/code", [], colorScheme)));
    }
    assert.deepEqual(faults, []);
  });
}

// The rooms of the rail, the tabs of each, and the first page each of them leads to.
async function officePaths(page) {
  const hrefs = (selector) => page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  await page.goto("/office");
  const rooms = new Set(["/office", ...(await hrefs('nav a[href^="/office"]')), "/account"]);
  const paths = new Set(rooms);
  for (const room of rooms) {
    await page.goto(room);
    for (const tab of await hrefs("main nav.tabs a")) paths.add(new URL(tab, page.url()).href.replace(house.address, ""));
    const inside = (await hrefs(`main a[href^="${room}/"]`)).filter((href) => !/\.(csv|xlsx)/.test(href));
    if (inside.length) paths.add(inside[0]);
    const added = inside.find((href) => href.endsWith("/new"));
    if (added) paths.add(added);
  }
  return [...paths].filter((path) => !/\.(csv|xlsx)/.test(path));
}
