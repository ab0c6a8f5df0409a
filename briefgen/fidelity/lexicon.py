"""The closed classes of words that a claim hangs on, one file a language. In: a tag. Out: its lexicon, cached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from briefgen.report.lexicons import lexicon as report_lexicon
from briefgen.report.lexicons import primary

FOLDER = Path(__file__).parent / "lexicons"
LANGUAGES = ("en", "es", "fr")
_PLAIN = frozenset(
    {
        "decimal",
        "antonyms",
        "negative_prefixes",
        "synonyms",
        "suffixes",
        "articles",
        "be",
        "numbers",
        "tens",
        "multiples",
        "fractions",
        "fraction_words",
        "fraction_of",
        "in_ratio",
        "twice",
        "points",
        "units",
    }
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a phrase and its class; the last word may be the beginning of one."""

    words: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language writes numbers and measures."""

    decimal: str
    values: Mapping[str, float]
    tens: Mapping[str, float]
    multiples: Mapping[str, float]
    fractions: Mapping[str, float]
    fraction_words: frozenset[str]
    fraction_of: frozenset[str]
    ratio: tuple[tuple[str, ...], ...]
    times: Mapping[str, float]
    points: tuple[tuple[str, ...], ...]
    units: Mapping[str, tuple[str, float]]
    all_words: frozenset[str]
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class GuardLexicon:
    """What is known about the words of a language; the one of no language is empty."""

    language: str
    known: bool
    phrases: Mapping[str, tuple[Phrase, ...]]
    beginnings: Mapping[str, tuple[Phrase, ...]]
    shortest: int
    function_words: frozenset[str]
    articles: frozenset[str]
    be: frozenset[str]
    antonyms: Mapping[str, frozenset[str]]
    negative_prefixes: tuple[str, ...]
    synonyms: Mapping[str, frozenset[int]]
    suffixes: tuple[tuple[str, str], ...]
    numbers: NumberWords


@cache
def guard_lexicon(language: str) -> GuardLexicon:
    """Return the lexicon of a language; an empty one where there is none."""
    name = primary(language)
    return _build(name, _read(name) if name in LANGUAGES else {})


def _read(name: str) -> dict[str, str]:
    import yaml

    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    data: Any = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # all scalars stay text: `no` is a word
    return {str(key): str(value) for key, value in data.items()}


def _build(name: str, data: Mapping[str, str]) -> GuardLexicon:
    phrases: dict[str, list[Phrase]] = {}
    beginnings: dict[str, list[Phrase]] = {}
    for mark in (key for key in data if key not in _PLAIN):
        for entry in _entries(data[mark]):
            phrase = Phrase(tuple(entry.split()), mark)
            first = phrase.words[0]
            where, key = (beginnings, first.split("*")[0]) if "*" in first else (phrases, first)
            where.setdefault(key, []).append(phrase)
    suffixes = _pairs(data, "suffixes")
    words = report_lexicon(name)
    return GuardLexicon(
        name,
        bool(data),
        {key: tuple(found) for key, found in phrases.items()},
        {key: tuple(found) for key, found in beginnings.items()},
        min((len(key) for key in beginnings), default=0),
        words.stop_words if words else frozenset(),
        frozenset(data.get("articles", "").split()),
        frozenset(data.get("be", "").split()),
        _antonyms(data),
        tuple(data.get("negative_prefixes", "").split()),
        _synonyms(data, suffixes),
        suffixes,
        _numbers(data),
    )


def _entries(value: str) -> tuple[str, ...]:
    return tuple(entry for part in value.split(",") if (entry := " ".join(part.split())))


def _pairs(data: Mapping[str, str], key: str) -> tuple[tuple[str, str], ...]:
    pairs = (part.partition(":") for part in data.get(key, "").split())
    return tuple((end, instead) for end, _, instead in pairs)


def stem(word: str, suffixes: tuple[tuple[str, str], ...]) -> str:
    """Return the part of a word that its forms share, by the first suffix that fits."""
    for end, instead in suffixes:
        if word.endswith(end) and len(word) - len(end) >= 3:
            word = word[: -len(end)] + instead
            break
    if len(word) > 4 and word[-1] == "e":
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word


def _antonyms(data: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in _entries(data.get("antonyms", "")):
        one, other = entry.split()
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def _synonyms(data: Mapping[str, str], suffixes: tuple[tuple[str, str], ...]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_entries(data.get("synonyms", ""))):
        for word in group.split():
            found.setdefault(stem(word, suffixes), set()).add(number)
    return {word: frozenset(groups) for word, groups in found.items()}


def _numbers(data: Mapping[str, str]) -> NumberWords:
    words = {entry.split()[0] for key in ("multiples", "fractions", "units") for entry in _entries(data.get(key, ""))}
    words.update(data.get("numbers", "").split(), data.get("tens", "").split())
    return NumberWords(
        data.get("decimal", "."),
        {word: float(value) for value, word in enumerate(data.get("numbers", "").split())},
        {word: float(10 * value) for value, word in enumerate(data.get("tens", "").split(), 2)},
        _valued(data, "multiples"),
        _valued(data, "fractions"),
        frozenset(data.get("fraction_words", "").split()),
        frozenset(data.get("fraction_of", "").split()),
        tuple(tuple(entry.split()) for entry in _entries(data.get("in_ratio", ""))),
        _valued(data, "twice"),
        tuple(tuple(entry.split()) for entry in _entries(data.get("points", ""))),
        {
            parts[0]: (parts[1], float(parts[2]))
            for entry in _entries(data.get("units", ""))
            if (parts := entry.split())
        },
        frozenset(words),
        frozenset(data.get("articles", "").split()),
    )


def _valued(data: Mapping[str, str], key: str) -> dict[str, float]:
    return {parts[0]: float(parts[1]) for entry in _entries(data.get(key, "")) if (parts := entry.split())}
