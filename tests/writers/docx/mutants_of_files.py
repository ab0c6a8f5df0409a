"""Faults of the package, of its markup and of its names: files that Word refuses, repairs, or shows wrong."""

from __future__ import annotations

from tests.writers.docx.mutants import (
    AUDIT,
    BOTH,
    CORE,
    NOTES,
    NUMBERING,
    RELATIONSHIPS,
    SDK,
    SETTINGS,
    STORY,
    STYLES,
    THEME,
    TYPES,
    Mutant,
    Parts,
    add,
    drop,
    each,
    edit,
    put,
    relate,
    typed,
)

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _types_last(parts: Parts) -> None:
    parts[TYPES] = parts.pop(TYPES)


def _note_link_in_main(parts: Parts) -> None:
    """Move the relationship of a note's link to the main part, where python-docx would put it."""
    target = "https://www.example.org/register"
    relate("hyperlink", target, external=True)(parts)
    del parts["word/_rels/footnotes.xml.rels"]
    edit(NOTES, r'<w:hyperlink r:id="rId\d+"', '<w:hyperlink r:id="rId99"')(parts)


PACKAGE = (
    Mutant("content types stand last", _types_last, "package.types-first"),
    Mutant("no type for pictures", put(TYPES, '<Default Extension="png" ContentType="image/png"/>', ""),
           "package.content-types", SDK),
    Mutant("no type for the header", edit(TYPES, r'<Override PartName="/word/header1.xml"[^>]*/>', ""),
           "package.types-match", SDK),
    Mutant("a type for no part", typed("word/gone.xml", "application/xml"), "package.content-types"),
    Mutant("a type given twice", edit(TYPES, r'(<Override PartName="/word/styles.xml"[^>]*/>)', r"\1\1"),
           "package.content-types", SDK),
    Mutant("the header typed as footer", put(TYPES, "header+xml", "footer+xml"), "package.types-match", SDK),
    Mutant("the picture is not there", put(RELATIONSHIPS, "media/image1.png", "media/none.png"),
           "package.targets-exist", BOTH),
    Mutant("the styles are not there", drop(STYLES), "package.targets-exist", BOTH),
    Mutant("two relationships of one id", put(RELATIONSHIPS, 'Id="rId2"', 'Id="rId1"'), "package.targets-exist", BOTH),
    Mutant("a link of no relationship", edit(STORY, r'<w:hyperlink r:id="rId\d+"', '<w:hyperlink r:id="rId999"'),
           "package.ids-resolve", BOTH),
    Mutant("a note's link belongs to the main part", _note_link_in_main, "package.ids-resolve", BOTH),
    Mutant("a picture by the relationship of a link", each(
        relate("hyperlink", "https://www.example.org/", external=True),
        edit(STORY, r'<a:blip r:embed="rId\d+"', '<a:blip r:embed="rId99"')), "package.ids-resolve"),
    Mutant("a picture from the network", each(
        relate("image", "https://www.example.org/ship.png", external=True),
        edit(STORY, r'<a:blip r:embed="rId\d+"', '<a:blip r:embed="rId99"')), "package.nothing-remote"),
    Mutant("a part that nothing leads to", add("word/stray.xml", b'<?xml version="1.0" encoding="UTF-8"?><a/>'),
           "package.no-orphans"),
    Mutant("a thumbnail", add("docProps/thumbnail.png", b"\x89PNG\r\n\x1a\n"), "package.no-junk"),
    Mutant("macros", each(add("word/vbaProject.bin", b"x"), relate("vbaProject", "vbaProject.bin"),
                          typed("word/vbaProject.bin", "application/vnd.ms-office.vbaProject")),
           "package.no-junk", AUDIT),
    Mutant("a character that XML has not", put(STORY, "Zedland", "Zed\x0bland"), "package.well-formed", BOTH),
    Mutant("a document type", put(CORE, "<cp:core", "<!DOCTYPE x><cp:core"), "package.well-formed"),
    Mutant("two titles in the properties", edit(CORE, r"(<dc:title>.*?</dc:title>)", r"\1\1"),
           "package.core-properties"),
    Mutant("a date that is none", put(CORE, "2026-11-24T00:00:00Z", "24 Nov 2026"), "package.core-properties"),
)  # fmt: skip

