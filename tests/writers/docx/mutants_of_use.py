"""Faults for those who hear a file, or edit it, and what it tells of those who made it; validators see few of them."""

from __future__ import annotations

import re

from tests.writers.docx.mutants import (
    APP,
    AUDIT,
    BOTH,
    CORE,
    NUMBERING,
    RELATIONSHIPS,
    SETTINGS,
    STORY,
    STYLES,
    THEME,
    Mutant,
    add,
    before_end,
    each,
    edit,
    put,
    word,
)

_CELL = f'<w:tc><w:tcPr><w:tcW w:w="7427" w:type="dxa"/></w:tcPr>{word("TableText", "Ships.")}</w:tc>'
_ONE_CELL = f'<w:tblGrid><w:gridCol w:w="7427"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{_CELL}</w:tr></w:tbl>'


def _nested(table: str) -> str:
    """Return a table with itself in its first cell."""
    return table.replace("</w:tcPr>", f"</w:tcPr>{_copied(table)}", 1)


def _copied(table: str) -> str:
    """Return a table under other ids and without bookmarks."""
    inner = re.sub(r"<w:bookmark[^>]*/>", "", table).replace('w14:paraId="', 'w14:paraId="0')
    return re.sub(r'w14:paraId="0([0-9A-F]{7})[0-9A-F]"', r'w14:paraId="1\1"', inner)


def _emptied(row: str) -> str:
    """Return a row without its words, under other ids."""
    bare = re.sub(r"<w:bookmark[^>]*/>|<w:r>.*?</w:r>", "", row)
    return re.sub(r'w14:paraId="[0-9A-F]{2}', 'w14:paraId="0A', bare)


