"""The Word file of an invented publishing house: letterhead, styles, lists, theme. In: changes. Out: a .dotx as bytes.

`python -m tests.tools.house_file briefs/zedland/house.dotx` writes the one that the example names. It is written part
by part, so that a test can give any part something that must not travel.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw

INK, ACCENT, PALE, TEXT = "1E4B3C", "8A4B12", "EEF3EF", "1C2320"
HEADINGS, BODY = "Gill Sans MT", "Georgia"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
ROOTS = (
    f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}/relationships" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {0} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
GERMAN = {  # how a German Word calls styles whose names are English in every file
    "Normal": "Standard", "Heading1": "berschrift1", "Heading2": "berschrift2", "Heading3": "berschrift3",
    "BodyText": "Textkrper", "Title": "Titel", "Subtitle": "Untertitel", "ListBullet": "Aufzhlungszeichen",
    "ListNumber": "Listennummer", "Header": "Kopfzeile", "Footer": "Fuzeile", "Caption": "Beschriftung",
    "FootnoteText": "Funotentext", "FootnoteReference": "Funotenzeichen", "Strong": "Fett", "Emphasis": "Hervorhebung",
    "TableNormal": "NormaleTabelle", "DefaultParagraphFont": "Absatz-Standardschriftart", "NoList": "KeineListe",
}  # fmt: skip


def house_file(changes: Mapping[str, str | bytes] | None = None, ids: Mapping[str, str] | None = None) -> bytes:
    """Return the file; `changes` are parts that replace those of their names, `ids` other ids of its styles."""
    parts: dict[str, str | bytes] = {**_parts(), **(changes or {})}
    for ours, theirs in (ids or {}).items():
        for name in (
            "word/styles.xml",
            "word/numbering.xml",
            "word/header1.xml",
            "word/header2.xml",
            "word/footer1.xml",
        ):
            text = parts[name]
            assert isinstance(text, str)
            for use in ("basedOn", "pStyle", "rStyle"):
                text = text.replace(f'<w:{use} w:val="{ours}"/>', f'<w:{use} w:val="{theirs}"/>')
            text = text.replace(f'w:styleId="{ours}"', f'w:styleId="{theirs}"')
            parts[name] = text
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return stream.getvalue()


def _parts() -> dict[str, str | bytes]:
    override = '<Override PartName="/word/{0}.xml" ContentType="{1}"/>'
    kinds = {
        "document": "template.main", "styles": "styles", "numbering": "numbering", "settings": "settings",
        "fontTable": "fontTable", "header1": "header", "header2": "header", "footer1": "footer",
    }  # fmt: skip
    types = "".join(override.format(n, f"{_TYPE}.wordprocessingml.{kind}+xml") for n, kind in kinds.items())
    return {
        "[Content_Types].xml": _DECLARATION + f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{types}'
        f'{override.format("theme/theme1", f"{_TYPE}.theme+xml")}</Types>',
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(
            *((kind, f"{kind}.xml") for kind in ("styles", "numbering", "settings", "fontTable")),
            ("theme", "theme/theme1.xml"), ("header", "header1.xml"), ("header", "header2.xml"),
            ("footer", "footer1.xml"),
        ),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": part("settings", '<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
                                  '<w:compat><w:compatSetting w:name="compatibilityMode" '
                                  'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'),
        "word/fontTable.xml": part("fonts", "".join(
            f'<w:font w:name="{name}"><w:charset w:val="00"/><w:family w:val="{kind}"/><w:pitch '
            f'w:val="variable"/></w:font>'
            for name, kind in ((BODY, "roman"), (HEADINGS, "swiss")))),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": part("hdr", _letterhead("The Institute", small=True)),
        "word/header2.xml": part("hdr", _letterhead("Zedland Policy Institute", small=False)),
        "word/_rels/header1.xml.rels": relationships(("image", "media/logo.png")),
        "word/_rels/header2.xml.rels": relationships(("image", "media/logo.png")),
        "word/footer1.xml": part("ftr", footer()),
        "word/media/logo.png": logo(),
    }  # fmt: skip


def part(root: str, content: str) -> str:
    """Return a part with its root."""
    return f"{_DECLARATION}<w:{root} {ROOTS}>{content}</w:{root}>"


def relationships(*entries: tuple[str, str]) -> str:
    """Return relationships, `rId1` and so on; one of a kind with `://` in its target leads outside."""
    found = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for n, (kind, target) in enumerate(entries, 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def document(body: str = "<w:p/>") -> str:
    """Return the main part: a body, and the set-up of its pages."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:headerReference w:type="first" r:id="rId7"/>'
        '<w:footerReference w:type="default" r:id="rId8"/><w:footerReference w:type="first" r:id="rId8"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1304" w:bottom="1418" w:left="1588" '
        'w:header="680" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )
    return part("document", f"<w:body>{body}{section}</w:body>")


