// A page used by its keys alone: Tab from stop to stop, and at each stop the focus must be seen and be where the eye goes next.
const MOST_STOPS = 120;

// Begins anew on the page that is open; answers what goes from stop to stop and remembers what was wrong.
export function walker(page) {
  const faults = [];
  let before;

  const look = async () => {
    const stop = await page.evaluate(readStop);
    if (!stop) return undefined;
    if (!stop.isMarked) faults.push(`no mark of the focus: ${stop.html}`);
    if (!stop.isInSight) faults.push(`the focus is out of sight: ${stop.html}`);
    if (before && isBackwards(before, stop)) faults.push(`the focus jumps back from ${before.html} to ${stop.html}`);
    before = stop;
    return stop;
  };

  // Presses Tab until the focus is on what this selector names.
  const to = async (selector) => {
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await page.keyboard.press("Tab");
      await look();
      if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
    }
    throw new Error(`${MOST_STOPS} stops of Tab do not lead to ${selector} on ${page.url()}`);
  };

  // Writes what the field under the focus should hold.
  const write = (text) => page.keyboard.type(text);

  // Chooses in the list under the focus by its arrows.
  const choose = async (value) => {
    const steps = await page.evaluate((value) => {
      const list = document.activeElement;
      return [...list.options].findIndex((one) => one.value === value) - list.selectedIndex;
    }, value);
    for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
    const chosen = await page.evaluate(() => document.activeElement.value);
    if (chosen !== value) throw new Error(`${steps} arrows chose ${chosen}, not ${value}`);
  };

  // Presses what is under the focus, and waits for the page it opens.
  const open = async (address, key = "Enter") => {
    await Promise.all([page.waitForURL(address), page.keyboard.press(key)]);
    await page.waitForLoadState();
    before = undefined;
  };

  return { faults, to, write, choose, open, press: (key) => page.keyboard.press(key) };
}

// Inside one column the eye goes down, and along a line as its language runs. The search of the header stands below the
// signs on a phone and before them on a desk: one order cannot follow both, so headers are not judged.
function isBackwards(one, next) {
  if (one.region === "HEADER" || one.isPinned || next.isPinned || one.region !== next.region) return false;
  const isAbove = next.bottom <= one.top + 1;
  const isBesides = next.top < one.bottom - 1 && next.bottom > one.top + 1;
  const isBefore = next.isRightToLeft ? next.left >= one.right - 1 : next.right <= one.left + 1;
  return isAbove || (isBesides && isBefore && Math.abs(next.top - one.top) < 4);
}

// Runs inside the page: where the focus is, and whether it can be seen. Nothing when it left the page.
function readStop() {
  const one = document.activeElement;
  if (!one || one === document.body) return undefined;
  const marks = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
  };
  // A native control may be hidden behind the label that shows its state.
  const shown = [one, one.closest("label"), one.closest(".find")].find((element) => element && marks(element)) ?? one;
  const place = shown.getBoundingClientRect();
  const chain = [];
  for (let element = one; element; element = element.parentElement) chain.push(getComputedStyle(element).position);
  return {
    html: one.outerHTML.replace(/\s+/g, " ").slice(0, 110),
    isMarked: marks(shown),
    isInSight: place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth && place.width > 1,
    isPinned: chain.some((position) => position === "fixed" || position === "sticky"),
    isRightToLeft: document.documentElement.dir === "rtl",
    region: one.closest("header, main, footer, nav")?.tagName ?? "",
    top: place.top + scrollY,
    bottom: place.bottom + scrollY,
    left: place.left,
    right: place.right,
  };
}
