// nginx with one worker, serving the very bytes of a page of the house as files, packed beforehand.
import { freePort, SERVER_CORE, until } from "./scratch.mjs";
import { mkdirSync, writeFileSync } from "node:fs";
import { get } from "node:http";

const MODULE = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

// Nothing is left out that makes nginx fast: no log, files kept open, no limit to a kept connection.
const settings = (folder, port) => `
load_module ${MODULE};
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
events { worker_connections 1024; multi_accept on; }
http {
  access_log off;
  default_type "text/html; charset=utf-8";
  sendfile on;
  tcp_nopush on;
  tcp_nodelay on;
  keepalive_requests 100000000;
  open_file_cache max=100 inactive=600s;
  open_file_cache_valid 600s;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/pages;
    gzip_static on;
    brotli_static on;
  }
}
`;

// `packed` holds the page plain, by brotli and by gzip, as the house sent it.
export async function serveFiles(scratch, packed) {
  const folder = scratch.path("nginx");
  mkdirSync(`${folder}/pages`, { recursive: true });
  writeFileSync(`${folder}/pages/page.html`, packed.plain);
  writeFileSync(`${folder}/pages/page.html.br`, packed.br);
  writeFileSync(`${folder}/pages/page.html.gz`, packed.gzip);
  const port = await freePort();
  writeFileSync(`${folder}/nginx.conf`, `user root;\n${settings(folder, port)}`);
  const words = ["nginx", "-e", `${folder}/error.log`, "-p", folder, "-c", `${folder}/nginx.conf`];
  const child = scratch.start(SERVER_CORE, words);
  const sent = await until(() => lengthOf(port), 10);
  if (sent !== packed.br.length) throw new Error(`nginx sends ${sent} bytes instead of ${packed.br.length}`);
  return { port, pids: [child.pid], child };
}

function lengthOf(port) {
  return new Promise((resolve, reject) => {
    const options = { port, host: "127.0.0.1", path: "/page.html", headers: { "accept-encoding": "br" } };
    const asked = get(options, (answer) => {
      answer.resume();
      resolve(Number(answer.headers["content-length"]));
    });
    asked.once("error", reject);
  });
}
