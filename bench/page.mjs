// Reading pages as a browser does: unpacking, fields of forms, what a page loads.
import { brotliDecompressSync, gunzipSync } from "node:zlib";

export function textOf(answer) {
  const packing = answer.head.match(/\r\ncontent-encoding: *(\w+)/i)?.[1];
  if (packing === "br") return brotliDecompressSync(answer.body).toString();
  if (packing === "gzip") return gunzipSync(answer.body).toString();
  return answer.body.toString();
}

// The value of a hidden field of a page.
export function hidden(html, name) {
  const found = html.match(new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`));
  if (!found) throw new Error(`the page has no field ${name}`);
  return found[1].replaceAll("&amp;", "&").replaceAll("&#38;", "&");
}

// Addresses of the styles and scripts of a page.
export function loadedBy(html) {
  const tags = [...html.matchAll(/<(link|script)\b[^>]*>/g)].map((found) => found[0]);
  const address = (tag, name) => tag.match(new RegExp(`\\b${name}="?([^" >]+)`))?.[1];
  return {
    styles: tags.filter((tag) => /rel="?stylesheet/.test(tag)).map((tag) => address(tag, "href")),
    scripts: tags.filter((tag) => /\bsrc=/.test(tag)).map((tag) => address(tag, "src")),
  };
}
