#!/usr/bin/env python3
"""Reads bundles with the models of fhir.resources, in the environment whose interpreter runs it.

`models.py FILE...`: for each file a line of JSON, null or what was wrong with it.
"""

import json
import sys

try:  # 8.3.0: R4B beside the newest version.
    from fhir.resources.R4B.bundle import Bundle
except ImportError:  # 6.4.0: FHIR 4.0.1 alone.
    from fhir.resources.bundle import Bundle


def fault(path: str) -> str | None:
    """What a model says of a file."""
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    try:
        Bundle.parse_obj(content) if hasattr(Bundle, "parse_obj") else Bundle.model_validate(content)
    except Exception as error:  # what a model raises differs between the two versions
        return f"{type(error).__name__}: {str(error)[:400]}"
    return None


for name in sys.argv[1:]:
    print(json.dumps(fault(name)), flush=True)
