"""In which direction a language is written."""

from __future__ import annotations

# Languages that are written from right to left where the tag names no script.
_LANGUAGES = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"])
# Scripts by their codes, see https://www.unicode.org/iso15924/.
_SCRIPTS = frozenset(["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"])


def is_right_to_left(language: str) -> bool:
    """Tell whether a language, by its BCP 47 tag, is written from right to left; a script in the tag decides."""
    first, *others = language.lower().split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    return script in _SCRIPTS if script else first in _LANGUAGES
