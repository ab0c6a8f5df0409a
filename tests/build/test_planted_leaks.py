"""Planted leaks: whatever way a secret takes into a file, the file is refused, and nothing of it is published."""

from __future__ import annotations

import base64
import hashlib
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest

from briefgen.build.check import check_target
from briefgen.build.plan import Request
from briefgen.build.run import Result, build
from tests.build.folders import contents
from tests.build.planting import (
    BRIEF,
    HEADING,
    NAME,
    NOTE,
    REPORT,
    RUN,
    SECRET,
    SECRET_ID,
    Alter,
    build_one,
    in_html,
    in_part,
    in_pdf,
    make_secret_brief,
    planted,
    updated,
    with_drawing,
    with_file,
    with_part,
    with_runs,
    with_string,
    with_zip_comment,
)

NUMBER = "4 712 crates"
UNIT = "about 37 tonnes"
TABLE = "section,words,key,place,text\r\nFindings,report,00c0ffee_L3,line 213,{words}\r\n"
HASH = hashlib.sha256(REPORT.encode()).hexdigest()[:8]
MINISTER = {"pdf": "ports/minister.pdf", "docx": "ports/minister.docx", "html": "ports/minister.html"}


def refused(result: Result, out: Path, source: str, where: str = "") -> None:
    """Assert that nothing was published for the press, and that the analyst learns what it was, and where."""
    assert result.exit_code == 5, result.diagnostics
    assert not [name for name in contents(out) if "minister" not in name]
    told = [d for d in result.diagnostics if f"`{source}`" in d.message and d.message.startswith("withheld from `")]
    assert told, result.diagnostics
    assert any(where in d.hint for d in told), told
    assert all(d.location is not None for d in told)


def test_without_a_plant_everything_is_published(tmp_path: Path) -> None:
    result = build_one(make_secret_brief(tmp_path / "ports"), tmp_path / "out")
    assert result.exit_code == 0, result.diagnostics
    assert len(contents(tmp_path / "out")) == 6


# ------------------------------------------------------------------------------------------------- the user's path


@pytest.mark.parametrize(
    ("words", "source"),
    [
        (f"There somebody {SECRET}.", SECRET_ID),
        (f"Much {RUN.upper()} was seen.", SECRET_ID),
        (f"There were {NUMBER} in all.", SECRET_ID),
        (f"It weighs {UNIT}.", SECRET_ID),
        (f"Nobody asked {NAME} about it.", SECRET_ID),
        (f"## {HEADING}\n\nMore is known.", "ice-night"),
        ("Some ice in the offi\u00adcial fish store.", SECRET_ID),
        ("Some ice in the official fish store.".replace("ffi", "\ufb03").replace("fi", "\ufb01"), SECRET_ID),
        ("Some *ice in* the **offic**ial fi*sh* store.", SECRET_ID),
        ("[More](https://example.org/ice-in-the-official-fish-store) is known.", SECRET_ID),
        ("Please ask the cook of the third boat.", "note of report-findings.1"),
        (f"See {SECRET_ID} there.", SECRET_ID),
    ],
)
def test_an_own_template_publishes_no_secret(tmp_path: Path, words: str, source: str) -> None:
    folder, out = make_secret_brief(tmp_path / "ports", "docx, html"), tmp_path / "out"
    (folder / "sections").mkdir()
    template = f"{{% if audience.label == 'For the press' %}}\n\n{words}\n{{% endif %}}\n"
    (folder / "sections" / "source.md.j2").write_text(f"## Source\n\nSee the report.\n\n{template}", encoding="utf-8")
    refused(build_one(folder, out), out, source)


TEXT = "text: {{press: {{headline: {}}}}}\n"


