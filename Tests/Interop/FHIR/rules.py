"""What the models of others do not look at: required codes, references, invariants, labels (FHIR 4.0.1; DS4P 1.0.0)."""

# Required bindings of FHIR 4.0.1, written from the specification and not from tacit's tables.
REQUEST = {"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"}
INTENT = {"proposal", "plan", "directive", "order", "original-order", "reflex-order", "filler-order", "instance-order",
          "option"}
CODES = {
    ("Composition", "status"): {"preliminary", "final", "amended", "entered-in-error"},
    ("Composition", "confidentiality"): {"U", "L", "M", "N", "R", "V"},
    ("CarePlan", "status"): REQUEST,
    ("CarePlan", "intent"): {"proposal", "plan", "order", "option"},
    ("ServiceRequest", "status"): REQUEST,
    ("ServiceRequest", "intent"): INTENT,
    ("Task", "status"): {"draft", "requested", "received", "accepted", "rejected", "ready", "cancelled", "in-progress",
                         "on-hold", "failed", "completed", "entered-in-error"},
    ("Task", "intent"): INTENT | {"unknown"},
    ("Goal", "lifecycleStatus"): {"proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled",
                                  "entered-in-error", "rejected"},
    ("Flag", "status"): {"active", "inactive", "entered-in-error"},
    ("Observation", "status"): {"registered", "preliminary", "final", "amended", "corrected", "cancelled",
                                "entered-in-error", "unknown"},
    ("QuestionnaireResponse", "status"): {"in-progress", "completed", "amended", "entered-in-error", "stopped"},
    ("ClinicalImpression", "status"): {"in-progress", "completed", "entered-in-error"},
    ("Consent", "status"): {"draft", "proposed", "active", "rejected", "inactive", "entered-in-error"},
    ("DocumentReference", "status"): {"current", "superseded", "entered-in-error"},
    ("DocumentReference", "docStatus"): {"preliminary", "final", "amended", "entered-in-error"},
}
CONCEPTS = {
    ("Condition", "clinicalStatus"): {"active", "recurrence", "relapse", "inactive", "remission", "resolved"},
    ("Condition", "verificationStatus"): {"unconfirmed", "provisional", "differential", "confirmed", "refuted",
                                          "entered-in-error"},
}
MODES = {"personal", "professional", "legal", "official"}
COMPARATORS = {"<", "<=", ">=", ">"}
LABELS = {"R", "V", "SUD", "MH", "PSYTHPN", "COGN", "42CFRPart2", "HIPAAPsyNotes", "HIPAAROA", "ENCRYPT", "NORDSCLCD",
          "NOAUTH"}


