"""Rules of WCAG 2.2 that a program can hold a page to, in both colour schemes; each finding is one line."""

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

# 2.5.5 asks for 44 by 44; half a pixel is rounding.
TARGET = 43.5
CONTROLS = "button, input, select, textarea, summary, a[href]"

# Structure: 1.3.1, 2.4.2, 2.4.6, 3.1.1, 4.1.2.
STRUCTURE = r"""
const found = [], root = document.documentElement;
if (!root.lang) found.push("no language");
if (!document.title.trim()) found.push("no title");
const shown = (one) => one.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
const heads = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].filter(shown);
if (heads.filter((one) => one.tagName === "H1").length !== 1) found.push("not exactly one h1");
let last = 0;
for (const one of heads) {
  const level = Number(one.tagName[1]);
  if (level > last + 1) found.push(`${one.tagName} after H${last}: ${one.textContent.slice(0, 40)}`);
  if (!one.textContent.trim()) found.push(`${one.tagName} is empty`);
  last = level;
}
if (document.querySelectorAll("main").length !== 1) found.push("not exactly one main");
const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) found.push(`id ${id} stands twice`);
for (const name of ["aria-labelledby", "aria-describedby", "aria-controls", "for"])
  for (const one of document.querySelectorAll(`[${name}]`))
    for (const id of one.getAttribute(name).split(/\s+/))
      if (!document.getElementById(id)) found.push(`${name} of ${id}, which is not there`);
for (const one of document.querySelectorAll("a[href^='#']"))
  if (!document.getElementById(one.getAttribute("href").slice(1))) found.push(`a link to ${one.getAttribute("href")}`);
for (const one of document.querySelectorAll("a[href]"))
  if (!/^(#|tel:)/.test(one.getAttribute("href"))) found.push(`a link to ${one.getAttribute("href")}`);
for (const one of document.querySelectorAll("svg"))
  if (one.getAttribute("aria-hidden") !== "true"
      && !(one.getAttribute("role") === "img" && one.querySelector("title")?.textContent.trim()
           && one.querySelector("desc")?.textContent.trim())) found.push("a picture without title and description");
for (const one of document.querySelectorAll("table")) {
  if (!one.querySelector("th")) found.push("a table without heads");
  if (one.querySelector("th:not([scope])")) found.push("a head of a table without scope");
}
for (const one of document.querySelectorAll("ul,ol"))
  if ([...one.children].some((child) => child.tagName !== "LI")) found.push("a list with other things than items");
for (const one of document.querySelectorAll("[tabindex]")) 
  if (one.tabIndex > 0) found.push("an order of its own for Tab");
return found;
"""

# 1.4.3 (text), 1.4.11 (edges of controls): luminance as WCAG defines it, layers blended from the top down.
CONTRAST = r"""
const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
const known = new Map();
const rgba = (text) => {
  if (!known.has(text)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    known.set(text, [r, g, b, a / 255]);
  }
  return known.get(text);
};
const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
const ground = (one) => {
  const layers = [];
  for (let at = one; at; at = at.parentElement) {
    const colour = rgba(getComputedStyle(at).backgroundColor);
    layers.push(colour);
    if (colour[3] === 1) break;
  }
  return layers.reverse().reduce((below, top) => over(top, below), rgba("Canvas"));
};
const light = (colour) => {
  const [r, g, b] = colour.slice(0, 3).map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one, other) => {
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};
const opacity = (one) => {
  let all = 1;
  for (let at = one; at; at = at.parentElement) all *= getComputedStyle(at).opacity;
  return all;
};
const found = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let count = 0, least = 21;
while (walk.nextNode()) {
  const one = walk.currentNode.parentElement, text = walk.currentNode.textContent.trim();
  if (!text || !one.checkVisibility() || ["SCRIPT", "STYLE", "NOSCRIPT", "title", "desc"].includes(one.tagName)) continue;
  const style = getComputedStyle(one), below = ground(one.closest("svg") ?? one);
  const inSVG = one.closest("svg") !== null;
  let colour = rgba(inSVG ? style.fill : style.color);
  colour = over([...colour.slice(0, 3), colour[3] * opacity(one)], below);
  const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 700;
  const need = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5, is = ratio(colour, below);
  count += 1;
  least = Math.min(least, is);
  const name = `${one.tagName} ${one.className.baseVal ?? one.className}`;
  if (is < need) found.add(`${is.toFixed(2)} < ${need}: ${name}: ${text.slice(0, 40)}`);
}
for (const one of document.querySelectorAll("button, input")) {
  if (!one.checkVisibility()) continue;
  const style = getComputedStyle(one), outside = ground(one.parentElement);
  const best = Math.max(ratio(over(rgba(style.borderTopColor), outside), outside), ratio(ground(one), outside));
  if (best < 3) found.add(`${best.toFixed(2)} < 3: edge of ${one.tagName} ${one.textContent || one.id}`);
}
for (const one of document.querySelectorAll("svg .line, svg .goal, svg polyline, svg path, svg circle, svg .dot")) {
  if (!one.checkVisibility()) continue;
  const style = getComputedStyle(one), below = ground(one.closest("svg"));
  const parts = [style.stroke, style.fill].filter((part) => part !== "none" && !part.startsWith("url"))
    .map(rgba).filter((part) => part[3] > 0);
  const best = Math.max(0, ...parts.map((part) => ratio(over(part, below), below)));
  if (parts.length && best < 3)
    found.add(`${best.toFixed(2)} < 3: ${one.tagName} ${one.className.baseVal} of a picture`);
}
return [[...found], count, least];
"""

