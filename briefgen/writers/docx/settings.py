"""Language in, `word/settings.xml` out (ECMA-376 Part 1, 17.15): Word's current layout rules, nothing of a user's."""

from __future__ import annotations

from functools import lru_cache

from briefgen.writers.docx.xml import W, Xml, join, part, xml

_COMPATIBILITY = (  # [MS-DOCX]: mode 15 is Word 2013 and later; older ones show "[Compatibility Mode]"
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
)
_COLOURS = (
    ("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2"),
    *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
    ("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink"),
)  # fmt: skip


@lru_cache(maxsize=64)
def settings_part(language: str) -> bytes:
    """Return `word/settings.xml`; no field is asked to update itself, since Word would then question the reader."""
    compatibility = join(
        xml('<w:compatSetting w:name="%s" w:uri="http://schemas.microsoft.com/office/word" w:val="%s"/>', *setting)
        for setting in _COMPATIBILITY
    )
    colours = join(xml(' w:%s="%s"', *mapping) for mapping in _COLOURS)
    content = xml(
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>%s</w:compat>'
        '<w:themeFontLang w:val="%s"/><w:clrSchemeMapping%s/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
        compatibility, language, colours,
    )  # fmt: skip
    return part("w:settings", W, Xml(content))