def logo() -> bytes:
    """Return the house's sign: a quay and two waves."""
    image = Image.new("RGB", (240, 240), "#FFFFFF")
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((8, 8, 232, 232), 28, fill=f"#{INK}")
    draw.polygon([(60, 132), (120, 48), (180, 132)], fill="#FFFFFF")
    for top in (152, 184):
        for left in range(44, 196, 38):
            draw.arc((left, top, left + 38, top + 24), 180, 360, fill=f"#{PALE}", width=7)
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def picture(side: int, described: str = "") -> str:
    """Return a run with the picture of `rId1`, `side` English Metric Units high and wide."""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/>'
        f'<wp:docPr id="1" name="Sign"{described}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        f'uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Sign"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _letterhead(name: str, small: bool) -> str:
    side = 230_000 if small else 430_000
    size = 18 if small else 26
    return (
        '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{picture(side, ' descr=' + chr(34) + 'Sign of the institute: a quay over two waves' + chr(34))}"
        f'<w:r><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/><w:color w:val="{INK}" '
        f'w:themeColor="text2"/><w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">  {name}</w:t></w:r></w:p>'
    )


def footer() -> str:
    """Return the footer: address, page, web page."""
    return (
        '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">1 Harbour Street, '
        "Quell</w:t></w:r>"
        f'<w:r><w:tab/><w:t xml:space="preserve">Page </w:t></w:r>{_FIELD.format("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_FIELD.format("NUMPAGES")}</w:p>'
    )


