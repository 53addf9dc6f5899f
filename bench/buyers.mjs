// Buyers with cookies, as one process on the generator's core: fills carts and places orders over kept connections.
//
// Told on the command line as JSON {flow, port, clients, seconds, orders, skus, city}; says "ready" when all is
// prepared, begins at a line on standard input, and ends with a line of JSON.
import { summary } from "./figures.mjs";
import { hidden, textOf } from "./page.mjs";
import { cookiesOf, Wire } from "./wire.mjs";
import { once } from "node:events";

const told = JSON.parse(process.argv[2]);
let turn = 0;
let ordered = 0;
const nextSku = () => told.skus[turn++ % told.skus.length];

function expect(answer, status, what) {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} instead of ${status}`);
  return answer;
}

// A visitor nobody knows puts one article in; answers the visit's cookie.
async function firstLine(wire) {
  const answer = await wire.post("/fr/cart/lines", { sku: nextSku(), quantity: 1 });
  return cookiesOf(expect(answer, 303, "add to cart").head).find((cookie) => cookie.includes("visit"));
}

async function cartOfTwo(wire) {
  const visit = await firstLine(wire);
  expect(await wire.post("/fr/cart/lines", { sku: nextSku(), quantity: 1 }, visit), 303, "second line");
  return visit;
}

function filledForm(html) {
  return {
    csrf: hidden(html, "csrf"),
    idempotency_key: hidden(html, "idempotency_key"),
    seen: hidden(html, "seen"),
    name: "Acheteur démo 07",
    phone: `06${String(10_000_000 + turn).slice(-8)}`,
    delivery: "address",
    city: told.city,
    quarter: "Centre",
    street: "12, rue de la Palmeraie",
    landmark: "",
    note: "",
    payment: "cash_on_delivery",
    terms: "on",
  };
}

async function placing(wire) {
  const visit = await cartOfTwo(wire);
  const page = expect(await wire.get("/fr/checkout", visit), 200, "checkout");
  const body = new URLSearchParams(filledForm(textOf(page))).toString();
  return wire.request("POST", "/fr/checkout", visit, body);
}

const FLOWS = {
  // A new cart with its first line.
  add: { step: (wire) => firstLine(wire) },
  // The same, and the page of the cart.
  cart: {
    async step(wire) {
      const visit = await firstLine(wire);
      expect(await wire.get("/fr/cart", visit), 200, "cart");
    },
  },
  // Two lines, the form, the order.
  checkout: {
    async step(wire) {
      if (ordered >= told.orders) return false;
      ordered += 1;
      expect(await wire.ask(await placing(wire)), 303, "order");
      return true;
    },
  },
  // Only the last step: the carts and forms are made before the clock runs.
  submit: {
    async prepare(wires) {
      const requests = [];
      const each = async (wire) => {
        while (requests.length < told.orders) requests.push(await placing(wire));
      };
      await Promise.all(wires.map(each));
      return requests;
    },
    async step(wire, prepared) {
      const request = prepared.pop();
      if (!request) return false;
      expect(await wire.ask(request), 303, "order");
      return true;
    },
  },
};

const flow = FLOWS[told.flow];
const wires = Array.from({ length: told.clients }, () => new Wire(told.port));
await Promise.all(wires.map((wire) => wire.open()));
const prepared = await flow.prepare?.(wires);
console.log("ready");
await once(process.stdin, "data");

const began = performance.now();
const end = prepared ? Infinity : began + told.seconds * 1000;
const latencies = [];
const processorBefore = process.cpuUsage();
await Promise.all(
  wires.map(async (wire) => {
    for (let now = performance.now(); now < end; ) {
      if ((await flow.step(wire, prepared)) === false) return;
      const after = performance.now();
      latencies.push(after - now);
      now = after;
    }
  }),
);
const took = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(processorBefore);
const generator = (user + system) / 1e6;
console.log(JSON.stringify({ done: latencies.length, took, generator, ...summary(latencies) }));
wires.forEach((wire) => wire.close());
process.exit(0);
