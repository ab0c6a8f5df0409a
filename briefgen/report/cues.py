"""Cues: the words that make a passage an allegation, or a statement about a nationality or an ethnic group.

In: the text of a passage and its language. Out: the cues, as they stand in the text, in its order. On the safe side:
a word too many costs a key message, a word too few may harm someone. Each word is looked up once, so time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefgen.report.lexicons import lexicon
from briefgen.report.model import Cue, CueKind
from briefgen.report.persons import find_weighty_words

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufb00-\ufb06]")
_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " "})
_BROKEN = re.compile(r"(?<=[a-z])[-\u2010\u2011](?=[a-z])")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_FIRST = re.compile(r"^(?:\((?P<several>[^)]*)\)|(?P<one>[\w'-]+))(?P<rest>.*)$", re.DOTALL)

_ADVERB = r"(?:(?:\w+ly|also|often|long|since|now|even|once|never|not|already|still|repeatedly) ){0,3}"
_CRIME = r"(?=(?:[\s,-]+[\w']+){0,5}?[\s,-]+(?:CRIMES)(?!\w))"
_NAME = r"(?=(?:\s+(?:the|a|an|former|late|prime|deputy|senior|president|minister))*\s+(?-i:[A-Z]))"
_INVENTED = re.compile(r"[A-Z][^\W\d_]*(?:ian|ean|ese|ish|lander|stani|nese)")
_INVENTED_PLURAL = re.compile(r"[A-Z][^\W\d_]*(?:ians|landers|stanis)")
_AGENTS = re.compile(r"[a-z-]{3,}(?:ers|ors|ists|ees|men|women|eurs|people|folk)")
_COMPOUND = frozenset(
    ["led", "run", "owned", "backed", "linked", "controlled", "speaking", "born", "based", "dominated", "operated"]
)  # fmt: skip
_MODIFIERS = 4  # words that may stand between a name and its noun, the noun counted
_FARTHEST = 12


def has_cue_lexicon(language: str) -> bool:
    """Tell whether allegations can be recognised in a language; where not, nobody may rely on the lack of a cue."""
    known = lexicon(language)
    return bool(known and known.allegation)


def find_cues(text: str, language: str = "en", *, heading: bool = False) -> tuple[Cue, ...]:
    """Return the cues in a text; `heading` says that it may be set in capitals.

    English cues are looked for in any language: reports quote, and mix.
    """
    lexicon_of = language if has_cue_lexicon(language) else "en"
    found = _cues_in(text, *_flatten(text), lexicon_of, heading)
    if _BROKEN.search(text) and not any(cue.kind is CueKind.ALLEGATION for cue in found):
        whole = _cues_in(text, *_flatten(text, join=True), lexicon_of, heading)
        found = (*(cue for cue in whole if cue.kind is CueKind.ALLEGATION), *found)
    return found


def _cues_in(text: str, plain: str, places: list[int] | None, language: str, heading: bool) -> tuple[Cue, ...]:
    """Return the cues of a flattened text, as they stand in the text itself."""
    words = [_Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(plain)]
    spans = [*_phrases(plain, words, _allegations(language), CueKind.ALLEGATION)]
    if not spans:
        weighty = find_weighty_words(plain, language, titles_only=heading)
        spans += [(start, end, CueKind.ALLEGATION) for start, end in weighty]
    spans += _phrases(plain, words, _group_phrases(language), CueKind.GROUP)
    spans += _Groups(plain, words, _group_words(language)).find()
    found: dict[tuple[CueKind, str], Cue] = {}
    for start, end, kind in sorted(spans):
        said = text[places[start] : places[end - 1] + 1] if places else text[start:end]
        found.setdefault((kind, said.casefold()), Cue(kind, said))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


def _flatten(text: str, *, join: bool = False) -> tuple[str, list[int] | None]:
    """Return a text without signs that hide words, and where its characters stand in `text`, None if the same.

    With `join`, words that a hyphen divides are one: "re-portedly" from the end of a line.
    """
    plain = text.translate(_SIGNS)
    if join:
        plain = _BROKEN.sub("\u00ad", plain)
    if not _HIDDEN.search(plain):
        return plain, None
    characters: list[str] = []
    places: list[int] = []
    for position, character in enumerate(plain):
        shown = _LIGATURES.get(character, "" if _HIDDEN.match(character) else character)
        characters.append(shown)
        places.extend([position] * len(shown))
    return "".join(characters), places


# Phrases


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases that begin with one word: a pattern for any of them, tried first, and one for each."""

    any: re.Pattern[str]
    each: tuple[re.Pattern[str], ...]

    def longest(self, text: str, start: int) -> int:
        """Return where the longest phrase at a place ends, -1 if there is none."""
        if not self.any.match(text, start):
            return -1
        return max(found.end() for pattern in self.each if (found := pattern.match(text, start)))


