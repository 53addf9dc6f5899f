// A PostgreSQL server of its own on the server's core, with full durability.
import { execute, freePort, SERVER_CORE, until } from "./scratch.mjs";
import { chownSync, mkdirSync, readdirSync } from "node:fs";

function programs() {
  const root = "/usr/lib/postgresql";
  const newest = readdirSync(root).sort((one, other) => Number(other) - Number(one))[0];
  return `${root}/${newest}/bin`;
}

// PostgreSQL refuses to run as root.
const asItself = (words) => (process.getuid() === 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", ...words] : words);

export async function servePostgres(scratch) {
  const folder = scratch.path("postgres");
  mkdirSync(folder);
  if (process.getuid() === 0) {
    const { stdout } = await execute("id", ["-u", "postgres"]);
    chownSync(folder, Number(stdout), Number(stdout));
  }
  const run = (words) => {
    const [program, ...rest] = asItself(words);
    return execute(program, rest, { cwd: "/" });
  };
  await run([`${programs()}/initdb`, `--pgdata=${folder}/data`, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
  const port = await freePort();
  const options = ["-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "shared_buffers=256MB"];
  const child = scratch.start(SERVER_CORE, asItself([`${programs()}/postgres`, "-D", `${folder}/data`, ...options]), { cwd: "/", stdio: "ignore" });
  child.stopsBy = "SIGINT";
  const ask = async (sql) => {
    const words = ["-h", "127.0.0.1", "-p", String(port), "-U", "postgres", "-Atc", sql, "postgres"];
    return (await execute(`${programs()}/psql`, words)).stdout.trim();
  };
  await until(() => ask("SELECT 1"), 20, 100);
  const version = await ask("SHOW server_version");
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    pids: [child.pid],
    version: `PostgreSQL ${version.split(" ")[0]}`,
    megabytes: async () => Number(await ask("SELECT pg_database_size('postgres')")) / 1024 / 1024,
  };
}
