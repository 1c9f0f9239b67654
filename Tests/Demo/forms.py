"""Reads the documents of chart entries in Tests/Charts on its own terms, as documents.py does with notes."""

from acts import moment
from documents import split

# The kind of entry that a command makes, and the field that a REF or an id on the command line fills.
COMMANDS = {
    "assess add": ("assessment", None), "diagnosis add": ("diagnosis", None), "problem add": ("problem", "id"),
    "plan accept": ("acceptance", None), "plan review": ("review", None), "plan discharge": ("discharge", None),
    "goal step": ("step", "step"), "goal score": ("reading", "measure"), "goal done": ("goal", "goal"),
    "goal phase": ("goal", "goal"), "measure add": ("reading", "measure"), "measure define": ("measure", None),
    "accommodate request": ("accommodation", None), "accommodate evidence": ("evidence", "request"),
    "accommodate decide": ("determination", "request"), "accommodate outcome": ("outcome", "request"),
    "alter add": ("alteration", None), "alter end": ("alteration-end", "alteration"), "safety edit": ("safety", None),
    "consent add": ("consent", None), "consent sign": ("consent-signature", "consent"),
    "consent revoke": ("revocation", "consent"), "request add": ("request", None),
    "request answer": ("answer", "request"), "audit review": ("disclosure-review", "disclosure"),
}
FORMS = {"dimensions": "dimensions", "words": "evaluation"}
TITLES = {
    "What can be seen of it, how much and how often": "behavioural_definition",
    "In the client's words": "client_words", "Presenting problem in the client's words": "presenting_problem",
    "Treatment history": "treatment_history", "Medical history": "medical_history", "Strengths": "strengths",
    "Barriers": "barriers", "Preferences": "preferences", "Risk of withdrawal": "withdrawal_risk",
    "Disability and functional limitations": "functional_limitations", "What was done": "what_was_done",
    "Warning signs": "warning_signs", "What I can do by myself": "coping",
    "People whom I can ask for help": "contacts", "Professionals and agencies in a crisis": "professionals",
    "Making the surroundings safe": "means_safety", "What the person said": "comment", "Comment": "comment",
    "Functional need": "functional_need", "Barrier": "barrier", "Proposed change": "proposed_change",
    "Until it is decided": "interim_measure", "What it says": "what", "Rationale": "rationale",
    "Pattern that was observed": "pattern", "What will be done instead": "agreed_performance",
    "If it is not done": "if_not_done", "The client's response": "client_response", "Why": "why",
    "What the client says about it": "client_comment", "How it is taken": "description", "What shows it": "evidence",
    "The client's view, or: not asked": "client_view", "Note": "note", "Summary": "summary",
    "Discharge criteria and how they were met": "criteria", "Aftercare": "aftercare",
    "What is disclosed": "description", "Purpose": "purpose",
    "How it is revoked, and what stays done": "right_to_revoke",
    "What follows from refusing to sign": "refusal_consequences", "What is asked": "what", "What was found": "finding",
}
NUMBERS = {"value", "lowest", "highest", "importance", "confidence", "priority", "version", "plan_version"}
YES_OR_NO = {
    "standing", "agreed", "recipient_is_covered", "hipaa_redisclosure", "redisclosure", "no_conditioning", "in_writing"}


def kind(arguments: list[str]) -> str | None:
    """The kind of entry that a command makes; nil for what makes something else."""
    if "--form" in arguments:
        return FORMS[arguments[arguments.index("--form") + 1]]
    return COMMANDS.get(" ".join(arguments[:2]), (None, None))[0]


def entry(text: str, arguments: list[str], ids: dict[str, str]) -> dict:
    """What an entry's document and its command say, in the words of tacit's JSON; `ids` are the entries' by REF."""
    fields, sections = split(text)
    content = {key: value(key, told, ids) for key, told in fields.items() if told not in ("", None)}
    content |= {TITLES[heading]: body for heading, body in sections}
    field = COMMANDS[" ".join(arguments[:2])][1]
    item = arguments[3 if arguments[0] in ("goal", "measure", "problem") else 2]
    if field and item != "-":
        content.setdefault(field, ids.get(item, item))
    if arguments[:2] == ["goal", "done"]:
        content |= {"lifecycle": "completed", "achievement": "achieved"}
    return content


def whole(part: str, ids: dict[str, str]) -> str:
    """A part of a chart; of a record with the whole id, because a REF may fit two records one day."""
    word, colon, ref = part.partition(":")
    return f"{word}:{ref[0]}{ids[ref]}" if colon else part


def value(key: str, told, ids: dict[str, str]):
    """One field."""
    if isinstance(told, dict):
        return {name: int(text) for name, text in told.items()} if key == "items" else told
    if isinstance(told, list):
        return [whole(text, ids) for text in told] if key == "scope" else told
    if key in NUMBERS:
        return float(told)
    if key in YES_OR_NO:
        return told == "yes"
    return moment(told) if key == "at" else ids.get(told, told)
