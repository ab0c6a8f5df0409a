"""Read a report from plain text. In: a text file. Out: a draft: title, lead, headings and what stands under them.

Headings are guessed from their form: underlined, numbered, in capitals, or short, without a final full stop, and with
something below. Nothing is dropped but rules, tables of contents and the marks of bullets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.report.assemble import Block, Draft, DraftPart
from briefgen.report.model import Kind, Place
from briefgen.report.readers import markers
from briefgen.report.readers.file import TextFile
from briefgen.report.readers.lines import split_lines
from briefgen.report.readers.markers import Marker
from briefgen.report.readers.wrapping import Piece, join_lines
from briefgen.report.roles import guess

HEADING_WORDS = 14
HEADING_LENGTH = 110
TITLE_WORDS = 40
TITLE_LENGTH = 300
METADATA_LINES = 6

_METADATA = re.compile(
    r"(?P<key>authors?|by|written by|publishers?|published by|date|published|url|web ?site)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_KEYS = {"by": "author", "written by": "author", "published by": "publisher", "published": "date", "website": "url"}
_NO_PIECE = Piece("", 0, 0, True)


@dataclass(frozen=True, slots=True)
class _Row:
    """A piece with what it is: title, heading of a level, bullet or paragraph."""

    piece: Piece
    kind: Kind
    text: str
    level: int = 1

    def block(self, kind: Kind | None = None) -> Block:
        """Return the row as a block."""
        return Block(kind or self.kind, self.text, Place(self.piece.number))


def read(file: TextFile) -> Draft:
    """Return what a plain text holds."""
    pieces = [p for p in join_lines(split_lines(file.text)) if not markers.is_contents_line(p.text)]
    title, subtitle, metadata, rest = _opening(pieces)
    rows = _rows(rest)
    first = next((n for n, row in enumerate(rows) if row.kind is not Kind.PARAGRAPH), len(rows))
    lead = tuple(row.block(Kind.LEAD) for row in rows[:first])
    return Draft(title, subtitle, lead, _parts(rows[first:]), metadata, diagnostics=file.diagnostics)


# The opening


def _opening(pieces: Sequence[Piece]) -> tuple[Block | None, Block | None, dict[str, str], Sequence[Piece]]:
    """Return title, subtitle and metadata, and the pieces after them."""
    if not pieces or not _is_title(pieces[0], _at(pieces, 1)):
        return None, None, {}, pieces
    title = _opening_block(pieces[0], Kind.TITLE)
    metadata: dict[str, str] = {}
    subtitle: Block | None = None
    position = 1
    while position < min(len(pieces), METADATA_LINES + 2):
        piece, following = pieces[position], _at(pieces, position + 1)
        short = piece.marker is None and len(piece.text) < HEADING_LENGTH
        said = _METADATA.fullmatch(piece.text) if short else None
        if said:
            key = " ".join(said["key"].casefold().split())
            metadata.setdefault(_KEYS.get(key, key.replace("web site", "url").rstrip("s")), said["value"])
        elif subtitle is None and _is_subtitle(piece, following, _at(pieces, position + 2)):
            subtitle = _opening_block(piece, Kind.SUBTITLE)
        else:
            break
        position += 1
    return title, subtitle, metadata, pieces[position:]


def _at(pieces: Sequence[Piece], position: int) -> Piece:
    return pieces[position] if position < len(pieces) else _NO_PIECE


def _opening_block(piece: Piece, kind: Kind) -> Block:
    mark = markers.hashes(piece.text)
    return Block(kind, piece.text[mark.length :] if mark else piece.text, Place(piece.number))


def _is_title(piece: Piece, following: Piece) -> bool:
    if piece.marker is not None or len(piece.text) > TITLE_LENGTH or len(piece.text.split()) > TITLE_WORDS:
        return False
    role_heading = guess(piece.text, "") is not None and len(piece.text.split()) <= 4
    return not (role_heading and piece.underline != "=" and following.text and not _is_short(following))


def _is_subtitle(piece: Piece, following: Piece, next_but_one: Piece) -> bool:
    if piece.marker is not None or piece.underline or not following.text:
        return False
    if following.marker is not None and _numbered(following, piece, next_but_one) is None:
        return False
    if (markers.ends_sentence(piece.text) and not piece.text.endswith("?")) or len(piece.text) > TITLE_LENGTH:
        return False
    if markers.heading_number(piece.text) or guess(piece.text, ""):
        return False
    mark = markers.hashes(piece.text)
    return len(piece.text.split()) <= TITLE_WORDS and not (mark and mark.number > 1)


def _is_short(piece: Piece) -> bool:
    return piece.marker is None and not markers.ends_sentence(piece.text) and len(piece.text) <= HEADING_LENGTH


# Headings, bullets, paragraphs


def _rows(pieces: Sequence[Piece]) -> list[_Row]:
    """Return the pieces with what each is."""
    candidates = [_candidate(piece, pieces, n) for n, piece in enumerate(pieces)]
    kept = _without_lists_of_fragments(candidates, pieces)
    rows = []
    for piece, heading in zip(pieces, kept, strict=True):
        if heading:
            rows.append(heading)
        else:
            rows.append(_Row(piece, Kind.BULLET if piece.marker else Kind.PARAGRAPH, piece.text))
    return _with_capitals(rows)


def _candidate(piece: Piece, pieces: Sequence[Piece], position: int) -> _Row | None:
    """Return the piece as a heading, None where it is none."""
    following = _at(pieces, position + 1)
    if piece.underline:
        return _Row(piece, Kind.HEADING, piece.text, 1 if piece.underline == "=" else 2)
    mark = markers.hashes(piece.text)
    if mark and piece.lines == 1 and piece.marker is None:
        return _Row(piece, Kind.HEADING, piece.text[mark.length :].rstrip("# ") or piece.text, mark.number)
    if piece.lines > 2 or len(piece.text) > HEADING_LENGTH or len(piece.text.split()) > HEADING_WORDS:
        return None
    if piece.marker:
        return _numbered(piece, _at(pieces, position - 1) if position else _NO_PIECE, following)
    number = markers.heading_number(piece.text)
    text = piece.text[number.length :] if number else piece.text
    if text[0].islower() or not _heading_ends(text, following):
        return None
    level = number.number if number and number.style == "1.1" else 1
    return _Row(piece, Kind.HEADING, text, level) if following.text else None


def _heading_ends(text: str, following: Piece) -> bool:
    """Tell whether a text ends as headings do: no full stop; a colon only where it is short or has a role."""
    if text.endswith(":"):
        return len(text.split()) <= 4 or guess(text, "") is not None
    if text.endswith("?"):
        return True
    return not markers.ends_sentence(text) and text[-1] not in ",;-–"


def _numbered(piece: Piece, above: Piece, following: Piece) -> _Row | None:
    """Return a numbered line as a heading where it is no member of a list: "3. Ports", but not "3. Ports are slow."."""
    marker = piece.marker
    if marker is None or not marker.style.startswith("1") or "(" in marker.style:
        return None
    if not piece.text[0].isupper() or not _heading_ends(piece.text, following) or not following.text:
        return None
    named = guess(piece.text, "") is not None
    if _is_neighbour(marker, following.marker, 1):
        return None
    if _is_neighbour(marker, above.marker, -1) and not (named and markers.ends_sentence(above.text)):
        return None
    return _Row(piece, Kind.HEADING, piece.text) if named or not _is_short(following) else None


def _is_neighbour(marker: Marker, other: Marker | None, step: int) -> bool:
    return other is not None and other.style == marker.style and other.number == marker.number + step


def _without_lists_of_fragments(candidates: list[_Row | None], pieces: Sequence[Piece]) -> list[_Row | None]:
    """Return the headings without runs: three short lines or more with nothing below them are a list."""
    kept = list(candidates)
    start = 0
    while start < len(kept):
        if kept[start] is None:
            start += 1
            continue
        end = start
        while end + 1 < len(kept) and kept[end + 1] is not None:
            end += 1
        if end - start >= 2:
            for position in range(start, end + 1):
                row = kept[position]
                if row and not _is_marked(row) and not (position == end and _at(pieces, end + 1).text):
                    kept[position] = None
        start = end + 1
    return kept


def _is_marked(row: _Row) -> bool:
    """Tell whether a heading shows more than its shortness: a mark, or the name of a role."""
    marked = row.piece.underline or row.piece.marker or markers.hashes(row.piece.text) or row.text != row.piece.text
    return bool(marked) or guess(row.text, "") is not None


def _with_capitals(rows: list[_Row]) -> list[_Row]:
    """Return the rows with headings in capitals above the others, where the capitals carry the roles."""
    plain = [r for r in rows if r.kind is Kind.HEADING]
    if len({r.level for r in plain}) > 1:
        return rows
    capital = [r for r in plain if _is_capitals(r.text)]
    if len(capital) < 2 or len(capital) == len(plain) or not any(guess(r.text, "") for r in capital):
        return rows
    if any(guess(r.text, "") for r in plain if not _is_capitals(r.text)):
        return rows
    return [replace(r, level=2) if r.kind is Kind.HEADING and not _is_capitals(r.text) else r for r in rows]


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(c.isalpha() for c in text) > 3


def _parts(rows: Sequence[_Row]) -> tuple[DraftPart, ...]:
    found: list[DraftPart] = []
    heading: _Row | None = None
    blocks: list[Block] = []
    for row in rows:
        if row.kind is not Kind.HEADING:
            blocks.append(row.block())
            continue
        if heading or blocks:
            found.append(_part(heading, blocks))
        heading, blocks = row, []
    if heading or blocks:
        found.append(_part(heading, blocks))
    return tuple(found)


def _part(heading: _Row | None, blocks: list[Block]) -> DraftPart:
    if heading is None:
        return DraftPart(None, 1, tuple(blocks))
    return DraftPart(heading.block(Kind.HEADING), heading.level, tuple(blocks))