def walk(value):
    """Every object inside a value."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def labels(resource) -> set:
    """The codes of `meta.security`."""
    return {coding.get("code") for coding in resource.get("meta", {}).get("security", [])}


def faults(bundle: dict) -> list[str]:
    """Everything that is wrong with a bundle; each begins with the name of the rule."""
    found = []

    def rule(name, condition, why=""):
        if not condition:
            found.append(f"{name} {why}".strip())

    entries = bundle.get("entry", [])
    resources = [entry.get("resource", {}) for entry in entries]
    urls = [entry.get("fullUrl") for entry in entries]
    rule("type", bundle.get("type") == "document")
    rule("bdl-9", bundle.get("identifier", {}).get("system") and bundle.get("identifier", {}).get("value"))
    rule("bdl-10", bundle.get("timestamp"))
    rule("bdl-11", resources and resources[0].get("resourceType") == "Composition")
    rule("bdl-7", None not in urls and len(set(urls)) == len(urls))
    rule("one-composition", sum(r.get("resourceType") == "Composition" for r in resources) == 1)
    rule("full-url", all(url == f"urn:uuid:{r.get('id')}" for url, r in zip(urls, resources)))
    referred = [value["reference"] for value in walk(resources) if isinstance(value.get("reference"), str)]
    rule("resolves", set(referred) <= set(urls), str(sorted(set(referred) - set(urls))[:2]))
    rule("reached", {r["fullUrl"] for r in entries[1:]} <= reached(bundle) if entries else False)
    for resource in resources:
        of_resource(resource, rule)
    of_labels(bundle, resources, rule)
    return found


def reached(bundle: dict) -> set:
    """What the composition leads to, and what points at it (Provenance, Consent, Flag and their like)."""
    links = {entry["fullUrl"]: {value["reference"] for value in walk(entry["resource"])
                                if isinstance(value.get("reference"), str)} for entry in bundle["entry"]}
    seen = {bundle["entry"][0]["fullUrl"]}
    while True:
        more = set().union(*(links[url] & links.keys() for url in seen))
        more |= {url for url, linked in links.items() if linked & seen}
        if more <= seen:
            return seen
        seen |= more


def of_resource(resource: dict, rule):
    """Codes and invariants of one resource."""
    kind = resource.get("resourceType")
    for (type_, field), codes in CODES.items():
        if kind == type_ and field in resource:
            rule("code", resource[field] in codes, f"{kind}.{field}")
    for (type_, field), codes in CONCEPTS.items():
        if kind == type_ and field in resource:
            rule("code", {c.get("code") for c in resource[field].get("coding", [])} <= codes, f"{kind}.{field}")
    rule("comparator", all(v["comparator"] in COMPARATORS for v in walk(resource) if "comparator" in v))
    rule("empty", all(v not in ("", [], {}) for o in walk(resource) for v in o.values()), kind)
    if kind == "Composition":
        rule("mode", all(a.get("mode") in MODES for a in resource.get("attester", [])))
        rule("cmp-1", all(s.get("text") or s.get("entry") or s.get("section") for s in resource.get("section", [])))
        rule("narrative", all(
            s["text"]["div"].startswith('<div xmlns="http://www.w3.org/1999/xhtml">') for s in resource["section"]))
    if kind == "CarePlan":
        rule("cpl-3", all(not ("detail" in a and "reference" in a) for a in resource.get("activity", [])))
        rule("no-detail", all("detail" not in a for a in resource.get("activity", [])))
        rule("us-core-careplan", resource.get("text") and resource.get("category"))
    if kind == "Goal":
        rule("gol-1", all("measure" in t for t in resource.get("target", []) if any(k.startswith("detail") for k in t)))
    if kind == "Condition":
        problem = any(c.get("code") == "problem-list-item" for v in resource.get("category", [])
                      for c in v.get("coding", []))
        rule("con-3", not problem or "clinicalStatus" in resource)
        rule("con-1", all("summary" in s or "assessment" in s for s in resource.get("stage", [])))
        rule("us-core-condition", resource.get("category") and resource.get("code"))
    if kind == "Observation":
        values = [key for key in resource if key.startswith("value")]
        rule("obs-value", len(values) <= 1 and not (values and "dataAbsentReason" in resource))
    if kind == "Consent":
        rule("ppc-1", "policy" in resource or "policyRule" in resource)
        rule("ppc-2", "patient" in resource)
    if kind == "QuestionnaireResponse":
        rule("qrs-1", all(not ("answer" in i and "item" in i) for i in resource.get("item", [])))


def of_labels(bundle: dict, resources: list, rule):
    """Every resource is labelled, with codes that are not retired; the bundle at the high-water mark."""
    every = set()
    for resource in resources:
        codes = labels(resource)
        every |= codes
        rule("labelled", len(codes & {"R", "V"}) == 1, resource.get("resourceType", ""))
        rule("label", codes <= LABELS, str(codes - LABELS))
        rule("part2", "42CFRPart2" not in codes or {"NORDSCLCD"} <= codes)
        # A protected note is in a document of its own; nothing of the chart is beside it.
        if "V" in codes and resource.get("resourceType") not in ("Composition", "DocumentReference"):
            rule("protected", False, resource.get("resourceType", ""))
    if "V" in every:
        rule("protected", all(r.get("resourceType") in {
            "Composition", "Patient", "Practitioner", "PractitionerRole", "Organization", "DocumentReference", "Consent"}
            for r in resources), "something of the chart is beside it")
        every -= {"R"}
    rule("high-water", labels(bundle) == every)
