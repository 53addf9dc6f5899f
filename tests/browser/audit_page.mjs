// What well-kept judges say of a page: axe of its accessibility, html-validate of its HTML.
import axe from "axe-core";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // Matters of taste, settled by the templates: they do not change what a browser understands.
    "attr-quotes": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "long-title": "off",
    "no-implicit-button-type": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "doctype-style": "off",
    // Lists without bullets lose their role in one browser; the role says it again on purpose.
    "no-redundant-role": "off",
    // Phones are shown in groups on purpose; `tel:` links carry the whole number.
    "tel-non-breaking": "off",
  },
});

// Accessibility: WCAG 2.2 A and AA and good practice. Answers a line per violation.
export async function accessibilityFaults(page) {
  await page.evaluate(`${axe.source}; undefined`);
  const { violations } = await page.evaluate(() => 
    globalThis.axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `axe ${id}: ${node.target.join(" ")} ${node.html.slice(0, 140)} ${node.any[0]?.message ?? ""}`),
  );
}

// The HTML as it was sent, not as the browser mended it.
export async function htmlFaults(page, answer) {
  const report = await validator.validateString(await answer.text(), page.url());
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, column, message }) => `html ${ruleId} ${line}:${column}: ${message}`),
  );
}

// Targets for fingers: what can be pressed and is lower or narrower than `least` pixels, words within a sentence aside.
export function smallTargets(page, least) {
  return page.evaluate((least) => {
    const faults = [];
    for (const one of document.querySelectorAll("main :is(a[href], button, select, input:not([type=hidden]), summary)")) {
      const pressed = one.matches("[type=checkbox], [type=radio]") ? (one.closest("label") ?? one) : one;
      const { width, height } = pressed.getBoundingClientRect();
      const isShown = width > 1 && height > 1 && one.checkVisibility();
      const isWord = one.matches("a") && getComputedStyle(one).display === "inline";
      if (isShown && !isWord && (width < least - 0.5 || height < least - 0.5)) {
        faults.push(`target of ${Math.round(width)} × ${Math.round(height)}: ${one.outerHTML.slice(0, 110)}`);
      }
    }
    return faults;
  }, least);
}
