"""Text as it is compared: in a form that neither typography nor markup hides anything from.

In: any text. Out: compatibility forms folded (ligatures, full-width letters), invisible characters gone, words that a
hyphen breaks at a line end joined; and its letters and digits alone, in one case, so that spaces, hyphens and the
borders of runs make no difference.
"""

from __future__ import annotations

import re
import unicodedata

# Soft hyphens, joiners, directional marks, variation selectors, byte order marks; U+0002 and U+FFFE are what readers of
# PDF give for a hyphen that ends a line.
_INVISIBLE = re.compile(
    "[\x02\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufffe]+"
)
_BROKEN = re.compile(r"[-\u2010\u2011](?<=[^\W\d_].)[ \t]*[\r\n]+[ \t]*(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+")
_NO_WORD = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())


def folded(text: str) -> str:
    """Return the text in its plain form, case kept."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return _BROKEN.sub("", _INVISIBLE.sub("", text))


def words(text: str) -> list[str]:
    """Return the words of a folded text: its unbroken runs of letters and digits."""
    return _WORD.findall(text)


def spaced(text: str) -> str:
    """Return the words of any text in one case, a space between them."""
    return " ".join(_WORD.findall(folded(text))).casefold()


def squashed(text: str) -> str:
    """Return the letters and digits of any text in one case, and nothing else."""
    if text.isascii():
        return text.translate(_NO_WORD).lower()
    return "".join(_WORD.findall(folded(text))).casefold()
