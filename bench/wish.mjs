// What was asked for on the command line.
import { parseArgs } from "node:util";

export function readWish(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      products: { type: "string", default: "10000" },
      database: { type: "string", default: "sqlite" },
      quick: { type: "boolean", default: false },
      priority: { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
      only: { type: "string" },
      pages: { type: "boolean", default: false },
    },
  });
  const products = Number(values.products);
  if (!Number.isInteger(products) || products < 100) throw new Error("--products takes a whole number of at least 100");
  if (!["sqlite", "postgres"].includes(values.database)) throw new Error("--database takes sqlite or postgres");
  return {
    products,
    database: values.database,
    quick: values.quick,
    priority: values.priority,
    build: !values["no-build"],
    pages: values.pages,
    only: values.only?.split(","),
    seconds: values.quick ? 2 : 6,
    clients: [1, 16, 64],
    // Orders that are prepared for each number of clients: enough for some seconds of placing.
    orders: values.quick ? { 1: 100, 16: 600, 64: 1200 } : { 1: 400, 16: 3000, 64: 6000 },
  };
}
