"""Which attributes an element may have, and what may stand in them: tables from ECMA-376 Part 1, 17.18, 20.1.10.

One line an element: its names, then its attributes, each with the kind of its value, or with its values between bars.
`!`: it must be there. An attribute without a prefix has that of its element in WordprocessingML, and none elsewhere. An
element that is not listed may have no attribute; what the elements we emit may have beside these, we do not emit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tests.tools.wordcheck_charts import CHART_VALUES

_KINDS = {
    "any": r"(?s).*",
    "some": r"(?s)(?=.*\S).+",
    "id": r"[^\s].{0,252}",
    "number": r"-?\d+",
    "count": r"\d+",
    "flag": r"0|1|true|false|on|off",
    "colour": r"auto|[0-9A-F]{6}",
    "hex6": r"[0-9A-F]{6}",
    "hex8": r"[0-9A-F]{8}",
    "hex4": r"[0-9A-F]{4}",
    "hex2": r"[0-9A-F]{2}",
    "paragraph": r"(?!0{8}|7F{7})[0-7][0-9A-F]{7}",  # [MS-DOCX]: more than 0, less than 80000000
    "language": r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
    "scheme": r"(dark|light|text|background)[12]|accent[1-6]|hyperlink|followedHyperlink",
    "border": r"nil|none|single|thick|double|dotted|dashed",
    "level": r"[0-8]",
    "width": r"dxa|auto|pct|nil",
    "guid": r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}",
    "bookmark": r"(?u)[^\W\d][\w]{0,39}",
    "halves": r"[1-9]\d{0,3}",  # half points; Word's largest type is 1638 points
}

_TEXT = """
w:document,w:footnotes,w:hdr,w:ftr,w:styles,w:numbering,w:settings,w:fonts mc:Ignorable=some
w:p         w14:paraId=paragraph w14:textId=hex8
w:hyperlink r:id=id anchor=bookmark history=flag
w:t,w:instrText xml:space=preserve
w:br        type=page|column|textWrapping
w:fldChar   fldCharType!=begin|separate|end
w:footnoteReference id!=count
w:footnote  id!=number type=separator|continuationSeparator
w:bookmarkStart id!=count name!=bookmark
w:bookmarkEnd id!=count
w:headerReference,w:footerReference r:id!=id type!=default|first|even
w:alias,w:tag,w:docPartGallery val!=some
w:dataBinding prefixMappings=some xpath!=some storeItemID!=guid
"""

_PROPERTIES = """
w:pStyle,w:rStyle,w:tblStyle,w:basedOn,w:next,w:link val!=id
w:keepNext,w:keepLines,w:pageBreakBefore,w:widowControl,w:bidi,w:contextualSpacing,w:b,w:bCs,w:i,w:iCs,w:caps,w:smallCaps,\
w:noProof,w:rtl,w:cs,w:cantSplit,w:tblHeader,w:bidiVisual,w:titlePg,w:qFormat,w:semiHidden,w:unhideWhenUsed,w:webHidden,\
w:docPartUnique,w:updateFields,w:vanish val=flag
w:ilvl,w:outlineLvl val!=level
w:numId,w:abstractNumId,w:startOverride,w:start,w:uiPriority val!=count
w:id        val!=number
w:top,w:left,w:bottom,w:right,w:insideH,w:insideV val=border sz=count space=count color=colour themeColor=scheme \
w=count type=width
w:shd       val!=clear|solid|nil color=colour fill!=colour themeFill=scheme themeColor=scheme
w:tab       val=left|right|center|decimal|clear|start|end pos=number leader=none|dot|hyphen|underscore
w:spacing   before=count after=count line=count lineRule=auto|exact|atLeast val=number
w:ind       left=number right=number hanging=count firstLine=count start=number end=number
w:jc,w:lvlJc val!=left|right|center|both|start|end
w:textAlignment val!=top|center|baseline|bottom|auto
w:rFonts    ascii=some hAnsi=some cs=some eastAsia=some asciiTheme=major.+|minor.+ hAnsiTheme=major.+|minor.+ \
cstheme=majorBidi|minorBidi eastAsiaTheme=majorEastAsia|minorEastAsia
w:color     val!=colour themeColor=scheme
w:sz,w:szCs val!=halves
w:u         val!=single|none|double
w:vertAlign val!=superscript|subscript|baseline
w:lang      val=language eastAsia=language bidi=language
w:type      val!=continuous|nextPage|oddPage|evenPage|nextColumn
w:pgSz      w!=count h!=count orient=portrait|landscape
w:pgMar     top!=number right!=count bottom!=number left!=count header!=count footer!=count gutter!=count
w:cols      num=count space=count equalWidth=flag sep=flag
w:tblW,w:tcW w!=count type!=width
w:tblInd    w!=number type!=width
w:tblLayout type!=fixed|autofit
w:tblLook   val=hex4 firstRow=flag lastRow=flag firstColumn=flag lastColumn=flag noHBand=flag noVBand=flag
w:tblCaption,w:tblDescription val!=any
w:gridCol   w!=count
w:gridSpan  val!=count
w:vMerge,w:hMerge val=restart|continue
"""

_SHEETS = """
w:style     type!=paragraph|character|table|numbering styleId!=id default=flag customStyle=flag
w:name      val!=some
w:tblStylePr type!=firstRow|lastRow|firstCol|lastCol|wholeTable|band[12](Horz|Vert)
w:abstractNum abstractNumId!=count
w:nsid      val!=hex8
w:multiLevelType val!=singleLevel|multilevel|hybridMultilevel
w:lvl,w:lvlOverride ilvl!=level
w:numFmt    val!=bullet|decimal|lowerLetter|lowerRoman|upperLetter|upperRoman|none
w:suff      val!=tab|space|nothing
w:lvlText   val!=any
w:num       numId!=[1-9]\\d*
w:font      name!=some
w:altName   val!=some
w:charset   val=hex2
w:family    val!=roman|swiss|modern|script|decorative|auto
w:pitch     val!=fixed|variable|default
w:zoom      percent!=count
w:defaultTabStop val!=count
w:characterSpacingControl val!=doNotCompress|compressPunctuation|compressPunctuationAndJapaneseKana
w:compatSetting name!=some uri!=http://schemas.microsoft.com/office/word val!=some
w:themeFontLang val=language eastAsia=language bidi=language
w:clrSchemeMapping bg1!=light1 t1!=dark1 bg2!=light2 t2!=dark2 accent1!=accent1 accent2!=accent2 accent3!=accent3 \
accent4!=accent4 accent5!=accent5 accent6!=accent6 hyperlink!=hyperlink followedHyperlink!=followedHyperlink
w:decimalSymbol,w:listSeparator val!=some
"""

_DRAWINGS = """
wp:inline   distT=count distB=count distL=count distR=count
wp:anchor   distT=count distB=count distL=count distR=count simplePos=flag relativeHeight!=count behindDoc!=flag \
locked!=flag layoutInCell!=flag allowOverlap!=flag
wp:extent,a:ext cx=count cy=count uri=guid
wp:docPr,pic:cNvPr id!=[1-9]\\d* name!=some descr=any title=any hidden=flag
a:graphicData uri!=http://schemas.openxmlformats.org/drawingml/2006/(picture|chart)
a:blip      r:embed!=id
a:off       x!=number y!=number
a:prstGeom  prst!=rect
adec:decorative val=1
a:theme,a:clrScheme,a:fontScheme,a:fmtScheme name!=some
a:latin     typeface!=some
a:ea,a:cs   typeface!=any
a:srgbClr   val!=hex6
a:schemeClr val!=phClr|(dk|lt|tx|bg)[12]|accent[1-6]|hlink|folHlink
a:ln        w=count cap=flat|rnd|sq cmpd=sng|dbl algn=ctr|in
a:prstDash  val!=solid|dash|dot|sysDot|dashDot
ct:Default  Extension!=some ContentType!=some
ct:Override PartName!=/.+ ContentType!=some
rel:Relationship Id!=[A-Za-z_][\\w.-]* Type!=\\S+ Target!=\\S+ TargetMode=External|Internal
dcterms:created,dcterms:modified xsi:type!=dcterms:W3CDTF
cust:property fmtid!=guid pid!=([2-9]|\\d\\d+) name!=some
"""


@dataclass(frozen=True, slots=True)
class Attribute:
    """What an attribute may hold, and whether its element must have it."""

    needed: bool
    pattern: re.Pattern[str]

    def allows(self, value: str) -> bool:
        """Tell whether the attribute may have this value."""
        return self.pattern.fullmatch(value) is not None


def _attribute(element: str, text: str) -> tuple[str, Attribute]:
    name, _, values = text.partition("=")
    full = name.rstrip("!")
    if ":" not in full and element.startswith("w:"):
        full = f"w:{full}"
    return full, Attribute(name.endswith("!"), re.compile(_KINDS.get(values, values)))


@lru_cache
def attributes() -> dict[str, dict[str, Attribute]]:
    """Return the attributes of each element."""
    found: dict[str, dict[str, Attribute]] = {}
    for line in "".join((_TEXT, _PROPERTIES, _SHEETS, _DRAWINGS, CHART_VALUES)).split("\n"):
        names, *listed = line.split() or [""]
        for name in filter(None, names.split(",")):
            found[name] = dict(_attribute(name, each) for each in listed)
    return found
