"""The words of a Word file are the words of the tree, whatever they look like."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from briefgen.document.nodes import (
    AUTHOR,
    TOOL,
    Box,
    BoxKind,
    Document,
    Emphasis,
    Figure,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Provenance,
    Quote,
    Reference,
    Section,
    Strip,
    Strong,
    Text,
    TextRole,
    Voice,
)
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.docx import write
from tests.samples import metadata, png, sample
from tests.writers.docx.reading import (
    NS,
    PAGES,
    THEMES,
    W,
    brief,
    members,
    paragraph,
    part,
    tree_texts,
    word_texts,
    written,
)

HOSTILE = (
    "<w:p><w:r><w:t>not a paragraph</w:t></w:r></w:p>",
    "</w:t></w:r></w:p></w:body></w:document>",
    "]]> & &amp; &#x1F; <!-- --> <?xml version='1.0'?>",
    "{{ 7 * 7 }} {% include '/etc/passwd' %} ${jndi:ldap://x}",
    'INCLUDETEXT "C:\\\\secret.txt" { PAGE } { HYPERLINK "javascript:alert(1)" }',
    "\"quoted\" 'single' %s %d %(name)s 100 %",
    "a\u202eb \u200bc\u00add \ufeff \U0001f6a2 e\u0301 \U000e0041",
    "ខ្មែរ العربية עברית 漢字",
    "x" * 5000,
)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("page_size", PAGES)
def test_every_block_has_the_text_of_the_tree_in_reading_order(theme: str, page_size: str) -> None:
    assert word_texts(written(sample(), theme, page_size)) == tree_texts(sample(), load_theme(theme))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("theme", THEMES)
def test_text_of_any_kind_comes_out_literally(text: str, theme: str) -> None:
    document = brief(Heading(2, (Text(text),), "h"), paragraph(text), Box(BoxKind.CALLOUT, (), (Text(text),)))
    assert word_texts(written(document, theme)) == [text, text, text]


def test_hostile_metadata_stays_text_in_properties_and_furniture() -> None:
    text = '"><script>&amp;{{ x }}'
    fields = ("title", "short_title", "audience", "publisher", "author", "embargo", "date")
    data = written(brief(paragraph("x"), **dict.fromkeys(fields, text)))
    properties = docx.Document(BytesIO(data)).core_properties
    assert (properties.title, properties.subject, properties.author) == (text, text, text)
    assert text in "".join(part(data, "word/header1.xml").itertext())
    assert text in "".join(part(data, "word/footer1.xml").itertext())


def test_characters_that_xml_does_not_allow_are_shown_as_replaced() -> None:
    text = "a\x00b\x07c\x0bd\x1be\ufffef\uffffg\ud800h"
    assert word_texts(written(brief(paragraph(text)))) == ["a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh"]


def test_tabs_and_line_ends_become_tabs_and_breaks() -> None:
    assert word_texts(written(brief(paragraph("a\tb\nc\r\nd\re")))) == ["a\tb\nc\nd\ne"]


def test_emphasis_is_a_character_style() -> None:
    both = Strong((Text("b"), Emphasis((Text("c"),))))
    data = written(brief(paragraph("a", both, Emphasis((Text("d"),)))))
    runs = docx.Document(BytesIO(data)).paragraphs[0].runs
    assert [(run.text, run.style.name) for run in runs] == [
        ("a", "Default Paragraph Font"), ("b", "Strong"), ("c", "Intense Emphasis"), ("d", "Emphasis"),
    ]  # fmt: skip


def test_strong_words_stay_bold_where_all_is_bold() -> None:
    strong = Strong((Text("a"),))
    for block in (Heading(2, (strong,), "h"), Box(BoxKind.CALLOUT, (), (strong,)), Figure(png(), "alt", (strong,))):
        assert part(written(brief(block))).find(".//w:rStyle[@w:val='Strong']", NS) is None


def test_what_stands_on_a_band_or_a_reversed_panel_is_light() -> None:
    subtitle = replace(paragraph("Words.", Reference("F7", "")), role=TextRole.SUBTITLE)
    for theme, style in (("briefing", "EvidenceReferenceReversed"), ("institutional", "EvidenceReference")):
        assert part(written(brief(subtitle), theme)).find(".//w:rStyle", NS).get(f"{W}val") == style


def test_a_reference_follows_its_text_and_does_not_break() -> None:
    data = written(brief(paragraph("Words.", Reference("F7", "line 13"))))
    run = docx.Document(BytesIO(data)).paragraphs[0].runs[1]
    assert (run.text, run.style.name) == (" F7\u00a0·\u00a0line\u00a013", "Evidence Reference")


def test_a_reversed_panel_has_light_references_and_links() -> None:
    content = paragraph("Words.", Reference("F7", "line 13"), Link((Text("link"),), "https://example.org"))
    data = written(brief(Box(BoxKind.PANEL, (content,))), "press")
    styles = {style.get(f"{W}val") for style in part(data).iter(f"{W}rStyle")}
    assert styles == {"EvidenceReferenceOnPanel", "HyperlinkOnPanel"}


def test_a_note_is_a_footnote_whose_links_belong_to_the_notes_part() -> None:
    note = Note((Text("See "), Link((Text("there"),), "https://example.org/a?b=c&d=e")))
    data = written(brief(paragraph("Words", note, " and more", Note((Text("Second"),)))))
    notes = part(data, "word/footnotes.xml").findall("w:footnote", NS)
    assert [note.get(f"{W}id") for note in notes] == ["-1", "0", "1", "2"]
    assert "".join(notes[2].itertext()) == " See there"
    calls = [call.get(f"{W}id") for call in part(data).iter(f"{W}footnoteReference")]
    assert calls == ["1", "2"]
    assert b"https://example.org/a?b=c&amp;d=e" in members(data)["word/_rels/footnotes.xml.rels"]
    assert b"example.org" not in members(data)["word/_rels/document.xml.rels"]


def test_a_note_inside_a_note_stands_in_brackets() -> None:
    data = written(brief(paragraph("Words", Note((Text("outer"), Note((Text("inner"),)))))))
    assert "".join(part(data, "word/footnotes.xml").itertext()).strip() == "outer [inner]"


NO_ADDRESSES = ("javascript:alert(1)", "file:///etc/passwd", "http://", "https://[bad", "mailto:nobody", "//host", "",
                "https://a b/", "https://user@example.org/", "mailto:a b@example.org")  # fmt: skip


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_address_of_the_web_or_of_mail_is_text_and_reported(url: str) -> None:
    result = write(brief(paragraph(Link((Text("words"),), url))), load_theme("institutional"), WriteOptions())
    assert word_texts(result.data) == ["words"]
    assert b"hyperlink" not in members(result.data)["word/_rels/document.xml.rels"]
    assert "no link" in result.diagnostics[0].message


@pytest.mark.parametrize(
    ("url", "stored"),
    [
        ("https://example.org/a b\u00e9?q=<x>#\u2019", b"https://example.org/a%20b%C3%A9?q=%3Cx%3E#%E2%80%99"),
        ("HTTP://Example.org", b"http://Example.org"),
        ("https://b\u00fccher.example/100%", b"https://xn--bcher-kva.example/100%25"),
        ("mailto:press@example.org?subject=%C3%A9", b"mailto:press@example.org?subject=%C3%A9"),
    ],
)
def test_addresses_are_stored_in_the_form_of_uris(url: str, stored: bytes) -> None:
    relationships = members(written(brief(paragraph(Link((Text("words"),), url)))))["word/_rels/document.xml.rels"]
    assert b'Target="' + stored + b'"' in relationships


def test_a_language_is_marked_where_it_differs_from_the_documents() -> None:
    words = (Text("plain"), Text("ខ្មែរ", TOOL, "km"), Text("عربي", TOOL, "ar"), Text("en", TOOL, "en"))
    data = written(brief(paragraph(*words)))
    marks = [mark.get(f"{W}val") for mark in part(data).iter(f"{W}lang")]
    assert marks == ["km", "ar"]
    assert len(part(data).findall(".//w:rtl", NS)) == 1


def test_a_title_without_a_rest_is_bound_to_the_property_of_the_same_words() -> None:
    heading = Heading(1, (Text("Ports"),), "title")
    bound = part(written(brief(heading, title="Ports")))
    assert "".join(bound.find(".//w:sdtContent", NS).itertext()) == "Ports"
    assert part(written(brief(heading, title="Other words"))).find(".//w:sdt", NS) is None


@pytest.mark.parametrize("theme", THEMES)
def test_the_title_is_bold_by_paragraph_where_it_is_whole_and_by_character_where_it_has_a_rest(theme: str) -> None:
    bold = {}
    for title in ("Ports", "Ports: Fees and Permits"):
        data = written(brief(Heading(1, (Text(title),), "t"), paragraph("x")), theme)
        sheet = part(data, "word/styles.xml")
        bold[title] = [
            sheet.find(f".//w:style[@w:styleId='{style}']/w:rPr/w:b", NS) is not None
            for style in ("Title", "TitleMain")
        ]
    assert bold == {"Ports": [True, False], "Ports: Fees and Permits": [False, True]}


def test_heading_levels_skip_none_and_headings_without_words_are_left_out() -> None:
    headings = (Heading(4, (Text("a"),), "a"), Heading(2, (Text("b"),), "b"), Heading(4, (Text("c"),), "c"))
    data = written(brief(*headings, Heading(3, (Text(" "),), "d"), paragraph("x")))
    styles = [style.get(f"{W}val") for style in part(data).iter(f"{W}pStyle")]
    assert styles == ["Heading1", "Heading1", "Heading2", "BodyText"]


def test_a_link_in_bold_has_a_style_that_says_both_and_one_without_words_is_no_link() -> None:
    link = Link((Strong((Text("a"),)), Emphasis((Text("b"),))), "https://example.org")
    data = written(brief(paragraph(link, Link((Text(" "),), "https://example.org/x"))))
    styles = [style.get(f"{W}val") for style in part(data).iter(f"{W}rStyle")]
    assert styles == ["HyperlinkStrong", "HyperlinkEmphasis"]
    sheet = part(data, "word/styles.xml")
    strong = sheet.find(".//w:style[@w:styleId='HyperlinkStrong']", NS)
    assert strong.find("w:basedOn", NS).get(f"{W}val") == "Hyperlink"
    assert strong.find("w:rPr/w:b", NS) is not None
    assert len(part(data).findall(".//w:hyperlink", NS)) == 1


def test_the_first_section_heading_after_the_bottom_line_has_the_colour_in_a_headline_layout_alone() -> None:
    lead = Paragraph((Text("lead"),), TextRole.LEAD)
    sections = (
        Section("title", (Heading(1, (Text("t"),), "t"),)),
        *(Section(n, (Heading(2, (Text(n),), n), lead if n == "a" else paragraph("x"))) for n in "abc"),
    )
    for theme, expected in (("press", "OpeningHeading"), ("institutional", "Heading1")):
        data = written(Document(metadata(), sections), theme)
        styles = [style.get(f"{W}val") for style in part(data).iter(f"{W}pStyle")]
        assert [style for style in styles if "Heading" in style] == ["Heading1", expected, "Heading1"]


def test_words_in_lists_that_are_not_the_reports_have_the_look_of_notes() -> None:
    own = ListItem((Paragraph((Text("a"),), TextRole.NOTE),))
    data = written(brief(List((own, ListItem((paragraph("b"),))))))
    assert [style.get(f"{W}val") for style in part(data).iter(f"{W}pStyle")] == ["ListBulletNote", "ListBullet"]


def test_a_title_with_a_rest_has_a_break_and_both_words() -> None:
    data = written(brief(Heading(1, (Text("Ports: Fees"),), "title"), title="Ports: Fees"))
    assert word_texts(data) == ["Ports:\nFees"]
    assert part(data).find(".//w:sdt", NS) is None


def test_levels_of_the_tree_are_words_levels_and_the_title_has_none() -> None:
    document = brief(*(Heading(level, (Text(str(level)),), str(level)) for level in range(1, 7)))
    styles = [item.style.name for item in docx.Document(BytesIO(written(document))).paragraphs]
    assert styles == ["Title", "Heading 1", "Heading 2", "Heading 3", "Heading 3", "Heading 3"]


def test_a_picture_is_inline_and_says_what_it_shows_unless_it_is_decoration() -> None:
    shown, bare = Figure(png(), 'Two <blocks> & "more"'), Figure(png(), "", (), True)
    data = written(brief(shown, bare, Figure(png(400, 900), "High")))
    drawings = part(data).findall(".//wp:inline", NS)
    assert [item.find("wp:docPr", NS).get("descr") for item in drawings] == ['Two <blocks> & "more"', "", "High"]
    assert [item.find(".//adec:decorative", NS) is not None for item in drawings] == [False, True, False]
    pictures = [name for name in members(data) if name.endswith(".png")]
    assert pictures == ["word/media/image1.png", "word/media/image2.png"]  # equal ones are stored once
    extent = drawings[2].find("wp:extent", NS)
    assert int(extent.get("cy")) <= 297 / 25.4 * 914400 * 2 / 3


def test_boxes_of_one_kind_in_a_row_do_not_grow_together() -> None:
    box = Box(BoxKind.ALLEGATION, (paragraph("words"),), (Text("label"),))
    data = written(brief(List((ListItem((box,)), ListItem((box,)), ListItem((box,))))))
    styles = [style.get(f"{W}val") for style in part(data).iter(f"{W}pStyle")]
    assert styles[1] != styles[3] != styles[5]


def test_all_paragraphs_of_a_box_share_border_shade_and_indents() -> None:
    numbered = List((ListItem((paragraph("b"),)),), True)
    inside = (Heading(2, (Text("h"),), "h"), paragraph("a"), numbered, Quote((paragraph("c"),)))
    for theme in THEMES:
        for kind in BoxKind:
            data = written(brief(Box(kind, inside, (Text("label"),))), theme)
            sheet = {style.get(f"{W}styleId"): style for style in part(data, "word/styles.xml").iter(f"{W}style")}
            looks = set()
            for style in part(data).iter(f"{W}pStyle"):
                properties = sheet[style.get(f"{W}val")].find("w:pPr", NS)
                looks.add(tuple(_canonical(properties, name) for name in ("pBdr", "shd", "ind")))
            assert len(looks) == 1, (theme, kind, looks)


def _canonical(properties: object, name: str) -> tuple[object, ...]:
    element = properties.find(f"w:{name}", NS)  # type: ignore[attr-defined]
    if element is None:
        return ()
    sides = tuple((side.tag, tuple(sorted(side.attrib.items()))) for side in element if side.get(f"{W}val") != "nil")
    return (tuple(sorted(element.attrib.items())), sides)


def test_paragraphs_with_keys_stand_in_bookmarks_named_for_them() -> None:
    long = "k" * 60
    source = Provenance(Voice.REPORT, ("5797b976_L19", "a.b", long))
    again = Provenance(Voice.REPORT, ("5797b976_L19", long))
    document = brief(replace(paragraph("one"), provenance=source), replace(paragraph("two"), provenance=again))
    root = part(written(document))
    names = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    assert names == [
        "_bf_5797b976_L19", "_bf_a_b", "_bf_" + "k" * 36, "_bf_5797b976_L19_2", "_bf_" + "k" * 34 + "_2",
    ]  # fmt: skip
    first = root.find(".//w:p", NS)
    kinds = [child.tag.removeprefix(W) for child in first]
    assert kinds == ["pPr", *["bookmarkStart"] * 3, "r", *["bookmarkEnd"] * 3]


def test_each_text_of_the_authors_stands_in_a_bookmark_of_its_own_that_says_so() -> None:
    content = (Text("To the clerk: "), Text("Count the quays.", AUTHOR), Note((Text("Every year.", AUTHOR),)))
    document = brief(paragraph("before"), Paragraph(content), Paragraph(content))
    data = written(document)
    roots = (part(data), part(data, "word/footnotes.xml"))
    names = [mark.get(f"{W}name") for root in roots for mark in root.iter(f"{W}bookmarkStart")]
    assert sorted(names) == [f"_bf_author_{n}" for n in range(1, 5)]
    ids = [mark.get(f"{W}id") for root in roots for mark in root.iter(f"{W}bookmarkStart")]
    assert len(set(ids)) == 4
    marked = roots[0].find(".//w:bookmarkStart", NS)
    assert "".join(marked.getnext().itertext()) == "Count the quays."


def test_a_title_that_is_bound_to_a_property_stands_in_its_bookmark_as_a_whole() -> None:
    words = Text(metadata().title.replace(":", " –"), AUTHOR)
    document = brief(Heading(1, (words,), "title", AUTHOR), title=words.text)
    root = part(written(document))
    kinds = [child.tag.removeprefix(W) for child in root.find(".//w:p", NS)]
    assert kinds == ["pPr", "bookmarkStart", "sdt", "bookmarkEnd"]


def test_the_paragraph_id_of_a_key_does_not_depend_on_its_place() -> None:
    keyed = replace(paragraph("one"), provenance=Provenance(Voice.REPORT, ("5797b976_L19",)))
    ids = []
    for document in (brief(keyed), brief(paragraph("before"), keyed)):
        element = part(written(document)).findall(".//w:p", NS)[-1]
        ids.append(element.get("{http://schemas.microsoft.com/office/word/2010/wordml}paraId"))
    assert ids[0] == ids[1]


def test_what_shows_nothing_is_no_paragraph_and_what_is_no_png_no_picture() -> None:
    hidden = (paragraph("\u200b"), paragraph("\u00ad \ufeff"), Heading(2, (Text("\u2060"),), "h"))
    broken = Figure(Picture(b"no picture", 30, 30), "A quay", (Text("caption"),))
    data = written(brief(*hidden, paragraph("x"), broken))
    assert word_texts(data) == ["x", "caption"]
    written_again = write(brief(broken), load_theme("press"), WriteOptions())
    assert [d.message for d in written_again.diagnostics] == ["docx: a picture that is no PNG is left out"]


def test_the_end_of_a_section_stands_in_no_paragraph_with_a_key() -> None:
    data = written(sample(), "briefing")
    ends = [p for p in part(data).iter(f"{W}p") if p.find("w:pPr/w:sectPr", NS) is not None]
    assert ends
    assert all(p.find(".//w:bookmarkStart", NS) is None for p in ends)


def test_an_empty_document_and_empty_blocks_make_a_file() -> None:
    assert word_texts(written(Document(sample().metadata, ()))) == []
    empty = brief(paragraph(), Heading(2, (), "h"), List(()), List((ListItem(()),)), Box(BoxKind.PANEL, ()), Quote(()))
    for theme in THEMES:
        assert word_texts(written(empty, theme)) == []


def test_a_box_and_a_remark_under_a_heading_stay_with_what_follows() -> None:
    box = Box(BoxKind.ALLEGATION, (paragraph("a"), paragraph("b")), (Text("label"),))
    document = brief(Heading(2, (Text("h"),), "h"), Strip(1, 2, (Text("1 of 2"),)), box, paragraph("after"))
    kept = [item.find("w:pPr/w:keepNext", NS) is not None for item in part(written(document)).iter(f"{W}p")]
    assert kept == [False, True, True, True, False, False]  # the heading's own is in its style


def test_line_breaks_in_the_tree_are_breaks() -> None:
    assert word_texts(written(brief(paragraph("a", LineBreak(), "b")))) == ["a\nb"]


def test_the_press_sets_side_sections_after_the_main_ones() -> None:
    document = sample()
    mixed = replace(document, sections=(document.sections[-1], *document.sections[:-1]))
    assert word_texts(written(mixed, "press")) == tree_texts(mixed, load_theme("press"))


def test_sections_are_written_as_they_are_named() -> None:
    document = Document(sample().metadata, (Section("a", (paragraph("1"),)), Section("b", (paragraph("2"),))))
    for theme in THEMES:
        assert word_texts(written(document, theme)) == ["1", "2"]
