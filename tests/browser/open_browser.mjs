// Chromium as it is installed, and pages that remember what went wrong on them.
import { chromium } from "playwright-core";

const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = { width: 375, height: 812 };
export const DESK = { width: 1280, height: 900 };

export function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: SWITCHES });
}

// A person's browser: its own cookies, its own screen. `house` resolves addresses.
export async function openScreen(browser, house, settings = {}) {
  const context = await browser.newContext({ baseURL: house.address, viewport: PHONE, ...settings });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

// Everything on this page that should not be: errors, failed requests, requests to another host.
export function watch(page, house) {
  const faults = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(house.address) && !request.url().startsWith("data:")) {
      faults.push(`another host: ${request.url()}`);
    }
  });
  page.on("requestfailed", (request) => {
    const left = request.failure()?.errorText === "net::ERR_ABORTED" && request.url().includes("/assets/favicon.");
    // Chromium asks for the icon after the page is loaded, and gives it up when the next page is opened.
    if (!left) faults.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.status()}: ${response.url()}`);
  });
  return faults;
}