@pytest.mark.parametrize(
    ("more", "source"),
    [
        (TEXT.format("What Kav Dorn knows of boats"), SECRET_ID),
        (TEXT.format("The port holds 37 tonnes"), SECRET_ID),
        (TEXT.format("The third boat before spring sails"), "note of report-findings.1"),
        (TEXT.format("Ask the cook of the third boat"), "note of report-findings.1"),
        ("publisher: Harbour Post\ncontact: {office: Harbour Post}\nname: friends-of-kav-dorn\n", SECRET_ID),
        ("name: KavDornPapers\n", SECRET_ID),
    ],
)
def test_an_own_text_or_name_publishes_no_secret(tmp_path: Path, more: str, source: str) -> None:
    folder, out = make_secret_brief(tmp_path / "ports", "docx, html", brief=BRIEF + more), tmp_path / "out"
    refused(build_one(folder, out), out, source)


@pytest.mark.parametrize(
    ("audience", "where"),
    [
        ("{name: gazette, extends: press, label: For the friends of Kav Dorn}", ""),
        ("{name: gazette, extends: press, product: Marrow Boat Guild note}", ""),
        ("{name: marrow-boat-guild, extends: press}", "name of the file"),
        ("{name: gazette, extends: press, sections: [title, {findings: {heading: Near Kav Dorn}}, source]}", ""),
    ],
)
def test_an_audience_tells_no_secret_by_what_it_is_called(tmp_path: Path, audience: str, where: str) -> None:
    brief = BRIEF.replace("press", audience)
    folder, out = make_secret_brief(tmp_path / "ports", "docx, html", brief=brief), tmp_path / "out"
    refused(build_one(folder, out), out, SECRET_ID, where)


def test_a_theme_of_ones_own_tells_no_secret_in_a_heading(tmp_path: Path) -> None:
    themes = "report-findings.1: {themes: [kav-dorn]}\nreport-findings.2: {themes: [kav-dorn]}\n"
    section = "{name: gazette, extends: press, sections: [title, {findings: {by: theme}}, source]}"
    folder = make_secret_brief(
        tmp_path / "ports",
        "html",
        brief=BRIEF.replace("press", section),
        annotations=f"ice-night.1: {{tlp: AMBER}}\n{themes}",
    )
    refused(build_one(folder, tmp_path / "out"), tmp_path / "out", SECRET_ID)


NUMBERED = "{name: press, sections: [title, {findings: {numbered: true}}, {recommendations: {numbered: true}}, source]}"


@pytest.mark.parametrize("words", ["Ask Kav Dorn.", "Ask General Dorn.", "4,712 crates wait.", f"Look for {RUN}."])
def test_a_numbered_list_hides_nothing(tmp_path: Path, words: str) -> None:
    brief = BRIEF.replace("press]", f"{NUMBERED}]") + f"recommendations: [Wait., Write., Ask., '{words}']\n"
    out = tmp_path / "out"
    refused(build_one(make_secret_brief(tmp_path / "ports", "html", brief=brief), out), out, SECRET_ID)


def test_a_title_that_the_author_gives_and_short_words_of_another_finding_tell_no_secret(tmp_path: Path) -> None:
    out, title = tmp_path / "out", "report: {file: report.txt, title: Kav Dorn and the ice}\n"
    brief = BRIEF.replace("report: report.txt\n", title)
    refused(build_one(make_secret_brief(tmp_path / "ports", "html", brief=brief), out), out, SECRET_ID)
    short = "ice-night.1: {tlp: AMBER}\nreport-findings.1: {short: Kav Dorn sees 14 warehouses.}\n"
    brief = BRIEF.replace("press]", "{name: press, shorten: true}]")
    again = make_secret_brief(tmp_path / "again", "html", brief=brief, annotations=short)
    refused(build_one(again, tmp_path / "other"), tmp_path / "other", SECRET_ID)


def test_a_text_for_another_audience_stays_there(tmp_path: Path) -> None:
    talk = "text: {minister: {talking-points: The new quay can open before the summer races}}\n"
    folder, out = make_secret_brief(tmp_path / "ports", "html", brief=BRIEF + talk), tmp_path / "out"
    (folder / "sections").mkdir()
    template = "{% if audience.label == 'For the press' %}\n\nThe new quay can open before long.\n{% endif %}\n"
    (folder / "sections" / "source.md.j2").write_text(f"## Source\n\nSee.\n\n{template}", encoding="utf-8")
    refused(build_one(folder, out), out, "text.minister.talking-points")


