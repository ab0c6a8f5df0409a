"""One spelling for texts that look alike. In: a text. Out: the same with one kind of quote, dash and space.

For comparing only: what is shown stays as it was written.
"""

from __future__ import annotations

import re
import unicodedata

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("’‘‛`´ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒−", "-"),
        **dict.fromkeys("—―", " – "),
        # What is not seen: soft hyphen, zero width, direction marks.
        **dict.fromkeys(
            "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
        ),
        # NFKC would make 10² into 102 and 1½ into 11/2.
        **{sign: f"^{digit}" for sign, digit in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)},
        **{sign: f" {sign}" for sign in "¼½¾⅓⅔⅛"},
    }
)
_RANGE = re.compile(r"(?<=\w)–(?=\w)")
_DASH = re.compile(r"\s*–\s*|\s+-\s+|\s*--\s*")
_SPACE = re.compile(r"\s+")
_QUOTE_SPACE = re.compile(r'(?<=")\s(?=\S[^"]*")|(?<=\S)\s(?=[;:!?])')


def normalised(text: str) -> str:
    """Return a text in one spelling of quotes, dashes and spaces, without what cannot be seen."""
    text = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    text = _RANGE.sub("-", text)
    return _SPACE.sub(" ", _DASH.sub(" – ", text)).strip()


def comparable(text: str) -> str:
    """Return the key under which two sentences are the same; a last full stop and spaces at quotes do not count."""
    key = _QUOTE_SPACE.sub("", normalised(text).replace('" ', '"').replace(' "', '"'))
    return key.rstrip(" .") if not key.endswith("...") else key
