"""The keys of brief.yaml, checked. In: the file as YAML. Out: all that it says, or what is right of it.

A brief with mistakes is read on, so that those in the files it names are told in the same run.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from briefgen.config.messages import validate
from briefgen.config.schema.brief import BriefFile
from briefgen.diagnostics import Diagnostic
from briefgen.yaml_source.document import YamlDocument


@dataclass(frozen=True, slots=True)
class BriefKeys:
    """What brief.yaml says; `entry` is None where nothing in it is right. `has_report`: it names the report's file."""

    entry: BriefFile | None
    has_report: bool = True


def read_brief_keys(document: YamlDocument, problems: list[Diagnostic]) -> BriefKeys:
    """Return what a brief says; what is wrong with it is added to `problems`."""
    data = document.data
    if not isinstance(data, dict):
        if document.ok:
            hint = "begin with `report: report.txt`"
            problems.append(document.error("a brief is a mapping of keys to values", (), hint))
        return BriefKeys(None)
    prepared = dict(data)
    if isinstance(data.get("report"), str):
        prepared["report"] = {"file": data["report"]}
    if isinstance(data.get("audiences"), list):
        prepared["audiences"] = [{"name": e} if isinstance(e, str) else e for e in data["audiences"]]
    entry = validate(BriefFile, prepared, document, (), problems)
    return BriefKeys(entry) if entry is not None else _sound(prepared, document)


def _sound(data: dict[str, object], document: YamlDocument) -> BriefKeys:
    """Return what is right in a brief with mistakes: the files it names are looked at in the same run."""
    needed: dict[str, dict[str, object]] = {"report": {"file": "report.txt"}}

    def fits(key: str, value: object) -> bool:
        try:
            BriefFile.model_validate({**needed, key: value})
        except ValidationError:
            return key in BriefFile.LATER
        return True

    sound: dict[str, object] = {}
    for key, value in data.items():
        if fits(key, value):
            sound[key] = value
        elif isinstance(value, dict) and key in BriefFile.model_fields:
            around = needed.get(key, {})
            sound[key] = {k: v for k, v in value.items() if fits(key, {**around, k: v})}
    report = sound.get("report")
    has_report = isinstance(report, dict) and "file" in report
    entry = validate(BriefFile, sound if has_report else {**sound, **needed}, document, (), [])
    return BriefKeys(entry, has_report)