ACCESS = (
    Mutant("no title", edit(CORE, r"<dc:title>.*?</dc:title>", ""), "access.title"),
    Mutant("a file's name as title", edit(CORE, r"<dc:title>.*?<", "<dc:title>Brief.docx<"), "access.title"),
    Mutant("no language", put(STYLES, '<w:lang w:val="en"/>', ""), "access.language"),
    Mutant("another language than the properties say", put(STYLES, '<w:lang w:val="en"/>', '<w:lang w:val="fr"/>'),
           "access.language"),
    Mutant("no heading", put(STYLES, "<w:outlineLvl ", "<w:ilvl ", count=99), "access.has-headings", BOTH),
    Mutant("a level skipped", put(STORY, '<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading3"/>'),
           "access.heading-order"),
    Mutant("a heading by no style of Word's", put(STYLES, '"heading 2"', '"Our heading"'), "access.heading-styles"),
    Mutant("an empty heading", before_end(word("Heading1", " ")), "access.headings-told"),
    Mutant("an empty title", before_end(word("Title", " ")), "access.title-told"),
    Mutant("a heading made by hand", before_end(
        word("BodyText", "Ships").replace("<w:r>", '<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr>')),
        "access.no-false-headings"),
    Mutant("no alternative text", edit(STORY, r'descr="[^"]+"', 'descr=""'), "access.alternatives"),
    Mutant("a file's name as alternative", edit(STORY, r'descr="[^"]+"', 'descr="ship.png"'), "access.alternatives"),
    Mutant("a watermark without words", put("word/header1.xml", 'alt="DRAFT"', 'alt=""'), "access.alternatives"),
    Mutant("a draft by its watermark alone", edit(
        "word/header1.xml", r'<w:t xml:space="preserve">DRAFT</w:t>', '<w:t xml:space="preserve">Ships</w:t>'),
        "access.marks-are-text"),
    Mutant("a floating drawing", each(
        edit(STORY, r'<wp:inline [^>]*>(<wp:extent [^>]*/>)',
             r'<wp:anchor simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
             r'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset>'
             r'</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>\1'
             r"<wp:wrapNone/>"),
        put(STORY, "</wp:inline>", "</wp:anchor>")), "access.inline"),
    Mutant("a bare address as link", put(STORY, ">page of bills<", ">https://www.example.org/bills<"),
           "access.link-texts"),
    Mutant("a link that says here", put(STORY, ">page of bills<", ">here<"), "access.link-texts"),
    Mutant("a link in a link", edit(
        STORY, r'(<w:hyperlink r:id="rId\d+" w:history="1">)(.*?</w:hyperlink>)', r"\1\1\2</w:hyperlink>"),
        "access.no-link-in-link"),
    Mutant("a link without words", put(STORY, ">page of bills<", "> <"), "access.link-texts"),
    Mutant("a link to a script", put(RELATIONSHIPS, "https://www.example.org/bills", "javascript:alert(1)"),
           "access.link-targets"),
    Mutant("a typed bullet", before_end(word("BodyText", "• Ships are listed.")), "access.real-lists"),
    Mutant("a typed number", before_end(word("BodyText", "2. Ships are listed.")), "access.real-lists"),
    Mutant("an empty paragraph", before_end(word("BodyText", "")), "access.no-empty-paragraphs"),
    Mutant("blanks for a space", before_end(word("BodyText", "Ships      are listed.")), "access.no-repeated-blanks"),
    Mutant("a page broken by hand", put(STORY, "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>'),
           "access.no-typed-breaks"),
    Mutant("a protected file", put(SETTINGS, "<w:defaultTabStop", '<w:documentProtection w:edit="readOnly" '
                                   'w:enforcement="1"/><w:defaultTabStop'), "access.unrestricted"),
    Mutant("pages without numbers", put("word/footer1.xml", " PAGE ", " NUMPAGES "), "access.page-numbers"),
    Mutant("a picture that is none", add("word/media/image1.png", b"no picture"), "access.pictures", AUDIT),
    Mutant("a table without a header row", put(STORY, "<w:tblHeader/>", ""), "access.table-header"),
    Mutant("a column without a name", put(STORY, ">Words of the report<", "><"), "access.table-header"),
    Mutant("a look without a first row", put(STORY, 'w:val="06A0" w:firstRow="1"', 'w:val="0680" w:firstRow="0"'),
           "access.table-look"),
    Mutant("merged cells", edit(STORY, r'(<w:tcW w:w="\d+" w:type="dxa"/>)', r'\1<w:gridSpan w:val="2"/>'),
           "access.table-whole"),
    Mutant("cells merged downward", edit(STORY, r'(<w:tcW w:w="\d+" w:type="dxa"/>)', r'\1<w:vMerge/>'),
           "access.table-whole"),
    Mutant("a table in a table", edit(STORY, r"(<w:tbl>.*</w:tbl>)", lambda found: _nested(found[1])),
           "access.table-nested"),
    Mutant("a blank row", edit(STORY, r"(<w:tr><w:trPr><w:cantSplit/></w:trPr>.*?</w:tr>)",
                               lambda found: found[1] + _emptied(found[1])), "access.table-rows"),
    Mutant("a table of one cell", edit(STORY, r"(<w:tblGrid>).*?</w:tbl>", _ONE_CELL),
           "access.table-layout"),
    Mutant("a table without name and description", edit(STORY, r"<w:tblCaption [^>]*/><w:tblDescription [^>]*/>", ""),
           "access.table-named"),
    Mutant("a column without a width", edit(STORY, r'<w:gridCol w:w="\d+"/>', '<w:gridCol w:w="0"/>'),
           "access.table-columns"),
    Mutant("a row that may be torn", put(STORY, "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr/>"),
           "access.table-unsplit"),
    Mutant("two tables without a word between", edit(
        STORY, r"(<w:tbl>.*</w:tbl>)", lambda found: found[1] + _copied(found[1])), "access.table-apart"),
    Mutant("pale text", put(STYLES, '<w:color w:val="9B1C1C" w:themeColor="accent2"/>', '<w:color w:val="AAAAAA"/>',
                            count=9), "access.contrast"),
    Mutant("a pale theme", put(THEME, '<a:dk1><a:srgbClr val="1A1A1A"/>', '<a:dk1><a:srgbClr val="999999"/>'),
           "access.contrast"),
    Mutant("dark text on dark ground", edit(STORY, r'(<w:tcW w:w="958" w:type="dxa"/>)',
                                            r'\1<w:shd w:val="clear" w:color="auto" w:fill="202020"/>'),
           "access.contrast"),
    Mutant("pale numbers", put(NUMBERING, '<w:color w:val="14365C" w:themeColor="text2"/>', '<w:color w:val="CCCCCC"/>',
                               count=99), "access.contrast-of-marks"),
)  # fmt: skip

HABITS = (
    Mutant("a template's name", put(APP, "<Company>", "<Template>Normal.dotm</Template><Company>"),
           "privacy.properties"),
    Mutant("the time of editing", put(APP, "<Company>", "<TotalTime>90</TotalTime><Company>"), "privacy.properties"),
    Mutant("who saved it last", put(CORE, "</cp:coreProperties>",
                                    "<cp:lastModifiedBy>R. Example</cp:lastModifiedBy></cp:coreProperties>"),
           "privacy.properties"),
    Mutant("how often it was saved", put(CORE, "</cp:core", "<cp:revision>7</cp:revision></cp:core"),
           "privacy.properties"),
    Mutant("a property of someone's", put("docProps/custom.xml", 'name="Marking"', 'name="Path"'),
           "privacy.properties"),
    Mutant("ids of editing sessions", put(SETTINGS, "<w:themeFontLang",
                                          '<w:rsids><w:rsidRoot w:val="00A1B2C3"/></w:rsids><w:themeFontLang'),
           "privacy.traces"),
    Mutant("a paragraph's session", put(STORY, '<w:p w14:paraId', '<w:p w:rsidR="00A1B2C3" w14:paraId'),
           "privacy.traces"),
    Mutant("a template attached", each(
        put(SETTINGS, "<w:defaultTabStop", '<w:attachedTemplate r:id="rId1"/><w:defaultTabStop'),
        put(SETTINGS, "<w:settings ", '<w:settings xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships" '),
        add("word/_rels/settings.xml.rels", b'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://'
            b'schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.'
            b'openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:/Users/x.dotm" '
            b'TargetMode="External"/></Relationships>')), "privacy.traces"),
    Mutant("a link to a file of one's own", put(RELATIONSHIPS, "https://www.example.org/bills", "file:///home/bills"),
           "privacy.paths"),
    Mutant("a tracked insertion", edit(
        STORY, r"(<w:r><w:br/></w:r>)", r'<w:ins w:id="900" w:author="R. Example">\1</w:ins>'), "privacy.traces"),
    Mutant("hidden text", put(STORY, '<w:rStyle w:val="Strong"/>', '<w:rStyle w:val="Strong"/><w:vanish/>'),
           "privacy.hidden"),
    Mutant("a remark in the markup", put(STORY, "<w:body>", "<w:body><!-- R. Example -->"), "privacy.comments"),
    Mutant("fields to be updated on opening", put(SETTINGS, "<w:footnotePr>", '<w:updateFields w:val="true"/>'
                                                  "<w:footnotePr>"), "edit.no-questions"),
    Mutant("a field out of date", put(STORY, 'w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="1"'),
           "edit.no-questions"),
    Mutant("an old mode of compatibility", put(SETTINGS, 'w:val="15"', 'w:val="14"'), "edit.compatibility"),
    Mutant("bold by hand", put(STORY, '<w:rStyle w:val="Strong"/>', "<w:b/>"), "edit.direct-formatting"),
    Mutant("centred by hand", put(STORY, '<w:pStyle w:val="Lead"/>', '<w:pStyle w:val="Lead"/><w:jc w:val="center"/>'),
           "edit.direct-formatting"),
    Mutant("a paragraph without a style", put(STORY, '<w:pStyle w:val="Lead"/>', ""), "edit.styled"),
    Mutant("a locked control", put(STORY, '<w:id w:val="1702520002"/>', '<w:id w:val="1702520002"/>'
                                   '<w:lock w:val="sdtContentLocked"/>'), "edit.unlocked", contents=True),
    Mutant("a font that is not listed", put(STYLES, 'w:ascii="Source Sans 3"', 'w:ascii="Comic Sans MS"'),
           "edit.fonts-listed"),
    Mutant("a colour that is not the theme's", put(THEME, '<a:dk2><a:srgbClr val="14365C"/>',
                                                   '<a:dk2><a:srgbClr val="14375C"/>'), "edit.theme-colours"),
    Mutant("a border that is not the theme's", edit(
        STYLES, r'w:color="[0-9A-F]{6}" w:themeColor="(\w+)"', r'w:color="123456" w:themeColor="\1"'),
        "edit.theme-colours"),
    Mutant("a picture wider than the text", edit(STORY, r'<wp:extent cx="\d+"', '<wp:extent cx="9990000"'),
           "edit.fits"),
)  # fmt: skip
