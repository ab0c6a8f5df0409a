"""What YAML 1.1 makes of a word without quotes. In: the word, and the kind that YAML sees in it. Out: its value.

Where that is not what the person who wrote it can have meant (`no` as false, `12:30` as 750, `010` as 8), the value
comes with a message and a hint.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.phrasing import shortened

MAX_DIGITS = 100
SHOWN = 40  # characters of a value in a message


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as read, and what is wrong with it; an empty message says that nothing is."""

    value: object
    message: str = ""
    hint: str = ""


def read_scalar(kind: str, text: str) -> Scalar:
    """Return what YAML reads in a word of a kind (`null`, `bool`, `int`, `float`); of any other kind, the text."""
    reader = _READERS.get(kind)
    return reader(text) if reader else Scalar(text)


def _null(text: str) -> Scalar:
    return Scalar(None)


def _bool(text: str) -> Scalar:
    truth = text.lower() in ("yes", "on", "true")
    if text.lower() in ("true", "false"):
        return Scalar(truth)
    return _surprise(truth, text, str(truth).lower(), "write `true` or `false`")


def _int(text: str) -> Scalar:
    plain = text.replace("_", "")
    if len(plain) > MAX_DIGITS:
        return Scalar(text, f"this number has {len(plain)} characters", "put quotes around text made of digits")
    if ":" in plain:
        return _sexagesimal(text, plain)
    digits = plain.lstrip("+-")
    if re.fullmatch(r"0[0-7]+", digits):
        number = int(plain, 8)
        return _surprise(number, text, str(number), f"write `{digits.lstrip('0') or '0'}` for the number")
    if digits[:2].lower() in ("0b", "0x"):
        number = int(plain, 0)
        return _surprise(number, text, str(number), f"write `{number}` for the number")
    return Scalar(int(plain))


def _float(text: str) -> Scalar:
    plain = text.replace("_", "").lower()
    if ":" in plain:
        return _sexagesimal(text, plain)
    if plain.lstrip("+-") in (".inf", ".nan"):
        return _surprise(text, text, "infinite or no number")
    return Scalar(float(plain))


def _sexagesimal(text: str, plain: str) -> Scalar:
    total = 0.0
    for part in plain.lstrip("+-").split(":"):
        total = total * 60 + float(part)
    return _surprise(text, text, f"{total:g}")


def _surprise(value: object, text: str, meaning: str, otherwise: str = "") -> Scalar:
    shown = shortened(text, SHOWN)
    hint = f'put quotes around it for the text: "{shown}"'
    return Scalar(value, f"YAML reads `{shown}` as {meaning}", f"{hint}; {otherwise}" if otherwise else hint)


_READERS: dict[str, Callable[[str], Scalar]] = {"null": _null, "bool": _bool, "int": _int, "float": _float}
