"""Shapes, tables and fonts of a house's file come over whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from tests.tools.house_file import house_file, relationships
from tests.tools.house_file import part as house_part
from tests.tools.house_file import theme as house_theme
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


def test_the_table_of_fonts_travels_and_fonts_inside_the_file_do_not() -> None:
    table = house_part(
        "fonts",
        '<w:font w:name="Georgia" w:SECRET="SECRET"><w:altName w:val="Gelasio"/>'
        '<w:panose1 w:val="02040502050405020303"/>'
        '<w:embedRegular r:id="rId1" w:fontKey="{00000000-0000-0000-0000-00000SECRET1}"/><w:SECRET/></w:font>'
        '<w:font w:name="Arial"><w:altName w:val="SECRET: for nobody"/></w:font><w:font w:name="http://SECRET/"/>',
    )
    data = dressed(
        house_file(
            {
                "word/fontTable.xml": table,
                "word/_rels/fontTable.xml.rels": relationships(("font", "fonts/f.odttf")),
                "word/fonts/f.odttf": b"SECRET",
            }
        )
    )
    fonts = part(data, "word/fontTable.xml")
    assert [font.get(f"{W}name") for font in fonts] == ["Georgia", "Arial"]
    assert [child.tag.removeprefix(W) for child in fonts[0]] == ["altName", "panose1"]
    assert not len(fonts[1])
    assert not any("fonts/" in name or name.endswith("fontTable.xml.rels") for name in members(data))
    assert b"SECRET" not in b"".join(members(data).values())


def test_the_theme_travels_under_names_of_ours_without_what_is_not_its_own(tmp_path: Path) -> None:
    theme = house_theme().replace('name="Zedland"', 'name="SECRET"')
    theme = theme.replace("<a:dk1>", 'SECRET<x:SECRET xmlns:x="urn:x"/><a:dk1 xmlns:y="urn:y" y:note="SECRET">')
    theme = theme.replace('<a:cs typeface=""/>', '<a:cs typeface="SECRET: x"/>')
    data = dressed(house_file({"word/theme/theme1.xml": theme}))
    content = members(data)["word/theme/theme1.xml"]
    assert b"SECRET" not in content
    assert b"Gill Sans MT" in content
    assert b"1E4B3C" in content
    assert audit(data, tmp_path) == []


def test_a_theme_without_its_elements_or_with_colours_that_are_none_is_no_harm(tmp_path: Path) -> None:
    whole = house_theme()
    for theme in (
        whole.replace("<a:themeElements>", "").replace("</a:themeElements>", ""),
        whole.replace('srgbClr val="', 'srgbClr val="GG'),
        whole.replace('srgbClr val="1E4B3C"', 'srgbClr val="SECRET"'),
    ):
        assert audit(dressed(house_file({"word/theme/theme1.xml": theme})), tmp_path) == []
