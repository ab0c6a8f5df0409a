"""The word behind the text of a draft, as Word's own Design > Watermark makes it; the header says the same as text.

It is a shape of VML in the header (ECMA-376 Part 4, 19.1): only so does Word know it as a watermark and offer to remove
it. It is pale, so that text over it keeps its contrast (WCAG 2.2, 1.4.3), and its alternative is its word.
"""

from __future__ import annotations

from briefgen.writers.docx.xml import Xml, xml

NAMESPACES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_NAME = "PowerPlusWaterMarkObject"  # by which Word finds it again
_TYPE = (  # the shape of "text along a straight line", as every file with a watermark defines it
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>'
    '<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:390pt;height:130pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def watermark(word: str, number: int) -> Xml:
    """Return a run with the watermark; `number` tells those of one file apart."""
    return xml(
        '<w:r><w:rPr><w:noProof/></w:rPr><w:pict>%s<v:shape id="%s" o:spid="%s" type="#_x0000_t136" alt="%s" '
        'style="%s" o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>'
        '<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string="%s"/></v:shape>'
        "</w:pict></w:r>",
        Xml(_TYPE), f"{_NAME}{number}", f"_x0000_s{2048 + number}", word, _PLACE, word,
    )  # fmt: skip
