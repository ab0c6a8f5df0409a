"""What a report promises in its title and does not find.

In: a report. Out: each phrase that stands in title, opening and conclusion, and in no finding.
"""

from __future__ import annotations

import re

from briefgen.report.lexicons import lexicon
from briefgen.report.model import Report, Role

LONGEST = 4  # words of a phrase
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def uncovered_phrases(report: Report) -> tuple[str, ...]:
    """Return each phrase of the title that the lead and conclusion repeat and no finding holds, as the title has it."""
    conclusion = report.passages_of(Role.CONCLUSION)
    if not report.findings or not report.lead or not conclusion:
        return ()
    title = WORD.findall(report.title.text)
    lead, end, findings = (
        f" {' '.join(_stems(' '.join(p.text for p in passages)))} "
        for passages in (report.lead, conclusion, report.findings)
    )
    found: list[tuple[int, int]] = []
    for length in range(LONGEST, 0, -1):
        for start in range(len(title) - length + 1):
            span = (start, start + length)
            words = title[start : start + length]
            if _has_stop_word(words, report.language) or any(a <= start and span[1] <= b for a, b in found):
                continue
            phrase = f" {' '.join(_stems(' '.join(words)))} "
            if phrase in lead and phrase in end and phrase not in findings:
                found.append(span)
    return tuple(" ".join(title[a:b]) for a, b in sorted(found))


def _stems(text: str) -> list[str]:
    """Return the words without case, possessive and plural s: enough to know a phrase again."""
    words = (re.sub(r"['’]s?$", "", word) for found in WORD.findall(text) for word in found.casefold().split("-"))
    return [word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words]


def _has_stop_word(words: list[str], language: str) -> bool:
    known = lexicon(language)
    return known is not None and any(word.casefold() in known.stop_words for word in words)
