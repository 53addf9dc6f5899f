// A folder for one run, and the programs started in it: none of them outlives the run.
import { spawn, execFile } from "node:child_process";
import { mkdtempSync, rmSync, chmodSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export const execute = promisify(execFile);
export const SERVER_CORE = "0";
export const GENERATOR_CORE = "1";
const FIRST = '{ echo -15 > /proc/self/autogroup; } 2>/dev/null; exec nice -n -15 "$@"';

export class Scratch {
  constructor(priority) {
    this.folder = mkdtempSync(join(tmpdir(), "mawrout-bench-"));
    chmodSync(this.folder, 0o755);
    this.priority = priority;
    this.running = [];
  }

  path(name) {
    return join(this.folder, name);
  }

  // The words that start a program on one core. With priority it goes before others there: Linux weighs sessions
  // before processes, so the program gets a session of its own.
  pinned(core, words) {
    const pinned = ["taskset", "-c", core, ...words];
    return this.priority ? ["setsid", "sh", "-c", FIRST, "first", ...pinned] : pinned;
  }

  start(core, words, options = {}) {
    const [program, ...rest] = this.pinned(core, words);
    const child = spawn(program, rest, { stdio: ["ignore", "ignore", "inherit"], ...options });
    child.ended = new Promise((resolve) => child.once("exit", resolve));
    this.running.push(child);
    return child;
  }

  async stop(child) {
    this.running = this.running.filter((other) => other !== child);
    if (child.exitCode === null && child.signalCode === null) child.kill(child.stopsBy ?? "SIGTERM");
    await child.ended;
  }

  async close() {
    for (const child of [...this.running].reverse()) await this.stop(child);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Asks again and again until it goes well.
export async function until(ask, seconds, every = 20) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > end) throw error;
      await pause(every);
    }
  }
}
