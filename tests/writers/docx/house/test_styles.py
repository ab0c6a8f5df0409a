"""The house's styles are used by name, whatever their ids, and what it lacks is added in its look."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from lxml import etree

from briefgen.document.nodes import Heading, List, ListItem, Paragraph, Text, TextRole
from tests.tools.house_file import ACCENT, BODY, GERMAN, HEADINGS, INK, house_file, numbering, style, styles
from tests.writers.docx.house.houses import WORDS_DEFAULT, dressed
from tests.writers.docx.reading import NS, W, brief, paragraph, part

HOUSE = house_file()


def _styles(data: bytes) -> dict[str, etree._Element]:
    root = part(data, "word/styles.xml")
    return {entry.get(f"{W}styleId", ""): entry for entry in root.findall(f"{W}style")}


def _name(entry: etree._Element) -> str:
    return str(entry.find(f"{W}name").get(f"{W}val"))


@pytest.mark.parametrize("ids", [{}, GERMAN], ids=["english", "german"])
def test_styles_of_the_house_get_the_ids_that_the_story_names(ids: dict[str, str]) -> None:
    data = dressed(house_file(ids=ids))
    found = _styles(data)
    assert _name(found["Heading1"]) == "heading 1"
    assert found["Heading1"].find(f".//{W}sz").get(f"{W}val") == "28"
    assert found["Heading1"].find(f"{W}basedOn").get(f"{W}val") == "Normal"
    assert found["BodyText"].find(f".//{W}spacing").get(f"{W}after") == "100"
    assert not set(found) & set(GERMAN.values())
    assert len(set(map(_name, found.values()))) == len(found)
    defaults = Counter(entry.get(f"{W}type") for entry in found.values() if entry.get(f"{W}default"))
    assert set(defaults.values()) == {1}
    for story in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        named = part(data, story).xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", namespaces=NS)
        assert set(named) <= set(found), story


def test_german_and_english_files_give_the_same_styles() -> None:
    english, german = _styles(dressed(HOUSE)), _styles(dressed(house_file(ids=GERMAN)))
    assert {k: etree.tostring(v) for k, v in english.items()} == {k: etree.tostring(v) for k, v in german.items()}


def test_a_style_of_the_house_that_has_an_id_of_ours_gets_another() -> None:
    more = style("paragraph", "KeyMessage", "Motto of the house", "<w:rPr><w:caps/></w:rPr>", "Normal")
    found = _styles(dressed(house_file({"word/styles.xml": styles().replace("</w:styles>", f"{more}</w:styles>")})))
    assert _name(found["KeyMessage"]) == "Key Message"
    assert _name(found["HouseKeyMessage"]) == "Motto of the house"


def _with(*more: str, sheet: str = "") -> bytes:
    sheet = (sheet or styles()).replace("</w:styles>", f"{''.join(more)}</w:styles>")
    return house_file({"word/styles.xml": sheet})


def test_a_style_of_another_type_is_not_taken_for_ours() -> None:
    found = _styles(dressed(_with(style("character", "Lead", "Lead"))))
    assert found["Lead"].get(f"{W}type") == "paragraph"
    assert _name(found["Lead"]) == "Lead (brief)"


HIDING = "<w:rPr><w:vanish/><w:color w:val='FFFFFF'/><w:w w:val='1'/><w:sz w:val='1'/></w:rPr>"
MARKS = {
    "TLPLabel": "TLP Label", "DraftMark": "draft mark", "EmbargoMark": "Embargo Mark", "BriefHeader": "Brief Header",
    "PageNumberText": "Page Number Text,Other", "BriefFooter": "Brief Footer",
}  # fmt: skip


@pytest.mark.parametrize("kind", ["character", "paragraph"])
def test_label_and_marks_are_ours_whatever_the_house_calls_its_own_styles(kind: str) -> None:
    hidden = [style(kind, identity, name, HIDING) for identity, name in MARKS.items()]
    plain, found = _styles(dressed(HOUSE)), _styles(dressed(_with(*hidden)))
    for identity in MARKS:
        assert etree.tostring(found[identity]) == etree.tostring(plain[identity])
        assert found[identity].find(f"{W}basedOn") is None
        assert _name(found[f"House{identity}"]).endswith(" (house)")


@pytest.mark.parametrize("identity", list(MARKS))
def test_an_id_of_our_marks_is_ours_whatever_name_the_house_gives_to_it(identity: str) -> None:
    away = '<w:pPr><w:ind w:left="-20000" w:right="20000"/></w:pPr>'
    plain, found = _styles(dressed(HOUSE)), _styles(dressed(_with(style("paragraph", identity, "Foo", away))))
    assert etree.tostring(found[identity]) == etree.tostring(plain[identity])
    assert _name(found[f"House{identity}"]) == "Foo"


def test_each_style_has_one_name_of_its_own_and_one_of_a_kind_is_the_usual_one() -> None:
    more = [
        style("paragraph", "M1", "Motto,Device"),
        style("paragraph", "M2", "motto"),
        style("paragraph", "Q" * 300, "Long"),
    ]
    usual = style("paragraph", "U", "Usual too").replace("<w:style ", '<w:style w:default="1" ', 1)
    found = _styles(dressed(_with(*more, usual)))
    assert _name(found["M1"]) == "motto"
    assert _name(found["OtherM2"]) == "motto OtherM2"
    assert max(map(len, found)) <= 200
    assert found["U"].get(f"{W}default") is None


def test_nothing_of_the_house_hides_words() -> None:
    sheet = styles().replace(
        '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>', '<w:vanish/><w:w w:val="1"/></w:rPr></w:rPrDefault>'
    )
    assert "vanish" in sheet
    data = dressed(_with(style("paragraph", "A", "Motto", HIDING.replace("vanish", "webHidden")), sheet=sheet))
    sheets = part(data, "word/styles.xml")
    assert not list(sheets.iter(f"{W}vanish", f"{W}webHidden", f"{W}specVanish"))
    assert not list(sheets.find(f"{W}docDefaults").iter(f"{W}w"))


def test_styles_in_a_circle_or_on_too_many_others_are_cut_and_long_chains_take_no_time() -> None:
    circle = [style("paragraph", a, f"Ring {a}", "", b) for a, b in (("R1", "R2"), ("R2", "R3"), ("R3", "R1"))]
    tower = [style("paragraph", f"T{n}", f"Tower {n}", "", f"T{n + 1}") for n in range(3000)]
    other = style("paragraph", "P1", "Other kind", "", "StrongOfHouse") + style("character", "StrongOfHouse", "Loud")
    start = time.process_time()
    found = _styles(dressed(_with(*circle, *tower, other)))
    assert time.process_time() - start < 5
    bases = {identity: _base(entry) for identity, entry in found.items()}
    assert [bases[name] for name in ("R1", "R2", "R3")].count("") == 1
    assert bases["P1"] == ""
    longest = 0
    for identity in found:
        count, at = 0, identity
        while at and count < 60:
            count, at = count + 1, bases[at]
        longest = max(longest, count)
    assert longest == 50


def _base(entry: etree._Element) -> str:
    node = entry.find(f"{W}basedOn")
    return "" if node is None else str(node.get(f"{W}val"))


def test_what_the_house_lacks_has_its_fonts_and_colours_by_their_names_in_its_theme() -> None:
    found = _styles(dressed(HOUSE))
    message, title = found["KeyMessage"], found["KeyMessagesTitle"]
    assert message.find(f".//{W}rFonts").get(f"{W}asciiTheme") == "minorHAnsi"
    assert title.find(f".//{W}rFonts").get(f"{W}asciiTheme") == "majorHAnsi"
    assert title.find(f".//{W}color").get(f"{W}val") == INK
    assert title.find(f".//{W}color").get(f"{W}themeColor") in ("text2", "accent1")
    assert message.find(f".//{W}shd").get(f"{W}themeFill") == "background2"
    assert found["EmbargoMark"].find(f".//{W}color").get(f"{W}val") == ACCENT
    theme = part(dressed(HOUSE), "word/theme/theme1.xml")
    fonts = [node.get("typeface") for node in theme.iter("{*}latin")]
    assert fonts == [HEADINGS, BODY]


def test_a_font_that_is_not_of_the_theme_is_named() -> None:
    named = styles().replace(
        '<w:name w:val="Normal"/><w:qFormat/>',
        '<w:name w:val="Normal"/><w:qFormat/><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr>',
    )
    message = _styles(dressed(house_file({"word/styles.xml": named})))["KeyMessage"]
    assert message.find(f".//{W}rFonts").get(f"{W}ascii") == "Arial"
    assert message.find(f".//{W}rFonts").get(f"{W}asciiTheme") is None


def test_an_accent_too_pale_to_read_gives_way_to_the_colour_of_the_text() -> None:
    theme = part(HOUSE, "word/theme/theme1.xml")
    text = etree.tostring(theme).decode().replace(ACCENT, "F2C14E")
    found = _styles(dressed(house_file({"word/theme/theme1.xml": text})))
    assert found["EmbargoMark"].find(f".//{W}color").get(f"{W}val") == "1C2320"


def test_text_stands_between_the_margins_of_the_house_in_one_column() -> None:
    for theme in ("institutional", "briefing", "press"):
        data = dressed(HOUSE, theme=theme)
        story = part(data)
        (section,) = story.iter(f"{W}sectPr")
        margins = section.find(f"{W}pgMar")
        assert (margins.get(f"{W}left"), margins.get(f"{W}right")) == ("1588", "1304")
        assert section.find(f"{W}cols").attrib == {}
        for name in ("Lead", "NoteText", "SmallText"):
            assert _styles(data)[name].find(f".//{W}ind").get(f"{W}left") == "0"


def test_numbers_of_headings_do_not_reach_the_titles_of_boxes() -> None:
    plain = "<w:keepNext/><w:keepLines/>"
    number = '<w:pageBreakBefore/><w:numPr><w:numId w:val="8"/></w:numPr>'
    numbered = styles().replace(plain, f"{plain}{number}", 1)
    found = _styles(dressed(house_file({"word/styles.xml": numbered})))
    assert found["Heading1"].find(f".//{W}numId").get(f"{W}val") not in ("0", "8")
    assert found["KeyMessagesTitle"].find(f".//{W}numId").get(f"{W}val") == "0"
    assert found["KeyMessagesTitle"].find(f".//{W}pageBreakBefore").get(f"{W}val") == "0"


# ------------------------------------------------------------------------------------------------------------ lists


def _ordered(start: int = 1, *inner: List) -> List:
    items = [ListItem((paragraph(f"Item {n}"), *(inner if n == 1 else ()))) for n in range(2)]
    return List(tuple(items), ordered=True, start=start)


def _printed(data: bytes) -> list[tuple[str, str, str, str]]:
    """Return for each numbered paragraph: instance, number format, text and where it starts."""
    numbers = part(data, "word/numbering.xml")
    found = []
    for number in part(data).iter(f"{W}numPr"):
        identity, level = (number.find(f"{W}{name}").get(f"{W}val") for name in ("numId", "ilvl"))
        (instance,) = numbers.xpath(f"w:num[@w:numId='{identity}']", namespaces=NS)
        start = instance.find(f".//{W}startOverride").get(f"{W}val")
        abstract = instance.find(f"{W}abstractNumId").get(f"{W}val")
        (lvl,) = numbers.xpath(f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']", namespaces=NS)
        text, kind = (lvl.find(f"{W}{name}").get(f"{W}val") for name in ("lvlText", "numFmt"))
        found.append((identity, kind, text, start))
    return found


def test_ordered_lists_have_the_numbers_of_the_house_and_each_starts_where_it_should() -> None:
    data = dressed(HOUSE, brief(_ordered(), Heading(2, (Text("Between"),), "between"), _ordered(4)))
    first, second, third, fourth = _printed(data)
    assert first[1:] == ("decimal", "%1)", "1")
    assert third[1:] == ("decimal", "%1)", "4")
    assert first[0] == second[0] != third[0] == fourth[0]


def test_a_list_in_a_list_has_our_numbers_where_the_house_has_none_for_its_depth() -> None:
    data = dressed(HOUSE, brief(_ordered(1, _ordered())))
    assert {(kind, text) for _, kind, text, _ in _printed(data)} == {("decimal", "%1)"), ("lowerLetter", "%2")}


def test_the_second_list_style_of_the_house_numbers_lists_in_lists() -> None:
    second = style(
        "paragraph", "Z2", "List Number 2", '<w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr>', "Normal"
    )
    lists = (
        numbering()
        .replace(
            "<w:num ",
            '<w:abstractNum w:abstractNumId="9"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/>'
            '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="(%1)"/><w:lvlJc w:val="left"/></w:lvl>'
            "</w:abstractNum><w:num ",
            1,
        )
        .replace("</w:numbering>", '<w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num></w:numbering>')
    )
    sheet = styles().replace("</w:styles>", f"{second}</w:styles>")
    data = dressed(house_file({"word/styles.xml": sheet, "word/numbering.xml": lists}), brief(_ordered(1, _ordered())))
    assert {(kind, text) for _, kind, text, _ in _printed(data)} == {("decimal", "%1)"), ("upperRoman", "(%2)")}


def test_bullets_are_those_of_the_house_and_a_list_style_without_a_list_gets_ours() -> None:
    for sheet, text in ((styles(), "–"), (styles().replace('<w:numPr><w:numId w:val="3"/></w:numPr>', ""), "•")):
        data = dressed(house_file({"word/styles.xml": sheet}), brief(List((ListItem((paragraph("One"),)),))))
        number = _styles(data)["ListBullet"].find(f".//{W}numId").get(f"{W}val")
        numbers = part(data, "word/numbering.xml")
        (abstract,) = numbers.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val", namespaces=NS)
        (found,) = numbers.xpath(
            f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='0']/w:lvlText/@w:val", namespaces=NS
        )
        assert found == text


def test_a_list_of_words_that_are_not_the_reports_has_the_bullets_of_the_house_too() -> None:
    own = Paragraph((Text("One"),), TextRole.NOTE)
    added = _styles(dressed(HOUSE, brief(List((ListItem((own,)),)))))["ListBulletNote"]
    assert added.find(f"{W}basedOn").get(f"{W}val") == "ListBullet"
    assert added.find(f".//{W}numId") is None


@pytest.mark.parametrize("house", [HOUSE, WORDS_DEFAULT], ids=["zedland", "word"])
def test_definitions_come_first_and_numbers_and_owners_are_unique(house: bytes) -> None:
    numbers = part(dressed(house), "word/numbering.xml")
    kinds = [etree.QName(node).localname for node in numbers]
    assert kinds == sorted(kinds)  # abstractNum, num
    for path in (
        "w:abstractNum/@w:abstractNumId",
        "w:num/@w:numId",
        "w:abstractNum/w:lvl/w:pStyle/@w:val",
        "//w:nsid/@w:val",
    ):
        values = numbers.xpath(path, namespaces=NS)
        assert len(set(values)) == len(values), path
    assert b"unused" not in etree.tostring(numbers)
