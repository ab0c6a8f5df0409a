"""What a key without a value means: a mistake, or "not written yet".

In: a value of the YAML. Out: the same, or refused. Both say in the JSON Schema what they do, so that schema and loader
cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


@dataclass(frozen=True, slots=True)
class Given:
    """Refuse a key without a value: `tlp:` with nothing behind it must not count as "no label"."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_given, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        found = handler(core)
        (kept,) = (one for one in found.pop("anyOf") if one.get("type") != "null")
        return {**kept, **found}


@dataclass(frozen=True, slots=True)
class AsText:
    """Let a whole number stand for the text of its digits: the column `2026` of a table."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_text_of_number, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        found = handler(core)
        return {**found, "type": [found["type"], "integer"]}


def _text_of_number(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _given(value: object) -> object:
    if value is None:
        raise PydanticCustomError("no_value", "no value")
    return value


@dataclass(frozen=True, slots=True)
class Unwritten:
    """Let a key without a value count as if it were not there: nothing that restricts stands below it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        found = handler(source)
        empty: object = [] if found["type"] == "list" else {}
        return core_schema.no_info_before_validator_function(lambda value: empty if value is None else value, found)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        found = handler(core)
        return {**found, "type": [found["type"], "null"]}


GIVEN = Given()
UNWRITTEN = Unwritten()
AS_TEXT = AsText()