# 2.5.5; a link within a sentence is excepted there.
TARGETS = r"""
const found = [];
for (const one of document.querySelectorAll("button, input, select, textarea, summary, a[href]")) {
  if (!one.checkVisibility()) continue;
  const box = one.getBoundingClientRect();
  const inSentence = one.tagName === "A" && one.parentElement.textContent.trim() !== one.textContent.trim();
  if (!inSentence && (box.width < arguments[0] || box.height < arguments[0]))
    found.push(`${one.tagName} ${one.textContent.slice(0, 40) || one.id}: ${[box.width, box.height].map(Math.round)}`);
}
return found;
"""

# 2.4.7, 2.4.11, 2.4.13: what has the focus shows it, and nothing lies on it.
FOCUSED = r"""
const one = document.activeElement;
if (!one || one === document.body) return null;
const style = getComputedStyle(one), box = one.getBoundingClientRect(), found = [];
const name = `${one.tagName} ${one.textContent.slice(0, 30) || one.id}`;
if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) found.push(`${name}: no ring`);
if (box.bottom < 0 || box.top > innerHeight) found.push(`${name}: out of sight`);
for (const y of [box.top + 3, Math.min(box.bottom, innerHeight) - 3]) {
  const top = document.elementFromPoint(Math.max(box.left + box.width / 2, 0), Math.max(y, 0));
  if (top && top !== one && !one.contains(top) && !top.contains(one))
    found.push(`${name}: covered by ${top.tagName} ${top.className}`);
}
one.dataset.visited = Number(one.dataset.visited ?? 0) + 1;
return [name, one.dataset.visited, found];
"""

SIDEWAYS = r"""
const width = document.documentElement.clientWidth, found = [];
if (document.documentElement.scrollWidth <= width) return found;
for (const one of document.body.querySelectorAll("*"))
  if (one.getBoundingClientRect().right > width + 1 && one.checkVisibility() && found.length < 5)
    found.push(`${one.tagName} ${one.className.baseVal ?? one.className}: ${one.textContent.slice(0, 30)}`);
return found.length ? found : ["the page is wider than the window"];
"""


def names(browser) -> list[str]:
    """Controls and pictures to which the browser itself gives no name."""
    return [
        one.get_attribute("outerHTML")[:80]
        for one in browser.driver.find_elements(By.CSS_SELECTOR, CONTROLS + ", svg[role=img], nav, section, [role=img]")
        if one.is_displayed() and not one.accessible_name.strip()]


def tour(browser, limit: int = 400) -> tuple[list[str], list[str]]:
    """Tab through the whole page: what was visited, and what is wrong with how that shows."""
    visited, found = [], []
    for _ in range(limit):
        browser.press(Keys.TAB)
        state = browser.script(FOCUSED)
        if state is None or int(state[1]) > 1:
            break
        visited.append(state[0])
        found += state[2]
    browser.script("document.querySelectorAll('[data-visited]').forEach(one => delete one.dataset.visited)")
    return visited, found


def contrast(browser) -> tuple[list[str], int, float]:
    """Findings, how many texts were measured, the least ratio."""
    found, count, least = browser.script(CONTRAST)
    return found, count, least
