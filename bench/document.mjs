// Writes the figures of bench/results/ into docs/performance.md, between its marks; what stands around them is kept.
import { short, table, whole } from "./figures.mjs";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const RESULTS = fileURLToPath(new URL("results", import.meta.url));
const DOCUMENT = fileURLToPath(new URL("../docs/performance.md", import.meta.url));
const MARKS = ["<!-- figures: written by bench/run -->", "<!-- end of the figures -->"];

const NAMES = {
  nginx: "nginx, the product page as a file",
  product: "product page, kept",
  list: "list of an aisle, kept",
  "product-new": "product page, made anew",
  "list-new": "list with facets, made anew",
  "search-new": "search with facets, made anew",
  add: "add to cart, a new visitor",
  cart: "the same and the page of the cart",
  checkout: "whole checkout of two lines",
  submit: "its last step, the order",
  orders: "order queue of the office",
};

// Processor milliseconds per operation of the best peer measured, server and database, 1,000 products.
const PEERS = {
  "list-new": { name: "list of 24", peer: 4.7, goal: 50 },
  "product-new": { name: "detail", peer: 11.2, goal: 50 },
  "search-new": { name: "search", peer: 22, goal: 50 },
  cart: { name: "cart with one line", peer: 28, goal: 50 },
  checkout: { name: "whole checkout of two lines", peer: 160, goal: 200 },
};
// The same where the page is kept, as most visitors meet it.
const KEPT = { "list-new": "list", "product-new": "product" };

function measurements(result) {
  const rows = [];
  for (const [name, byClients] of Object.entries(result.measured)) {
    for (const [clients, one] of Object.entries(byClients)) {
      const nginx = result.measured.nginx?.[clients];
      const ratio = nginx && ["nginx", "product", "list"].includes(name) ? short(one.perServerSecond / nginx.perServerSecond) : "";
      const cells = [one.perSecond, one.p50, one.p95, one.p99, one.serverMicros, one.generatorMicros].map(short);
      rows.push([NAMES[name], clients, ...cells, ratio]);
    }
  }
  const head = ["what", "clients", "per second", "p50 ms", "p95 ms", "p99 ms", "server CPU µs", "generator CPU µs", "of nginx"];
  return table(head, rows);
}

// With 16 clients: with one, what the house does beside (indexing, ending sessions) is counted to too few answers.
function processorMilliseconds(result, name) {
  const one = result.measured[name]?.[16];
  return one && one.serverMicros / 1000;
}

export function besidePeers(result) {
  const rows = [];
  const add = (label, name, peer, goal) => {
    const own = processorMilliseconds(result, name);
    if (own === undefined) return;
    const times = peer / own;
    rows.push([label, short(peer), short(own), short(times), goal, times >= goal ? "yes" : "**no**"]);
  };
  for (const [name, { name: label, peer, goal }] of Object.entries(PEERS)) {
    add(label, name, peer, goal);
    if (KEPT[name]) add(`${label}, kept`, KEPT[name], peer, goal);
  }
  return table(["operation", "peer, CPU ms", "ours, CPU ms", "times less", "goal", "reached"], rows);
}

function weights(result) {
  const kilo = (bytes) => (bytes / 1024).toFixed(1);
  const rows = Object.entries(result.weights).map(([name, { html, css, js }]) => [
    name, kilo(html), kilo(css), kilo(js), kilo(html + css + js), html + css + js <= 14 * 1024 ? "yes" : "**no**",
  ]);
  return table(["page", "HTML KB", "CSS KB", "JS KB", "sum KB", "≤ 14"], rows);
}

function section(result) {
  const { machine, memory } = result;
  const title = result.database === "postgres" ? machine.database : "SQLite";
  return [
    `### ${title}, ${whole(result.products)} generated products`,
    [
      `${machine.day}, commit ${machine.commit}; load of the machine at the beginning ${machine.busy.toFixed(1)}`,
      result.priority ? "server and generator before other programs" : "server and generator as others",
    ].join("; ") + ".",
    `Start until the first page ${whole(result.startMilliseconds)} ms · memory when opened ${whole(memory.opened)} MB, after the load ${whole(memory.loaded)} MB, at most ${whole(memory.most)} MB · database ${whole(result.databaseMegabytes)} MB after the orders · filled in ${whole(result.fillSeconds)} s.`,
    measurements(result),
  ].join("\n\n");
}

export function figures(results) {
  const main = results.find((one) => one.database === "sqlite" && one.products === 10_000) ?? results[0];
  const small = results.find((one) => one.database === "sqlite" && one.products === 1000) ?? main;
  const { machine, bytes } = main;
  return [
    `Machine: ${machine.processor}; ${machine.memoryGigabytes} GB; ${machine.kernel}. nginx ${machine.nginx}, wrk ${machine.wrk}, Node ${machine.node}, Rust ${machine.rust}; binary ${short(machine.binaryMegabytes)} MB.`,
    `The page that nginx serves: ${whole(bytes.plain)} bytes, ${whole(bytes.br)} by brotli as they were sent.`,
    `### Beside the peers (SQLite, ${whole(small.products)} generated products, 16 clients)\n\n${besidePeers(small)}`,
    `### Weight of pages, by brotli\n\n${weights(main)}`,
    ...results.map(section),
  ].join("\n\n");
}

export function between(text, marks, inside) {
  const [begin, end] = marks.map((mark) => text.indexOf(mark));
  if (begin < 0 || end < begin) throw new Error(`the document has no ${marks.join(" … ")}`);
  return `${text.slice(0, begin + marks[0].length)}\n\n${inside}\n\n${text.slice(end)}`;
}

export function writeDocument() {
  const files = readdirSync(RESULTS).filter((name) => name.endsWith(".json"));
  const results = files.map((name) => JSON.parse(readFileSync(`${RESULTS}/${name}`, "utf8")));
  const place = (one) => (one.database === "sqlite" ? 0 : 1e9) + Math.abs(one.products - 10_000);
  results.sort((one, other) => place(one) - place(other));
  writeFileSync(DOCUMENT, between(readFileSync(DOCUMENT, "utf8"), MARKS, figures(results)));
}
