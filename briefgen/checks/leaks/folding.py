"""Text as it is compared: in a form that neither typography nor markup hides anything from.

In: any text. Out: compatibility forms folded (ligatures, full-width letters), invisible characters gone, words that a
hyphen breaks at a line end joined; and its letters and digits alone, in one case, so that spaces, hyphens and the
borders of runs make no difference.
"""

from __future__ import annotations

import re
import unicodedata

# Soft hyphens, joiners, directional marks, variation selectors, byte order marks; U+0002 and U+FFFE are what PDF readers
# give for a hyphen that ends a line.
_INVISIBLE = re.compile(
    "[\x02\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufffe]+"
)
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011][ \t]*[\r\n]+[ \t]*(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+")
# Letters of scripts without spaces between words, two to a word: Thai, Lao, Burmese, Khmer, kana, Han.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def folded(text: str) -> str:
    """Return the text in its plain form, case kept."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))
    return _BROKEN.sub("", plain)


def words(text: str) -> list[str]:
    """Return the words of a folded text: its unbroken runs of letters and digits."""
    return _WORD.findall(text)


def lower(text: str) -> str:
    """Return a folded text in one case."""
    return text.casefold()


def squashed(text: str) -> str:
    """Return the letters and digits of any text in one case, and nothing else."""
    return "".join(_WORD.findall(lower(folded(text))))
