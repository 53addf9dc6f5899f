// One measurement: load from the generator's core, and what the server spent on it.
import { execute, GENERATOR_CORE } from "./scratch.mjs";
import { spentBy } from "./spend.mjs";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

// What a measurement tells; times in milliseconds, but processor time in microseconds.
function told(done, took, spent, generator, latencies) {
  return {
    requests: done,
    perSecond: done / took,
    ...latencies,
    serverMicros: (spent / done) * 1e6,
    perServerSecond: done / spent,
    generatorMicros: (generator / done) * 1e6,
  };
}

// GET of these addresses in turn, by wrk.
export async function asking(scratch, server, addresses, { clients, seconds, cookie = "" }) {
  const file = scratch.path("addresses");
  writeFileSync(file, `${addresses.join("\n")}\n`);
  const wrk = ["wrk", "-t1", `-c${clients}`, `-d${seconds}s`, "--timeout", "10s", "-s", beside("wrk.lua")];
  const words = scratch.pinned(GENERATOR_CORE, [...wrk, `http://127.0.0.1:${server.port}/`]);
  const line = words.map((word) => `'${word}'`).join(" ");
  const env = { ...process.env, ADDRESSES: file, COOKIE: cookie };
  const before = spentBy(server.pids);
  const { stdout, stderr } = await execute("bash", ["-c", `TIMEFORMAT='%U %S'; time ${line}`], { env });
  const spent = spentBy(server.pids) - before;
  const { done, took, wrong, ...latencies } = JSON.parse(stdout.trim().split("\n").at(-1));
  // With none at all there is nothing to reckon with; the table shows dashes.
  if (wrong > 0) throw new Error(`${wrong} of ${done} answers were wrong: ${addresses[0]} …`);
  const [user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return told(done, took, spent, user + system, latencies);
}

// Buyers with cookies, by a process of ours.
export async function buying(scratch, server, flow, wish) {
  const order = JSON.stringify({ flow, port: server.port, ...wish });
  const [program, ...rest] = scratch.pinned(GENERATOR_CORE, [process.execPath, beside("buyers.mjs"), order]);
  const child = spawn(program, rest, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`the buyers of ${flow} ended early`);
    return value;
  };
  await next();
  const before = spentBy(server.pids);
  child.stdin.write("go\n");
  const { done, took, generator, ...latencies } = JSON.parse(await next());
  return told(done, took, spentBy(server.pids) - before, generator, latencies);
}
