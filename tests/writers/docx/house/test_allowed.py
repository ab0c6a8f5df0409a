"""Of a header of the house, what is known to be look or text stays; what is hidden, deleted or unknown does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.house_file import house_file, style, styles
from tests.tools.house_file import part as house_part
from tests.writers.docx.house.houses import dressed
from tests.writers.docx.reading import W, members, part
from tests.writers.docx.test_package import audit

_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_WORD_2012 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
_KEPT = "<w:p><w:r><w:t>Institute</w:t></w:r></w:p>"


def _cell(text: str, mark: str = "") -> str:
    width = '<w:tcW w:w="4000" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{mark}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def _table(*rows: str) -> str:
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblCaption w:val="SECRET"/><w:tblDescription '
        f'w:val="SECRET"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(cells: str, mark: str = "") -> str:
    return f"<w:tr><w:trPr>{mark}</w:trPr>{cells}</w:tr>"


_DELETED = '<w:del w:id="3" w:author="SECRET"/>'
_CASES = {
    "a deleted row": _table(_row(_cell("SECRET"), _DELETED)) + _KEPT,
    "a hidden row": _table(_row(_cell("SECRET"), "<w:hidden/>"), _row(_cell("x"))) + _KEPT,
    "a deleted cell": _table(_row(_cell("SECRET", '<w:cellDel w:id="3" w:author="SECRET"/>') + _cell("x"))) + _KEPT,
    "hidden text": f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>SECRET</w:t></w:r></w:p>{_KEPT}",
    "text between elements": "SECRET<w:p>SECRET<w:r>SECRET<w:t>Institute</w:t>SECRET</w:r></w:p>SECRET",
    "unknown elements": '<w:p><w:unknown w:val="SECRET"/><w:r><w:SECRET/><w:t>Institute</w:t></w:r></w:p>',
    "a data binding of Word 2013": f'<w:p><w:sdt><w:sdtPr><w15:dataBinding {_WORD_2012} w15:xpath="/a[1]"/></w:sdtPr>'
    f"<w:sdtContent><w:r><w:t>SECRET</w:t></w:r></w:sdtContent></w:sdt></w:p>{_KEPT}",
    "attributes of a shape": f'<w:p><w:r><w:pict {_VML}><v:shape id="SECRET" class="SECRET" onmouseover="SECRET" '
    f'target="SECRET" o:button="t" style="width:9pt;behavior:url(SECRET)"/></w:pict></w:r></w:p>{_KEPT}',
    "a place in the text": f'<w:p><w:hyperlink w:anchor="SECRET"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>{_KEPT}',
    "a language that is none": '<w:p><w:r><w:rPr><w:lang w:val="TOPSECRET"/></w:rPr><w:t>Institute</w:t></w:r></w:p>',
    "words that fill in": "<w:p><w:r><w:t>\ue0f0Institute</w:t></w:r></w:p>",
}


@pytest.mark.parametrize("content", _CASES.values(), ids=_CASES)
def test_what_is_hidden_deleted_or_unknown_does_not_travel(content: str, tmp_path: Path) -> None:
    data = dressed(house_file({"word/header1.xml": house_part("hdr", content)}))
    header = members(data)["word/header1.xml"]
    assert b"SECRET" not in header
    assert b">Institute<" in header
    assert audit(data, tmp_path) == []


def test_an_inserted_row_is_taken_in() -> None:
    table = _table(_row(_cell("Quay"), '<w:ins w:id="3" w:author="SECRET"/>'))
    header = part(dressed(house_file({"word/header1.xml": house_part("hdr", table + _KEPT)})), "word/header1.xml")
    assert "".join(node.text or "" for node in header.iter(f"{W}t")).startswith("QuayInstitute")
    assert not list(header.iter(f"{W}ins"))


def test_a_header_that_is_no_header_is_left_out() -> None:
    data = dressed(house_file({"word/header1.xml": house_part("document", _KEPT.replace("Institute", "SECRET"))}))
    assert b"SECRET" not in members(data)["word/header1.xml"]


@pytest.mark.parametrize(("kind", "place"), [("character", "rPr"), ("paragraph", "pPr")])
def test_text_that_a_style_hides_does_not_travel(kind: str, place: str) -> None:
    hidden = style(kind, "Base", "Base", "<w:rPr><w:vanish/></w:rPr>") + style(kind, "Over", "Over", based="Base")
    use = f'<w:{place}><w:{place[0]}Style w:val="Over"/></w:{place}>'
    run = "<w:r>{}<w:t>SECRET</w:t></w:r>"
    text = f"<w:p>{run.format(use)}</w:p>" if kind == "character" else f"<w:p>{use}{run.format('')}</w:p>"
    changes = {
        "word/styles.xml": styles().replace("</w:styles>", f"{hidden}</w:styles>"),
        "word/header1.xml": house_part("hdr", text + _KEPT),
    }
    header = members(dressed(house_file(changes)))["word/header1.xml"]
    assert b"SECRET" not in header
    assert b">Institute<" in header
