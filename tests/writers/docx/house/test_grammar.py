"""What other programs write is handed on as the schema has it."""

from __future__ import annotations

import pytest
from lxml import etree

from briefgen.writers.docx.house.grammar import normalise
from tests.tools.house_file import house_file, numbering, styles
from tests.tools.house_file import part as house_part
from tests.writers.docx.house.houses import dressed
from tests.writers.docx.reading import W, part

CASES = {  # as it is written elsewhere, as it is handed on
    "<rPr><i/><b/><sz val='20'/><color val='FF0000'/></rPr>": "<rPr><b/><i/><color val='FF0000'/><sz val='20'/></rPr>",
    "<rPr><b/><b val='0'/></rPr>": "<rPr><b/></rPr>",
    "<rPr><sz val='abc'/><szCs val='-4'/><color val='qq'/><kern val='x'/></rPr>": "<rPr/>",
    "<rPr><sz val='0'/><szCs val='3277'/></rPr>": "<rPr/>",
    "<pPr><spacing before='xx' after='12pt'/><ind left='-20' right='1,5'/></pPr>":
        "<pPr><spacing after='12pt'/><ind left='-20'/></pPr>",
    "<pPr><tabs><tab val='left'/><tab val='left' pos='abc'/></tabs></pPr>": "<pPr/>",
    "<pPr><shd fill='00FF00'/><sectPr/><unknown/></pPr>": "<pPr><shd fill='00FF00' val='clear'/></pPr>",
    "<pPr><numPr><ilvl val='x'/><numId val='1'/></numPr></pPr>": "<pPr><numPr><numId val='1'/></numPr></pPr>",
    "<abstractNum><lvl><start val='1'/></lvl><lvl ilvl='x'/><lvl ilvl='9'/><lvl ilvl='8'/><lvl ilvl='8'><isLgl/></lvl>"
    "</abstractNum>": "<abstractNum><lvl ilvl='8'/></abstractNum>",
    "<lvl ilvl='0'><lvlJc val='start'/><start val='1'/></lvl>":
        "<lvl ilvl='0'><start val='1'/><lvlJc val='left'/></lvl>",
    "<lvl ilvl='0'><lvlJc val='end'/></lvl>": "<lvl ilvl='0'><lvlJc val='right'/></lvl>",
    "<style><tblPr><tblCaption val='A'/><tblW w='0'/></tblPr></style>": "<style><tblPr><tblW w='0'/></tblPr></style>",
}  # fmt: skip


def _named(text: str) -> etree._Element:
    root = etree.fromstring(f"<root>{text}</root>")
    for node in root.iter():
        node.tag = f"{W}{node.tag}"
        for name, text in list(node.attrib.items()):
            del node.attrib[name]
            node.set(f"{W}{name}", text)
    return root


def _plain(root: etree._Element) -> bytes:
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize("written", CASES)
def test_properties_have_the_order_and_the_values_of_the_schema(written: str) -> None:
    root = _named(written)
    normalise(root)
    assert _plain(root) == _plain(_named(CASES[written]))


def test_styles_lists_and_fonts_of_other_programs_are_handed_on_as_word_has_them() -> None:
    fonts = '<w:font w:name="Quell Text"><w:charset w:val="00" w:characterSet="utf-8"/></w:font>'
    changed = {
        "word/styles.xml": styles().replace("<w:caps/>", '<w:sz w:val="abc"/><w:caps/>'),
        "word/numbering.xml": numbering().replace('<w:lvlJc w:val="left"/>', '<w:lvlJc w:val="start"/>'),
        "word/header1.xml": house_part("hdr", "<w:p><w:r><w:rPr><w:i/><w:b/></w:rPr><w:t>Quell</w:t></w:r></w:p>"),
        "word/fontTable.xml": house_part("fonts", fonts),
    }
    data = dressed(house_file(changed))
    assert "start" not in {node.get(f"{W}val") for node in part(data, "word/numbering.xml").iter(f"{W}lvlJc")}
    assert "abc" not in {node.get(f"{W}val") for node in part(data, "word/styles.xml").iter(f"{W}sz")}
    run = next(node for node in part(data, "word/header1.xml").iter(f"{W}r") if "Quell" in node.itertext())
    assert [node.tag for node in run.find(f"{W}rPr")] == [f"{W}b", f"{W}i"]
    assert not part(data, "word/fontTable.xml").xpath("//@*[local-name()='characterSet']")
