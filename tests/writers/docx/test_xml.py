"""What is not markup by its type is escaped, and any text at all survives the way through a Word file."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.writers.docx.identifiers import Identifiers
from briefgen.writers.docx.xml import Xml, escape, join, xml
from tests.writers.docx.reading import brief, paragraph, word_texts, written

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def test_text_is_escaped_and_markup_is_not() -> None:
    assert xml('<a b="%s">%s%s</a>', '"&', "<", Xml("<c/>")) == '<a b="&quot;&amp;">&lt;<c/></a>'


def test_a_sum_of_markup_and_text_is_text_again() -> None:
    assert xml("%s", Xml("<a/>") + "<b/>") == "&lt;a/&gt;&lt;b/&gt;"
    assert type(join([Xml("<a/>"), escape("<")])) is Xml


@given(st.text())
def test_escaped_text_reads_back_from_elements_and_attributes(text: str) -> None:
    element = etree.fromstring(xml('<a b="%s">%s</a>', text, text))
    assert (element.text or "", element.get("b")) == (FORBIDDEN.sub("\ufffd", text),) * 2


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1))
def test_any_text_reads_back_from_a_paragraph(text: str) -> None:
    expected = FORBIDDEN.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    assert word_texts(written(brief(paragraph(text)))) == ([expected] if text.strip() else [])


@given(st.lists(st.text(max_size=50), max_size=20))
def test_bookmark_names_are_valid_and_never_equal(keys: list[str]) -> None:
    names = Identifiers()
    found = [names.bookmark_name(key) for key in keys]
    assert len({name.casefold() for name in found}) == len(keys)
    assert all(re.fullmatch("_bf_[0-9A-Za-z_]{0,36}", name) for name in found)


@given(st.lists(st.text(max_size=5), max_size=50))
def test_paragraph_ids_are_in_range_and_never_equal(names: list[str]) -> None:
    identifiers = Identifiers()
    found = [identifiers.paragraph(name) for name in names]
    assert len(set(found)) == len(names)
    assert all(0 < int(identifier, 16) < 0x80000000 for identifier in found)