FIGURES = "{name: press, sections: [title, findings, key-figures, source]}"


def with_figures(folder: Path, *figures: str, template: str = "") -> Path:
    """Make the secret brief with key figures, and for the press a template that says more."""
    listed = "".join(f"  - {{{figure}}}\n" for figure in figures)
    brief = BRIEF.replace("press]", f"{FIGURES}]") + f"key_figures:\n{listed}"
    made = make_secret_brief(folder, "html", brief=brief)
    if template:
        (made / "sections").mkdir()
        words = f"{{% if audience.label == 'For the press' %}}\n\n{template}\n{{% endif %}}\n"
        (made / "sections" / "source.md.j2").write_text(f"## Source\n\nSee.\n\n{words}", encoding="utf-8")
    return made


@pytest.mark.parametrize("words", ["warehouses Kav Dorn visits", f"warehouses with {RUN}", f"warehouses, {NUMBER}"])
def test_a_key_figure_and_a_pull_quote_publish_no_secret(tmp_path: Path, words: str) -> None:
    figure = f'number: 14 of the 61, text: "{words}", cites: [report-findings.1]'
    refused(build_one(with_figures(tmp_path / "ports", figure), tmp_path / "out"), tmp_path / "out", SECRET_ID)
    brief = BRIEF + f'text: {{press: {{pull-quote: "There are {words}."}}}}\n'
    again = make_secret_brief(tmp_path / "again", "html", brief=brief)
    refused(build_one(again, tmp_path / "other"), tmp_path / "other", SECRET_ID)


def test_a_key_figure_goes_where_its_finding_goes_and_stays_with_those_it_is_for(tmp_path: Path) -> None:
    cold = 'number: "4,712", text: boxes that were kept very cold, cites: [ice-night.1]'
    theirs = 'number: "15%", text: less for the quays to repair walls with, cites: [report-findings.2], to: minister'
    result = build_one(with_figures(tmp_path / "ports", cold, theirs), tmp_path / "out")
    assert result.exit_code == 0, result.diagnostics
    page = (tmp_path / "out" / "ports" / "press.html").read_text(encoding="utf-8")
    assert not [words for words in ("4,712", "boxes", "repair") if words in page]
    for number, words in enumerate(("Boxes that were kept very cold.", "Quays to repair walls with."), 1):
        leaking, out = with_figures(tmp_path / f"{number}", cold, theirs, template=words), tmp_path / f"out{number}"
        refused(build_one(leaking, out), out, f"key_figures[{number}]")


def test_the_same_text_for_two_audiences_is_no_secret(tmp_path: Path) -> None:
    same = "{headline: The new quay can open before the summer races}"
    brief = f"{BRIEF}text: {{press: {same}, minister: {same}}}\n"
    brief = brief.replace("minister,", "{name: minister, sections: [headline, findings, source]},", 1)
    result = build_one(make_secret_brief(tmp_path / "ports", "html", brief=brief), tmp_path / "out")
    assert result.exit_code == 0, result.diagnostics


# --------------------------------------------------------------------------------------------------- written bytes


def outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as found:
        found.root.append(pikepdf.OutlineItem(RUN, 0))


def xmp(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(
        f"""<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF
        xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/'>
        <rdf:Description dc:source='{RUN}'/></rdf:RDF></x:xmpmeta>""".encode(),
        Type=pikepdf.Name.Metadata,
        Subtype=pikepdf.Name.XML,
    )


def info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Keywords"] = f"boats, {NAME}"


def orphan_stream(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PieceInfo = pdf.make_indirect(pikepdf.Dictionary(Data=pdf.make_stream(RUN.encode("utf-16"))))


def annotation(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 1, 1], Contents=f"see {NAME}"
    )
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))


