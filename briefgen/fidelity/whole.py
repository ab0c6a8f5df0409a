"""Verbatim: a claim of one or more whole sentences of its source. In: two texts and their language. Out: yes or no.

The language tells an abbreviation from the end of a sentence: behind "Sra." a part of one would begin.
"""

from __future__ import annotations

from functools import lru_cache

from briefgen.fidelity.normal import comparable, normalised
from briefgen.report.sentences import split_sentences


def is_verbatim(source: str, claim: str, language: str = "en") -> bool:
    """Tell whether a claim is consecutive whole sentences of a source, however quotes and spaces are set."""
    if source == claim:
        return bool(claim.strip())
    wanted = _keys(claim, language)
    if not any(wanted):
        return False
    sentences = _keys(source, language)
    return any(sentences[at : at + len(wanted)] == wanted for at in range(len(sentences) - len(wanted) + 1))


@lru_cache(maxsize=8192)
def _keys(text: str, language: str) -> tuple[str, ...]:
    return tuple(comparable(sentence.text) for sentence in split_sentences(normalised(text), language))
