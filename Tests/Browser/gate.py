"""The gate: who opens it, what it says, and what is left when it is closed."""

import base64
import pathlib
import time

from selenium.webdriver.common.keys import Keys

import forge
from browser import Browser
from Stage.tally import Tally

# P13: opens in Chromium within a second; the best of these tries, for the machine does other things, too.
LIMIT, TRIES = 1.0, 3
CANARY = "kingfisher over the weir"
FIXTURE = {
    "html": f"<main><h1 id='top1'>A page</h1><p>{CANARY}</p><ul><li><a href='#part1'>a part</a></li></ul>"
            "<details><summary>more</summary><p>folded</p></details><h2 id='part1'>Part</h2>"
            "<div id='search'></div><p data-search>first thing</p><p data-search>second thing</p></main>",
    "file": {"name": "data.json", "type": "application/fhir+json", "text": "{\"one\": \"\u00e4 </script>\"}"},
}
STORED = """
const all = [];
const ask = async (name, count) => {
  // A file has no right to some of them, which is as good.
  try { const n = await count(); if (n) all.push(name + ": " + n); } catch (error) {}
};
const end = arguments[0];
(async () => {
  await ask("localStorage", () => localStorage.length);
  await ask("sessionStorage", () => sessionStorage.length);
  await ask("cookie", () => document.cookie);
  await ask("databases", async () => (await indexedDB.databases()).length);
  await ask("caches", async () => (await caches.keys()).length);
  await ask("workers", async () => (await navigator.serviceWorker.getRegistrations()).length);
  end(all);
})();
"""


def forms_of(words: str) -> dict[str, str]:
    """Ways in which people type them."""
    parts = words.split("-")
    return {
        "capitals": words.upper(), "spaces": " ".join(parts),
        "a capital first and a blank behind": words.capitalize() + " ",
        "dashes of a telephone": "\u2013".join(parts), "full stops and commas": ". ".join(parts) + ",",
        "several blanks": "  " + " \u00a0 ".join(parts), "wide letters": "".join(
            chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in words),
    }