def docx_of(words: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", f"<d><t>{words}</t></d>")
    return target.getvalue()


def png_of(words: str) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    text = b"Comment\x00\x00" + zlib.compress(words.encode())
    return b"\x89PNG\r\n\x1a\n" + chunk(b"zTXt", text) + chunk(b"IEND", b"")


def svg_uri(words: str) -> str:
    return base64.b64encode(f"<svg xmlns='http://www.w3.org/2000/svg'><title>{words}</title></svg>".encode()).decode()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAWING = f'<w:p><w:r><w:drawing><docPr id="99" name="p" descr="The boat of {NAME}"/></w:drawing></w:r></w:p>'

PDF_PLANTS: dict[str, tuple[Alter, str]] = {
    "XMP": (in_pdf(xmp), "XMP metadata"),
    "Info": (in_pdf(info), "document properties (Info)"),
    "bookmark": (in_pdf(outline), "outline"),
    "note": (in_pdf(annotation), "annotation"),
    "white text": (with_drawing(f"1 1 1 rg 50 50 Td ({RUN}) Tj"), "page 1"),
    "hidden text": (with_drawing(f"3 Tr 50 50 Td ({RUN}) Tj"), "page 1"),
    "text split in the middle of words": (with_drawing("50 50 Td [(ice in the offi) 20 (cial fi) (sh store)] TJ"), ""),
    "text off the page": (with_drawing(f"-900 -900 Td ({RUN}) Tj"), ""),
    "number with unit": (with_drawing(f"50 50 Td ({UNIT}) Tj"), "page 1"),
    "replacement text": (with_drawing(f"/Span <</ActualText ({RUN})>> BDC EMC"), "ActualText"),
    "alternate text": (with_string("StructTreeRoot", "K", "Alt", words=f"Boat of {NAME}"), "alternate text"),
    "script": (with_string("OpenAction", "JS", words=f"app.alert('{RUN}')"), "script"),
    "attachment": (with_file("list.txt", f"all {RUN}".encode()), "attached file"),
    "attached table": (with_file("ledger.csv", TABLE.format(words=f"all {RUN}").encode()), "attached file"),
    "number in an attached table": (with_file("ledger.csv", TABLE.format(words=UNIT).encode()), "attached file"),
    "grouped number in an attached table": (
        with_file("ledger.csv", TABLE.format(words=NUMBER).encode()),
        "attached file",
    ),
    "place in an attached table": (
        with_file("ledger.csv", f'a,b\r\n{HASH}_L14,"line 3"\r\n'.encode()),
        "attached file",
    ),
    "attached package": (with_file("list.docx", docx_of(f"all {RUN}")), "attached file: word/document.xml"),
    "attachment name": (with_file(f"{NAME}.txt", b"nothing"), "name of an attached file"),
    "stream that nothing shows": (in_pdf(orphan_stream), ""),
    "comment behind the end": (lambda data: data + f"\n% {RUN}\n".encode(), "bytes of the file"),
    "earlier state": (updated(in_pdf(xmp)), "XMP metadata"),
}
DOCX_PLANTS: dict[str, tuple[Alter, str]] = {
    "custom XML": (with_part("customXml/item1.xml", f"<x a='{RUN}'/>"), "customXml/item1.xml"),
    "comment": (with_part("word/comments.xml", f"<w:c {W}><w:t>{RUN}</w:t></w:c>"), "word/comments.xml"),
    "author of a comment": (with_part("word/comments.xml", f"<w:c {W} w:author='{NAME}'/>"), "attribute author"),
    "XML comment": (with_part("word/more.xml", f"<a><!-- {RUN} --></a>"), "comment"),
    "processing instruction": (with_part("word/more.xml", f"<a><?x {RUN}?></a>"), "comment"),
    "entity": (with_part("word/more.xml", f"<!DOCTYPE a [<!ENTITY e '{RUN}'>]><a/>"), "document type"),
    "part without ending": (with_part("word/note", f"x{RUN}".encode("utf-16-le")), "word/note"),
    "part name": (with_part("word/media/kav-dorn.bin", b"\x00"), "names of the parts"),
    "embedded package": (with_part("word/embeddings/a.docx", docx_of(RUN)), "word/embeddings/a.docx"),
    "text of a picture": (with_part("word/media/image9.png", png_of(RUN)), "picture"),
    "properties": (in_part("docProps/custom.xml", "</Properties>", f"<v>{UNIT}</v>"), "docProps/custom.xml"),
    "alternative text": (in_part("word/document.xml", "<w:sectPr", DRAWING), "attribute descr"),
    "bookmark": (
        in_part("word/document.xml", "<w:sectPr", '<w:bookmarkStart w:id="901" w:name="_see_Kav_Dorn"/>'),
        "attribute name of <bookmarkStart>",
    ),
    "hidden run": (with_runs(f"!{RUN}"), "word/document.xml"),
    "split over runs": (with_runs("ice in the of", "fi", "cial fi", "sh st", "ore"), "word/document.xml"),
    "name split over runs": (with_runs("see Ka", "v Do", "rn there"), "word/document.xml"),
    "other case": (with_runs(RUN.upper()), "word/document.xml"),
    "hyphenation": (with_runs("ice in the offi-\ncial fish store"), "word/document.xml"),
    "ligature": (with_runs("ice in the o\ufb03cial \ufb01sh store"), "word/document.xml"),
    "soft hyphen": (with_runs("ice in the of\u00adfi\u00adcial fish store"), "word/document.xml"),
    "zero-width space": (with_runs("ice in the of\u200bficial fish store"), "word/document.xml"),
    "number with other grouping": (with_runs("they had 4\u202f712 crates"), "word/document.xml"),
    "relationship": (
        in_part("word/_rels/document.xml.rels", "</Relationships>", f'<a Target="https://a.b/?q={RUN}"/>'),
        "word/_rels/document.xml.rels",
    ),
    "comment of the package": (with_zip_comment(RUN), "comment of the package"),
    "bytes before the package": (lambda data: RUN.encode() + data, "bytes of the file"),
}
HTML_PLANTS: dict[str, tuple[Alter, str]] = {
    "attribute": (in_html(f"<p title='{RUN}'>x</p>"), "attribute title of <p>"),
    "attribute of one's own": (in_html(f"<p data-x='{UNIT}'>x</p>"), "attribute data-x"),
    "description": (in_html(f"<meta name='description' content='{NAME}'>", "</head>"), "attribute content"),
    "comment": (in_html(f"<!-- {RUN} -->"), "comment"),
    "hidden element": (in_html(f"<p hidden>{RUN}</p>"), "text"),
    "split over elements": (in_html("<p>ice in the of<b>fi</b>cial fi<i>sh</i> store</p>"), "text"),
    "script": (in_html(f"<script type='application/json'>{{'a': '{RUN}'}}</script>"), "<script>"),
    "style": (in_html(f"<style>p::after {{content: '{RUN}'}}</style>"), "<style>"),
    "character references": (in_html("<p>ice in&#32;the &#x6f;fficial fish store</p>"), "text"),
    "embedded picture": (in_html(f"<img src='data:image/svg+xml;base64,{svg_uri(RUN)}'>"), "embedded image/svg+xml"),
    "full-width letters": (in_html(f"<p>{''.join(chr(ord(c) + 0xFEE0) if c != ' ' else c for c in RUN)}</p>"), "text"),
    "letters with spaces": (in_html(f"<p>{' '.join(RUN.replace(' ', ''))}</p>"), "text"),
    "name in capitals": (in_html(f"<p>{NAME.upper()}</p>"), "text"),
    "name in an address": (in_html("<a href='https://example.org/kav_dorn'>x</a>"), "attribute href"),
    "id": (in_html(f"<p data-x='{SECRET_ID}'>x</p>"), "attributes"),
}
PLANTS = [
    pytest.param(fmt, alter, where, id=f"{fmt}-{name.replace(' ', '-')}")
    for fmt, plants in (("pdf", PDF_PLANTS), ("docx", DOCX_PLANTS), ("html", HTML_PLANTS))
    for name, (alter, where) in plants.items()
]


@pytest.mark.parametrize(("fmt", "alter", "where"), PLANTS)
def test_a_secret_in_the_written_bytes_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fmt: str, alter: Alter, where: str
) -> None:
    planted(monkeypatch, fmt, alter)
    out = tmp_path / "out"
    refused(build_one(make_secret_brief(tmp_path / "ports", fmt), out), out, SECRET_ID, where)
    assert MINISTER[fmt] in contents(out)


