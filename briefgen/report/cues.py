"""Cues: the words that make a passage an allegation, or a statement about a nationality or an ethnic group.

In: the text of a passage and its language. Out: the cues, as they stand in the text, in its order. On the safe side:
a word too many costs a key message, a word too few may harm someone. Each word is looked up once, so time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefgen.report.lexicons import lexicon
from briefgen.report.model import Cue, CueKind

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufb00-\ufb06]")
_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " "})
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_FIRST = re.compile(r"^(?:\((?P<several>[^)]*)\)|(?P<one>[\w'-]+))(?P<rest>.*)$", re.DOTALL)

_ADVERB = r"(?:(?:\w+ly|also|often|long|since|now|even|once|never|not|already|still|repeatedly) ){0,3}"
_CRIME_WORDS = (
    "crime|crimes|criminal|criminals|corrupt|corruption|brib\\w+|fraud\\w*|scam\\w*|launder\\w*|traffick\\w+|smuggl\\w+|murder\\w*|"
    "killing\\w*|kidnap\\w*|abduct\\w*|terror\\w*|extort\\w*|embezzl\\w*|theft|thefts|stealing|robber\\w*|rape|rapes|abuse|abuses|"
    "violence|drug|drugs|narcotics|illegal\\w*|illicit\\w*|poach\\w*|slavery|forced|prostitution|mafia\\w*|gang|gangs|cartel\\w*|"
    "syndicate\\w*|triad\\w*|militia\\w*|racket\\w*|kickback\\w*|graft|nepotism|cronyism|hack\\w*|espionage|assassin\\w*|massacre\\w*|"
    "tortur\\w*|genocide|sanction\\w*|weapons|arms|disappearance\\w*|attack\\w*|bomb\\w*|plot|plots|coup|treason|perjury|forgery|"
    "counterfeit\\w*|misuse|misappropriat\\w*|tax evasion|insider|cyber\\w*|ransom\\w*|phishing|scandal\\w*|offences|offenses"
)
_CRIME = rf"(?=(?:[\s,-]+[\w']+){{0,5}}?[\s,-]+(?:{_CRIME_WORDS})(?!\w))"
_NAME = r"(?=(?:\s+(?:the|a|an|former|late|prime|deputy|senior|president|minister))*\s+(?-i:[A-Z]))"
_INVENTED = re.compile(r"[A-Z][^\W\d_]*(?:ian|ean|ese|ish|lander|stani|nese)")
_INVENTED_PLURAL = re.compile(r"[A-Z][^\W\d_]*(?:ians|landers|stanis)")
_AGENTS = re.compile(r"[a-z-]{3,}(?:ers|ors|ists|ees|men|women|eurs|people|folk)")
_COMPOUND = frozenset("led run owned backed linked controlled speaking born based dominated operated financed funded".split())
_LOOK_AHEAD = 4


def has_cue_lexicon(language: str) -> bool:
    """Tell whether allegations can be recognised in a language; where not, nobody may rely on the lack of a cue."""
    known = lexicon(language)
    return bool(known and known.allegation)


def find_cues(text: str, language: str = "en") -> tuple[Cue, ...]:
    """Return the cues in a text. English cues are looked for in any language: reports quote, and mix."""
    lexicon_of = language if has_cue_lexicon(language) else "en"
    plain, places = _flatten(text)
    words = [_Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(plain)]
    spans = [*_phrases(plain, words, _allegations(lexicon_of), CueKind.ALLEGATION)]
    spans += _phrases(plain, words, _group_phrases(lexicon_of), CueKind.GROUP)
    spans += _Groups(plain, words, _group_words(lexicon_of)).find()
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


def _flatten(text: str) -> tuple[str, list[int] | None]:
    """Return a text without signs that hide words, and the place in `text` of each of its characters, None if the same."""
    plain = text.translate(_SIGNS)
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


def _phrases(
    text: str, words: list[_Token], phrases: dict[str, re.Pattern[str]], kind: CueKind
) -> Iterator[tuple[int, int, CueKind]]:
    """Yield the longest phrase at each word; one that lies in another is left out."""
    behind = 0
    for word in words:
        if word.start < behind:
            continue
        pattern = phrases.get(word.text.casefold())
        found = pattern.match(text, word.start) if pattern else None
        if found:
            behind = found.end()
            yield word.start, behind, kind


def _compile(lines: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    """Return one pattern for each first word; longer phrases come first in it."""
    by_word: dict[str, list[str]] = {}
    for line in lines:
        match = _FIRST.match(line)
        if match is None:
            raise ValueError(f"lexicon: no first word in {line!r}")
        for word in (match["several"] or match["one"]).split("|"):
            head = re.split(r"['-]", word)[0].casefold() if "-" in word else word.casefold()
            by_word.setdefault(head, []).append(re.escape(word) + match["rest"])
    return {
        word: re.compile("|".join(_expand(p) for p in sorted(set(phrases), key=lambda p: (-len(p), p))), re.IGNORECASE)
        for word, phrases in by_word.items()
    }


def _expand(phrase: str) -> str:
    """Return the regular expression of a phrase: a space is any white space, the names in < > stand for patterns."""
    phrase = phrase.replace("<ADV>", _ADVERB).replace(" <CRIME>", "<CRIME>").replace(" <NAME>", "<NAME>")
    spaced = phrase.replace("\\ ", " ").replace("\\-", "-").replace(" ", r"\s+")
    return spaced.replace("<CRIME>", _CRIME).replace("<NAME>", _NAME) + r"(?!\w)"


@cache
def _allegations(language: str) -> dict[str, re.Pattern[str]]:
    known = lexicon(language)
    return _compile(known.allegation) if known else {}


@cache
def _group_phrases(language: str) -> dict[str, re.Pattern[str]]:
    known = lexicon(language)
    return _compile(known.group.get("phrases", ())) if known else {}


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
        for index, word in enumerate(self.words):
            if word.text[0].isupper():
                last = self._statement(index)
                if last is not None:
                    yield word.start, self.words[last].end, CueKind.GROUP

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
        """Look for a noun for people in the words after a name: "Zedlander criminal groups"."""
        for step in range(1, _LOOK_AHEAD + 1):
            if index + step >= len(self.words) or not self._joined(index + step):
                return index if step == 1 and listed and not self._is_language(index) else None
            word = self.words[index + step].text
            folded = word.casefold()
            if step == 1 and folded in _COMPOUND and self.text[self.words[index].end] == "-":
                return index + 1
            if folded in self.known.people or (folded not in self.known.neutral and _AGENTS.fullmatch(folded)):
                return index + step
            if folded in ("and", "or") and self._names_people(index + step + 1):
                continue
            if self._names_people(index + step):
                continue
            if folded in self.known.verbs:
                return index if step == 1 and listed and not self._is_language(index) else None
            if folded in self.known.neutral:
                return None
        return None

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
        return index > 0 and self.words[index - 1].text.casefold() in self.known.language_before
