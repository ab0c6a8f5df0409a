"""The bytes of a picture in, those that travel out: its kind, and its pixels without what tells of their making.

A picture is taken apart by its kind's own rules, not by its name. What does not follow them is no picture. Pixels stay
as they are; words, places, dates, profiles and thumbnails go, and whatever stands behind the end.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from briefgen.writers.docx.house.drawings import cleaned_svg, is_svg

_PNG, _JPEG, _GIF, _EMF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", (b"GIF87a", b"GIF89a"), b"\x01\x00\x00\x00"
_CHUNKS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT", b"bKGD"))
_END_OF_IMAGE, _SCAN, _JFIF, _ADOBE, _COMMENT = 0xD9, 0xDA, 0xE0, 0xEE, 0xFE
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD8)))
_LONGEST_HEADER = 14  # bytes of a JFIF segment without a thumbnail
_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOP = b"\x0bNETSCAPE2.0"


def cleaned_picture(data: bytes) -> tuple[str, bytes]:
    """Return the suffix of a picture's kind and the bytes that travel; both empty if it is none that Word shows."""
    try:
        if data.startswith(_PNG):
            return "png", _png(data)
        if data.startswith(_JPEG):
            return "jpeg", b"".join(_jpeg(data))
        if data.startswith(_GIF):
            return "gif", b"".join(_gif(data))
        if data.startswith(_EMF):
            return "emf", _emf(data)
        if is_svg(data):
            return "svg", cleaned_svg(data)
    except (ValueError, IndexError, struct.error):
        pass
    return "", b""


def _png(data: bytes) -> bytes:
    found, place, name = [_PNG], len(_PNG), b""
    while name != b"IEND":
        (length,) = struct.unpack_from(">I", data, place)
        name, end = data[place + 4 : place + 8], place + 12 + length
        if end > len(data) or (place == len(_PNG) and name != b"IHDR"):
            raise ValueError("a chunk that is cut off")
        if name in _CHUNKS:
            found.append(data[place:end])
        place = end
    return b"".join(found)


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Yield the start, the segments that say how to read the pixels, and the pixels, to the end of the image."""
    yield data[:2]
    place = 2
    while data[place + 1] != _END_OF_IMAGE:
        if data[place] != 0xFF:
            raise ValueError("no marker")
        marker = data[place + 1]
        if marker == 0xFF:  # a fill byte
            place += 1
            continue
        (length,) = (0,) if marker in _STANDALONE else struct.unpack_from(">H", data, place + 2)
        end = place + 2 + length
        if end > len(data):
            raise ValueError("a segment that is cut off")
        yield _segment(marker, data[place:end])
        place = end
        if marker == _SCAN:
            end = _end_of_scan(data, place)
            yield data[place:end]
            place = end
    yield b"\xff\xd9"


def _segment(marker: int, segment: bytes) -> bytes:
    body = segment[4:]
    if marker == _JFIF and body.startswith(b"JFIF\0") and len(body) >= _LONGEST_HEADER:
        return segment[:2] + struct.pack(">H", _LONGEST_HEADER + 2) + body[: _LONGEST_HEADER - 2] + b"\0\0"
    if marker == _ADOBE and body.startswith(b"Adobe"):  # how colours are to be read
        return segment[:2] + struct.pack(">H", 14) + body[:12]
    return b"" if 0xE0 <= marker <= 0xEF or marker == _COMMENT else segment


def _end_of_scan(data: bytes, place: int) -> int:
    while True:
        place = data.index(b"\xff", place)
        if data[place + 1] != 0 and data[place + 1] not in _STANDALONE:
            return place
        place += 2


def _gif(data: bytes) -> Iterator[bytes]:
    """Yield the screen, and the images with what controls them: no comments, no data of applications."""
    place = 13 + _table(data[10])
    yield data[:place]
    while data[place] != _TRAILER:
        if data[place] == _IMAGE:
            start, label = place + 10 + _table(data[place + 9]) + 1, _CONTROL
        elif data[place] == _EXTENSION:
            start, label = place + 2, data[place + 1]
        else:
            raise ValueError("no block")
        end = _blocks(data, start)
        if label == _CONTROL or (label == _APPLICATION and data[start:].startswith(_LOOP) and end - start < 20):
            yield data[place:end]
        place = end
    yield bytes((_TRAILER,))


def _table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, place: int) -> int:
    while data[place]:
        place += data[place] + 1
    return place + 1


def _emf(data: bytes) -> bytes:
    """Return an enhanced metafile whose header is one, without the words of its header ([MS-EMF], 2.3.4.2)."""
    size, total, count, offset = (struct.unpack_from("<I", data, place)[0] for place in (4, 48, 60, 64))
    if data[40:44] != b" EMF" or size < 88 or not size <= total <= len(data):
        raise ValueError("no metafile")
    found = bytearray(data[:total])
    if count and offset >= 88 and offset + 2 * count <= size:
        found[offset : offset + 2 * count] = bytes(2 * count)
    return bytes(found)