def _phrases(
    text: str, words: list[_Token], phrases: Mapping[str, tuple[str, ...]], kind: CueKind
) -> Iterator[tuple[int, int, CueKind]]:
    """Yield the longest phrase at each word; one that begins in another is left out."""
    behind = 0
    for word in words:
        known = phrases.get(word.text.casefold()) if word.start >= behind else None
        end = _compiled(known).longest(text, word.start) if known else -1
        if end >= 0:
            behind = end
            yield word.start, end, kind


def _by_first_word(lines: tuple[str, ...], crimes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the phrases of a lexicon by their first words."""
    crime = _CRIME.replace("CRIMES", "|".join(crimes))
    by_word: dict[str, list[str]] = {}
    for line in lines:
        match = _FIRST.match(line)
        if match is None:
            raise ValueError(f"lexicon: no first word in {line!r}")
        for word in (match["several"] or match["one"]).split("|"):
            head = word.split("-")[0].casefold()
            by_word.setdefault(head, []).append(_expand(re.escape(word) + match["rest"], crime))
    return {word: tuple(phrases) for word, phrases in by_word.items()}


@cache
def _compiled(phrases: tuple[str, ...]) -> _Phrases:
    """Return the patterns of the phrases that begin with one word; made when a text has that word."""
    each = tuple(re.compile(p, re.IGNORECASE) for p in phrases)
    return _Phrases(re.compile("|".join(phrases), re.IGNORECASE), each)


def _expand(phrase: str, crime: str) -> str:
    """Return the regular expression of a phrase: a space is any white space, the names in < > stand for patterns."""
    phrase = phrase.replace("<ADV>", _ADVERB).replace(" <CRIME>", "<CRIME>").replace(" <NAME>", "<NAME>")
    spaced = phrase.replace("\\ ", " ").replace("\\-", "-").replace(" ", r"\s+")
    return spaced.replace("<CRIME>", crime).replace("<NAME>", _NAME) + r"(?!\w)"


@cache
def _allegations(language: str) -> dict[str, tuple[str, ...]]:
    known = lexicon(language)
    return _by_first_word(known.allegation, known.crimes) if known else {}


@cache
def _group_phrases(language: str) -> dict[str, tuple[str, ...]]:
    known = lexicon(language)
    return _by_first_word(known.group.get("phrases", ()), known.crimes) if known else {}


# Nationalities and ethnic groups


@dataclass(frozen=True, slots=True)
class _GroupWords:
    demonyms: frozenset[str]
    plurals: frozenset[str]
    not_demonyms: frozenset[str]
    people: frozenset[str]
    neutral: frozenset[str]
    verbs: frozenset[str]
    language_before: frozenset[str]


@cache
def _group_words(language: str) -> _GroupWords:
    known = lexicon(language)
    group = known.group if known else {}
    demonyms = frozenset(w.replace("’", "'") for w in group.get("demonyms", ()))

    def words(name: str) -> frozenset[str]:
        return frozenset(w.casefold() for w in group.get(name, ()))

    return _GroupWords(
        demonyms,
        frozenset(w + "s" for w in demonyms if not w.endswith(("s", "ese", "ish", "sh"))),
        words("not_demonyms"),
        words("people"),
        words("neutral"),
        words("verbs"),
        words("language_before"),
    )


class _Groups:
    """Find statements about groups among the words of a text."""

    def __init__(self, text: str, words: list[_Token], known: _GroupWords) -> None:
        self.text = text
        self.words = words
        self.known = known

    def find(self) -> Iterator[tuple[int, int, CueKind]]:
        """Yield the places of statements about groups."""
        behind = -1
        for index, word in enumerate(self.words):
            if index > behind and word.text[0].isupper():
                last = self._statement(index)
                if last is not None:
                    yield word.start, self.words[last].end, CueKind.GROUP
                    behind = last

    def _statement(self, index: int) -> int | None:
        """Return the index of the last word of the statement that begins with a word, None if none does."""
        name = self._proper(self.words[index].text)
        if name in self.known.plurals:
            return index
        listed = name in self.known.demonyms
        if not listed and name.casefold() in self.known.not_demonyms:
            return None
        if not listed and _INVENTED_PLURAL.fullmatch(name) and name[:-1].casefold() not in self.known.not_demonyms:
            return index
        if listed or _INVENTED.fullmatch(name):
            return self._noun_after(index, listed)
        return None

    def _proper(self, word: str) -> str:
        bare = word[:-2] if word.endswith(("'s", "'S")) else word
        return bare.capitalize() if len(bare) > 3 and bare.isupper() else bare

    def _noun_after(self, index: int, listed: bool) -> int | None:
        """Look for a noun for people in the words after a name: "Zedlander and Ruritanian criminal groups"."""
        modifiers = 0
        for at in range(index + 1, index + 1 + _FARTHEST):
            bare = index if modifiers == 0 and listed and not self._is_language(index) else None
            if at >= len(self.words) or not self._joined(at):
                return bare
            word = self.words[at].text.casefold()
            if word in _COMPOUND and self.text[self.words[at - 1].end] == "-":
                return at
            if self._names_people(at) or (word in ("and", "or") and self._names_people(at + 1)):
                continue
            if self._is_people(word):
                return self._last_of_people(at)
            if word in self.known.verbs:
                return bare
            modifiers += 1
            if word in self.known.neutral or modifiers == _MODIFIERS:
                return None
        return None

    def _is_people(self, word: str) -> bool:
        return word in self.known.people or (word not in self.known.neutral and bool(_AGENTS.fullmatch(word)))

    def _last_of_people(self, index: int) -> int:
        """Return the last of the nouns for people that follow each other: "criminal networks"."""
        while index + 1 < len(self.words) and self._joined(index + 1):
            if not self._is_people(self.words[index + 1].text.casefold()):
                break
            index += 1
        return index

    def _names_people(self, index: int) -> bool:
        if index >= len(self.words):
            return False
        name = self._proper(self.words[index].text)
        if not name[0].isupper():
            return False
        return name in self.known.demonyms or (
            bool(_INVENTED.fullmatch(name)) and name.casefold() not in self.known.not_demonyms
        )

    def _joined(self, index: int) -> bool:
        """Tell whether only white space or a hyphen, or a comma in a list of names, lies before a word."""
        between = self.text[self.words[index - 1].end : self.words[index].start]
        if not between.strip() or between == "-":
            return True
        return between.strip() == "," and self._names_people(index)

    def _is_language(self, index: int) -> bool:
        before = index - 1
        while (
            before > 0
            and index - before < _FARTHEST
            and (self.words[before].text in ("and", "or") or self._names_people(before))
        ):
            before -= 1
        return before >= 0 and self.words[before].text.casefold() in self.known.language_before
