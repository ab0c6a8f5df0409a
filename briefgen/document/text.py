"""Texts as a page can carry them, and as they are compared.

Control characters have no form in XML 1.0 (section 2.2) and bidirectional overrides would turn the text after them
round (Unicode TR 36, 3.3); both are printed as `[U+202E]`: the reader sees what the report holds, and nothing acts.
"""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls without tab, line feed and carriage return; overrides; noncharacters and lone surrogates.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# Letters of scripts without spaces between words, two to a word: Thai, Lao, Burmese, Khmer, kana, Han.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def printable(text: str) -> str:
    """Return the text with every unprintable character replaced by its code in brackets, and white space folded."""
    shown = _UNPRINTABLE.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)
    return re.sub(r"[\t\n\r\x85\u2028\u2029]+", " ", shown)


def normalised(text: str) -> str:
    """Return the words of a text: compatibility forms folded, case folded, all that is no letter or digit a space."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", folded).split())
