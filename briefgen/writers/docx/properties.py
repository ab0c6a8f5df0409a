"""Metadata in, the parts of `docProps` out: what the metadata says, and nothing about the making.

No time of editing, no template, no name of a user (ECMA-376 Part 2, 11, and Part 1, 22.2).
"""

from __future__ import annotations

import re

from briefgen.document.nodes import Metadata
from briefgen.writers.docx.xml import NOTHING, Xml, join, part, xml

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_EXTENDED = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'
_CUSTOM = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # [MS-OLEPS], FMTID_UserDefinedProperties
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def core_part(metadata: Metadata) -> bytes:
    """Return the core properties; dates only where the brief has one."""
    day = metadata.iso_date if _DAY.fullmatch(metadata.iso_date) else ""
    moment = f"{day}T00:00:00Z" if day else ""
    values = (
        _element("dc:title", metadata.title),
        _element("dc:subject", metadata.audience),
        _element("dc:creator", metadata.author),
        _element("dcterms:created", moment, ' xsi:type="dcterms:W3CDTF"'),
        _element("dcterms:modified", moment, ' xsi:type="dcterms:W3CDTF"'),
        _element("dc:language", metadata.language),
        _element("cp:contentStatus", "Draft" if metadata.draft else ""),
    )
    return part("cp:coreProperties", _CORE, join(values))


def app_part(metadata: Metadata) -> bytes:
    """Return the extended properties: the publisher as company."""
    return part("Properties", _EXTENDED, _element("Company", metadata.publisher))


def custom_part(metadata: Metadata) -> bytes:
    """Return the one property of our own: the label, where gateways and archives look for a marking (Part 1, 22.3)."""
    value = xml("<vt:lpwstr>%s</vt:lpwstr>", str(metadata.label))
    return part("Properties", _CUSTOM, xml('<property fmtid="%s" pid="2" name="Marking">%s</property>', _FORMAT, value))


def _element(name: str, text: str, attributes: str = "") -> Xml:
    return xml(f"<{name}{attributes}>%s</{name}>", text) if text else NOTHING
