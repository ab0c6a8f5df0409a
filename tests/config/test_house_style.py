"""A Word file that a brief names as the style of its house: read, or told at its place why it cannot be."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.build.variant import build_variant
from briefgen.config.load import load_brief
from briefgen.errors import BriefError
from briefgen.writers.docx.house.reading import open_word_file
from tests.config.folders import Make, errors
from tests.tools.house_file import house_file

BRIEF = "report: report.txt\naudiences: [press]\nhouse_style: looks/house.dotx\n"
HOUSE = house_file()


def _folder(make: Make, data: bytes = HOUSE, brief: str = BRIEF) -> Path:
    folder = make(brief)
    (folder / "looks").mkdir()
    (folder / "looks" / "house.dotx").write_bytes(data)
    return folder


def _changed(changes: Mapping[str, bytes | None]) -> bytes:
    """Return the house's file with other parts; None takes a part out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(HOUSE)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        parts: dict[str, bytes | None] = {**{name: old.read(name) for name in old.namelist()}, **changes}
        for name, data in parts.items():
            if data is not None:
                new.writestr(name, data)
    return stream.getvalue()


def _part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(HOUSE)) as package:
        return package.read(name)


TYPES = _part("[Content_Types].xml")
MAIN = _part("word/document.xml")
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACROS = b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
CASES: dict[str, tuple[bytes, str]] = {
    "text": (b"A letter.", "is no Word file"),
    "empty": (b"", "is no Word file"),
    "old": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is in Word's old format (.doc)"),
    "locked": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
    "cut": (HOUSE[: len(HOUSE) // 2], "is damaged"),
    "macros": (_changed({"[Content_Types].xml": TYPES.replace(TEMPLATE, MACROS)}), "holds macros"),
    "project": (_changed({"word/vbaProject.bin": b"x"}), "holds macros"),
    "strict": (_changed({"word/document.xml": MAIN.replace(WORD, STRICT)}), "is in the format “Strict Open XML”"),
    "sheet": (_changed({"[Content_Types].xml": TYPES.replace(b"wordprocessingml.template", b"spreadsheetml.sheet")}),
              "is no Word file"),
    "styles": (_changed({"word/styles.xml": None}), "has no styles"),
    "broken": (_changed({"word/styles.xml": b"<w:styles"}), "is damaged"),
    "header": (_changed({"word/header1.xml": b"<w:hdr"}), "is damaged"),
    "entities": (_changed({"word/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "is damaged"),
    "bomb": (_changed({"word/media/logo.png": b"\0" * 101_000_000}), "unpacks to more than 100 MB"),
    "many": (_changed({f"word/media/{n}.png": b"" for n in range(4001)}), "holds more than 4,000 parts"),
    "twice": (_changed({"word/STYLES.xml": b"<w/>"}), "holds two parts of the same name"),
    "large": (b"PK" + b"\0" * 20_000_000, "is larger than 20 MB"),
    "writer": (_changed({"[Content_Types].xml": None, "mimetype": b"application/vnd.oasis.opendocument.text"}),
               "is an OpenDocument file"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_cannot_be_used_is_told_where_it_is_named(make: Make, case: str) -> None:
    data, message = CASES[case]
    folder = _folder(make, data)
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    (told,) = caught.value.diagnostics
    assert told.message == f"the house style `looks/house.dotx` {message}"
    assert str(told.location) == f"{folder / 'brief.yaml'}:3:14"
    assert told.hint


def test_a_file_that_is_not_there_is_told_with_all_else(make: Make) -> None:
    folder = make("report: report.txt\ntheme: none\nhouse_style: house.dotx\n")
    told = errors(folder)
    assert f"there is no house style `house.dotx`: {folder / 'house.dotx'} is no file" in told
    assert "no theme `none`" in told


def test_a_folder_is_no_house_style(make: Make) -> None:
    folder = make("report: report.txt\nhouse_style: looks\n")
    (folder / "looks").mkdir()
    assert errors(folder) == [f"there is no house style `looks`: {folder / 'looks'} is a folder"]


def test_a_main_part_typed_by_its_ending_is_that_of_a_word_file() -> None:
    types = re.sub(rb'<Override PartName="/word/document.xml"[^>]*/>', b"", TYPES)
    for kind in (TEMPLATE, b"application/xml"):
        changed = re.sub(rb'(Extension="xml" ContentType=")[^"]*', rb"\1" + kind, types)
        assert open_word_file(_changed({"[Content_Types].xml": changed})).main == "word/document.xml"


@pytest.mark.parametrize("key", ["house_style", "theme"])
def test_a_name_that_no_file_can_have_is_no_file(make: Make, key: str) -> None:
    for name, why in (("ü" * 190 + ".yaml", "`: File name too long: /"), ("a.txt/b.yaml", "a.txt/b.yaml is no file")):
        told, *_ = errors(make(f"report: report.txt\n{key}: {name}\n", a_DOT_txt="A letter."))
        assert told.startswith("there is no ")
        assert why in told


def test_only_the_word_file_is_dressed_in_the_style_of_the_house(make: Make) -> None:
    folder = _folder(make)
    plain = load_brief(make("report: report.txt\naudiences: [press]\n"))
    bare = {file.format: file.data for file in build_variant(plain, plain.audiences[0], ("pdf", "docx", "html")).files}
    (folder / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    brief = load_brief(folder)
    files = {file.format: file.data for file in build_variant(brief, brief.audiences[0], ("pdf", "docx", "html")).files}
    assert files["pdf"] == bare["pdf"]
    assert files["html"] == bare["html"]
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        assert b"Gill Sans MT" in package.read("word/theme/theme1.xml")
        assert b"1 Harbour Street" in package.read("word/footer1.xml")


def test_a_changed_file_is_read_again(make: Make) -> None:
    folder = _folder(make)
    first = load_brief(folder).house_style
    (folder / "looks" / "house.dotx").write_bytes(_changed({"word/footer1.xml": None}))
    second = load_brief(folder).house_style
    assert first is not None
    assert second is not None
    assert first.data != second.data
    assert "1 Harbour Street, Quell Page 1 of 1" in first.words
    assert not any("Harbour" in words for words in second.words)