def theme() -> str:
    """Return the theme: fonts and colours of the house."""
    slots = {
        "dk1": TEXT, "lt1": "FFFFFF", "dk2": INK, "lt2": PALE, "accent1": INK, "accent2": ACCENT, "accent3": "3A6B8C",
        "accent4": "6B5B2E", "accent5": "6A3D5B", "accent6": "4D5A55", "hlink": "1D5C8A", "folHlink": "6A3D5B",
    }  # fmt: skip
    colours = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in slots.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, name in (("major", HEADINGS), ("minor", BODY))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_DECLARATION}<a:theme xmlns:a="{_DRAWING}/main" name="Zedland"><a:themeElements><a:clrScheme name="Zedland">'
        f'{colours}</a:clrScheme><a:fontScheme name="Zedland">{fonts}</a:fontScheme><a:fmtScheme name="Zedland">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>"
        f"{effect * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def style(kind: str, identity: str, name: str, content: str = "", based: str = "", default: bool = False) -> str:
    """Return a style."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    mark = ' w:default="1"' if default else ""
    head = f'<w:style w:type="{kind}"{mark} w:styleId="{identity}"><w:name w:val="{name}"/>{base}<w:qFormat/>'
    return f"{head}{content}</w:style>"


def styles() -> str:
    """Return the style sheet."""
    ink = f'<w:color w:val="{INK}" w:themeColor="text2"/>'
    themes = {"ascii": "HAnsi", "eastAsia": "EastAsia", "hAnsi": "HAnsi", "cs": "Bidi"}
    names = (f'w:{"cstheme" if script == "cs" else script + "Theme"}="major{end}"' for script, end in themes.items())
    major = f"<w:rFonts {' '.join(names)}/>"
    minor = major.replace("major", "minor")

    def heading(level: int, size: int, before: int) -> str:
        properties = (
            f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="80"/>'
            f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr>{major}<w:b/>{ink}<w:sz w:val="{size}"/></w:rPr>'
        )
        return style("paragraph", f"Heading{level}", f"heading {level}", properties, "Normal")

    def listed(kind: str, number: int) -> str:
        properties = f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr><w:spacing w:after="80"/></w:pPr>'
        return style("paragraph", f"List{kind}", f"List {kind}", properties, "Normal")

    rule = f'<w:pBdr><w:{{0}} w:val="single" w:sz="8" w:space="4" w:color="{INK}" w:themeColor="text2"/></w:pBdr>'
    right = '<w:tabs><w:tab w:val="right" w:pos="9014"/></w:tabs>'
    small = '<w:rPr><w:sz w:val="17"/></w:rPr>'
    cells = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" '
        'w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    found = (
        style("paragraph", "Normal", "Normal", default=True),
        style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True),
        style("table", "TableNormal", "Normal Table", cells, default=True),
        style("numbering", "NoList", "No List", default=True),
        heading(1, 28, 240),
        heading(2, 22, 160),
        heading(3, 20, 140),
        style("paragraph", "Title", "Title", f'<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="120" '
                                             f'w:line="240" '
              f'w:lineRule="auto"/></w:pPr><w:rPr>{major}<w:b/>{ink}<w:sz w:val="52"/></w:rPr>', "Normal"),
        style("paragraph", "Subtitle", "Subtitle", f'<w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr>{major}<w:color '
              f'w:val="{ACCENT}" w:themeColor="accent2"/><w:sz w:val="26"/></w:rPr>', "Normal"),
        style("paragraph", "BodyText", "Body Text", '<w:pPr><w:spacing w:after="100"/></w:pPr>', "Normal"),
        listed("Bullet", 3),
        listed("Number", 7),
        style("paragraph", "Header", "header", f'<w:pPr>{rule.format("bottom")}{right}<w:spacing w:after="0"/></w:pPr>',
              "Normal"),
        style("paragraph", "Footer", "footer", f'<w:pPr>{rule.format("top")}{right}<w:spacing w:after="0"/>'
                                               f'</w:pPr>{small}',
              "Normal"),
        style("paragraph", "Caption", "caption", f'<w:pPr><w:keepNext/><w:spacing w:before="160" w:after="80"/>'
                                                 f'</w:pPr><w:rPr>'
              f'{major}<w:b/>{ink}<w:sz w:val="19"/></w:rPr>', "Normal"),
        style("paragraph", "FootnoteText", "footnote text", f'<w:pPr><w:spacing w:after="0"/></w:pPr>'
                                                            f'{small}', "Normal"),
        style("character", "FootnoteReference", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/>'
        '</w:rPr>',
              "DefaultParagraphFont"),
        style("character", "Strong", "Strong", "<w:rPr><w:b/><w:bCs/></w:rPr>", "DefaultParagraphFont"),
        style("character", "Emphasis", "Emphasis", "<w:rPr><w:i/><w:iCs/></w:rPr>", "DefaultParagraphFont"),
        style("character", "Hyperlink", "Hyperlink", '<w:rPr><w:color w:val="1D5C8A" w:themeColor="hyperlink"/><w:u '
              'w:val="single"/></w:rPr>', "DefaultParagraphFont"),
    )  # fmt: skip
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{minor}<w:color w:val="{TEXT}" w:themeColor="text1"/><w:sz w:val="20"/>'
        '<w:szCs w:val="20"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing '
        'w:after="120" '
        'w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    return part("styles", defaults + "".join(found))


def numbering() -> str:
    """Return the house's lists: a dash, and numbers in brackets."""

    def listed(number: int, kind: str, text: str, owner: str) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="1A2B3C0{number}"/><w:multiLevelType '
            f'w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle '
            f'w:val="{owner}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" '
            f'w:hanging="397"/></w:pPr><w:rPr><w:color w:val="{ACCENT}" w:themeColor="accent2"/></w:rPr></w:lvl>'
            "</w:abstractNum>"
        )

    lists = listed(4, "bullet", "–", "ListBullet") + listed(5, "decimal", "%1)", "ListNumber")
    unused = listed(6, "decimal", "%1 unused", "Nothing").replace('<w:pStyle w:val="Nothing"/>', "")
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/></w:num>' for n, a in ((3, 4), (7, 5), (8, 6)))
    return part("numbering", lists + unused + nums)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(house_file())