def test_the_place_of_a_withheld_finding_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key: list[str] = []

    def alter(data: bytes) -> bytes:
        return in_html(f"<i id='{key[0]}'></i>")(data)

    folder, out = make_secret_brief(tmp_path / "ports", "html"), tmp_path / "out"
    build_one(folder, out)
    page = (out / "ports" / "minister.html").read_text(encoding="utf-8")
    key.append(page.partition("General Kav")[0].rpartition('data-source="')[2].partition('"')[0])
    assert "_L" in key[0]
    planted(monkeypatch, "html", alter)
    refused(build_one(folder, out), out, SECRET_ID, "attribute id")


# --------------------------------------------------------------------------------------------- what becomes of files


def test_one_leaking_format_keeps_all_formats_of_the_audience_back_and_removes_the_older_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = make_secret_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    planted(monkeypatch, "docx", with_part("customXml/item1.xml", f"<x>{RUN}</x>"))
    result = build_one(folder, out)
    refused(result, out, SECRET_ID, "customXml/item1.xml")
    assert result.published is not None
    assert set(result.published.removed) == {"press.pdf", "press.docx", "press.html"}
    assert sorted(contents(out)) == sorted(MINISTER.values())


def test_an_older_file_that_somebody_edited_is_named_and_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = make_secret_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    edited = out / "ports" / "press.html"
    edited.write_text("a word of mine", encoding="utf-8")
    planted(monkeypatch, "docx", with_part("customXml/item1.xml", f"<x>{RUN}</x>"))
    result = build_one(folder, out)
    assert result.exit_code == 6
    assert edited.read_text(encoding="utf-8") == "a word of mine"
    assert any("press.html" in str(d) and "it was edited, so it is left" in d.hint for d in result.diagnostics)
    assert not (out / "ports" / "press.docx").exists()


