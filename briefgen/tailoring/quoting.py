"""Pull quotes: what of the report a text of the author's repeats, and which finding may be lifted out unasked.

In: a text, or the findings shown in the order of their weight. Out: the passage that is quoted, or none.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from briefgen.brief import AuthorText
from briefgen.fidelity import is_verbatim
from briefgen.report.model import NAMES, Passage, Place
from briefgen.report.wording import is_hedged, opening_anaphor, opens_with_contrast
from briefgen.tailoring.select import may_be_heading


def quoted(text: AuthorText, cited: Iterable[Passage], language: str) -> Passage | None:
    """Return the first passage cited of which a text has whole sentences, word for word; None if there is none."""
    found = (p for p in cited if p.kind not in NAMES and p.place != Place())
    return next((p for p in found if is_verbatim(p.text, text.passage.text, language)), None)


def first_plain(findings: Iterable[Passage], language: str, follows: Container[str]) -> Passage | None:
    """Return the first finding that can stand alone: no allegation, no hedge, nothing that points back."""
    return next((p for p in findings if p.id not in follows and _is_plain(p, language)), None)


def _is_plain(passage: Passage, language: str) -> bool:
    judged = passage.judged or passage.allegation is False
    points_back = opening_anaphor(passage, language) or opens_with_contrast(passage, language)
    return judged and may_be_heading(passage) and not is_hedged(passage, language) and not points_back
