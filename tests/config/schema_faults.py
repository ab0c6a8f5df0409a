"""Where a file of the analyst's is at fault by its JSON Schema, as the loader says it: by paths and lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from briefgen.config.json_schema import schema
from briefgen.yaml_source.document import KeyPath, YamlDocument


@cache
def validator(kind: str) -> Any:
    return Draft202012Validator(schema(kind))


def faults(kind: str, data: object) -> set[KeyPath]:
    """Return the paths of all that is wrong; of several choices, what is wrong with the one that was meant."""
    return {path for found in validator(kind).iter_errors(data) for path in _paths(found)}


def lines(kind: str, document: YamlDocument) -> set[int]:
    """Return the lines that `faults` stand on."""
    return {document.key_location(path).line for path in faults(kind, document.data)}


def _paths(found: ValidationError) -> Iterator[KeyPath]:
    at: KeyPath = tuple(found.absolute_path)
    match found.validator:
        case "anyOf":
            for inner in _meant(found):
                yield from _paths(inner)
        case "additionalProperties":
            yield from ((*at, key) for key in found.instance if key not in found.schema["properties"])
        case _:
            yield at


def _meant(found: ValidationError) -> list[ValidationError]:
    """Return the errors of the choices whose type is right; of all choices where that of none is."""
    choices = [list(errors) for _, errors in groupby(found.context, key=lambda error: error.schema_path[0])]
    typed = [c for c in choices if not any(e.validator in ("type", "enum") and not e.path for e in c)]
    return [error for choice in typed or choices for error in choice]
