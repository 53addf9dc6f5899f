// The machine and the programs of a measurement.
import { execute } from "./scratch.mjs";
import { readFileSync, statSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";

async function said(program, words, pattern) {
  try {
    // Some programs tell their version on standard error and end with a failure.
    const { stdout, stderr } = await execute(program, words).catch((failure) => failure);
    return `${stdout}${stderr}`.match(pattern)?.[1] ?? "unknown";
  } catch {
    return "unknown";
  }
}

export async function describeMachine(program, isBuiltHere, database) {
  const head = await said("git", ["rev-parse", "--short", "HEAD"], /(\w+)/);
  return {
    day: new Date().toISOString().slice(0, 10),
    // Of a program that was given nobody knows what it was made of.
    commit: isBuiltHere ? head : "unknown",
    processor: `${cpus()[0].model.trim()}, ${cpus().length} cores${virtual()}`,
    memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
    kernel: `Linux ${release()}`,
    busy: loadavg()[0],
    nginx: await said("nginx", ["-v"], /nginx\/([\d.]+)/),
    wrk: await said("wrk", ["-v"], /wrk (?:debian\/)?([\w.+-]+)/),
    node: process.version.slice(1),
    rust: await said("rustc", ["--version"], /rustc ([\d.]+)/),
    database: database ?? "SQLite, in the program",
    binaryMegabytes: statSync(program).size / 1024 / 1024,
  };
}

function virtual() {
  return readFileSync("/proc/cpuinfo", "utf8").includes("hypervisor") ? ", a virtual machine" : "";
}
