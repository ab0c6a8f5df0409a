"""What pydantic found wrong -> diagnostics in briefgen's words, at the place in the YAML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefgen.diagnostics import Diagnostic, warning
from briefgen.nearest import did_you_mean
from briefgen.phrasing import shortened
from briefgen.yaml_source.document import MAX_PROBLEMS, KeyPath, YamlDocument

Model = TypeVar("Model", bound=BaseModel)

KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "`true` or `false`",
    "list_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}


def validate(
    model: type[Model], data: object, document: YamlDocument, path: KeyPath, problems: list[Diagnostic]
) -> Model | None:
    """Return the checked model, or None after adding every problem found to `problems`."""
    data = _without_later(model, data, document, path, problems)
    try:
        return model.model_validate(data)
    except ValidationError as failed:
        known = {d.location for d in document.diagnostics}
        every = failed.errors(include_url=False)
        for found in every[:MAX_PROBLEMS]:
            diagnostic = _diagnostic(model, found, document, path)
            if diagnostic.location not in known:  # the YAML itself was already found at fault there
                problems.append(diagnostic)
        if len(every) > MAX_PROBLEMS:
            problems.append(document.and_more(len(every) - MAX_PROBLEMS, problems[-1].location if problems else None))
        return None


def _without_later(
    model: type[BaseModel], data: object, document: YamlDocument, path: KeyPath, problems: list[Diagnostic]
) -> object:
    """Take out the keys that a later version will read, and say so: what they ask for is not in the brief."""
    later = getattr(model, "LATER", ())
    if not isinstance(data, dict) or not any(key in later for key in data):
        return data
    for key in data:
        if key in later:
            location = document.key_location((*path, key))
            hint = "what it asks for will not be in the brief"
            said = warning(f"`{key}` is not read by this version", location, hint, document.excerpt(location.line))
            if said not in problems:
                problems.append(said)
    return {key: value for key, value in data.items() if key not in later}


def _diagnostic(model: type[BaseModel], found: ErrorDetails, document: YamlDocument, path: KeyPath) -> Diagnostic:
    where: KeyPath = (*path, *found["loc"])
    name = str(found["loc"][-1]) if found["loc"] else ""
    context: Mapping[str, Any] = found.get("ctx", {})
    if found["input"] is None and found["type"] not in ("missing", "extra_forbidden"):
        return document.error(f"`{_owner(found)}` has no value", where, "write one, or delete the line")
    match found["type"]:
        case "extra_forbidden":
            hint = did_you_mean(name, _fields(model, found["loc"][:-1]))
            return document.error(f"unknown key `{name}`", where, hint, key=True)
        case "missing":
            return document.error(f"`{name}` is missing", where[:-1], f"add a line `{name}: …`")
        case "literal_error":
            choices = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
            hint = did_you_mean(f"{found['input']}"[:200], choices)
            return document.error(f"{_shown(found['input'])} is not a value for `{_owner(found)}`", where, hint)
        case kind if kind in KINDS:
            message = f"`{_owner(found, path)}` takes {KINDS[kind]}, not {_shown(found['input'])}"
            return document.error(message, where, _why(found))
        case "string_pattern_mismatch":
            hint = PATTERN_HINTS.get(_owner(found), "use lower-case letters, digits and hyphens")
            return document.error(f"{_shown(found['input'])} is not a value for `{_owner(found)}`", where, hint)
        case kind if kind in LIMITS:
            limit = next(context[name] for name in ("ge", "le", "min_length", "max_length") if name in context)
            message, hint = (said.format(limit=limit) for said in LIMITS[kind])
            return document.error(f"`{_owner(found)}` {message}{_measured(found)}", where, hint)
        case _:
            message = f"`{_owner(found)}`: {found['msg'].lower()}"
            return document.error(message, where, f"it is {_shown(found['input'])}")


# What a value may be at most or at least, and what to do.
LIMITS = {
    "greater_than_equal": ("is at least {limit}", "write a number from {limit} on, or delete the line"),
    "less_than_equal": ("is at most {limit}", "write a number up to {limit}, or delete the line"),
    "string_too_short": ("holds an empty text", "write something, or delete it"),
    "string_too_long": ("holds at most {limit} characters", "shorten it, or divide it into several entries"),
    "too_short": ("is an empty list", "name at least one"),
    "too_long": ("holds at most {limit} entries", "take some out, or divide the brief"),
}


def _measured(found: ErrorDetails) -> str:
    """Return what the value is instead, where a number says it."""
    match found["type"]:
        case "greater_than_equal" | "less_than_equal":
            return f", not {found['input']}"
        case "string_too_long" | "too_long":
            return f", not {len(found['input'])}"
        case _:
            return ""


PATTERN_HINTS = {
    "date": "write the day as 2026-11-24",
    "embargo": "write day, time and zone as 2026-12-01T06:00Z, or the day alone",
    "email": "write one address, name@example.org",
    "language": "write a language code such as en, fr or pt-BR",
    "name": "use letters, digits, dots, hyphens and underscores",
    "ink": 'write it as "#14365C", in quotes',
    "dark": 'write it as "#9CC2EE", in quotes',
}


def _owner(found: ErrorDetails, path: KeyPath = ()) -> str:
    """Return the key that the value belongs to: for an entry of a list, the list's."""
    return next((str(part) for part in reversed((*path, *found["loc"])) if isinstance(part, str)), "this file")


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    if value == "":
        return "an empty text"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{shortened(text)}`"


def _why(found: ErrorDetails) -> str:
    if found["type"] == "string_type" and isinstance(found["input"], bool | int | float):
        return f'put quotes around it for the text: "{str(found["input"]).lower()}"'
    if found["type"] == "int_type" and str(found["input"]).isdecimal():
        return "write it without quotes"
    if found["type"] == "list_type" and str(found["input"]).startswith("-"):
        return "a space is missing after `-`: write `- a`, each on a line of its own"
    return WHAT_TO_WRITE.get(found["type"], "write its keys below it, each on a line of its own: `key: value`")


WHAT_TO_WRITE = {
    "string_type": "write one text; put quotes around it",
    "int_type": "write it in digits, such as 2",
    "bool_type": "write one of the two, without quotes",
    "list_type": "put it in brackets: [a, b]",
}


def _fields(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Return the keys of the model that a path inside `model` leads to."""
    current: type[BaseModel] = model
    for part in loc:
        info = current.model_fields.get(str(part))
        if info is None:
            continue
        candidates = (info.annotation, *get_args(info.annotation))
        found = [c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel)]
        if found:
            current = found[0]
    return list(current.model_fields)