def test_the_older_file_of_a_bare_report_goes_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "winter.txt").write_text(REPORT.replace("keeps", "reportedly keeps"), encoding="utf-8")
    request = Request((tmp_path / "winter.txt",), tmp_path / "out", ("press", "minister"), ("html",))
    assert build(request)[0].exit_code == 0
    planted(monkeypatch, "html", in_html(f"<p>{RUN}</p>"))
    (result,) = build(request)
    assert result.exit_code == 5
    assert list(contents(tmp_path / "out")) == ["winter/minister.html"]


def test_check_finds_a_leak_in_the_bytes_and_publishes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted(monkeypatch, "docx", with_part("customXml/item1.xml", f"<x>{RUN}</x>"))
    checked = check_target(make_secret_brief(tmp_path / "ports"))
    assert checked.exit_code == 5
    assert any(f"press.docx: `{SECRET_ID}`" in remark.diagnostic.message for remark in checked.remarks)


def test_every_file_that_leaks_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted(monkeypatch, "html", in_html(f"<p>{RUN}. {NOTE}. {HEADING}.</p>"))
    folder, out = make_secret_brief(tmp_path / "ports"), tmp_path / "out"
    result = build_one(folder, out)
    told = [d.message for d in result.diagnostics if "press.html" in d.message]
    assert told == [
        f"withheld from `press`, but in press.html: `{source}`"
        for source in ("ice-night", SECRET_ID, "note of report-findings.1")
    ]


@pytest.mark.parametrize("fmt", ["pdf", "docx", "html"])
def test_a_file_that_cannot_be_opened_again_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fmt: str
) -> None:
    planted(monkeypatch, fmt, lambda data: b"" if fmt == "html" else data[: len(data) // 3])
    folder, out = make_secret_brief(tmp_path / "ports", fmt), tmp_path / "out"
    result = build_one(folder, out)
    assert result.exit_code == 5
    assert any(f"`press.{fmt}` cannot be opened again" in d.message for d in result.diagnostics)
    assert list(contents(out)) == [MINISTER[fmt]]
