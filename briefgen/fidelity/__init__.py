"""Does a claim say no more than its source? In: source, claim and language. Out: a judgement with its reasons.

Closed classes of words, the order of words and numbers decide; nothing here understands a text. So only what is taken
from the source word by word can pass; what is worded anew is at best for somebody to read.
"""

from __future__ import annotations

from briefgen.fidelity.judging import DATA_OF_AUTHOR, NOT_WHOLE, is_listed_deletion, judge
from briefgen.fidelity.model import Judgement, Mode, Reason, Verdict
from briefgen.fidelity.numerals import has_number, nearest_number, numbers_in, stands_in
from briefgen.fidelity.whole import is_verbatim

__all__ = [
    "DATA_OF_AUTHOR",
    "NOT_WHOLE",
    "Judgement",
    "Mode",
    "Reason",
    "Verdict",
    "has_number",
    "is_listed_deletion",
    "is_verbatim",
    "judge",
    "nearest_number",
    "numbers_in",
    "stands_in",
]
