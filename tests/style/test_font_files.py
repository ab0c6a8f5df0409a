"""Font files: those that ship are untouched and free, others are used if they can be and may be."""

from __future__ import annotations

import hashlib
import os
from importlib import resources
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from briefgen.style.font_files import FontError, check_font
from tests.small_fonts import small_font, variable_font, without

SHIPPED = Path(str(resources.files("briefgen.style") / "fonts"))
# As their makers published them: the OFL's reserved names hold for what is changed.
LINES = Path(__file__).with_name("shipped_fonts.sha256").read_text(encoding="utf-8").splitlines()
SUMS = {name: value for value, name in (line.split("  ", 1) for line in LINES)}


def test_the_fonts_that_ship_are_these_and_no_others() -> None:
    assert {str(path.relative_to(SHIPPED)) for path in SHIPPED.rglob("*.*tf")} == set(SUMS)


@pytest.mark.parametrize("name", SUMS)
def test_a_font_that_ships_is_untouched(name: str) -> None:
    assert hashlib.sha256((SHIPPED / name).read_bytes()).hexdigest() == SUMS[name]


@pytest.mark.parametrize("name", SUMS)
def test_a_font_that_ships_has_its_licence_beside_it(name: str) -> None:
    licence = (SHIPPED / name).with_name("OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert licence.startswith("Copyright")


@pytest.mark.parametrize("name", SUMS)
def test_a_font_that_ships_may_be_embedded_without_a_limit(name: str) -> None:
    check_font(SHIPPED / name)
    assert TTFont(SHIPPED / name)["OS/2"].fsType == 0


@pytest.mark.parametrize("kind", ["glyf", "CFF ", "CID"])
def test_static_fonts_of_all_outlines_are_used(tmp_path: Path, kind: str) -> None:
    assert check_font(small_font(tmp_path / "a.otf", kind)) == {}


@pytest.mark.parametrize("kind", ["glyf", "CFF2"])
def test_variable_fonts_of_all_outlines_are_used(tmp_path: Path, kind: str) -> None:
    assert check_font(variable_font(tmp_path / "a.otf", kind)) == {"wght": (100, 900)}


@pytest.mark.parametrize("permission", [0, 4, 8, 12, 2 | 4, 2 | 8])
def test_a_font_that_may_be_embedded_is_used(tmp_path: Path, permission: int) -> None:
    check_font(small_font(tmp_path / "a.ttf", permission=permission))


@pytest.mark.parametrize(
    ("permission", "why"),
    [
        (2, "do not allow it to be put into a file"),
        (0x100, "allow it only as a whole"),
        (0x108, "allow it only as a whole"),
        (0x200, "allow only bitmaps of it"),
        (0x204, "allow only bitmaps of it"),
    ],
)
def test_a_font_that_may_not_be_embedded_is_refused_with_the_reason(tmp_path: Path, permission: int, why: str) -> None:
    with pytest.raises(FontError, match=why) as refused:
        check_font(small_font(tmp_path / "a.ttf", permission=permission))
    assert "fsType" in refused.value.hint


@pytest.mark.parametrize(
    ("beginning", "why"),
    [
        (b"wOFF", "web font"),
        (b"wOF2", "WOFF 2"),
        (b"%!PS-AdobeFont", "Type 1"),
        (b"\x80\x01\x00\x00", "Type 1"),
        (b"ttcf", "collection"),
        (b"extends: press", "no font file"),
        (b"", "no font file"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_its_name(tmp_path: Path, beginning: bytes, why: str) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(beginning + bytes(60 if beginning else 0))
    with pytest.raises(FontError, match=why):
        check_font(path)


def test_a_real_collection_is_refused(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(small_font(tmp_path / f"{n}.ttf", widths=400 + n)) for n in (1, 2)]
    collection.save(tmp_path / "a.ttc")
    with pytest.raises(FontError, match="collection"):
        check_font(tmp_path / "a.ttc")


def test_a_font_of_bitmaps_is_refused(tmp_path: Path) -> None:
    font = TTFont(without(small_font(tmp_path / "a.ttf"), "glyf", "loca"))
    font["EBDT"] = TTFont(small_font(tmp_path / "b.ttf"))["post"]
    font["EBDT"].tableTag = "EBDT"
    font.save(tmp_path / "a.ttf")
    with pytest.raises(FontError, match="bitmaps alone"):
        check_font(tmp_path / "a.ttf")


@pytest.mark.parametrize("tag", ["cmap", "head", "hhea", "hmtx", "maxp", "OS/2", "post", "glyf"])
def test_a_font_without_a_table_that_it_needs_is_refused(tmp_path: Path, tag: str) -> None:
    path = small_font(tmp_path / "a.ttf")
    _rename_table(path, tag)
    with pytest.raises(FontError, match="broken"):
        check_font(path)


@pytest.mark.parametrize("length", [4, 12, 40, 200, 900])
def test_a_font_that_is_cut_off_is_refused(tmp_path: Path, length: int) -> None:
    path = small_font(tmp_path / "a.ttf")
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(FontError):
        check_font(path)


@pytest.mark.parametrize("units", [0, 1, 15, 16_385, 65_535])
def test_a_font_with_units_that_no_font_may_have_is_refused(tmp_path: Path, units: int) -> None:
    path = small_font(tmp_path / "a.ttf")
    font = TTFont(path)
    font["head"].unitsPerEm = units
    font.save(path)
    with pytest.raises(FontError, match=f"{units} units per em"):
        check_font(path)


@pytest.mark.parametrize("place", ["hhea", "hmtx"])
def test_a_font_whose_letters_have_no_widths_is_refused(tmp_path: Path, place: str) -> None:
    path = small_font(tmp_path / "a.ttf")
    start, length = _find_table(path, place)
    data = bytearray(path.read_bytes())
    data[start + 4 if place == "hhea" else start : start + length] = bytes(length - (4 if place == "hhea" else 0))
    path.write_bytes(data)
    with pytest.raises(FontError, match="no widths"):
        check_font(path)


def test_a_font_without_a_space_is_refused(tmp_path: Path) -> None:
    path = small_font(tmp_path / "a.ttf")
    font = TTFont(path)
    for table in font["cmap"].tables:
        table.cmap.pop(0x20, None)
    font.save(path)
    with pytest.raises(FontError, match=r"U\+0020"):
        check_font(path)


def test_what_is_no_readable_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FontError, match="no such file"):
        check_font(tmp_path / "none.ttf")
    with pytest.raises(FontError, match="not a regular file"):
        check_font(tmp_path)
    os.mkfifo(tmp_path / "pipe.ttf")
    with pytest.raises(FontError, match="not a regular file"):
        check_font(tmp_path / "pipe.ttf")


def _rename_table(path: Path, tag: str) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:12] + data[12:].replace(tag.encode(), b"zzzz", 1))


def _find_table(path: Path, tag: str) -> tuple[int, int]:
    """Return where a table begins in a font file, and its length."""
    with TTFont(path, lazy=True) as font:
        entry = font.reader.tables[tag]  # type: ignore[union-attr]
        return entry.offset, entry.length
