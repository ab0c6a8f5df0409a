"""The words that decide: one file a language. In: a language tag. Out: its `Lexicon`, cached.

A lexicon holds what headings say about roles, stop words, abbreviations and, where it is complete, the cues of
allegations and of statements about groups; further the words of certainty, contrast and progress, what `shorten` may
leave out and what it may not, how a passage points back, and acronyms that need no explanation. Each value is a text
of words, or a list of phrases; see `en.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "es", "fr", "ar", "km")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known about the words of a language; an empty part means "nothing is known"."""

    language: str
    stop_words: frozenset[str]
    abbreviations: frozenset[str]
    final_abbreviations: frozenset[str]
    starters: frozenset[str]
    roles: Mapping[str, tuple[str, ...]]
    crimes: tuple[str, ...]
    allegation: tuple[str, ...]
    group: Mapping[str, tuple[str, ...]]
    persons: Mapping[str, frozenset[str]]
    certainty: tuple[str, ...]
    contrast: tuple[str, ...]
    progress: tuple[str, ...]
    connectives: tuple[str, ...]
    tails: tuple[str, ...]
    limits: tuple[str, ...]
    anaphors: tuple[str, ...]
    before_anaphors: tuple[str, ...]
    no_anaphors: tuple[str, ...]
    contrast_openers: tuple[str, ...]
    acronyms: frozenset[str]


def primary(language: str) -> str:
    """Return the language of a tag without its region: `pt` of `pt-BR`."""
    return language.replace("_", "-").split("-")[0].casefold()


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the lexicon of a language, or None if there is none."""
    name = primary(language)
    if name not in LANGUAGES:
        return None
    import yaml

    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    data: Any = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # all scalars stay text: `no` is a word
    sentences = data.get("sentences", {})
    return Lexicon(
        name,
        frozenset(_words(data.get("stop_words", ""))),
        frozenset(_words(sentences.get("abbreviations", ""))),
        frozenset(_words(sentences.get("final_abbreviations", ""))),
        frozenset(_words(sentences.get("starters", ""))),
        {role: tuple(patterns) for role, patterns in data.get("roles", {}).items()},
        _words(data.get("crimes", "")),
        tuple(data.get("allegation", ())),
        {kind: _words(words) for kind, words in data.get("group", {}).items()},
        {kind: frozenset(_words(words)) for kind, words in data.get("persons", {}).items()},
        tuple(data.get("certainty", ())),
        tuple(data.get("contrast", ())),
        tuple(data.get("progress", ())),
        tuple(data.get("connectives", ())),
        tuple(data.get("tails", ())),
        tuple(data.get("limits", ())),
        tuple(data.get("anaphors", ())),
        tuple(data.get("before_anaphors", ())),
        tuple(data.get("no_anaphors", ())),
        tuple(data.get("contrast_openers", ())),
        frozenset(_words(data.get("acronyms", ""))),
    )


@cache
def phrases(language: str, kind: str) -> re.Pattern[str] | None:
    """Return the pattern of a lexicon's plain phrases (`certainty`, `tails` …); None if it has none."""
    known = lexicon(language)
    listed: tuple[str, ...] = getattr(known, kind) if known else ()
    if not listed:
        return None
    either = "|".join(sorted(listed, key=len, reverse=True)).replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def _words(value: str | list[str]) -> tuple[str, ...]:
    return tuple(value.split()) if isinstance(value, str) else tuple(value)
