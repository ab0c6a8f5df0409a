"""A house's logo in files of all three formats: on every page, sound, and with nothing of the file it came from."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from briefgen.style.brand import Brand
from briefgen.style.house_style import HouseStyle
from briefgen.style.logos.logo import Drawing, Logo, Picture
from briefgen.style.logos.png import read_png
from briefgen.style.logos.svg import read_svg
from briefgen.style.theme import Theme, load_theme, theme_names
from briefgen.style.theme_file import find_theme
from briefgen.writers import WriteOptions, writer
from tests.conftest import BRIEFS
from tests.samples import sample
from tests.tools.structcheck import findings as structure_findings
from tests.tools.validator import Validator
from tests.tools.wordcheck import findings as word_findings
from tests.writers.docx.validators import audited, needs_sdk, seen_by_sdk

ORGANISATION = "Zedland Policy Institute"  # of the sample


@cache
def _pictures() -> Mapping[str, Picture]:
    packed = io.BytesIO()
    Image.new("RGBA", (90, 60), (20, 54, 92, 128)).save(packed, "PNG")
    return {"drawing": read_svg((BRIEFS / "zedland" / "logo.svg").read_bytes()), "pixels": read_png(packed.getvalue())}


KINDS = ("drawing", "pixels")


def _theme(kind: str, theme: str = "institutional", layout: str = "", **said: object) -> Theme:
    logo = Logo(_pictures()[kind], **{"alternative": ORGANISATION, **said})  # type: ignore[arg-type]
    return find_theme(theme, Path(), layout, Brand(repr(logo), logo=logo))


def _written(format_: str, theme: Theme, options: WriteOptions | None = None) -> bytes:
    return writer(format_)(sample(), theme, options or WriteOptions()).data


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


# ---------------------------------------------------------------------------------------------------------------- PDF


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("theme", theme_names())
def test_a_pdf_shows_it_on_every_page_as_no_part_of_the_text_and_stays_sound(
    verapdf: Validator, kind: str, theme: str
) -> None:
    data = _written("pdf", _theme(kind, theme))
    assert verapdf.failures(data, "ua1", "2a") == []
    assert structure_findings(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (name,) = [str(name) for name in pdf.pages[0].Resources.XObject if str(name).startswith("/L")]
        kept = pdf.pages[0].Resources.XObject[name]
        assert kept.Subtype == ("/Form" if kind == "drawing" else "/Image")
        assert "/SMask" not in kept
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            assert len(re.findall(rb"Artifact[^\n]*BDC(?:(?!EMC).)*%b Do" % name.encode(), content, re.DOTALL)) == 1


def test_a_drawing_looks_in_a_pdf_as_in_its_own_picture() -> None:
    page = pypdfium2.PdfDocument(_written("pdf", _theme("drawing")))[0]
    image = page.render(scale=4).to_pil().convert("RGB")
    theme = load_theme("institutional")
    middle = (theme.furniture["organisation"] + (0.7 * 12 + 6.8) / 2) * 4
    left = theme.pages["a4"].left * 4
    logo = image.crop((round(left), round(middle - 30), round(left + 60), round(middle + 30)))
    assert logo.getpixel((3, 40)) == (30, 75, 60)  # its ground
    assert logo.getpixel((30, 26)) == (255, 255, 255)  # the quay
    assert image.getpixel((round(left) - 8, round(middle))) == (255, 255, 255)


def test_draft_and_embargo_have_their_room_beside_a_wide_logo_and_a_long_name() -> None:
    sign = read_svg(b'<svg viewBox="0 0 480 40"><path d="M0 0h480v40h-480z"/></svg>')
    long = "Zedland Institute of Harbours, Fees, Permits, Vessels and Missing Owners in Quell and in Marrow"
    metadata = replace(
        sample().metadata, draft=True, embargo="Embargoed until 06:00 UTC, 1 December 2026", publisher=long
    )
    theme = find_theme("institutional", Path(), "", Brand("wide", logo=Logo(sign, "A bar")))
    data = writer("pdf")(replace(sample(), metadata=metadata), theme, WriteOptions()).data
    pages = pypdfium2.PdfDocument(data)
    assert len(pages) > 1
    for page in pages:
        text = page.get_textpage()
        places = {}
        for words in ("DRAFT", str(metadata.label), metadata.embargo):
            found = text.search(words).get_next()
            assert found, words
            boxes = [text.get_charbox(found[0] + n) for n in (0, found[1] - 1)]
            places[words] = (boxes[0][0], boxes[1][2])
        ends = sorted(places.values())
        assert all(one[1] <= other[0] for one, other in pairwise(ends)) or page is pages[0]


def test_a_wordmark_stands_in_place_of_the_name_of_the_house() -> None:
    for theme, shown in ((_theme("drawing"), True), (_theme("drawing", wordmark=True), False)):
        text = pypdfium2.PdfDocument(_written("pdf", theme))[0].get_textpage().get_text_range()
        assert (ORGANISATION in text.partition("TLP")[0] or ORGANISATION in text[:400]) is shown
        html = _written("html", theme).decode()
        assert (f">{ORGANISATION}</span>" in html.partition("</header>")[0]) is shown
        assert f'alt="{"" if shown else ORGANISATION}"' in html
        header = _unpacked(_written("docx", theme))["word/header1.xml"].decode()
        assert (f">{ORGANISATION}<" in header) is shown
        assert f'descr="{"" if shown else ORGANISATION}"' in header


# --------------------------------------------------------------------------------------------------------------- HTML


@pytest.mark.parametrize("kind", KINDS)
def test_a_web_page_holds_the_logo_itself_with_its_words(kind: str) -> None:
    html = _written("html", _theme(kind, "press", alternative="A quay & two waves")).decode()
    ((media, data, spoken),) = re.findall(r'<img class="logo" src="data:([^;]+);base64,([^"]+)" alt="([^"]*)"', html)
    assert spoken == "A quay &amp; two waves"
    picture = _pictures()[kind]
    if isinstance(picture, Drawing):
        assert media == "image/svg+xml"
        assert read_svg(base64.b64decode(data)) == picture
    else:
        assert (media, base64.b64decode(data)) == ("image/png", picture.data)


def test_a_page_without_a_logo_says_nothing_of_logos() -> None:
    assert b"logo" not in _written("html", load_theme("press"))


# --------------------------------------------------------------------------------------------------------------- DOCX


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("theme", theme_names())
def test_a_word_file_has_it_once_and_shows_it_in_each_header(kind: str, theme: str) -> None:
    data = _written("docx", _theme(kind, theme, alternative="A quay"))
    assert word_findings(data) == []
    assert audited(data) == []
    parts = _unpacked(data)
    assert [name for name in parts if name.startswith("word/media/logo")] == ["word/media/logo.png"]
    with Image.open(io.BytesIO(parts["word/media/logo.png"])) as image:
        assert image.height >= 60
    for name in ("word/header1.xml", "word/header2.xml"):  # the sample is under embargo: page one has its own
        assert parts[name].count(b"<wp:inline") == 1
        assert b'descr="A quay"' in parts[name]
        assert b"media/logo.png" in parts[name.replace("word/", "word/_rels/") + ".rels"]


@pytest.mark.slow
@needs_sdk
def test_the_sdk_finds_nothing_in_a_word_file_with_a_logo() -> None:
    files = {f"{theme} {kind}": _written("docx", _theme(kind, theme)) for theme in theme_names() for kind in KINDS}
    assert seen_by_sdk(files) == {name: [] for name in files}


def test_a_house_style_has_its_own_sign_and_gets_no_second_one() -> None:
    house = HouseStyle("house.dotx", (BRIEFS / "zedland" / "house.dotx").read_bytes())
    with_logo, without = (
        _unpacked(_written("docx", theme, WriteOptions(house_style=house)))
        for theme in (_theme("drawing"), load_theme("institutional"))
    )
    assert with_logo == without


# ---------------------------------------------------------------------------------------------------------------- all


@pytest.mark.parametrize("format_", ["pdf", "docx", "html"])
@pytest.mark.parametrize("kind", KINDS)
def test_equal_logos_make_equal_files(format_: str, kind: str) -> None:
    theme = _theme(kind)
    assert theme.logo is not None
    first = _written(format_, theme)
    again = replace(theme, logo=Logo(_pictures()[kind], ORGANISATION))
    assert _written(format_, again) == first
