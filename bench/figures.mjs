// Numbers of a measurement and how they are written.

// The value below which a share of the sorted values lies.
export function percentile(sorted, share) {
  if (sorted.length === 0) return 0;
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

export function summary(latencies) {
  const sorted = Float64Array.from(latencies).sort();
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), p99: percentile(sorted, 0.99) };
}

export function median(values) {
  return percentile([...values].sort((one, other) => one - other), 0.5);
}

// Three figures that matter: 0.0312, 4.71, 37.5, 1 234.
export function short(value) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size >= 100) return whole(value);
  if (size >= 10) return value.toFixed(1);
  if (size >= 1) return value.toFixed(2);
  return value.toPrecision(2);
}

export function whole(value) {
  return Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, " ");
}

export function table(head, rows) {
  const align = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [head, align, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