class Gate:
    """One page with a content of ours, opened again and again."""

    def __init__(self, tally: Tally, browser: Browser, page: pathlib.Path, words: str):
        self.tally, self.browser, self.page, self.words = tally, browser, page, words

    def run(self):
        """All of it."""
        self.opens()
        self.forgives()
        self.refuses()
        self.broken()
        self.keyboard()
        self.closes()
        self.leaves()
        self.saves()
        self.searches()
        self.stores()

    def closed(self):
        """The page, not open."""
        self.browser.visit(self.page)

    def open(self) -> str:
        """The page, open."""
        self.closed()
        return self.browser.submit(self.words)

    def empty(self) -> bool:
        """Whether nothing of the content is there."""
        return CANARY not in self.browser.text()

    def opens(self):
        times = []
        for _ in range(TRIES):
            self.closed()
            begun = self.browser.script("return performance.now()")
            said = self.browser.submit(self.words)
            times.append((self.browser.script("return performance.now()") - begun) / 1000)
        good = said == "" and not self.empty()
        self.tally.hold("it opens with its words", good, said)
        self.tally.hold(f"within {LIMIT:.0f} s from the first key", min(times) < LIMIT, str(times))
        self.tally.hold("the heading has the focus", self.browser.script("return document.activeElement.id") == "top1")
        self.tally.hold("the title stays neutral", self.browser.driver.title == "Document", self.browser.driver.title)
        self.tally.hold("the words are nowhere in the page", self.words not in self.browser.driver.page_source and
                        not self.browser.script("return !!document.querySelector('#words')"))
        self.tally.hold("nothing was loaded but the file", not self.browser.other_requests(self.page),
                        str(self.browser.asked))
        self.tally.hold("the browser's log is empty", not self.browser.said, "\n".join(self.browser.said))

    def forgives(self):
        wrong = []
        for name, typed in forms_of(self.words).items():
            self.closed()
            said = self.browser.submit(typed)
            if said:
                wrong.append(f"{name}: {said}")
        self.tally.hold(f"{len(forms_of(self.words))} ways of typing them open it, too", not wrong, "\n".join(wrong))

    def refuses(self):
        self.closed()
        parts = self.words.split("-")
        for name, typed in {"others": "these-are-other-words-than-those", "one missing": "-".join(parts[1:]),
                            "another order": "-".join(reversed(parts)), "one letter": self.words[:-1]}.items():
            said = self.browser.submit(typed)
            self.tally.hold(f"{name}: refused, and told so", "not the words" in said and self.empty(), said)
        state = self.browser.script("const w = document.getElementById('words');"
                                    "return [document.activeElement === w, w.selectionStart === 0 && w.selectionEnd === w.value.length]")
        self.tally.hold("what was typed is selected, to be typed again", state == [True, True], str(state))
        said = self.browser.submit("   ")
        self.tally.hold("nothing typed: asks for the words", "Type the words" in said, said)
        said = self.browser.submit(self.words)
        self.tally.hold("and then it opens", said == "", said)

    def broken(self):
        page = self.page.read_text()
        sealed = forge.sealed_part(page)
        later = dict(sealed, head=sealed["head"].replace('"v":1', '"v":2'))
        slot = dict(sealed["slots"][0], key=turned(sealed["slots"][0]["key"]))
        for name, other, wanted in [
                ("a changed content", dict(sealed, content=turned(sealed["content"])), "damaged"),
                ("a changed nonce of the content", dict(sealed, nonce=turned(sealed["nonce"])), "damaged"),
                ("a changed slot", dict(sealed, slots=[slot]), "not the words"),
                ("a later version", later, "newer"),
                ("no slots member", {k: v for k, v in sealed.items() if k != "slots"}, None),
                ("no object", [], None)]:
            changed = self.page.with_name("changed.html")
            changed.write_text(forge.with_sealed(page, other))
            self.browser.visit(changed)
            said = self.browser.submit(self.words)
            good = self.empty() and said and (wanted in said if wanted else "not the words" not in said)
            self.tally.hold(f"{name}: refused with a sentence of its own", good, said)

    def keyboard(self):
        self.closed()
        self.tally.hold("the field has the focus at once",
                        self.browser.script("return document.activeElement.id") == "words")
        self.browser.press("other", Keys.TAB, Keys.TAB)
        self.browser.press(Keys.ENTER)
        kind = self.browser.script("return document.getElementById('words').type")
        self.tally.hold("the words can be shown", kind == "text", kind)
        self.browser.chord(Keys.CONTROL, "a")
        self.browser.press(self.words, Keys.ENTER)
        said = self.browser.answer()
        self.tally.hold("it opens by keyboard alone", said == "" and not self.empty(), said)
        for _ in range(20):
            self.browser.chord(Keys.SHIFT, Keys.TAB)
            if self.browser.script("return document.activeElement.textContent") == "Close":
                break
        self.browser.press(Keys.ENTER)
        self.tally.hold("and closes by keyboard alone", self.empty() and "Closed" in self.browser.text(),
                        self.browser.text())

    def closes(self):
        said = self.open()
        long = self.browser.script("return history.length")
        self.browser.find("a[href='#part1']").click()
        now = self.browser.script("return [history.length, location.hash, document.activeElement.id]")
        self.tally.hold("a link within the page moves the focus and leaves no trace in the history",
                        said == "" and now == [long, "", "part1"], str(now))
        self.browser.button("Close").click()
        self.tally.hold("closing empties the page", self.empty() and "Nothing of it was kept" in self.browser.text())
        gone = self.browser.script("return [document.querySelectorAll('#page, #words').length,"
                                   "document.body.children.length]")
        self.tally.hold("only the farewell is left", gone == [0, 1], str(gone))
        self.browser.driver.refresh()
        self.tally.hold("loading it again shows the gate", self.empty() and self.browser.find("#words").is_displayed())

    def leaves(self):
        said = self.open()
        self.browser.script("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
        self.tally.hold("leaving empties the page", said == "" and self.empty())
        other = self.page.with_name("other.html")
        other.write_text("<title>other</title>other")
        for way in ("back()", "forward(), back()"):
            self.open()
            self.browser.driver.get(other.as_uri())
            self.browser.driver.back()
            if way != "back()":
                self.browser.driver.forward()
                self.browser.driver.back()
            time.sleep(0.5)
            shown = self.browser.script("const field = document.querySelector('#words'), gate = document.querySelector('#gate');"
                                        "return field && gate && !gate.hidden && field.value")
            self.tally.hold(f"{way} after leaving shows the gate, empty", self.empty() and shown == "", str(shown))

    def saves(self):
        self.open()
        self.browser.button("Save the data file").click()
        target = self.browser.downloads / FIXTURE["file"]["name"]
        end = time.monotonic() + 10
        while not target.exists() and time.monotonic() < end:
            time.sleep(0.05)
        good = target.exists() and target.read_bytes().decode() == FIXTURE["file"]["text"]
        self.tally.hold("the data file is saved, byte for byte", good)
        asked = [url for url in self.browser.other_requests(self.page) if not url.startswith("blob:")]
        self.tally.hold("without a request", not asked, str(asked))

    def searches(self):
        self.open()
        field = self.browser.find("#search input")
        field.send_keys("SECOND thing")
        shown = self.browser.script("return [...document.querySelectorAll('[data-search]')].map(one => one.hidden)")
        told = self.browser.find("#search [role=status]").text
        self.tally.hold("the search shows what has all the words", shown == [True, False] and told == "1 found", told)
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(Keys.BACKSPACE)
        shown = self.browser.script("return [...document.querySelectorAll('[data-search]')].map(one => one.hidden)")
        self.tally.hold("and everything again without words", shown == [False, False])

    def stores(self):
        self.open()
        found = self.browser.driver.execute_async_script(STORED)
        self.tally.hold("no storage, cookie, database, cache or worker", not found, str(found))


def turned(text: str) -> str:
    """Base64 with its first bit turned."""
    raw = bytearray(base64.b64decode(text))
    raw[0] ^= 0x80
    return base64.b64encode(raw).decode()


def residue(browser: Browser, words: list[str]) -> list[str]:
    """Files of a browser that has ended in which one of these words stands, as UTF-8 or UTF-16."""
    found = []
    for path in browser.profile.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            found += [f"{word!r} in {path.relative_to(browser.profile)}" for word in words
                      if word.encode() in content or word.encode("utf-16-le") in content]
    return found
