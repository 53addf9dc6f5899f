// The parts of the bench that reckon: run with `node --test bench/`.
import { besidePeers, between } from "./document.mjs";
import { percentile, short, summary, table, whole } from "./figures.mjs";
import { hidden, loadedBy, textOf } from "./page.mjs";
import { statFields } from "./spend.mjs";
import { cookiesOf, readAnswer } from "./wire.mjs";
import { readWish } from "./wish.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

test("percentiles are values that were measured", () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1);
  assert.equal(percentile(values, 0.5), 50);
  assert.equal(percentile(values, 0.95), 95);
  assert.equal(percentile([7], 0.99), 7);
  assert.equal(percentile([], 0.5), 0);
  // As numbers, not as words: 9 comes before 10.
  assert.deepEqual(summary([10, 9, 100]), { p50: 10, p95: 100, p99: 100 });
});

test("figures are short", () => {
  assert.deepEqual([0.03123, 4.711, 37.52, 1234.4, 1e6, NaN].map(short), ["0.031", "4.71", "37.5", "1 234", "1 000 000", "–"]);
  assert.equal(whole(999.5), "1 000");
  assert.equal(table(["a", "b"], [["x", 1]]), "| a | b |\n| --- | ---: |\n| x | 1 |");
});

test("an answer is read when it is whole, and what follows is kept", () => {
  const bytes = Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 3\r\nSet-Cookie: a=1; Path=/\r\n\r\nabcHTTP");
  assert.equal(readAnswer(bytes.subarray(0, 20)), undefined);
  assert.equal(readAnswer(bytes.subarray(0, bytes.length - 5)), undefined);
  const answer = readAnswer(bytes);
  assert.equal(answer.status, 200);
  assert.equal(answer.body.toString(), "abc");
  assert.equal(answer.rest.toString(), "HTTP");
  assert.deepEqual(cookiesOf(answer.head), ["a=1"]);
  assert.throws(() => readAnswer(Buffer.from("HTTP/1.1 200 OK\r\n\r\n")), /without a length/);
  assert.equal(readAnswer(Buffer.from("HTTP/1.1 304 Not Modified\r\n\r\n")).body.length, 0);
});

test("a page is read as a browser reads it", () => {
  const html = '<link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.svg"><script src="/b.js" defer></script>'
    + '<script type="application/ld+json">{}</script><input type="hidden" name="csrf" value="x&amp;y">';
  const head = "HTTP/1.1 200 OK\r\ncontent-encoding: br";
  assert.equal(textOf({ head, body: brotliCompressSync(html) }), html);
  assert.equal(hidden(html, "csrf"), "x&y");
  assert.throws(() => hidden(html, "other"));
  assert.deepEqual(loadedBy(html), { styles: ["/a.css"], scripts: ["/b.js"] });
});

test("the name of a process may hold spaces and brackets", () => {
  const line = "42 (a (b) c) S 7 1 1 0 -1 0 0 0 0 0 11 22 33 44 20";
  assert.equal(statFields(line)[1], "7");
  assert.deepEqual(statFields(line).slice(11, 15), ["11", "22", "33", "44"]);
});

test("only the inside of the marks is written anew", () => {
  assert.equal(between("before <a> old <b> after", ["<a>", "<b>"], "new"), "before <a>\n\nnew\n\n<b> after");
  assert.throws(() => between("no marks", ["<a>", "<b>"], "new"));
});

test("what sixteen clients cost stands beside the peer", () => {
  const measured = {
    checkout: { 1: { serverMicros: 90 }, 16: { serverMicros: 1000 } },
    cart: { 16: { serverMicros: 100 } },
    "list-new": { 64: { serverMicros: 100 } },
  };
  const rows = besidePeers({ measured });
  assert.match(rows, /\| whole checkout of two lines \| 160 \| 1\.00 \| 160 \| 200 \| \*\*no\*\* \|/);
  assert.match(rows, /\| cart with one line \| 28\.0 \| 0\.10 \| 280 \| 50 \| yes \|/);
  assert.doesNotMatch(rows, /list of 24/);
});

test("wishes are believed only when they can be met", () => {
  assert.equal(readWish([]).products, 10_000);
  assert.equal(readWish(["--quick"]).seconds, 2);
  assert.throws(() => readWish(["--products", "many"]));
  assert.throws(() => readWish(["--database", "oracle"]));
  assert.throws(() => readWish(["--fast"]));
});
