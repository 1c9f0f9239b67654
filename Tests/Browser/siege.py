"""Each attack of the corpus, planted inside the seal: nothing runs, nothing is loaded, nobody is called."""

import base64
import http.server
import pathlib
import threading
import time

import attacks
import forge
from browser import Browser
from Stage.tally import Tally

# Time for what an attack started to arrive.
WAIT = 0.25
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
PRESS = ("document.getElementById('pressed')"
         "?.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))")
# What the page's own script could be made to do, tried from inside an open page.
INSIDE = {
    "a text becomes no markup": "document.body.innerHTML = '<b>x</b>'; return 'made'",
    "no policy by another name": "trustedTypes.createPolicy('other', {createHTML: (x) => x}); return 'made'",
    "no second policy by its name": "trustedTypes.createPolicy('tacit', {createHTML: (x) => x}); return 'made'",
    "no text becomes a script": "const s = document.createElement('script'); s.textContent = 'globalThis.ran = 1';"
                                "document.body.append(s); return globalThis.ran ? 'ran' : ''",
    # Later, for the driver's own call is let through.
    "no eval": "setTimeout(() => { globalThis.ran = (0, eval)('1') }); return ''",
    "no function of a text": "setTimeout(() => { globalThis.ran = new Function('return 1')() }); return ''",
    "no text as a timer": "setTimeout('globalThis.ran = 1'); return ''",
    "no fetch": "const end = arguments[arguments.length - 1];"
                "return fetch(arguments[0]).then(() => 'went', () => '')",
    "no request": "const r = new XMLHttpRequest(); r.open('GET', arguments[0], false); r.send(); return 'went'",
    "no beacon": "navigator.sendBeacon(arguments[0], 'x'); return ''",
    "no socket": "new WebSocket(arguments[0].replace('http', 'ws')); return ''",
    "no events": "new EventSource(arguments[0]); return ''",
    "no worker": "return new Promise((end) => { const one = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));"
                 "one.onmessage = () => end('went'); one.onerror = () => end(''); })",
    "no picture": "new Image().src = arguments[0]; return ''",
}


class Siege:
    """One listening server, one browser, every attack."""

    def __init__(self, tally: Tally, folder: pathlib.Path, page: str, words: str):
        self.tally, self.folder, self.page, self.words = tally, folder, page, words
        self.hits: list[str] = []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.http = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        (folder / "image.png").write_bytes(PIXEL)
        self.file = (folder / "image.png").as_uri()

    def handler(self):
        """Notes each call and answers with something."""
        hits = self.hits

        class Handler(http.server.BaseHTTPRequestHandler):
            """Any method."""

            def do_GET(self):
                hits.append(f"{self.command} {self.path}")
                self.send_response(200)
                self.send_header("Access-Control-Allow-Origin", "*")
                self.end_headers()
                self.wfile.write(b"globalThis.ran=1")

            do_POST = do_HEAD = do_OPTIONS = do_GET

            def log_message(self, *_):
                pass

        return Handler

    def run(self):
        """All of it; the control comes first."""
        with Browser() as browser:
            self.control(browser)
            for name, markup in attacks.LOADED.items():
                self.attack(browser, name, markup, False)
            for name, markup in attacks.PRESSED.items():
                self.attack(browser, name, markup, True)
            self.from_inside(browser)
        self.server.shutdown()

    def control(self, browser: Browser):
        """The same measure sees the same attacks in a page without a policy."""
        page = self.folder / "control.html"
        everything = "".join(attacks.planted(*pair, self.http, self.file) for pair in attacks.LOADED.items()
                             if "base" not in pair[0] and "refresh" not in pair[0] and "mutation" not in pair[0])
        page.write_text(f"<!doctype html><title>Document</title><main>{everything}</main>")
        browser.visit(page)
        time.sleep(2)
        ran = browser.script("return globalThis.ran") or ""
        asked = browser.other_requests(page)
        self.tally.hold("control: without a policy the same attacks run, load and call",
                        ran.count(";") >= 5 and len(asked) >= 10 and len(self.hits) >= 5,
                        f"{ran}\n{asked}\n{self.hits}")
        self.hits.clear()
        idle = [name for name, markup in attacks.PRESSED.items() if not self.pressed_in_the_open(browser, page, name, markup)]
        # Chromium itself follows no `data:` address out of a page.
        self.tally.hold("control: what is pressed runs or calls there, too", idle == ["data link"], str(idle))
        idle = [name for name, script in INSIDE.items() if not self.tried_in_the_open(browser, page, script)]
        self.tally.hold("control: and so does what is tried from inside", not idle, str(idle))

    def pressed_in_the_open(self, browser: Browser, page: pathlib.Path, name: str, markup: str) -> bool:
        """Whether what is pressed runs or calls in a page without a policy."""
        page.write_text("<!doctype html><title>Document</title><main>"
                        + attacks.planted(name, markup, self.http, self.file) + "</main>")
        browser.visit(page)
        browser.script(PRESS)
        time.sleep(WAIT)
        ran = browser.script("return globalThis.ran")
        seen, _ = bool(ran or self.hits), self.hits.clear()
        return seen

    def tried_in_the_open(self, browser: Browser, page: pathlib.Path, script: str) -> bool:
        """Whether a script has its effect in a page without a policy."""
        page.write_text("<!doctype html><title>Document</title><main>A page</main>")
        browser.visit(page)
        made = self.tried(browser, script)
        time.sleep(WAIT)
        ran = browser.script("return globalThis.ran")
        seen, _ = bool(made or ran or self.hits), self.hits.clear()
        return seen

    def tried(self, browser: Browser, script: str) -> str:
        """What a script of `INSIDE` gives; nothing when the page throws, as it should."""
        return browser.script(f"return (async () => {{ {script} }})().catch(() => '')", f"{self.http}/inside")

    def attack(self, browser: Browser, name: str, markup: str, press: bool):
        page = self.folder / "attack.html"
        planted = attacks.planted(name, markup, self.http, self.file)
        html = f"<main><h1 id='top1'>A page</h1>{planted}<p id=part1>kept</p></main>"
        page.write_text(forge.resealed(self.page, self.words, {"html": html}))
        browser.visit(page)
        said = browser.submit(self.words)
        if press:
            browser.script(PRESS)
        time.sleep(WAIT)
        wrong = [f"the gate says {said}"] if said else []
        if ran := browser.script("return globalThis.ran"):
            wrong.append(f"ran: {ran}")
        if browser.driver.current_url.split("#")[0].split("?")[0] != page.as_uri():
            wrong.append(f"went to {browser.driver.current_url}")
        if len(browser.driver.window_handles) != 1:
            wrong.append("opened a window")
        wrong += [f"called {hit}" for hit in self.hits]
        self.hits.clear()
        wrong += [f"asked for {url}" for url in browser.other_requests(page)]
        self.tally.hold(f"{name}: nothing runs, loads or leaves", not wrong, "\n".join(wrong + browser.said))

    def from_inside(self, browser: Browser):
        """What a fault in the script could not do either."""
        page = self.folder / "attack.html"
        page.write_text(forge.resealed(self.page, self.words, {"html": "<main><h1>A page</h1></main>"}))
        browser.visit(page)
        browser.submit(self.words)
        for name, script in INSIDE.items():
            made = self.tried(browser, script)
            time.sleep(WAIT)
            ran = browser.script("return globalThis.ran")
            self.tally.hold(f"from inside: {name}", not made and not ran and not self.hits, f"{made} {ran} {self.hits}")
            self.hits.clear()
