"""Sentences from outside, judged in bulk: a colleague's or a language model's draft, before anybody signs.

In: a file of JSON lines, each with `id`, `claim`, and `source` or `finding`. Out: a judgement for each. All that is
wrong with the file is told at once, and then nothing is judged.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from briefgen.checks.wording import judge_on
from briefgen.config.files import read_text
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.errors import BriefError, raise_errors
from briefgen.fidelity import Judgement
from briefgen.nearest import alike, did_you_mean
from briefgen.report.identifiers import UnresolvedId, resolve_id
from briefgen.report.model import Kind, Passage, Place, Report

KEYS = ("id", "claim", "source", "finding", "language")
MOST_TOLD = 50  # problems of one file
STANDARD_INPUT = Path("-")
LONGEST = 1_000_000_000  # bytes of a file
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence from outside, and what it should be judged by: a finding, or words given with it as a passage."""

    id: str
    words: str
    source: Passage
    language: str


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim with the judgement on it."""

    claim: Claim
    judgement: Judgement

    def as_json(self) -> dict[str, object]:
        """Return the published form: `{id, verdict, mode, reasons}`."""
        reasons = [
            {"rule": reason.rule, "words": list(reason.words), "hard": reason.hard, "message": reason.message}
            for reason in self.judgement.reasons
        ]
        return {
            "id": self.claim.id,
            "verdict": str(self.judgement.verdict),
            "mode": str(self.judgement.mode),
            "reasons": reasons,
        }


def judge_claims(claims: tuple[Claim, ...]) -> Iterator[JudgedClaim]:
    """Yield a judgement for each claim, in their order."""
    for claim in claims:
        yield JudgedClaim(claim, judge_on((claim.source,), claim.words, claim.language))


def read_claims(path: Path, report: Report | None) -> tuple[Claim, ...]:
    """Return the claims of a file, `-` for standard input; `report` holds the findings that they may name.

    Raises BriefError with everything that is wrong with the file.
    """
    reader = _Reader(str(path), report)
    for number, line in enumerate(_text(path).removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            reader.read(number, line)
    if not reader.claims and not reader.problems:
        hint = 'write a line for each claim: {"id": "1", "claim": "…", "source": "…"}'
        reader.problems.append(error("the file holds no claims", Location(str(path)), hint))
    raise_errors(BriefError, reader.told())
    return tuple(reader.claims)


def _text(path: Path) -> str:
    """Return the whole text of a file or of standard input. Raises BriefError."""
    if path != STANDARD_INPUT:
        return read_text(path, LONGEST)
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as problem:
        raise BriefError([error("what stands on standard input is not UTF-8 text", Location("-"))]) from problem


@cache
def _meant(key: str) -> str:
    """Return the key that another one may be meant for, "" if none is."""
    return next((known for known in KEYS if key not in KEYS and alike(key, known)), "")


@dataclass(slots=True)
class _Reader:
    """Read one file line by line, gathering problems."""

    file: str
    report: Report | None
    claims: list[Claim] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    _lines: dict[str, int] = field(default_factory=dict)
    _passages: dict[str, Passage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.report is not None:
            self._passages = {p.id: p for p in self.report.passages()}

    def told(self) -> tuple[Diagnostic, ...]:
        """Return the problems, the first of them where there are many."""
        more = len(self.problems) - MOST_TOLD
        last = [error(f"and {more:,} more problems", Location(self.file))] if more > 0 else []
        return (*self.problems[:MOST_TOLD], *last)

    def read(self, number: int, line: str) -> None:
        """Keep the claim of a line, or what is wrong with it."""
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as problem:
            column = problem.colno if isinstance(problem, json.JSONDecodeError) else 0
            why = problem.msg if isinstance(problem, json.JSONDecodeError) else "nested too deeply"
            self._tell(number, f"the line is no JSON: {why}", "write one object a line", column)
            return
        if not isinstance(data, dict):
            self._tell(number, "the line is no JSON object", 'write {"id": …, "claim": …, "source": …}')
        elif self._is_sound(number, data):
            self._keep(number, data)

    def _is_sound(self, number: int, data: Mapping[str, Any]) -> bool:
        before = len(self.problems)
        for key, value in data.items():
            if key in KEYS and not (isinstance(value, str) and value.strip()):
                number_as_id = key == "id" and isinstance(value, int) and not isinstance(value, bool)
                if not number_as_id:
                    self._tell(number, f"`{key}` is no text, or empty", "write it in quotation marks")
        for key in data:
            meant = _meant(key)
            if meant in ("source", "finding", "language") and meant not in data:
                self._tell(number, f"unknown key `{key}`", f"did you mean `{meant}`?")
        for key in ("id", "claim"):
            if key not in data:
                self._tell(number, f"`{key}` is missing", _hint_for(key, data))
        if ("source" in data) == ("finding" in data):
            both = "source" in data
            hint = "take one of them away" if both else "give the words it should stand on, or the id of a finding"
            message = "a claim has both `source` and `finding`" if both else "a claim has no `source` and no `finding`"
            self._tell(number, message, hint)
        return len(self.problems) == before

    def _keep(self, number: int, data: Mapping[str, Any]) -> None:
        name = str(data["id"])
        if name in self._lines:
            self._tell(number, f"the id `{name}` is taken, by line {self._lines[name]}", "give each claim its own")
            return
        self._lines[name] = number
        if "source" in data:
            language = data.get("language") or (self.report.language if self.report else ENGLISH)
            given = Passage("source", Kind.PARAGRAPH, data["source"], Place())
            self.claims.append(Claim(name, data["claim"], given, language))
        elif (passage := self._finding(number, data["finding"])) is not None and self.report is not None:
            language = data.get("language", self.report.language)
            self.claims.append(Claim(name, data["claim"], passage, language))

    def _finding(self, number: int, name: str) -> Passage | None:
        if self.report is None:
            hint = "name the brief or report too: `briefgen check TARGET --claims FILE`"
            self._tell(number, f"`finding` names `{name}`, and there is no report to look it up in", hint)
            return None
        try:
            return self._passages[resolve_id(name, sorted(self._passages))]
        except UnresolvedId as problem:
            hint = did_you_mean(name, sorted(self._passages)) or "`briefgen outline` lists the ids"
            self._tell(number, str(problem), hint)
            return None

    def _tell(self, number: int, message: str, hint: str, column: int = 0) -> None:
        self.problems.append(error(message, Location(self.file, number, column), hint))


def _hint_for(key: str, data: Mapping[str, Any]) -> str:
    """Return what to do about a missing key, with the key that may be meant for it."""
    return did_you_mean(key, [name for name in data if name not in KEYS]) or f'write "{key}": "…"'
