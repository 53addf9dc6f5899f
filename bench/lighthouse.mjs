// What Lighthouse says of four pages on a phone with a slow network: node bench/lighthouse.mjs
//
// Opens a demonstration house (MAWROUT_BINARY, or target/debug/mawrout), measures each page three times (RUNS=1: once) and writes the
// middle run into docs/performance.md, between its own marks. Needs `npm ci --prefix bench` and Chromium.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startHouse } from "../tests/browser/start_house.mjs";

const DOCUMENT = fileURLToPath(new URL("../docs/performance.md", import.meta.url));
const MARKS = ["<!-- lighthouse -->", "<!-- end of lighthouse -->"];
const RUNS = Number(process.env.RUNS ?? 3);
const PAGES = [["home", "/fr"], ["category", "/fr/c/dattes"], ["product", "/fr/p/dattes-majhoul-extra"], ["cart", "/fr/cart"]];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const AUDITS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "total-byte-weight"];

// The visit of a browser with an article in its cart.
async function visitWithCart(house) {
  const answer = await fetch(`${house.address}/fr/cart/lines`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    body: "sku=DAT-BFG-500",
  });
  if (answer.status !== 303) throw new Error(`the cart took nothing: ${answer.status}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

async function measured(address, port, cookie) {
  const settings = { port, onlyCategories: CATEGORIES, formFactor: "mobile", extraHeaders: { Cookie: cookie }, logLevel: "error" };
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { lhr } = await lighthouse(address, settings);
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    runs.push(lhr);
  }
  const speed = (lhr) => lhr.audits["largest-contentful-paint"].numericValue;
  return runs.sort((one, other) => speed(one) - speed(other))[Math.floor(RUNS / 2)];
}

const scoreOf = (lhr, category) => {
  const { score } = lhr.categories[category];
  return score === null ? "–" : Math.round(score * 100);
};
const lineOf = ([name, path], lhr) => {
  const cells = [...CATEGORIES.map((category) => scoreOf(lhr, category)), ...AUDITS.map((audit) => lhr.audits[audit].displayValue)];
  return `| ${name} \`${path}\` | ${cells.join(" | ").replaceAll("\u00a0", " ")} |`;
};

// Audits of a category that count and failed: what there is to mend.
const faultsOf = ([name], lhr) =>
  CATEGORIES.flatMap((category) => lhr.categories[category].auditRefs)
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => `- ${name}: ${lhr.audits[id].title} (\`${id}\`${lhr.audits[id].displayValue ? `, ${lhr.audits[id].displayValue}` : ""})`.replaceAll("\u00a0", " "));

function write(text) {
  const document = readFileSync(DOCUMENT, "utf8");
  const [start, end] = MARKS.map((mark) => document.indexOf(mark));
  const written = `${MARKS[0]}\n\n${text}\n\n${MARKS[1]}`;
  const whole = start < 0 || end < 0 ? `${document.trimEnd()}\n\n${written}\n` : document.slice(0, start) + written + document.slice(end + MARKS[1].length);
  writeFileSync(DOCUMENT, whole);
}

const house = await startHouse();
const chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
try {
  const cookie = await visitWithCart(house);
  const lines = [];
  const faults = [];
  let version;
  for (const page of PAGES) {
    const lhr = await measured(house.address + page[1], chrome.port, cookie);
    version = lhr.lighthouseVersion;
    lines.push(lineOf(page, lhr));
    faults.push(...faultsOf(page, lhr));
  }
  const head = `| page | ${[...CATEGORIES, "first paint", "largest paint", "blocked", "shift", "bytes"].join(" | ")} |`;
  const rule = `|---|${"--:|".repeat(CATEGORIES.length + AUDITS.length)}`;
  const about = `## On a phone\n\nLighthouse ${version}, its slow phone (four times slower processor, 1.6 Mbit/s, 150 ms), the middle of ${RUNS} runs. The cart is not for search engines, on purpose.`;
  write([about, "", head, rule, ...lines, ...(faults.length ? ["", "What counts and is not full:", "", ...faults] : [])].join("\n"));
} finally {
  await chrome.kill();
  await house.close();
}
