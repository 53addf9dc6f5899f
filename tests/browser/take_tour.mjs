// Takes the pictures of the README anew: node take_tour.mjs. They show what the demonstration house shows.
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as buying from "./buying.mjs";
import { signIn } from "./office.mjs";
import { DESK, PHONE, openBrowser, openScreen } from "./open_browser.mjs";
import { startHouse } from "./start_house.mjs";

const PICTURES = join(dirname(fileURLToPath(import.meta.url)), "../../docs/pictures");
const SMALL_DESK = { width: 1100, height: 760 };

await mkdir(PICTURES, { recursive: true });
const [house, browser] = await Promise.all([startHouse(), openBrowser()]);
const take = (page, name) => page.screenshot({ path: join(PICTURES, `${name}.jpg`), type: "jpeg", quality: 72 });

try {
  const phone = (lang) => openScreen(browser, house, { locale: lang, viewport: PHONE });
  const french = await phone("fr");
  await french.goto("/fr");
  await take(french, "home-fr");
  const arabic = await phone("ar");
  await arabic.goto("/ar/p/dattes-majhoul-extra");
  await take(arabic, "product-ar");
  await buying.addFromAisle(french, "fr", "dattes", "DAT-BFG-500");
  await buying.addFromAisle(french, "fr", "epices", "EPI-SAF-1G");
  await buying.chooseTown(french, "fr", buying.BUYER.city);
  await french.goto("/fr/cart");
  await take(french, "cart-fr");
  const { code } = await buying.order(french, "fr");
  const desk = await openScreen(browser, house, { viewport: SMALL_DESK });
  await desk.goto("/fr/c/dattes");
  await take(desk, "aisle-fr");
  const office = await signIn(browser, house, "manager", { viewport: DESK });
  await office.goto("/office");
  await take(office, "office-today");
  await office.goto(`/office/orders/${code}`);
  await take(office, "office-order");
} finally {
  await browser.close();
  await house.close();
}
