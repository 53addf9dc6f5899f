// What processes spend: processor time and memory, from /proc.
import { readFileSync, readdirSync } from "node:fs";

// Linux tells processor time in hundredths of a second.
const TICKS_PER_SECOND = 100;

// The fields of /proc/PID/stat after the name, which may hold spaces and brackets.
export function statFields(text) {
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

// Processor seconds of a process, and of its children that have ended.
function processorSeconds(pid) {
  const fields = statFields(readFileSync(`/proc/${pid}/stat`, "utf8"));
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
}

function childrenOf(parent) {
  const isChild = (pid) => {
    try {
      return Number(statFields(readFileSync(`/proc/${pid}/stat`, "utf8"))[1]) === parent;
    } catch {
      return false;
    }
  };
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && isChild(name)).map(Number);
}

// A server is its process and that process's children (nginx's worker, PostgreSQL's sessions).
export function spentBy(pids) {
  let sum = 0;
  for (const pid of pids) {
    sum += processorSeconds(pid);
    for (const child of childrenOf(pid)) {
      try {
        sum += processorSeconds(child);
      } catch {
        // It ended between the two looks; its time is told by its parent next time.
      }
    }
  }
  return sum;
}

// Megabytes in memory now, and at most so far.
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const megabytes = (key) => Number(status.match(new RegExp(`^${key}:\\s+(\\d+) kB`, "m"))[1]) / 1024;
  return { now: megabytes("VmRSS"), most: megabytes("VmHWM") };
}
