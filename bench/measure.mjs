// Everything in one run: builds, fills, opens, measures, writes.
import { describeMachine } from "./machine.mjs";
import { writeDocument } from "./document.mjs";
import { median } from "./figures.mjs";
import { House, binary } from "./house.mjs";
import { asking, buying } from "./load.mjs";
import { serveFiles } from "./nginx.mjs";
import { loadedBy } from "./page.mjs";
import { servePostgres } from "./postgres.mjs";
import { pause, Scratch } from "./scratch.mjs";
import { spentBy } from "./spend.mjs";
import { cookiesOf, Wire } from "./wire.mjs";
import { readWish } from "./wish.mjs";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const RESULTS = fileURLToPath(new URL("results", import.meta.url));
const AISLE = "dattes";
const CITY = "errachidia";
// Words people look for; each address also carries a price that never repeats, so that no answer is kept.
const SOUGHT = ["dattes", "choix", "majhoul", "mejhoul", "تمر", "زيت", "miel", "dates", "huile olive", "couscous", "henne", "sirop"];

const wish = readWish(process.argv.slice(2));
const tell = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

// Addresses that are asked for one after the other.
function addresses(products) {
  const never = Array.from({ length: 4000 }, (_, index) => (1000 + index / 100).toFixed(2));
  return {
    list: [`/fr/c/${AISLE}`],
    "product-new": products,
    "list-new": never.map((price) => `/fr/c/${AISLE}?price_max=${price}`),
    "search-new": never.map((price, index) => `/fr/search?q=${encodeURIComponent(SOUGHT[index % SOUGHT.length])}&price_max=${price}`),
    orders: ["/office/orders"],
  };
}

async function pagesOf(house) {
  const map = await house.text("/sitemap.xml");
  const found = [...map.matchAll(/<loc>[^<]*?(\/fr\/p\/[^<]+)<\/loc>/g)].map((one) => one[1]);
  if (found.length > 0) return found;
  const shelf = await house.text(`/fr/c/${AISLE}`);
  return [...new Set([...shelf.matchAll(/href="(\/fr\/p\/[^"?#]+)/g)].map((one) => one[1]))];
}

// What stands enough of on the shelf: generated articles number N have N modulo 90 pieces.
// No more of them than one word of a command line holds.
function articles(products, from) {
  const skus = [];
  for (let number = 1; number <= products; number += 1) {
    if (number % 90 >= 30) skus.push(`GEN-${String(number).padStart(6, "0")}`);
  }
  const start = from % skus.length;
  return [...skus.slice(start), ...skus.slice(0, start)].slice(0, 6000);
}

// Kilobytes by brotli of what a browser loads for a page: HTML, styles, scripts.
async function weights(house, product) {
  const visit = { cookie: "" };
  const pages = { home: "/fr", list: `/fr/c/${AISLE}`, product, cart: "/fr/cart", checkout: "/fr/checkout" };
  const wire = new Wire(house.port);
  await wire.open();
  const added = await wire.post("/fr/cart/lines", { sku: articles(wish.products, 0)[0], quantity: 1 });
  visit.cookie = cookiesOf(added.head).join("; ");
  wire.close();
  const size = async (path) => (await house.get(path, visit)).body.length;
  const sum = async (paths) => {
    let bytes = 0;
    for (const path of paths) bytes += await size(path);
    return bytes;
  };
  const found = {};
  for (const [name, path] of Object.entries(pages)) {
    const { styles, scripts } = loadedBy(await house.text(path, visit));
    found[name] = { html: await size(path), css: await sum(styles), js: await sum(scripts) };
  }
  return found;
}

async function measureAll(scratch, house, program) {
  const result = { products: wish.products, database: wish.database, priority: wish.priority, measured: {} };
  result.machine = await describeMachine(program, wish.build, house.postgres?.version);
  tell(`filling ${wish.products} products`);
  result.fillSeconds = await house.fill(wish.products);
  const starts = [];
  for (let round = 0; round < 5; round += 1) {
    starts.push(await house.open());
    await house.close();
  }
  result.startMilliseconds = median(starts.slice(1));
  await house.open();
  result.memory = { opened: house.memory().now };
  tell(`start ${result.startMilliseconds.toFixed(0)} ms`);

  // The index of the search is made beside; nothing is measured meanwhile.
  await untilQuiet(house);
  const paths = addresses(await pagesOf(house));
  const product = paths["product-new"].find((path) => path.includes("majhoul")) ?? paths["product-new"][0];
  paths.product = [product];
  result.productPages = paths["product-new"].length;
  result.weights = await weights(house, product);
  const packed = {};
  for (const packing of ["br", "gzip", "identity"]) {
    packed[packing === "identity" ? "plain" : packing] = (await house.get(product, { packing })).body;
  }
  result.bytes = Object.fromEntries(Object.entries(packed).map(([name, body]) => [name, body.length]));
  const nginx = await serveFiles(scratch, packed);
  const cookie = await house.signIn("clerk");

  const plan = ["nginx", "product", "list", "product-new", "list-new", "search-new", "add", "cart", "checkout", "submit", "orders"];
  let from = 0;
  for (const name of plan.filter((name) => !wish.only || wish.only.includes(name))) {
    result.measured[name] = {};
    for (const clients of wish.clients) {
      const seconds = wish.seconds;
      const one = { clients, seconds, cookie: name === "orders" ? cookie : "" };
      const orders = wish.products < 5000 ? Math.ceil(wish.orders[clients] / 4) : wish.orders[clients];
      const row =
        name === "nginx"
          ? await asking(scratch, nginx, ["/page.html"], one)
          : paths[name]
            ? await asking(scratch, house, paths[name], one)
            : await buying(scratch, house, name, { clients, seconds, orders, city: CITY, skus: articles(wish.products, from) });
      from += 2 * row.requests;
      result.measured[name][clients] = row;
      tell(`${name} × ${clients}: ${row.perSecond.toFixed(0)}/s, p95 ${row.p95.toFixed(2)} ms, ${row.serverMicros.toFixed(1)} µs`);
    }
  }
  result.memory.loaded = house.memory().now;
  result.memory.most = house.memory().most;
  result.databaseMegabytes = await house.databaseMegabytes();
  return result;
}

async function untilQuiet(house) {
  for (let round = 0; round < 120; round += 1) {
    const before = spentBy(house.pids);
    await pause(500);
    if (spentBy(house.pids) - before < 0.03) return;
  }
}

async function main() {
  if (wish.pages) return writeDocument();
  const scratch = new Scratch(wish.priority);
  const stop = () => scratch.close().finally(() => process.exit(130));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    const program = await binary(wish.build);
    const postgres = wish.database === "postgres" ? await servePostgres(scratch) : undefined;
    const result = await measureAll(scratch, new House(scratch, program, postgres), program);
    mkdirSync(RESULTS, { recursive: true });
    const name = wish.only ? "partial" : `${wish.database}-${wish.products}`;
    if (!wish.only) writeFileSync(`${RESULTS}/${name}.json`, `${JSON.stringify(result, undefined, 1)}\n`);
    if (!wish.only) writeDocument();
  } finally {
    await scratch.close();
  }
}

await main();
