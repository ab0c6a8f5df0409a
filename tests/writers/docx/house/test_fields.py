"""Fields of the house's headers: counts of pages stay, written anew; what is not plain goes with its result."""

from __future__ import annotations

import pytest

from tests.tools.house_file import house_file
from tests.tools.house_file import part as house_part
from tests.writers.docx.house.houses import dressed, said
from tests.writers.docx.reading import W, members, part


def _mark(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def _said(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _field(code: str, result: str, data: str = "") -> str:
    return f"{_mark('begin', data)}{code}{_mark('separate')}{result}{_mark('end')}"


_NESTED = _field(_code("DOCPROPERTY SECRET"), _said("SECRET"))


def _house(content: str) -> bytes:
    return house_file({"word/header1.xml": house_part("hdr", f"<w:p>{content}{_said('Institute')}</w:p>")})


@pytest.mark.parametrize(
    "content",
    [
        _field(_code("PAGE ") + _NESTED, _said("1")),
        _field(_code("PAGE"), _NESTED),
        _field(_code(r"PAGE \* SECRET"), _said("1")),
        _field(_code("HYPERLINK &quot;x&quot;"), _NESTED),
        f"{_field(_code('PAGE'), _said('1'))}</w:p><w:p>{_mark('begin')}{_code('PAGE')}{_mark('separate')}"
        f"{_said('SECRET')}</w:p><w:p>{_said('SECRET')}",
        f"{_mark('begin')}{_code('TITLE')}{_mark('separate')}{_said('SECRET')}</w:p><w:p>{_mark('end')}",
    ],
)
def test_a_field_that_is_not_plain_goes_with_its_result_and_a_warning(content: str) -> None:
    data = dressed(_house(content))
    assert b"SECRET" not in members(data)["word/header1.xml"]
    assert any("left out" in found.message and "field" in found.message for found in said(_house(content)))


@pytest.mark.parametrize("inner", ["<w:fldData>SECRET</w:fldData>", '<w:ffData><w:name w:val="SECRET"/></w:ffData>'])
def test_what_a_field_stores_beside_its_code_goes_and_the_field_stays(inner: str) -> None:
    data = dressed(_house(_field(_code(r" PAGE  \* roman "), _said("SECRET"), inner)))
    header = part(data, "word/header1.xml")
    assert [node.text for node in header.iter(f"{W}instrText")][:1] == [r" PAGE \* roman "]
    assert [node.get(f"{W}fldCharType") for node in header.iter(f"{W}fldChar")] == ["begin", "separate", "end"]
    assert "".join(node.text or "" for node in header.iter(f"{W}t")).startswith("1Institute")
    assert b"SECRET" not in members(data)["word/header1.xml"]


def test_a_field_without_a_result_has_one_and_keeps_its_look() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    runs = f"{_mark('begin')}{_code('PAGE')}{_mark('end')}".replace("<w:r>", f"<w:r>{bold}")
    header = part(dressed(_house(runs)), "word/header1.xml")
    (result,) = [run for run in header.iter(f"{W}r") if "".join(t.text or "" for t in run.iter(f"{W}t")) == "1"]
    assert result.find(f"{W}rPr/{W}b") is not None
