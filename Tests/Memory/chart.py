"""A vault with fifty words and more that exist nowhere else, one in every field that a practitioner types into."""

import random
import string

from Stage.agent import Agent

AT = "2020-01-06T09:00:00-05:00"


class Words:
    """Canaries: each begins with a mark that is drawn for this run, so one search finds any of them.

    The quotation mark in it makes the form in JSON another one than the plain form.
    """

    def __init__(self):
        dice = random.SystemRandom()
        self.mark = 'Zq"' + "".join(dice.choices(string.ascii_lowercase, k=9))
        self.made: list[str] = []

    def next(self) -> str:
        """One more word."""
        self.made.append(f"{self.mark}{len(self.made):03}")
        return self.made[-1]

    def text(self) -> str:
        """A text that says its word thrice, with other words between."""
        word = self.next()
        return f"{word} came late. {word} kept the diary, and\n\nleft with {word}"


class Chart:
    """Fills a vault over the socket and reads it back."""

    # Notes of these classes hold no facts of the session (Docs/Formats/documents.md, Notes).
    SEPARATE = ("psychotherapy", "sud-counselling")
    CLASSES = ("progress", "psychotherapy", "sud-counselling", "supervision", "administrative")

    def __init__(self, agent: Agent, words: Words):
        self.must, self.words = agent.line.must, words
        self.notes: list[str] = []

    def fill(self):
        """Practice, two clients, notes of every class, what is added to them, a plan, entries, drafts."""
        w = self.words.next
        self.must("PUT", "/v1/practice", {"practitioner": w(), "licences": [w()], "organisation": w(), "state": w()},
                  {"If-Match": '"0"'})
        self.handle = self.must("POST", "/v1/clients", {
            name: w() for name in ("name", "called", "pronouns", "contact", "emergency_contact", "guardian",
                                   "authority_citation", "accommodation_needs", "chart_number")})["handle"]
        self.other = self.must("POST", "/v1/clients", {"name": w(), "contact": w()})["handle"]
        self.base = f"/v1/clients/{self.handle}"
        self.must("POST", f"{self.base}/notices", {"version": w(), "method": w(), "on": "2020-01-06"})
        # The rest is in the client's own streams.
        self.first = len(self.words.made)
        for kind in self.CLASSES:
            self.note(kind)
        self.must("POST", f"{self.base}/notes/{self.notes[0]}/addenda", self.words.text())
        self.must("POST", f"{self.base}/notes/{self.notes[0]}/amendments",
                  {"kind": "amendment", "reason": w(), "text": self.words.text()})
        self.must("POST", f"{self.base}/records/{self.notes[-1]}/error",
                  {"mark": {"reason": "other", "explanation": w()}})
        self.plan()
        self.entries()
        for kind in ("progress", "psychotherapy"):
            self.must("POST", f"{self.base}/drafts", self.words.text(), {"Tacit-Class": kind})
        while len(self.words.made) < 50:
            self.must("POST", f"/v1/clients/{self.other}/drafts", self.words.text(), {"Tacit-Class": "contact"})

    def note(self, kind: str):
        """A signed note with a word in every field that its class may have."""
        w = self.words.next
        facts = {} if kind in self.SEPARATE else {
            "modality": w(), "risk": w(), "interventions": [w()], "codes": [w()]}
        draft = self.must("POST", f"{self.base}/notes", {
            "class": kind, "format": "free", "occurred_at": AT, "place": w(), "participants": [w()], "objectives": {},
            "sections": [{"heading": w(), "text": self.words.text()}]} | facts)["id"]
        self.notes.append(self.must("POST", f"{self.base}/notes/{draft}/signature")["note"]["id"])

    def plan(self):
        """A plan with a step."""
        w = self.words.next
        self.must("POST", f"{self.base}/plans", {
            "formality": "light", "effective_from": "2020-01-06", "reason": w(),
            "sections": [{"heading": "Plan", "text": self.words.text()}],
            "steps": [{"id": "", "text": w(), "state": "todo", "owner": w()}]}, {"If-Match": '"0"'})

    def entries(self):
        """An entry of text alone, one that names another, and one with a list."""
        w, text = self.words.next, self.words.text
        request = self.must("POST", f"{self.base}/entries/accommodation", {
            "requested_on": "2020-01-06", "requested_by": w(), "task": w(), "urgency": "soon", "client_words": text(),
            "functional_need": text(), "barrier": text(), "proposed_change": text()})["id"]
        self.must("POST", f"{self.base}/entries/evidence", {
            "request": request, "kind": "observation", "source": w(), "on": "2020-01-06", "what": text()})
        self.must("POST", f"{self.base}/entries/diagnosis", {
            "code": "F10.20", "display": w(), "status": "confirmed", "specifiers": [w()], "note": text()})

    def read(self):
        """Everything, as a day's work would read it, in JSON and as documents."""
        for handle in (self.handle, self.other):
            for what in ("", "/brief", "/log", "/notes", "/plans", "/entries", "/drafts"):
                self.must("GET", f"/v1/clients/{handle}{what}")
            for draft in self.must("GET", f"/v1/clients/{handle}/drafts")["items"]:
                self.must("GET", f"/v1/clients/{handle}/drafts/{draft['id']}")
        for note in self.notes:
            self.must("GET", f"{self.base}/notes/{note}", headers={"Accept": "text/markdown"})
        for what in ("/v1/practice", "/v1/clients", "/v1/today", "/v1/due"):
            self.must("GET", what)
        self.must("POST", "/v1/search", {"words": "came late"})