MARKUP = (
    Mutant("a header that begins as a footer", each(
        put("word/header1.xml", "<w:hdr ", "<w:ftr "), put("word/header1.xml", "</w:hdr>", "</w:ftr>")),
        "markup.roots", SDK),
    Mutant("properties behind the runs", edit(
        STORY, r'(<w:pPr><w:pStyle w:val="NoteText"/><w:keepNext/></w:pPr>)(<w:r>.*?</w:r>)', r"\2\1"),
        "markup.order", BOTH),
    Mutant("alignment before the style", put(
        STORY, '<w:pPr><w:pStyle w:val="NoteText"/>', '<w:pPr><w:jc w:val="left"/><w:pStyle w:val="NoteText"/>'),
        "markup.order", BOTH),
    Mutant("size before bold", edit(STYLES, r'(<w:b/><w:bCs/>)(<w:color [^>]*/>)(<w:sz w:val="\d+"/>)', r"\3\1\2"),
           "markup.order", BOTH),
    Mutant("no such alignment", put(STYLES, '<w:jc w:val="right"/>', '<w:jc w:val="middle"/>'), "markup.values", BOTH),
    Mutant("a colour with a sharp", put(STYLES, 'w:color w:val="14365C"', 'w:color w:val="#14365C"'),
           "markup.values", BOTH),
    Mutant("a cell without a paragraph", edit(
        STORY, r"(<w:tc><w:tcPr>.{0,90}?</w:tcPr>)<w:p .*?</w:p>(</w:tc>)", r"\1\2"),
           "markup.tables", AUDIT),
    Mutant("a table without a grid", edit(STORY, r"<w:tblGrid>.*?</w:tblGrid>", ""), "markup.order", BOTH),
    Mutant("a grid of a column less", edit(STORY, r'<w:gridCol w:w="\d+"/>', ""), "markup.tables"),
    Mutant("a row of a cell less", edit(STORY, r"(<w:trPr><w:cantSplit/></w:trPr>)<w:tc>.*?</w:tc>", r"\1"),
           "markup.tables"),
    Mutant("cells wider than the grid", put(STORY, '<w:tcW w:w="958"', '<w:tcW w:w="1958"'), "markup.tables"),
    Mutant("table properties in disorder", edit(STORY, r"(<w:tblW [^>]*/>)(<w:tblInd [^>]*/>)", r"\2\1"),
           "markup.order", BOTH),
    Mutant("the width of a cell behind its content", edit(
        STORY, r"(<w:tcPr>.{0,90}?</w:tcPr>)(<w:p .*?</w:p>)", r"\2\1"),
           "markup.order", BOTH),
    Mutant("no prefix of that name", put(STORY, 'mc:Ignorable="w14"', 'mc:Ignorable="w14 w99"'),
           "markup.compatible", BOTH),
    Mutant("an extension that is not ignorable", put(STORY, ' mc:Ignorable="w14"', ""), "markup.compatible"),
    Mutant("no such element", put(STORY, '<w:pStyle w:val="Lead"/>', '<w:pStyle w:val="Lead"/><w:foo/>'),
           "markup.order", BOTH),
    Mutant("no such attribute", put(STORY, '<w:pStyle w:val="Lead"/>', '<w:pStyle w:val="Lead" w:foo="1"/>'),
           "markup.values", SDK),
    Mutant("a paragraph in a run", put(STORY, "<w:r><w:br/></w:r>", "<w:r><w:p/></w:r>"), "markup.order", BOTH),
    Mutant("text beside the runs", put(STORY, "<w:r><w:br/></w:r>", "and"), "markup.stray-text"),
    Mutant("two ends of the section", put(STORY, "</w:body>", "<w:sectPr/></w:body>"), "markup.order", BOTH),
    Mutant("margins before the size", edit(STORY, r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1"),
           "markup.order", BOTH),
    Mutant("a first page that is as others", put(STORY, "<w:titlePg/>", ""), "markup.sections"),
    Mutant("a drawing without a size", edit(STORY, r"<wp:extent [^>]*/>", ""), "markup.order", BOTH),
    Mutant("a theme of two fills", put(THEME, '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>', ""),
           "names.theme", BOTH),
    Mutant("a theme without a colour", edit(THEME, r"<a:accent4>.*?</a:accent4>", ""), "markup.order", BOTH),
    Mutant("settings in disorder", edit(SETTINGS, r'(<w:zoom [^>]*/>)(.*)(</w:settings>)', r"\2\1\3"),
           "markup.order", BOTH),
    Mutant("lists before their definitions", edit(
        NUMBERING, r"(<w:abstractNum .*</w:abstractNum>)(<w:num .*</w:num>)", r"\2\1"), "markup.order", BOTH),
    Mutant("a level in disorder", edit(NUMBERING, r"(<w:start [^>]*/>)(<w:numFmt [^>]*/>)", r"\2\1"),
           "markup.order", BOTH),
    Mutant("a style in disorder", edit(
        STYLES, r'(<w:name w:val="heading 1"/>)(<w:basedOn [^>]*/>)', r"\2\1"), "markup.order", BOTH),
    Mutant("blanks that are lost", edit(STORY, r'<w:t xml:space="preserve">( [^<]*)</w:t>', r"<w:t>\1</w:t>"),
           "markup.blanks-kept"),
)  # fmt: skip

NAMES = (
    Mutant("two bookmarks of one id", put(STORY, '<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'),
           "names.bookmarks", BOTH),
    Mutant("two bookmarks of one name, but for case", put(STORY, '"_bf_00c0ffee_L2"', '"_BF_00C0FFEE_L1"'),
           "names.bookmarks"),
    Mutant("a bookmark that is not closed", put(STORY, '<w:bookmarkEnd w:id="3"/>', ""), "names.bookmarks"),
    Mutant("a bookmark that is closed first", edit(
        STORY, r'(<w:bookmarkStart w:id="3"[^>]*/>)(.*?)(<w:bookmarkEnd w:id="3"/>)', r"\3\2\1"), "names.bookmarks"),
    Mutant("a bookmark of 60 characters", put(STORY, '"_bf_00c0ffee_L2"', f'"_bf_{"k" * 56}"'),
           "names.bookmarks", BOTH),
    Mutant("two paragraphs of one id", edit(
        STORY, r'w14:paraId="([0-9A-F]{8})"(.*?)w14:paraId="[0-9A-F]{8}"', r'w14:paraId="\1"\2w14:paraId="\1"'),
        "names.paragraph-ids"),
    Mutant("an id of a paragraph beyond the last", edit(STORY, r'w14:paraId="[0-9A-F]', 'w14:paraId="F'),
           "markup.values", BOTH),
    Mutant("two drawings of one id", put(STORY, '<wp:docPr id="2"', '<wp:docPr id="1"'), "names.drawing-ids", SDK),
    Mutant("two watermarks of one id", put("word/header1.xml", "WaterMarkObject2", "WaterMarkObject1"),
           "names.shape-ids"),
    Mutant("two controls of one id", put(STORY, '<w:id w:val="1702520003"/>', '<w:id w:val="1702520002"/>'),
           "names.control-ids", contents=True),
    Mutant("a field that does not end", edit(STORY, r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
           "names.fields"),
    Mutant("a list of contents that does not end", put(STORY, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
           "names.fields", contents=True),
    Mutant("a link of the contents that leads nowhere", put(
        STORY, 'w:anchor="_Toc000000003"', 'w:anchor="_Toc999999999"'), "names.references", contents=True),
    Mutant("a reference to nowhere", put(STORY, " SEQ Table \\* ARABIC ", " REF _Ref_none \\h "), "names.references"),
    Mutant("a call of no note", edit(NOTES, r'<w:footnote w:id="1">', '<w:footnote w:id="7">'), "names.notes", BOTH),
    Mutant("a note without a call", edit(STORY, r'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                                         r'<w:footnoteReference w:id="1"/></w:r>', ""), "names.notes"),
    Mutant("separators that settings do not name", edit(SETTINGS, r"<w:footnotePr>.*?</w:footnotePr>", ""),
           "names.notes"),
    Mutant("no such style", put(STORY, 'w:val="NoteText"', 'w:val="Notext"'), "names.styles", AUDIT),
    Mutant("a style of the wrong type", put(STORY, '<w:rStyle w:val="Strong"/>', '<w:rStyle w:val="NoteText"/>'),
           "names.styles"),
    Mutant("a style based on itself", edit(
        STYLES, r'(<w:name w:val="Note Text"/><w:basedOn w:val=")Normal', r"\1NoteText"), "names.styles"),
    Mutant("two styles of one name", put(STYLES, '"Note Text"', '"Body Text"'), "names.styles"),
    Mutant("two default styles", edit(STYLES, r'w:customStyle="1" w:styleId="Lead"', 'w:default="1" w:styleId="Lead"'),
           "names.styles"),
    Mutant("no such list", edit(STORY, r'<w:numId w:val="\d+"/>', '<w:numId w:val="77"/>'), "names.numbering", AUDIT),
    Mutant("no such level", edit(STORY, r'<w:ilvl w:val="0"/>', '<w:ilvl w:val="5"/>'), "names.numbering"),
    Mutant("a list of no definition", edit(NUMBERING, r'<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="99"/>'),
           "names.numbering", AUDIT),
    Mutant("a level without a number", put(NUMBERING, '<w:lvlText w:val="%1"/>', '<w:lvlText w:val="•"/>'),
           "names.number-texts"),
    Mutant("a caption of a wrong number", edit(
        STORY, r'(SEQ Table .*?<w:t xml:space="preserve">)1', r"\g<1>2"), "names.captions"),
)  # fmt: skip
