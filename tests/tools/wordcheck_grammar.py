"""Which children an element may have, and in which order: tables written from ECMA-376 Part 1, 17 to 22.

One line an element: its name, then its children in their order. `a|b` is either, in any order; `*` any number, `+` at
least one, `!` exactly one, without a mark at most one. An element that is not listed has no children. A name without a
prefix has that of its parent. Elements of ignorable namespaces may stand anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.tools.wordcheck_charts import CHARTS

_BLOCKS = "p|tbl|sdt|bookmarkStart|bookmarkEnd|proofErr|permStart|permEnd+"
_RANGES = "bookmarkStart|bookmarkEnd|proofErr|commentRangeStart|commentRangeEnd|ins|del"
_SPANS = f"r|hyperlink|sdt|fldSimple|{_RANGES}*"
_BOX = "top left|start bottom right|end"
_FILL = "a:noFill|a:solidFill|a:gradFill|a:blipFill|a:pattFill|a:grpFill"
_COLOUR = "srgbClr|sysClr|schemeClr|scrgbClr|hslClr|prstClr"
_TUNED = "tint|shade|lumMod|lumOff|satMod|satOff|alpha*"

_TEXT = f"""
w:document  background body!
w:body      p|tbl|sdt|bookmarkStart|bookmarkEnd|proofErr* sectPr!
w:hdr       {_BLOCKS}
w:ftr       {_BLOCKS}
w:footnotes footnote*
w:footnote  {_BLOCKS[:-1]}*
w:p         pPr {_SPANS}
w:hyperlink {_SPANS}
w:fldSimple {_SPANS}
w:ins       {_SPANS}
w:del       {_SPANS}
w:r         rPr t|tab|br|cr|noBreakHyphen|softHyphen|sym|fldChar|instrText|drawing|footnoteReference|footnoteRef\
|endnoteReference|separator|continuationSeparator|lastRenderedPageBreak|ptab|commentReference|delText|pict|object*
w:drawing   wp:inline|wp:anchor!
w:sdt       sdtPr! sdtEndPr sdtContent!
w:sdtContent p|tbl|r|hyperlink|sdt|bookmarkStart|bookmarkEnd|tr|tc*
w:sdtPr     rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex \
text|richText|docPartObj|date|comboBox|dropDownList|picture|group|citation|bibliography|equation
w:docPartObj docPartGallery docPartCategory docPartUnique
w:placeholder docPart!
w:tbl       bookmarkStart|bookmarkEnd* tblPr! tblGrid! tr+
w:tblGrid   gridCol+
w:tr        tblPrEx trPr tc|sdt+
w:tc        tcPr {_BLOCKS}
"""

_PROPERTIES = f"""
w:pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid \
spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl \
divId cnfStyle rPr sectPr pPrChange
w:rPr ins del rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid \
vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang \
eastAsianLayout specVanish oMath
w:numPr ilvl numId
w:pBdr top left bottom right between bar
w:tabs tab+
w:sectPr headerReference|footerReference* footnotePr endnotePr type pgSz! pgMar! paperSrc pgBorders lnNumType \
pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
w:cols col*
w:tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription
w:tblBorders {_BOX} insideH insideV
w:tblCellMar {_BOX}
w:trPr cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden*
w:tcPr cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
w:tcBorders {_BOX} insideH insideV tl2br tr2bl
w:tcMar {_BOX}
"""

_SHEETS = """
w:styles docDefaults latentStyles style*
w:docDefaults rPrDefault pPrDefault
w:rPrDefault rPr
w:pPrDefault pPr
w:latentStyles lsdException*
w:style name! aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked \
personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*
w:tblStylePr pPr rPr tblPr trPr tcPr
w:numbering numPicBullet* abstractNum* num* numIdMacAtCleanup
w:abstractNum nsid multiLevelType tmpl name styleLink numStyleLink lvl*
w:lvl start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr
w:num abstractNumId! lvlOverride*
w:lvlOverride startOverride lvl
w:fonts font*
w:font altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic
w:settings writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries \
displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts \
embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader \
bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle* proofState \
formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView \
trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme \
styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps \
showEnvelope summaryLength clickAndTypeStyle defaultTableStyle \
evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets \
drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery \
displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin \
drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne \
strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema \
saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly \
useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr \
endnotePr compat docVars rsids mathPr attachedSchema* themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats \
doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType* schemaLibrary shapeDefaults \
doNotEmbedSmartTags decimalSymbol listSeparator
w:footnotePr pos numFmt numStart numRestart footnote*
w:endnotePr pos numFmt numStart numRestart endnote*
w:compat compatSetting*
w:rsids rsidRoot rsid*
w:docVars docVar*
"""

_DRAWINGS = f"""
wp:inline extent! effectExtent docPr! cNvGraphicFramePr a:graphic!
wp:anchor simplePos! positionH! positionV! extent! effectExtent \
wrapNone|wrapSquare|wrapTight|wrapThrough|wrapTopAndBottom! docPr! cNvGraphicFramePr a:graphic!
wp:positionH align|posOffset!
wp:positionV align|posOffset!
wp:docPr a:hlinkClick a:hlinkHover a:extLst
wp:cNvGraphicFramePr a:graphicFrameLocks
a:graphic graphicData!
a:graphicData pic:pic|c:chart!
pic:pic nvPicPr! blipFill! spPr!
pic:nvPicPr cNvPr! cNvPicPr!
pic:cNvPr a:hlinkClick a:hlinkHover a:extLst
pic:cNvPicPr a:picLocks
pic:blipFill a:blip a:srcRect a:stretch|a:tile
pic:spPr a:xfrm a:custGeom|a:prstGeom {_FILL} a:ln a:effectLst|a:effectDag
a:stretch fillRect
a:xfrm off ext
a:prstGeom avLst
a:blip extLst
a:extLst ext+
a:ext adec:decorative
a:theme themeElements! objectDefaults extraClrSchemeLst custClrLst extLst
a:themeElements clrScheme! fontScheme! fmtScheme!
a:clrScheme dk1! lt1! dk2! lt2! accent1! accent2! accent3! accent4! accent5! accent6! hlink! folHlink!
a:fontScheme majorFont! minorFont!
a:fmtScheme fillStyleLst! lnStyleLst! effectStyleLst! bgFillStyleLst!
a:effectStyleLst effectStyle+
a:effectStyle effectLst|effectDag! scene3d sp3d
a:fillStyleLst {_FILL}+
a:bgFillStyleLst {_FILL}+
a:lnStyleLst ln+
a:ln {_FILL} prstDash|custDash round|bevel|miter headEnd tailEnd
a:solidFill {_COLOUR}
{chr(10).join(f"a:{slot} {_COLOUR}!" for slot in ("dk1", "lt1", "dk2", "lt2", "hlink", "folHlink"))}
{chr(10).join(f"a:accent{number} {_COLOUR}!" for number in range(1, 7))}
{chr(10).join(f"a:{kind} {_TUNED}" for kind in _COLOUR.split("|"))}
a:majorFont latin! ea! cs! font*
a:minorFont latin! ea! cs! font*
ct:Types Default|Override*
rel:Relationships Relationship*
cp:coreProperties dc:title|dc:subject|dc:creator|cp:keywords|dc:description|cp:lastModifiedBy|cp:revision|\
dcterms:created|dcterms:modified|cp:category|cp:contentStatus|dc:language|dc:identifier|cp:version|cp:lastPrinted*
cust:Properties property*
cust:property vt:lpwstr!
ep:Properties Template|Manager|Company|Pages|Words|Characters|PresentationFormat|Lines|Paragraphs|TotalTime|ScaleCrop|\
LinksUpToDate|CharactersWithSpaces|SharedDoc|HyperlinkBase|HyperlinksChanged|Application|AppVersion|DocSecurity*
"""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place among the children of an element: which may stand there, and how often."""

    names: tuple[str, ...]
    least: int
    most: float


