// What the people of the office do with an order, from its page.
import { oneTimeCode } from "./one_time_code.mjs";
import { DESK, openScreen } from "./open_browser.mjs";

const used = new Set();

// Signs a person of this role in; each takes another person, since a one-time code is good for once.
export async function signIn(browser, house, role, settings = {}) {
  const person = house.signIns.find((one) => one.role === role && !used.has(one.login));
  if (!person) throw new Error(`nobody is left with the role ${role}`);
  used.add(person.login);
  const page = await openScreen(browser, house, { viewport: DESK, ...settings });
  await page.goto("/sign-in");
  await answerPassword(page, person);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  if (new URL(page.url()).pathname === "/sign-in/code") {
    await page.locator('[name="code"]').fill(oneTimeCode(person.totp_secret));
    await page.locator('form[action^="/sign-in/code"] button').click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  }
  return page;
}

// Sends the form of the sign-in page that is open.
export async function answerPassword(page, { login, password }) {
  await page.locator('[name="login"]').fill(login);
  await page.locator('[name="password"]').fill(password);
  await page.locator('form[action^="/sign-in"] button').click();
}

// The office speaks to this person in their own language.
export async function speak(page, lang) {
  await page.goto("/account");
  const form = page.locator('form[action="/account/language"]');
  await form.locator("select").selectOption(lang);
  await Promise.all([page.waitForNavigation(), form.locator("button").click()]);
}

// The addresses of forms whose end tells what they do; each is sent once, newest page first.
async function sendEach(page, open, selector) {
  for (let sent = 0; sent < 20; sent += 1) {
    await open();
    const forms = page.locator(selector);
    if ((await forms.count()) === 0) return sent;
    await Promise.all([page.waitForNavigation(), forms.first().locator("button").first().click()]);
  }
  throw new Error(`${selector} does not end`);
}

export const openOrder = (page, code) => page.goto(`/office/orders/${code}`);

export async function confirm(page, code) {
  await openOrder(page, code);
  await page.locator('form[action$="/call"] [name="outcome"][value="confirmed"]').click();
  await page.locator(`[data-order="${code}"][data-state="confirmed"]`).first().waitFor();
}

// Marks every producer's part ready; answers how many there were.
export function prepare(page, code) {
  return sendEach(page, () => openOrder(page, code), 'main form[action*="/preparation/"][action$="/ready"]');
}

export async function pack(page, code) {
  await openOrder(page, code);
  await page.locator('main form[action$="/shipping/pack"] button').click();
  await page.locator('[data-state="packed"]').first().waitFor();
}

// Opens the page of the order's parcel.
export async function openParcel(page, code) {
  await openOrder(page, code);
  await page.locator('main a[href^="/office/shipping/"]').first().click();
  await page.waitForURL(/\/office\/shipping\/[^/]+/);
}

const parcelIs = (page, code, state) =>
  page.locator(`main [data-order="${code}"][data-state="${state}"]`).first().waitFor();

export async function handOver(page, code, tracking) {
  await openParcel(page, code);
  const form = page.locator('main form[action$="/hand-over"]');
  await form.locator('[name="carrier"]').selectOption({ index: 1 }).catch(() => form.locator('[name="carrier"]').selectOption({ index: 0 }));
  await form.locator('[name="tracking"]').fill(tracking);
  await form.locator("button").click();
  await openParcel(page, code);
  await parcelIs(page, code, "handed_over");
}

export async function deliver(page, code) {
  await openParcel(page, code);
  await page.locator('main form[action$="/delivered"] button').click();
  await openParcel(page, code);
  await parcelIs(page, code, "delivered");
}

export async function refuse(page, code, reason) {
  await openParcel(page, code);
  const form = page.locator('main form[action$="/refused"]');
  await form.locator('[name="refused_reason"]').fill(reason);
  await form.locator("button").click();
  await openParcel(page, code);
  await parcelIs(page, code, "refused");
}

// The refused goods are back on the shelf; answers how many parts came.
export function takeBack(page, code) {
  const open = () => page.goto("/office/shipping?tab=back");
  return sendEach(page, open, `[data-order="${code}"] form[action*="/shipping/returns/"]`);
}

export async function receiveCash(page, code) {
  await page.goto("/office/cash");
  const form = page.locator(`[data-order="${code}"] form[action^="/office/cash/"]`);
  await Promise.all([page.waitForNavigation(), form.locator("button").click()]);
  await page.goto("/office/cash");
  if (await page.locator(`[data-order="${code}"] form`).count()) throw new Error(`${code} still waits for its cash`);
}
