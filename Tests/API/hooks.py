"""Hooks of schemathesis: without names of what there is, nearly every request would end at "not found".

Two valid requests in three are about a client, a record, a version that exists (`TACIT_KNOWN`, JSON), at a time that
there is, under an id that is new; the third is left as it was drawn, and so is whatever was drawn to be refused.
"""

import base64
import json
import os
import random
import re

import schemathesis

KNOWN = json.loads(os.environ.get("TACIT_KNOWN", "{}"))
DICE = random.Random(int(os.environ.get("TACIT_SEED", "1")))


def _known(context, fields):
    """The same fields, some of them of things that exist; headers that may be left out go now and then."""
    if not fields or DICE.random() < 1 / 3:
        return fields
    changed = dict(fields)
    for name in list(changed):
        fitting = [value for value in KNOWN.get(name, []) if _is_valid(context, name, value)]
        if fitting and _is_valid(context, name, changed[name]):
            changed[name] = DICE.choice(fitting)
        elif name == "Idempotency-Key" and _is_valid(context, name, changed[name]):
            changed[name] = base64.b32encode(DICE.randbytes(16)).decode().rstrip("=").lower()
    return changed


def _is_valid(context, name: str, value) -> bool:
    """Whether a value has the form that the description asks for."""
    for parameter in context.operation.iter_parameters():
        if parameter.name == name:
            schema = parameter.definition.get("schema", {})
            return (("pattern" not in schema or bool(re.search(schema["pattern"], str(value))))
                    and ("enum" not in schema or value in schema["enum"]))
    return False


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    return _known(context, path_parameters)


@schemathesis.hook
def map_headers(context, headers):
    return _known(context, headers)


@schemathesis.hook
def filter_case(context, case):
    """A value that is no text is sent as JSON text where Markdown is taken: that breaks nothing, and is left out."""
    return case.media_type != "text/markdown" or isinstance(case.body, (str, bytes))
