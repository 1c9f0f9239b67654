"""The demo's pages as readers meet them: every section, both colour schemes, small and large, by keyboard, printed."""

import pathlib
import re
import subprocess

import access
from browser import Browser
from Stage.tally import Tally

WIDTHS = (320, 768, 1280)
# A picture of more pixels than this is cut; of a long chart the first parts are kept, which show every kind of thing.
CUT, PARTS = 6_000, 4
SECTIONS = ["What you are working toward", "Steps", "How it went", "What helps you", "Agreements", "Corrections",
            "Left out", "About this file"]

# What the rules of paper take away, but for what is pressed, lists of links and sentences about the screen.
GONE = """
return [...document.querySelectorAll('#page *')].filter(one => getComputedStyle(one).display === 'none' &&
    getComputedStyle(one.parentElement).display !== 'none' && !one.matches('summary, nav, #search, .screen') &&
    !one.querySelector('button') && !one.hidden).map(one => one.outerHTML.slice(0, 120));
"""


class Pages:
    """Every page that the demo left."""

    def __init__(self, tally: Tally, folder: pathlib.Path, found: dict):
        self.tally, self.folder, self.found = tally, folder, found
        folder.mkdir(parents=True, exist_ok=True)

    def run(self):
        """All of it; the gates are alike, so the first one stands for all."""
        with Browser() as browser:
            self.gate(browser, *next(iter(self.found.values())))
            for name, (path, words) in self.found.items():
                browser.look()
                browser.visit(path)
                said = browser.submit(words)
                self.tally.hold(f"{name}: opens", said == "", said)
                if said == "":
                    self.page(browser, name, path)

    def gate(self, browser: Browser, path: pathlib.Path, words: str):
        browser.look()
        browser.visit(path)
        self.rules(browser, "gate")
        browser.submit("other words")
        self.looks(browser, "gate")
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        browser.look()
        browser.driver.refresh()
        self.save(browser, "gate-without-script")
        seen = browser.find("body").text
        self.tally.hold("gate without a script: says what to do, and has no field", "Save this file" in seen
                        and not browser.find("#words").is_displayed(), seen)
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def page(self, browser: Browser, name: str, path: pathlib.Path):
        if name.startswith("copy-"):
            heads = browser.script("return [...document.querySelectorAll('h2')].filter(one => one.checkVisibility())"
                                   ".map(one => one.textContent)")
            self.tally.hold(f"{name}: every section is there, in order",
                            [head for head in heads if head in SECTIONS] == SECTIONS, str(heads))
            thin = browser.script("return [...document.querySelectorAll('section')].filter(one =>"
                                  "one.innerText.trim().length < 40).map(one => one.innerText)")
            self.tally.hold(f"{name}: no section is empty", not thin, str(thin))
        self.rules(browser, name)
        self.looks(browser, name)
        self.prints(browser, name)
        self.tally.hold(f"{name}: no request, an empty log", not browser.other_requests(path) and not browser.said,
                        "\n".join(browser.asked[:5] + browser.said[:5]))

    # ---------------------------------------------------------------- rules

    def rules(self, browser: Browser, name: str):
        """What a program can hold it to."""
        found = browser.script(access.STRUCTURE)
        self.tally.hold(f"{name}: headings, language, tables, lists, links, pictures", not found, "\n".join(found))
        found = access.names(browser)
        self.tally.hold(f"{name}: every control and picture has a name", not found, "\n".join(found))
        for scheme in ("light", "dark"):
            browser.look(scheme=scheme)
            found, count, least = access.contrast(browser)
            self.tally.hold(f"{name}: contrast, {scheme}: {count} texts, at least {least:.2f}", not found and count > 3,
                            "\n".join(found))
        for width, height in ((1280, 900), (320, 640)):
            browser.look(width, height)
            found = browser.script(access.TARGETS, access.TARGET)
            self.tally.hold(f"{name}: targets of 44 pixels at {width}", not found, "\n".join(found[:12]))
            found = browser.script(access.SIDEWAYS)
            self.tally.hold(f"{name}: nothing to scroll sideways at {width}", not found, "\n".join(found))
        # 320 by 256 is 1280 by 1024 at 400 %.
        browser.look(320, 256)
        visited, found = access.tour(browser)
        self.tally.hold(f"{name}: Tab goes through {len(visited)} controls, each shows it, none is covered at 400 %",
                        len(visited) >= 2 and not found, "\n".join(found[:12]))
        browser.look()

    # ------------------------------------------------------------- pictures

    def looks(self, browser: Browser, name: str):
        """Pictures in all widths and schemes."""
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                browser.look(width, 900, scheme)
                self.save(browser, f"{name}-{width}-{scheme}")
        browser.look(768, 900, forced=True)
        self.save(browser, f"{name}-768-forced")
        browser.look()

    def save(self, browser: Browser, name: str):
        height = browser.script("scrollTo(0, 0); return document.documentElement.scrollHeight")
        for number, top in enumerate(range(0, min(height, PARTS * CUT), CUT)):
            mark = f"-{number + 1}" if height > CUT else ""
            (self.folder / f"{name}{mark}.png").write_bytes(browser.picture(top, min(CUT, height - top)))

    def prints(self, browser: Browser, name: str):
        """On paper everything that can be unfolded is unfolded, and is folded again afterwards."""
        folded = browser.script("return [...document.querySelectorAll('details:not([open])')].map(one =>"
                                "{ one.open = true; const text = [...one.children].filter(part => part.localName !== 'summary')"
                                ".map(part => part.innerText).join(' '); one.open = false; return text; })")
        browser.look(paper=True)
        gone, sees = browser.script(GONE), browser.script("return matchMedia('print').matches")
        self.tally.hold(f"{name}: on paper only what is pressed or leads elsewhere is gone", sees and not gone,
                        "\n".join(gone))
        browser.look()
        pdf = self.folder / f"{name}-print.pdf"
        pdf.write_bytes(browser.printed())
        for old in self.folder.glob(f"{name}-print-*.png"):
            old.unlink()
        subprocess.run(["pdftoppm", "-r", "60", "-png", pdf, self.folder / f"{name}-print"], check=True)
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
        # Word by word, since columns of tables stand side by side on paper.
        flat = re.sub(r"\s+", "", re.sub(r"-\n\s*", "", text))
        lost = sorted({word for part in folded for word in part.split() if word not in flat})
        self.tally.hold(f"{name}: printed with its {len(folded)} folded parts open", not lost, str(lost[:8]))
        still = browser.script("return document.querySelectorAll('details:not([open])').length")
        self.tally.hold(f"{name}: folded again after printing", still == len(folded), f"{still} of {len(folded)}")
        self.tally.hold(f"{name}: no buttons on paper", "Save the data file" not in text)
