// A demonstration house of its own for one file of journeys: made, opened, and gone at the end.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const BINARY = resolve(ROOT, process.env.MAWROUT_BINARY ?? "target/debug/mawrout");
const OPENS_WITHIN = 120_000;

export async function startHouse() {
  const folder = await mkdtemp(join(tmpdir(), "mawrout-browser-"));
  const port = await freePort();
  const data = join(folder, "house");
  const server = spawn(BINARY, ["demo", "--data", data, "--listen", `127.0.0.1:${port}`], { env: plainEnvironment() });
  const said = [];
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => said.push(text));
  const address = `http://127.0.0.1:${port}`;
  try {
    await opened(server, address, said);
  } catch (failure) {
    server.kill("SIGKILL");
    throw failure;
  }
  return {
    address,
    signIns: tableOf(await readFile(join(data, "sign-ins.csv"), "utf8")),
    check: () => run(["check", "--config", join(data, "mawrout.toml")]),
    async close() {
      const ended = new Promise((done) => server.once("exit", done));
      server.kill("SIGTERM");
      const patience = setTimeout(() => server.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(patience);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

// Settings of whoever runs the tests must not reach the house.
function plainEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("MAWROUT_")));
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function opened(server, address, said) {
  let failure;
  server.once("error", (error) => (failure = error));
  const until = Date.now() + OPENS_WITHIN;
  while (Date.now() < until) {
    if (failure || server.exitCode !== null) {
      throw new Error(`${BINARY} did not open: ${failure ?? Buffer.concat(said)}`);
    }
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${BINARY} was not ready in time: ${Buffer.concat(said)}`);
}

function run(parameters) {
  return new Promise((done) => {
    execFile(BINARY, parameters, { env: plainEnvironment() }, (error, stdout, stderr) => {
      done({ code: error ? (error.code ?? 1) : 0, told: stdout + stderr });
    });
  });
}

// Logins, passwords and secrets hold neither commas nor quotation marks.
function tableOf(text) {
  const [header, ...rows] = text.trim().split(/\r?\n/).map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(header.map((name, column) => [name.trim(), row[column].trim()])));
}
