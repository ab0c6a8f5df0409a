"""How hard a text is to read: words a sentence, and the years of school that English text asks for.

In: a text and its language. Out: numbers; what is too much is for others to say. Syllables are estimated from the
letters: a dictionary would be more exact and weigh more than all else (textstat brings one, fetched on first use).
"""

from __future__ import annotations

import re

from briefgen.document.text import UNSPACED
from briefgen.report.lexicons import primary
from briefgen.report.sentences import split_sentences

FEWEST_SENTENCES = 2  # a grade is a mean: below this it says nothing
FEWEST_WORDS = 10

_ALPHANUMERIC = re.compile(r"[^\W_]")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:(?<![aeiouyl])e|(?<=[aeiouy]l)e|(?<![aeiouycgsxzl])es|(?<=[aeiouy]l)es|(?<![aeiouytd])ed)$")
_SILENT_INSIDE = re.compile(r"(?<=[aeiouy][^\Waeiouy])e(?=(?:ful|less|ly|ments?|ness)$)")  # state|ment, care|less
_APART = re.compile(r"(?<![cglnstx])i[ao]|(?<![cstr])ie(?=[nt])|(?<![gq])ua|[aeiou]ing$")  # medi|a, qui|et, annu|al


def count_words(text: str) -> int:
    """Count the words of a text; in scripts without spaces between words, two letters to a word."""
    spaced = sum(1 for word in text.split() if _ALPHANUMERIC.search(UNSPACED.sub("", word)))
    return spaced + len(UNSPACED.findall(text)) // 2


def sentence_lengths(text: str, language: str) -> tuple[int, ...]:
    """Return the words of each sentence."""
    return tuple(count_words(sentence.text) for sentence in split_sentences(text, language))


def has_grade(language: str) -> bool:
    """Tell whether a grade can be estimated in a language: the formula was fitted to English."""
    return primary(language) == "en"


def grade(text: str, language: str) -> float | None:
    """Estimate the years of school that a text asks for, to a tenth; None where it is too short or not English.

    The Flesch-Kincaid grade: 0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid, Fishburne, Rogers and
    Chissom, "Derivation of new readability formulas", Research Branch Report 8-75, 1975).
    """
    sentences = len(split_sentences(text, language))
    words = [part for word in text.split() if (part := word.strip("\"'“”‘’«»()[].,;:!?…–—")) and _has_letters(part)]
    if not has_grade(language) or sentences < FEWEST_SENTENCES or len(words) < FEWEST_WORDS:
        return None
    syllables = sum(map(count_syllables, words))
    return round(0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59, 1)


def _has_letters(word: str) -> bool:
    return bool(_ALPHANUMERIC.search(word))


def count_syllables(word: str) -> int:
    """Estimate the syllables of an English word, each part of a compound for itself; a number counts as one."""
    parts = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", word.casefold())
    return sum(map(_syllables, parts)) or 1


def _syllables(word: str) -> int:
    bare = re.sub(r"['’]s$", "", word)
    spoken = len(_VOWELS.findall(bare)) + len(_APART.findall(bare))
    return max(1, spoken - len(_SILENT.findall(bare)) - len(_SILENT_INSIDE.findall(bare)))