_MARKS = {"": (0, 1), "!": (1, 1), "+": (1, float("inf")), "*": (0, float("inf"))}


def _slot(prefix: str, token: str) -> Slot:
    mark = token[-1] if token[-1] in _MARKS else ""
    names = token.removesuffix(mark).split("|")
    return Slot(tuple(name if ":" in name else f"{prefix}:{name}" for name in names), *_MARKS[mark])


def _parsed(*tables: str) -> dict[str, tuple[Slot, ...]]:
    lines = (line.split() for table in tables for line in re.sub(r"\\\n", "", table).splitlines() if line.strip())
    return {name: tuple(_slot(name.split(":")[0], token) for token in tokens) for name, *tokens in lines}


CHILDREN = _parsed(_TEXT, _PROPERTIES, _SHEETS, _DRAWINGS, CHARTS)
ROOTS = {  # kind of the relationship that leads to a part -> its root
    "officeDocument": "w:document",
    "header": "w:hdr",
    "footer": "w:ftr",
    "footnotes": "w:footnotes",
    "styles": "w:styles",
    "numbering": "w:numbering",
    "settings": "w:settings",
    "fontTable": "w:fonts",
    "theme": "a:theme",
    "chart": "c:chartSpace",
    "core-properties": "cp:coreProperties",
    "extended-properties": "ep:Properties",
    "custom-properties": "cust:Properties",
}
