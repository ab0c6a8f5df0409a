"""Fonts of a page: `@font-face` rules with the fonts in them, holding the base set and what the page shows.

In: the faces that a page used, each with its characters. Out: CSS. The base set is the same for every page: an embedded
font must not tell which words a brief left out, and pages in English then share fonts that are made once.
"""

from __future__ import annotations

import base64
import string
import struct
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefgen.style.theme import Face, Family
from briefgen.writers.html.context import FontUse
from briefgen.writers.html.css import css_string

BASE_CHARACTERS = frozenset(string.ascii_letters + string.digits + string.punctuation + " \u00a0·–—‘’“”…")


def font_faces(fonts: Mapping[Face, FontUse]) -> str:
    """Return the `@font-face` rules of a page."""
    return "\n".join(_font_face(face, use) for face, use in sorted(fonts.items(), key=lambda pair: _order(pair[0])))


def css_family(face: Face) -> str:
    """Return the name of a face's family on the page; optical sizes and widths are families of their own."""
    axes = "".join(f" {tag}{value:g}" for tag, value in face.axes if tag != "wght")
    return f"{face.family}{axes}"


def font_stack(face: Face, family: Family) -> str:
    """Return the value of `font-family`: the embedded font, the family, its common fallback, its kind."""
    names = dict.fromkeys((css_family(face), family.name, family.fallback))
    return ",".join((*map(css_string, names), family.generic))


def _order(face: Face) -> tuple[str, tuple[tuple[str, float], ...], bool]:
    return face.family, face.axes, face.italic


def _font_face(face: Face, use: FontUse) -> str:
    style = "italic" if face.italic else "normal"
    data = _data_uri(face, BASE_CHARACTERS.union(use.characters))
    return (
        f"@font-face{{font-family:{css_string(css_family(face))};font-weight:{use.weight};font-style:{style};"
        f'src:url({data}) format("woff")}}'
    )


@lru_cache(maxsize=128)
def _data_uri(face: Face, characters: frozenset[str]) -> str:
    from briefgen.style.faces import web_font

    visible = (character for character in characters if character not in "\t\n\r")
    return "data:font/woff;base64," + base64.b64encode(woff(web_font(face, visible))).decode("ascii")


def woff(font: bytes) -> bytes:
    """Pack a TrueType font as WOFF 1.0, which halves it and which every browser reads.

    See https://www.w3.org/TR/WOFF/#FileStructure.
    """
    flavour, count = struct.unpack(">4sH", font[:6])
    offset = 44 + 20 * count
    directory, body = bytearray(), bytearray()
    for number in range(count):
        tag, checksum, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        table = font[start : start + length]
        packed = zlib.compress(table, 9)
        stored = packed if len(packed) < length else table
        directory += struct.pack(">4sIIII", tag, offset + len(body), len(stored), length, checksum)
        body += stored + bytes(-len(stored) % 4)
    header = struct.pack(
        ">4s4sIHHIHHIIIII",
        b"wOFF", flavour, offset + len(body), count, 0, _unpacked_size(font, count), 1, 0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    return header + bytes(directory) + bytes(body)


def _unpacked_size(font: bytes, count: int) -> int:
    lengths: Iterator[int] = (struct.unpack_from(">I", font, 24 + 16 * number)[0] for number in range(count))
    return 12 + 16 * count + sum((length + 3) // 4 * 4 for length in lengths)
