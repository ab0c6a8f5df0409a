"""The package holds what it says and nothing else, validates, and is the same file each time."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen.document.nodes import Document, Heading, Metadata, Section, Text
from briefgen.labels import Label
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions, writer
from briefgen.writers import docx as package
from briefgen.writers.docx.package import _kept
from tests.samples import metadata, sample
from tests.writers.docx.reading import (
    NS,
    PAGES,
    THEMES,
    W14,
    W,
    brief,
    members,
    paragraph,
    part,
    target,
    tree_texts,
    written,
)
from tests.writers.docx.test_text import HOSTILE

STORIES = ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footnotes.xml")
LIBREOFFICE = shutil.which("soffice")
ROOT = Path(__file__).parents[3]


def audit(data: bytes, folder: Path) -> list[str]:
    """Return what openxml-audit finds in a file."""
    path = folder / "brief.docx"
    path.write_bytes(data)
    result = OpenXmlValidator().validate(str(path))
    return [f"{error.part_uri} {error.description}" for error in result.errors]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("page_size", PAGES)
def test_openxml_audit_finds_nothing(theme: str, page_size: str, tmp_path: Path) -> None:
    assert audit(written(sample(), theme, page_size), tmp_path) == []


def test_openxml_audit_finds_nothing_in_hostile_texts(tmp_path: Path) -> None:
    assert audit(written(brief(*(paragraph(text) for text in HOSTILE))), tmp_path) == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_relationship_leads_to_a_part_and_every_part_has_a_type(theme: str) -> None:
    parts = members(written(sample(), theme))
    types = etree.fromstring(parts["[Content_Types].xml"])
    overrides = {entry.get("PartName", "").lstrip("/") for entry in types if entry.tag.endswith("Override")}
    defaults = {entry.get("Extension") for entry in types if entry.tag.endswith("Default")}
    assert overrides <= set(parts)
    typed = [name for name in parts if name in overrides or name.rsplit(".", 1)[1] in defaults - {"xml"}]
    assert typed == [name for name in parts if not name.startswith("[")]
    reached = {"[Content_Types].xml"}
    for name in parts:
        if name.endswith(".rels"):
            folder, base = name.split("_rels/")
            reached.add(name)
            relationships = etree.fromstring(parts[name])
            inside = [entry for entry in relationships if entry.get("TargetMode") != "External"]
            reached |= {target(folder + base.removesuffix(".rels"), entry) for entry in inside}
            source = parts.get(folder + base.removesuffix(".rels"), b"")
            used = set(re.findall(rb'r:(?:id|embed)="(rId[0-9]+)"', source))
            assert {identifier.decode() for identifier in used} <= {entry.get("Id") for entry in relationships}
    assert reached == set(parts)


@pytest.mark.parametrize("theme", THEMES)
def test_ids_are_unique_and_fields_and_bookmarks_are_closed(theme: str) -> None:
    parts = members(written(sample(), theme))
    roots = {name: etree.fromstring(parts[name]) for name in STORIES if name in parts}
    paragraphs = [element.get(f"{W14}paraId") for root in roots.values() for element in root.iter(f"{W}p")]
    given = [identifier for identifier in paragraphs if identifier]
    assert len(given) == len(set(given))
    assert all(0 < int(identifier, 16) < 0x80000000 for identifier in given)
    story = roots["word/document.xml"]
    assert all(element.get(f"{W14}paraId") for element in story.iter(f"{W}p"))
    for tag, attribute in ((f"{W}bookmarkStart", f"{W}id"), (f"{W}bookmarkStart", f"{W}name")):
        assert max(Counter(element.get(attribute) for element in story.iter(tag)).values()) == 1
    assert all(len(element.get(f"{W}name")) <= 40 for element in story.iter(f"{W}bookmarkStart"))
    opened = sorted(element.get(f"{W}id") for element in story.iter(f"{W}bookmarkStart"))
    assert opened == sorted(element.get(f"{W}id") for element in story.iter(f"{W}bookmarkEnd"))
    drawings = [element.get("id") for element in story.iter(f"{{{NS['wp']}}}docPr")]
    assert len(drawings) == len(set(drawings))
    for root in roots.values():
        for element in root.iter(f"{W}p"):
            kinds = [mark.get(f"{W}fldCharType") for mark in element.iter(f"{W}fldChar")]
            assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


@pytest.mark.parametrize("theme", THEMES)
def test_every_style_that_is_named_is_defined_and_text_has_no_looks_of_its_own(theme: str) -> None:
    parts = members(written(sample(), theme))
    defined = {style.get(f"{W}styleId") for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    names = [style.get(f"{W}name") for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")]
    assert len(defined) == len(names)
    for name in (*(name for name in STORIES if name in parts), "word/styles.xml", "word/numbering.xml"):
        root = etree.fromstring(parts[name])
        tags = [f"{W}{tag}" for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")]
        assert {element.get(f"{W}val") for element in root.iter(*tags)} <= defined, name
    allowed = {f"{W}{tag}" for tag in ("rStyle", "lang", "rtl")}
    story = etree.fromstring(parts["word/document.xml"])
    assert {child.tag for properties in story.iter(f"{W}rPr") for child in properties} <= allowed


def test_header_and_footer_carry_publisher_draft_label_and_page_on_every_page() -> None:
    data = written(sample())
    texts = {name: "".join(part(data, name).itertext()) for name in STORIES[1:4]}
    assert texts["word/header1.xml"] == (
        "Zedland Policy Institute\u2003DRAFT\u2003Embargoed until 06:00 UTC, 1 December 2026\u00a0TLP:AMBER\u00a0"
    )
    # page 1 has the embargo in its text
    assert texts["word/header2.xml"] == "Zedland Policy Institute\u2003DRAFT\u00a0TLP:AMBER\u00a0"
    footer = texts["word/footer1.xml"].replace(" PAGE ", "").replace(" NUMPAGES ", "")
    assert footer == "1 of 2\u2003Zedland’s Ports · For the minister · 24 November 2026\u00a0TLP:AMBER\u00a0"


@pytest.mark.parametrize("label", Label)
def test_the_label_has_its_colour_on_black_in_12_point_bold(label: Label) -> None:
    data = written(Document(metadata(label), sample().sections))
    style = part(data, "word/styles.xml").find(".//w:style[@w:styleId='TLPLabel']/w:rPr", NS)
    assert style.find("w:color", NS).get(f"{W}val") == label.colour[1:]
    assert style.find("w:shd", NS).get(f"{W}fill") == "000000"
    assert style.find("w:sz", NS).get(f"{W}val") == "24"
    assert style.find("w:b", NS) is not None
    sheet = part(data, "word/styles.xml")
    for name in ("Header", "Footer"):  # bold toggles: a bold paragraph style would make the label regular in Word
        assert sheet.find(f".//w:style[@w:styleId='{name}']/w:rPr/w:b", NS) is None


def test_properties_hold_what_the_metadata_says_and_nothing_else() -> None:
    parts = members(written(sample()))
    core = {etree.QName(element).localname: element.text for element in etree.fromstring(parts["docProps/core.xml"])}
    assert core == {
        "title": "Zedland’s Ports: Fees, Permits and Missing Owners",
        "subject": "For the minister",
        "creator": "R. Example",
        "created": "2026-11-24T00:00:00Z",
        "modified": "2026-11-24T00:00:00Z",
        "language": "en",
        "contentStatus": "Draft",
    }
    app = {etree.QName(element).localname: element.text for element in etree.fromstring(parts["docProps/app.xml"])}
    assert app == {"Company": "Zedland Policy Institute"}
    assert etree.fromstring(parts["docProps/custom.xml"]).xpath("//*[@name='Marking']//text()") == ["TLP:AMBER"]
    assert not [name for name in parts if name.startswith("customXml")]
    assert len([name for name in parts if name.startswith("docProps")]) == 3


@pytest.mark.parametrize("iso_date", ["", "24 November 2026", "2026-13-01", "2026-11-24\n"])
def test_without_a_date_of_the_brief_no_date_is_written(iso_date: str) -> None:
    bare = Metadata("Ports", "Ports", "en", "For anyone", Label.CLEAR, iso_date=iso_date)
    parts = members(written(Document(bare, (Section("a", (paragraph("x"),)),))))
    assert b"dcterms:created" not in parts["docProps/core.xml"]
    assert b"creator" not in parts["docProps/core.xml"]
    assert b"Company" not in parts["docProps/app.xml"]


def test_settings_ask_for_the_current_layout_and_for_no_update() -> None:
    settings = part(written(sample()), "word/settings.xml")
    mode = settings.find(".//w:compatSetting[@w:name='compatibilityMode']", NS)
    assert mode.get(f"{W}val") == "15"
    assert settings.find("w:updateFields", NS) is None


@pytest.mark.parametrize("theme", THEMES)
def test_python_docx_opens_the_file_and_saves_it(theme: str) -> None:
    document = docx.Document(BytesIO(written(sample(), theme)))
    assert document.core_properties.title == sample().metadata.title
    again = BytesIO()
    document.save(again)
    assert [p.text for p in docx.Document(again).paragraphs] == [p.text for p in document.paragraphs]


def test_two_columns_follow_title_and_bottom_line_and_give_way_to_wide_tables() -> None:
    story = part(written(sample(), "briefing"))
    columns = [section.find("w:cols", NS).get(f"{W}num") for section in story.iter(f"{W}sectPr")]
    assert columns == ["1", "2", "1", "2"]
    kinds = [section.find("w:type", NS) for section in story.iter(f"{W}sectPr")]
    assert [kind.get(f"{W}val") if kind is not None else None for kind in kinds] == [None, *["continuous"] * 3]


def test_no_section_ends_in_the_title() -> None:
    title = Section("title", (Heading(1, (Text(metadata().title),), "title"),))
    findings = Section("findings", (Heading(2, (Text("Fees"),), "fees"), paragraph("Fees fell.")))
    root = part(written(Document(metadata(), (title, findings)), "briefing"))
    ends = root.findall(".//w:pPr/w:sectPr/..", NS)
    styles = [end.find("w:pStyle", NS).get(f"{{{NS['w']}}}val") for end in ends]  # type: ignore[union-attr]
    assert styles
    assert "Title" not in styles


def test_pages_are_as_large_as_asked_and_have_the_themes_margins() -> None:
    for name in THEMES:
        for page_size in PAGES:
            page = load_theme(name).pages[page_size]
            section = part(written(sample(), name, page_size)).findall(".//w:sectPr", NS)[-1]
            size, margin = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
            assert (int(size.get(f"{W}w")), int(size.get(f"{W}h"))) == (round(page.width * 20), round(page.height * 20))
            assert int(margin.get(f"{W}left")) == round(page.left * 20)


def test_bytes_are_equal_on_a_second_write_and_after_the_caches_are_emptied() -> None:
    first = [written(sample(), theme) for theme in THEMES]
    package._static.cache_clear()
    _kept.cache_clear()
    load_theme.cache_clear()
    assert [written(sample(), theme) for theme in THEMES] == first


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_bytes_do_not_depend_on_the_hash_seed(seed: str) -> None:
    code = (
        "import hashlib; from tests.samples import sample; from tests.writers.docx.reading import written; "
        "print(hashlib.sha256(written(sample(), 'briefing')).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == hashlib.sha256(written(sample(), "briefing")).hexdigest()


def test_the_archive_has_fixed_dates_and_a_small_size() -> None:
    data = written(sample())
    assert len(data) < 30_000
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_the_table_of_formats_finds_the_writer() -> None:
    assert writer("docx")(sample(), load_theme("press"), WriteOptions()).data == written(sample(), "press")


def test_a_right_to_left_document_is_mirrored() -> None:
    data = written(brief(Heading(2, (Text("عنوان"),), "h"), paragraph("نص"), language="ar"))
    assert part(data).find(".//w:sectPr/w:bidi", NS) is not None
    assert len(part(data).findall(".//w:rtl", NS)) == 2


@pytest.mark.slow
@pytest.mark.skipif(
    not (importlib.util.find_spec("pythonnet") and importlib.util.find_spec("python_redlines_docxodus")),
    reason="needs the packages pythonnet and python-redlines-docxodus",
)
def test_the_open_xml_sdk_finds_nothing(tmp_path: Path) -> None:
    paths = []
    for theme in THEMES:
        for page_size in PAGES:
            paths.append(tmp_path / f"{theme}-{page_size}.docx")
            paths[-1].write_bytes(written(sample(), theme, page_size))
    for number, text in enumerate(HOSTILE):
        paths.append(tmp_path / f"hostile-{number}.docx")
        paths[-1].write_bytes(written(brief(paragraph(text))))
    tool = ROOT / "tests" / "tools" / "sdkval.py"
    run = subprocess.run([sys.executable, tool, *paths], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("PASS") == len(paths)


@pytest.mark.slow
@pytest.mark.skipif(LIBREOFFICE is None, reason="needs LibreOffice (soffice)")
@pytest.mark.parametrize("theme", THEMES)
def test_libreoffice_reads_the_text_of_the_tree(theme: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(written(sample(), theme))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(path)]
    command = [LIBREOFFICE or "", profile, "--headless", *convert]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    plain = " ".join((tmp_path / "brief.txt").read_text(encoding="utf-8-sig").split())
    for text in tree_texts(sample(), load_theme(theme)):
        assert " ".join(text.split()) in plain
