"""Headless Chromium of Debian, driven through its driver, that notes whatever it is asked to load and to say."""

import base64
import json
import pathlib
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

CHROMIUM, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
# What one window may take until a page is open or has refused; it is measured apart.
PATIENCE = 30.0


class Browser:
    """One browser with a profile of its own, which `close` removes."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="tacit-browser-")
        self.profile = pathlib.Path(self.folder.name) / "profile"
        self.downloads = pathlib.Path(self.folder.name) / "downloads"
        options = Options()
        options.binary_location = CHROMIUM
        for argument in (
                "--headless=new", f"--user-data-dir={self.profile}", "--hide-scrollbars", "--force-color-profile=srgb",
                "--disable-dev-shm-usage", "--disable-gpu",
                # Calls of the browser's own.
                "--disable-background-networking", "--disable-component-update", "--no-first-run"):
            options.add_argument(argument)
        # Its own sandbox does not start for root, nor in a container without user namespaces; what is under test is
        # the page's policy, and every page is ours.
        options.add_argument("--no-sandbox")
        options.add_experimental_option("prefs", {
            "download.default_directory": str(self.downloads), "download.prompt_for_download": False})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        self.driver.set_page_load_timeout(PATIENCE)
        # What was asked for, by the browser's number of the request.
        self.requests: dict[str, str] = {}
        self.said: list[str] = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends the browser and removes what it wrote."""
        self.quit()
        self.folder.cleanup()

    def quit(self):
        """Ends the browser; its profile is there until `close`."""
        if self.driver:
            self.driver.quit()
            self.driver = None

    # ----------------------------------------------------------------- looks

    def look(self, width: int = 1280, height: int = 900, scheme: str = "light", forced: bool = False,
             paper: bool = False):
        """A screen of this many CSS pixels, a colour scheme, and perhaps the system's own colours or rules of paper."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print" if paper else "", "features": [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "forced-colors", "value": "active" if forced else "none"}]})

    def picture(self, top: int = 0, height: int | None = None) -> bytes:
        """A PNG of the page, from `top` down to its end or `height` pixels of it."""
        size = self.script("return [innerWidth, document.documentElement.scrollHeight]")
        clip = {"x": 0, "y": top, "width": size[0], "height": height or size[1] - top, "scale": 1}
        made = self.driver.execute_cdp_cmd(
            "Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True, "clip": clip})
        return base64.b64decode(made["data"])

    def printed(self) -> bytes:
        """The page as the browser prints it, A4, a PDF."""
        made = self.driver.execute_cdp_cmd("Page.printToPDF", {
            "printBackground": False, "preferCSSPageSize": True, "paperWidth": 8.27, "paperHeight": 11.69})
        return base64.b64decode(made["data"])

    # --------------------------------------------------------------- the page

    def visit(self, file: pathlib.Path):
        """Opens a file; what was asked and said before is forgotten."""
        self.notes()
        self.requests.clear()
        self.said.clear()
        self.driver.get(file.as_uri())

    def script(self, text: str, *arguments):
        """What a script finds in the page."""
        return self.driver.execute_script(text, *arguments)

    def find(self, css: str):
        """The first element of that kind."""
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def button(self, name: str):
        """The button that is called so."""
        return next(one for one in self.driver.find_elements(By.TAG_NAME, "button") if one.text == name)

    def press(self, *keys: str):
        """Keys, to whatever has the focus."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def chord(self, held: str, key: str):
        """One key while another is held down."""
        ActionChains(self.driver).key_down(held).send_keys(key).key_up(held).perform()

    def submit(self, words: str) -> str:
        """Types words and Enter into the gate; what the gate says in the end, empty when the page is open."""
        field = self.find("#words")
        field.clear()
        field.send_keys(words, Keys.ENTER)
        return self.answer()

    def answer(self) -> str:
        """Waits until the page is open (empty) or the gate has said why not."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            said = self.script(
                "const open = document.getElementById('open');"
                "return document.getElementById('page') ? '' : open && !open.disabled"
                " ? document.getElementById('status').textContent : null")
            if said is not None:
                return said
            time.sleep(0.02)
        return "no answer"

    def text(self) -> str:
        """All text of the page, seen or not, without scripts and styles."""
        return self.script(
            "const all = document.documentElement.cloneNode(true);"
            "all.querySelectorAll('script,style').forEach(one => one.remove()); return all.textContent")

    # ------------------------------------------------------------------ notes

    def notes(self):
        """Takes what the logs have into `requests` and `said`; what the policy held back was never sent."""
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            about = message["params"]
            if message["method"] == "Network.requestWillBeSent":
                self.requests[about["requestId"]] = about["request"]["url"]
            elif message["method"] == "Network.webSocketCreated":
                self.requests[about["requestId"]] = about["url"]
            elif message["method"] == "Network.loadingFailed" and about.get("blockedReason") in ("csp", "origin"):
                self.requests.pop(about["requestId"], None)
        self.said += [entry["message"] for entry in self.driver.get_log("browser")]

    @property
    def asked(self) -> list[str]:
        """The addresses that were asked for."""
        return list(self.requests.values())

    def other_requests(self, file: pathlib.Path) -> list[str]:
        """What was asked for besides the file; pictures within the page are no request."""
        self.notes()
        return [url for url in self.asked if url.split("#")[0] != file.as_uri() and not url.startswith("data:")]
