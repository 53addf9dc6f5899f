// What must hold of every page: its direction, its one heading, its width, its words.
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ARTEFACTS = join(dirname(fileURLToPath(import.meta.url)), "artefacts");
const NARROWEST = { width: 320, height: 700 };

// Answers what is wrong with the page that is open.
export async function faultsOf(page, lang) {
  const faults = await page.evaluate(readPage, lang === "ar" ? "rtl" : "ltr");
  const size = page.viewportSize();
  await page.setViewportSize(NARROWEST);
  const wide = await page.evaluate(() => {
    const most = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= most) return [];
    const beyond = [...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
      const place = one.getBoundingClientRect();
      return place.width > 0 && (place.right > most + 1 || place.left < -1);
    });
    return [`scrolls sideways at 320 px: ${beyond.slice(0, 3).map((one) => one.outerHTML.slice(0, 90)).join(" | ")}`];
  });
  await page.setViewportSize(size);
  return [...faults, ...wide];
}

// Runs inside the page.
function readPage(direction) {
  const faults = [];
  if (document.documentElement.dir !== direction) faults.push(`direction is ${document.documentElement.dir}`);
  const headings = document.querySelectorAll("h1").length;
  if (headings !== 1) faults.push(`${headings} main headings`);
  if (!document.title.trim()) faults.push("no title");
  const rawKey = /^[a-z]+(?:-[a-z0-9]+)+$/;
  const hole = /\{\s*(?:\$|[a-z]+-)/;
  const isCode = (element) => element?.closest("bdi, code, data, [dir=ltr], script, style, svg");
  const look = (text, element, where) => {
    const words = text.trim();
    if (!words || isCode(element)) return;
    if (rawKey.test(words) || hole.test(words)) faults.push(`unfinished text ${where}: ${words.slice(0, 60)}`);
  };
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) look(texts.currentNode.data, texts.currentNode.parentElement, "shown");
  for (const name of ["aria-label", "placeholder", "title", "alt"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) look(element.getAttribute(name), element, name);
  }
  return faults;
}

// Keeps a picture of the whole page; the name tells language, width and light.
export async function keepPicture(page, ...words) {
  await mkdir(ARTEFACTS, { recursive: true });
  const name = words.join("-").replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "");
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`), fullPage: true });
}
