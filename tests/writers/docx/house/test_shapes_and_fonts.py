"""Shapes, tables and fonts of a house's file come over whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from tests.tools.house_file import house_file, relationships
from tests.tools.house_file import part as house_part
from tests.writers.docx.house.houses import dressed
from tests.writers.docx.reading import W, members, part
from tests.writers.docx.test_package import audit

_SHAPE = (
    '<w:r xmlns:{0}="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:'
    'vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice '
    'Requires="{0}"><w:drawing><wp:inline><wp:extent cx="900000" cy="200000"/><wp:docPr id="7" name="Box" '
    'descr="Words"/>'
    '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><{0}:wsp><{0}:cNvSpPr txBox="1"/><{0}:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" '
    'cy="200000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></{0}:spPr><{0}:txbx><w:txbxContent>'
    "<w:p><w:r>"
    "<w:t>Boxed</w:t></w:r></w:p></w:txbxContent></{0}:txbx><{0}:bodyPr/></{0}:wsp></a:graphicData></a:graphic>"
    '</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="s1" style="width:90pt;height:20pt" '
    'alt="Words">'
    "<v:textbox><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_box_of_text_keeps_both_its_forms_whatever_its_prefix(tmp_path: Path) -> None:
    for prefix in ("wps", "strange"):
        header = house_part("hdr", f"<w:p>{_SHAPE.format(prefix)}</w:p>")
        data = dressed(house_file({"word/header1.xml": header}))
        content = members(data)["word/header1.xml"]
        assert content.count(b">Boxed<") == 2
        assert b'Requires="wps"' in content
        assert audit(data, tmp_path) == []


def test_a_form_that_our_parts_do_not_declare_gives_way_to_the_one_for_all_readers() -> None:
    strange = _SHAPE.format("wps").replace('2010/wordprocessingShape" xmlns:v', '2099/shape" xmlns:v')
    data = dressed(house_file({"word/header1.xml": house_part("hdr", f"<w:p>{strange}</w:p>")}))
    content = members(data)["word/header1.xml"]
    assert content.count(b">Boxed<") == 1
    assert b"AlternateContent" not in content


def test_a_cell_whose_content_does_not_travel_keeps_a_paragraph(tmp_path: Path) -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Type here</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr>'
        f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{prompt}</w:tc></w:tr></w:tbl><w:p/>'
    )
    data = dressed(house_file({"word/header1.xml": house_part("hdr", table)}))
    assert b"Type here" not in members(data)["word/header1.xml"]
    assert part(data, "word/header1.xml").find(f".//{W}tc/{W}p") is not None
    assert audit(data, tmp_path) == []


def test_fonts_inside_the_file_travel_if_its_table_names_them() -> None:
    table = house_part(
        "fonts",
        '<w:font w:name="Georgia"><w:embedRegular r:id="rId1" w:fontKey="{00000000-0000-0000-0000-000000000001}"/>'
        '<w:embedBold r:id="rId9" w:fontKey="{00000000-0000-0000-0000-000000000002}"/></w:font>',
    )
    data = dressed(
        house_file(
            {
                "word/fontTable.xml": table,
                "word/_rels/fontTable.xml.rels": relationships(("font", "fonts/f.odttf")),
                "word/fonts/f.odttf": b"font",
                "word/fonts/other.odttf": b"other",
                "word/settings.xml": house_part("settings", "<w:embedTrueTypeFonts/><w:saveSubsetFonts/>"),
            }
        )
    )
    parts = members(data)
    assert [name for name in parts if "fonts/" in name] == ["word/fonts/font1.odttf"]
    assert parts["word/fonts/font1.odttf"] == b"font"
    assert b'Target="fonts/font1.odttf"' in parts["word/_rels/fontTable.xml.rels"]
    assert b"embedBold" not in parts["word/fontTable.xml"]
    assert b"obfuscatedFont" in parts["[Content_Types].xml"]
    assert part(data, "word/settings.xml").find(f"{W}embedTrueTypeFonts") is not None
