// The house that is measured: built, filled, opened, signed in to.
import { execute, freePort, pause, SERVER_CORE } from "./scratch.mjs";
import { memoryOf } from "./spend.mjs";
import { hidden, textOf } from "./page.mjs";
import { cookiesOf, Wire } from "./wire.mjs";
import { existsSync, readFileSync, statSync } from "node:fs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

// Builds the release; answers its path.
export async function binary(build) {
  const given = process.env.MAWROUT_BINARY;
  // The house takes every variable of this name for a setting.
  delete process.env.MAWROUT_BINARY;
  if (!build && given) return given;
  if (build) {
    const words = ["build", "--release", "--locked", "--package", "mawrout"];
    const child = spawn("cargo", words, { cwd: ROOT, stdio: "inherit" });
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error("the release was not built");
  }
  return `${ROOT}/target/release/mawrout`;
}

export class House {
  constructor(scratch, program, postgres) {
    Object.assign(this, { scratch, program, postgres });
    this.folder = scratch.path("house");
  }

  async fill(products) {
    const began = performance.now();
    const env = { ...process.env };
    if (this.postgres) env.MAWROUT_DATABASE = this.postgres.url;
    this.port = await freePort();
    const words = ["demo", "--data", this.folder, "--listen", `127.0.0.1:${this.port}`, "--products", String(products), "--prepare-only"];
    const [program, ...rest] = this.scratch.pinned(SERVER_CORE, [this.program, ...words]);
    await execute(program, rest, { env });
    return (performance.now() - began) / 1000;
  }

  // Opens it; answers the milliseconds until its first page was there.
  async open() {
    const began = performance.now();
    this.child = this.scratch.start(SERVER_CORE, [this.program, "serve", "--config", `${this.folder}/mawrout.toml`], { cwd: this.folder });
    for (;;) {
      const wire = new Wire(this.port);
      try {
        await wire.open();
        const answer = await wire.get("/fr");
        if (answer.status !== 200) throw new Error(`the first page: ${answer.status}`);
        return performance.now() - began;
      } catch (error) {
        if (performance.now() - began > 60_000 || this.child.exitCode !== null) throw error;
        await pause(1);
      } finally {
        wire.close();
      }
    }
  }

  close() {
    return this.scratch.stop(this.child);
  }

  // The processes whose time counts: the house, and its database if that is another program.
  get pids() {
    return [this.child.pid, ...(this.postgres?.pids ?? [])];
  }

  memory() {
    return memoryOf(this.child.pid);
  }

  async databaseMegabytes() {
    if (this.postgres) return this.postgres.megabytes();
    const files = ["", "-wal"].map((suffix) => `${this.folder}/mawrout.sqlite${suffix}`).filter(existsSync);
    return files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024 / 1024;
  }

  async get(path, { cookie = "", packing = "br" } = {}) {
    const wire = new Wire(this.port);
    await wire.open();
    const request = wire.request("GET", path, cookie).replace("gzip, deflate, br", packing);
    const answer = await wire.ask(request);
    wire.close();
    return answer;
  }

  async text(path, options) {
    return textOf(await this.get(path, options));
  }

  // Somebody of the demonstration signs in with the password; answers the cookies.
  async signIn(role) {
    const line = readFileSync(`${this.folder}/sign-ins.csv`, "utf8").split("\n").find((text) => text.startsWith(`${role},`));
    const [, login, password] = line.split(",");
    const wire = new Wire(this.port);
    await wire.open();
    const page = await wire.get("/sign-in");
    const visit = cookiesOf(page.head).join("; ");
    const answer = await wire.post("/sign-in", { csrf: hidden(textOf(page), "csrf"), login, password }, visit);
    wire.close();
    if (answer.status !== 303) throw new Error(`signing in as ${role}: ${answer.status}`);
    return [visit, ...cookiesOf(answer.head)].join("; ");
  }
}
