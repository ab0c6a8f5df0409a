"""The page of the house's last section is that of the brief, whatever paper an audience asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.style.house_style import HouseStyle
from briefgen.writers.docx.house.dressing import check_house
from briefgen.writers.docx.house.reading import Unusable
from tests.tools.house_file import document, house_file
from tests.tools.house_file import part as house_part
from tests.writers.docx.house.houses import dressed
from tests.writers.docx.reading import NS, W, part
from tests.writers.docx.test_package import audit

PAPER = '<w:pgSz w:w="11906" w:h="16838"/>'


def _paged(old: str, new: str) -> bytes:
    return dressed(house_file({"word/document.xml": document().replace(old, new)}))


def test_paper_lies_across_and_margins_with_units_are_understood(tmp_path: Path) -> None:
    data = _paged(PAPER, '<w:pgSz w:w="297mm" w:h="210mm" w:orient="landscape" w:code="9"/>')
    (paper,) = part(data).iter(f"{W}pgSz")
    assert paper.get(f"{W}orient") == "landscape"
    (tab,) = part(data, "word/styles.xml").xpath("w:style[@w:styleId='BriefHeader']//w:tab/@w:pos", namespaces=NS)
    assert int(tab) == 16838 - 1588 - 1304
    assert audit(data, tmp_path) == []


def test_a_margin_that_lets_the_header_run_into_the_text_gives_way_to_our_line() -> None:
    (margins,) = part(_paged('w:top="1701"', 'w:top="-1701"')).iter(f"{W}pgMar")
    assert margins.get(f"{W}top") == "1701"


def test_the_order_of_what_the_house_says_of_its_section_is_that_of_the_schema(tmp_path: Path) -> None:
    more = '<w:pgBorders><w:top w:val="single" w:sz="4" w:space="24" w:color="auto"/></w:pgBorders>'
    data = _paged(
        '<w:cols w:space="708"/><w:titlePg/>',
        f'{more}<w:cols w:num="2" w:space="708"/><w:vAlign w:val="center"/><w:titlePg/><w:docGrid w:linePitch="360"/>',
    )
    (section,) = part(data).iter(f"{W}sectPr")
    names = [node.tag.rpartition("}")[2] for node in section][4:]
    assert names == ["pgSz", "pgMar", "pgBorders", "cols", "vAlign", "titlePg", "docGrid"]
    assert audit(data, tmp_path) == []


def test_a_file_without_a_section_leaves_the_page_to_the_theme(tmp_path: Path) -> None:
    data = dressed(house_file({"word/document.xml": house_part("document", "<w:body><w:p/></w:body>")}))
    (paper,) = part(data).iter(f"{W}pgSz")
    assert paper.get(f"{W}w") == "11906"
    assert part(data).xpath("//w:headerReference/@w:type", namespaces=NS) == ["default"]
    assert audit(data, tmp_path) == []


@pytest.mark.parametrize("name", ["word/_rels/header1.xml.rels", "word/theme/theme1.xml", "word/numbering.xml"])
def test_mistakes_of_any_part_are_told_before_anything_is_built(name: str) -> None:
    with pytest.raises(Unusable, match="is damaged"):
        check_house(HouseStyle("h.dotx", house_file({name: "<a"})))


EVEN = {  # what settings say of even pages, and whether they have headers of their own
    '<w:evenAndOddHeaders w:val="0"/><w:evenAndOddHeaders/>': True,
    '<w:evenAndOddHeaders/><w:evenAndOddHeaders w:val="off"/>': False,
    '<w:evenAndOddHeaders w:val="False"/>': False,
    '<w:evenAndOddHeaders w:val="on"/>': True,
    '<w:evenAndOddHeaders w:val="0"/><x:evenAndOddHeaders xmlns:x="urn:x"/>': False,
    '<x:evenAndOddHeaders xmlns:x="urn:x"/>': False,
}


@pytest.mark.parametrize("said", EVEN)
def test_what_is_said_of_even_pages_is_read_as_it_is_written_and_each_header_has_the_label(said: str) -> None:
    data = dressed(house_file({"word/settings.xml": house_part("settings", said)}))
    settings = part(data, "word/settings.xml")
    assert len(settings.findall("{*}evenAndOddHeaders")) == EVEN[said]
    kinds = part(data).xpath("//w:headerReference/@w:type", namespaces=NS)
    assert ("even" in kinds) == EVEN[said]
    for number in range(1, len(kinds) + 1):
        assert "TLP:AMBER" in "".join(part(data, f"word/header{number}.xml").itertext())


SET_UPS = {  # what stands where, what is wrong with it
    PAPER: {
        '<w:pgSz w:w="abc" w:h="16838"/>': "has a page set-up that is no number: w “abc”",
        '<w:pgSz w:w="1" w:h="1"/>': "has pages of 0 × 0 mm",
        '<w:pgSz w:w="-11906" w:h="16838"/>': "has pages of -210 × 297 mm",
        '<w:pgSz w:w="100m" w:h="16838"/>': "is no number",
        '<w:pgSz w:w="11906" w:h="559mm"/>': "has pages of 210 × 559 mm",
        '<w:pgSz w:w="105mm" w:h="148mm"/>': "for text: a brief needs 60 × 60 mm",
    },
    'w:top="1701"': {
        'w:top="20000"': "for text: a brief needs 60 × 60 mm",
        'w:top="1701x"': "has a page set-up that is no number: top “1701x”",
    },
    'w:left="1588"': {'w:left="-1588"': "has a left margin of -28 mm"},
    'w:header="680"': {
        'w:header="98mm"': "^$",
        'w:header="100mm"': "has its header 100 mm into the page, beyond a third of it",
        'w:header="-680"': "has a header margin of -12 mm",
    },
}


@pytest.mark.parametrize(("old", "new"), [(old, new) for old, entries in SET_UPS.items() for new in entries])
def test_a_page_without_room_for_a_brief_is_told(old: str, new: str) -> None:
    assert old in document()
    house, message = house_file({"word/document.xml": document().replace(old, new)}), SET_UPS[old][new]
    if message == "^$":
        check_house(HouseStyle("h.dotx", house))
    else:
        with pytest.raises(Unusable, match=message):
            check_house(HouseStyle("h.dotx", house))


def test_a_header_that_leaves_no_room_for_the_text_is_told() -> None:
    for count in (40, 41):
        house = house_file({"word/header1.xml": house_part("hdr", "<w:p/>" * count)})
        if count == 40:
            check_house(HouseStyle("h.dotx", house))
        else:
            with pytest.raises(Unusable, match="of more than 40 paragraphs"):
                check_house(HouseStyle("h.dotx", house))


@pytest.mark.parametrize(
    "tall",
    [
        '<w:p><w:pPr><w:spacing w:before="15000" w:after="15000"/></w:pPr></w:p>',
        '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:trHeight w:val="16000" w:hRule="exact"/></w:trPr><w:tc><w:p/>'
        "</w:tc></w:tr></w:tbl><w:p/>",
    ],
)
def test_a_header_that_pushes_the_text_off_the_page_is_told(tall: str) -> None:
    house = house_file({"word/header1.xml": house_part("hdr", tall)})
    with pytest.raises(Unusable, match="leaves no room for text"):
        check_house(HouseStyle("h.dotx", house))


def test_settings_that_say_nothing_are_left_behind() -> None:
    more = (
        '<w:defaultTabStop w:val="0"/><w:hyphenationZone w:val="-1"/><w:decimalSymbol w:val="ab"/>'
        '<w:consecutiveHyphenLimit w:val="x"/><w:clrSchemeMapping w:bg1="qq"/><w:listSeparator w:val=";"/>'
    )
    settings = part(dressed(house_file({"word/settings.xml": house_part("settings", more)})), "word/settings.xml")
    plain = part(dressed(house_file({"word/settings.xml": house_part("settings", "")})), "word/settings.xml")
    assert settings.find(f"{W}listSeparator").get(f"{W}val") == ";"
    for name in ("defaultTabStop", "hyphenationZone", "decimalSymbol", "consecutiveHyphenLimit", "clrSchemeMapping"):
        ours, theirs = (root.find(f"{W}{name}") for root in (plain, settings))
        assert (ours is None) == (theirs is None)
        assert ours is None or ours.attrib == theirs.attrib


def test_a_part_that_is_no_header_is_none() -> None:
    data = dressed(house_file({"word/header1.xml": house_part("styles", "<w:style/>")}))
    assert not list(part(data, "word/header1.xml").iter(f"{W}style"))
    assert "TLP:AMBER" in "".join(part(data, "word/header1.xml").itertext())
