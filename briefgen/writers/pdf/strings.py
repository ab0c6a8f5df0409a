"""Strings and names as a PDF writes them (ISO 32000-1, 7.3.4, 7.3.5 and 7.9.2.2). In: text. Out: bytes."""

from __future__ import annotations

import re
from functools import lru_cache

_SPECIAL = re.compile(rb"[\\()]")
_IRREGULAR = re.compile(r"[^!-~]|[#%()<>\[\]{}/]")


@lru_cache(maxsize=4096)
def text_string(text: str) -> bytes:
    """Return a text string: plain where it is printable ASCII, else UTF-16 in hexadecimal digits."""
    if text.isascii() and text.isprintable():
        return b"(" + _SPECIAL.sub(rb"\\\g<0>", text.encode()) + b")"
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"


@lru_cache(maxsize=256)
def name(text: str) -> bytes:
    """Return a name."""
    return b"/" + _IRREGULAR.sub(_escaped, text).encode()


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"#{byte:02X}" for byte in match.group().encode())


@lru_cache(maxsize=1024)
def decimal(value: float, places: int = 3) -> str:
    """Return a number as content streams take it: without an exponent (7.3.3), at most so many places."""
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def numbers(values: tuple[float, ...]) -> bytes:
    """Return numbers with at most two places behind the point, with spaces between."""
    return b" ".join(_number(value) for value in values)


def _number(value: float) -> bytes:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return b"0" if text == "-0" else text.encode()
