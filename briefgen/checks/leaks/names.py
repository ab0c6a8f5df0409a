"""Names in a text: persons, bodies, places, acronyms. On the safe side, but no word is one for its capital alone.

In: a folded text and its language. Out: names of several words as letters alone, and names of one word as written. The
first word of a sentence has its capital from there; German writes all nouns with one, so there a name has two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.report.lexicons import lexicon, primary

# Between the words of a name: "Ministry of Ports", "Banco de la Plata", "van den Berg". Two that "and" joins are two.
_LINKS = frozenset(
    "of the de du des del della di da dos das la las los le les van von den der bin al el".split()  # noqa: SIM905
)
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’][sS]?$")
_SENTENCE_END = re.compile(r"[.!?:\n“\"«•–-]\W*$")
_NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})
_FEWEST_LETTERS = 3
SQUASHED = 8  # letters: a longer name is found inside any word, with whatever stands between its letters


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words that follow one another; `begins`: the first one begins a sentence."""

    words: tuple[str, ...]
    begins: bool


def names(text: str, language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of several words, by their letters, and those of one word; each as it stands there."""
    known = lexicon(language) or lexicon("en")
    assert known is not None
    common = known.stop_words | known.persons.get("not_names", frozenset())
    titles = known.persons.get("titles", frozenset())
    multiple: dict[str, str] = {}
    single: dict[str, str] = {}
    for run in _runs(text, language):
        for words, begins in _parts(run):
            name = _without_function_words(words, known.stop_words)
            if len(name) == 1 and _is_name(name[0], common, begins and name == words, language):
                single[name[0]] = name[0]
            elif sum(len(word) > 1 and word[:1].isupper() for word in name) > 1 or _has_initial(name):
                multiple[_letters(name)] = " ".join(name)
                person = _untitled(name, titles)
                if len(person) > 1:
                    multiple[_letters(person)] = " ".join(person)
                # "General Kav Dorn", "R. Example": a person, who may be called by the last name alone.
                called_so = all(w[:1].isupper() for w in person) and (len(person) < len(name) or _has_initial(name))
                if (called_so or len(person) == 1) and len(person[-1]) > _FEWEST_LETTERS:
                    single[person[-1]] = person[-1]
    return multiple, single


def _parts(run: _Run) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield a run whole, and what stands on each side of a link: "Kav Dorn of the Boat Guild" holds two names."""
    yield run.words, run.begins
    part: list[str] = []
    begins = run.begins
    for word in (*run.words, ""):
        if word[:1].isupper():
            part.append(word)
        elif part and len(part) < len(run.words):
            yield tuple(part), begins
            part, begins = [], False


def _has_initial(name: tuple[str, ...]) -> bool:
    """Tell whether a name is one word with letters before it: "R. Example"."""
    return len(name) > 1 and len(name[-1]) > _FEWEST_LETTERS and all(len(word) == 1 for word in name[:-1])


def _runs(text: str, language: str) -> Iterator[_Run]:
    """Yield the runs of capitalised words, the small words that link them included; in German they do not.

    There the first word of a sentence is no part of a name either: every noun may follow it.
    """
    for run in _linked(text, frozenset() if primary(language) in _NOUNS_WITH_CAPITALS else _LINKS):
        if primary(language) in _NOUNS_WITH_CAPITALS and run.begins:
            run = _Run(run.words[1:], False)
        yield run


def _linked(text: str, joining: frozenset[str]) -> Iterator[_Run]:
    """Yield the runs of capitalised words, those small words between them that join them included."""
    found: list[str] = []
    links: list[str] = []
    begins, last = False, 0
    for match in _TOKEN.finditer(text):
        initial = len(match.group()) == 2 and match.group().endswith(".")
        word = _POSSESSIVE.sub("", match.group().rstrip("."))
        if found and (text[last : match.start()].strip() or text[last - 1] in ".!?") and len(found[-1]) > 1:
            yield _Run(tuple(found), begins)
            found, links = [], []
        if word[:1].isupper():
            begins = begins if found else last == 0 or bool(_SENTENCE_END.search(text, 0, match.start()))
            found, links = [*found, *links, word], []
        elif found and word in joining and (word != "the" or links) and len(links) < 2:
            links.append(word)
        elif found:
            yield _Run(tuple(found), begins)
            found, links = [], []
        last = match.end() - initial
    if found:
        yield _Run(tuple(found), begins)


def _without_function_words(name: tuple[str, ...], stop: frozenset[str]) -> tuple[str, ...]:
    """Return the name without function words before and behind it, which have their capital from the sentence."""
    said = [n for n, word in enumerate(name) if word.casefold() not in stop]
    return name[said[0] : said[-1] + 1] if said else ()


def _untitled(name: tuple[str, ...], titles: frozenset[str]) -> tuple[str, ...]:
    """Return what follows the last of the titles in a name, the whole where it has none."""
    after = max((n + 1 for n, word in enumerate(name[:-1]) if word.casefold() in titles), default=0)
    return name[after:]


def _is_name(word: str, common: frozenset[str], begins: bool, language: str) -> bool:
    """Tell whether a capitalised word by itself is a name: an acronym, or one that nothing else gives a capital."""
    if len(word) < _FEWEST_LETTERS or word.casefold() in common:
        return False
    return word.isupper() or not (begins or primary(language) in _NOUNS_WITH_CAPITALS)


def _letters(name: tuple[str, ...]) -> str:
    return "".join(re.findall(r"[^\W_]+", " ".join(name).casefold()))
