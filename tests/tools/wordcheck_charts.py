"""Which children the elements of a native chart may have, and in which order: ECMA-376 Part 1, 21.2 and 21.1.

In the form of `wordcheck_grammar`.
"""

from __future__ import annotations

_LABEL = (
    "numFmt spPr txPr dLblPos showLegendKey! showVal! showCatName! showSerName! showPercent! showBubbleSize! separator"
)
_AXIS = (
    "axId! scaling! delete axPos! majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos "
    "spPr txPr crossAx! crosses|crossesAt"
)

CHARTS = f"""
c:chartSpace date1904 lang roundedCorners style clrMapOvr chart! spPr txPr externalData printSettings userShapes extLst
c:externalData autoUpdate
c:chart     title autoTitleDeleted view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs
c:plotArea  layout barChart|lineChart+ catAx|valAx* dTable spPr
c:layout    manualLayout
c:manualLayout layoutTarget xMode yMode wMode hMode x y w h
c:barChart  barDir! grouping varyColors ser* dLbls gapWidth overlap serLines* axId+
c:lineChart grouping! varyColors ser* dLbls dropLines hiLowLines upDownBars marker smooth axId+
c:ser       idx! order! tx spPr invertIfNegative marker dPt* dLbls trendline* errBars cat val smooth
c:dPt       idx! invertIfNegative marker bubble3D explosion spPr
c:marker    symbol size spPr
c:dLbls     dLbl* {_LABEL}
c:dLbl      idx! layout tx {_LABEL}
c:tx        strRef|rich!
c:cat       strRef|numRef|strLit!
c:val       numRef|numLit!
c:strRef    f! strCache
c:numRef    f! numCache
c:strCache  ptCount pt*
c:numCache  formatCode ptCount pt*
c:pt        v!
c:catAx     {_AXIS} auto lblAlgn lblOffset noMultiLvlLbl
c:valAx     {_AXIS} crossBetween majorUnit minorUnit
c:scaling   logBase orientation max min
c:majorGridlines spPr
c:title     tx layout overlay spPr txPr
c:legend    legendPos legendEntry* layout overlay spPr txPr
c:spPr      a:noFill|a:solidFill a:ln
c:txPr      a:bodyPr! a:lstStyle a:p+
c:rich      a:bodyPr! a:lstStyle a:p+
a:p         pPr r* endParaRPr
a:pPr       defRPr
a:r         rPr t!
a:defRPr    ln noFill|solidFill latin ea cs
"""

CHART_VALUES = """
c:date1904,c:roundedCorners,c:autoTitleDeleted,c:varyColors,c:invertIfNegative,c:bubble3D,c:delete,c:overlay val!=flag
c:showLegendKey,c:showVal,c:showCatName,c:showSerName,c:showPercent,c:showBubbleSize,c:smooth val!=flag
c:auto,c:noMultiLvlLbl,c:plotVisOnly,c:autoUpdate val!=flag
c:marker    val=flag
c:lang      val!=language
c:barDir    val!=bar|col
c:grouping  val!=clustered|standard|stacked
c:idx,c:order,c:ptCount,c:gapWidth,c:axId,c:crossAx,c:lblOffset val!=count
c:pt        idx!=count formatCode=some
c:symbol    val!=circle|square|triangle|diamond|none
c:size      val!=count
c:dLblPos   val!=inEnd|outEnd|r|l|t|ctr
c:numFmt    formatCode!=some sourceLinked=flag
c:orientation val!=minMax|maxMin
c:max,c:min,c:majorUnit val!=-?\\d+(\\.\\d+)?
c:axPos     val!=[lrtb]
c:majorTickMark,c:minorTickMark val!=none|out
c:tickLblPos val!=low|nextTo|none
c:crosses   val!=autoZero|max
c:lblAlgn   val!=ctr
c:crossBetween val!=between|midCat
c:layoutTarget val!=inner
c:xMode,c:yMode val!=edge
c:x,c:y,c:w,c:h val!=0\\.\\d+
c:legendPos val!=t|r
c:dispBlanksAs val!=gap
c:chart     r:id=id
c:externalData r:id!=id
a:defRPr    sz=count b=flag
a:rPr       b=flag
a:bodyPr    rot=number vert=horz
a:endParaRPr lang=language
"""
