"""Every Word file passes: the example briefs, the sample in each theme and size, and documents that nobody would write.

Three kinds of checks: our own rules (`tests.tools.wordcheck`), openxml-audit, and in the slow tests Microsoft's Open
XML SDK. What a build guarantees and a writer alone cannot is put into generated documents first (`tests.composed`).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from briefgen.document.nodes import Document
from briefgen.style.choices import LAYOUTS
from tests.composed import as_composed
from tests.conftest import AUDIENCES
from tests.documents import DOCUMENTS, generated
from tests.example_briefs import cases
from tests.samples import sample
from tests.tools.wordcheck import findings, split_findings
from tests.writers.docx.mutants import contents, rich
from tests.writers.docx.reading import PAGES, THEMES, brief, paragraph, written
from tests.writers.docx.test_text import HOSTILE
from tests.writers.docx.validators import audited, needs_sdk, seen_by_sdk

GENERATED = 60
COMBINATIONS = [(theme, layout) for theme in THEMES for layout in LAYOUTS]
_MADE = [pytest.param(theme, size, id=f"{theme}-{size}") for theme in THEMES for size in PAGES]


def case(number: int) -> tuple[str, str]:
    """Return the theme and the page size of a generated document."""
    return THEMES[number % len(THEMES)], PAGES[number // len(THEMES) % len(PAGES)]


@lru_cache(maxsize=GENERATED)
def raw(number: int) -> bytes:
    """Return a generated document as it is, written."""
    return written(generated(GENERATED)[number], *case(number))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_is_wrong_with_the_example_briefs(seed_out: Path, zedland_out: Path, audience: str) -> None:
    for folder in (seed_out, zedland_out):
        data = (folder / f"{audience}.docx").read_bytes()
        assert findings(data) == []
        assert audited(data) == []


@pytest.mark.parametrize(("theme", "size"), _MADE)
def test_nothing_is_wrong_with_the_sample_in_any_theme_and_size(theme: str, size: str) -> None:
    data = written(sample(), theme, size)
    assert findings(data) == []
    assert audited(data) == []


@pytest.mark.parametrize(("theme", "layout"), COMBINATIONS)
def test_nothing_is_wrong_with_the_sample_in_any_layout(theme: str, layout: str) -> None:
    data = written(sample(), theme, layout=layout)
    assert findings(data) == []
    assert audited(data) == []


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_wrong_with_long_and_with_rich_documents(theme: str) -> None:
    for document in (contents(), rich()):
        assert findings(written(document, theme)) == []


def test_nothing_is_wrong_with_hostile_texts() -> None:
    for text in HOSTILE:
        assert split_findings(written(brief(paragraph(text))))[0] == []


@pytest.mark.parametrize("number", range(GENERATED))
def test_a_generated_document_is_valid_and_accessible_once_it_has_what_a_build_guarantees(number: int) -> None:
    sure, access = split_findings(raw(number))
    assert sure == []
    if access:
        assert findings(written(as_composed(generated(GENERATED)[number]), *case(number))) == []


@pytest.mark.parametrize("number", range(0, GENERATED, 4))
def test_openxml_audit_finds_nothing_in_a_generated_document(number: int) -> None:
    assert audited(raw(number)) == []


@pytest.mark.slow
@pytest.mark.parametrize("number", [number for number in range(GENERATED) if number % 4])
def test_openxml_audit_finds_nothing_in_any_generated_document(number: int) -> None:
    assert audited(raw(number)) == []


@seed(0)
@settings(
    max_examples=40, database=None, deadline=None, phases=(Phase.generate,), suppress_health_check=tuple(HealthCheck)
)
@given(document=st.one_of(*DOCUMENTS.values()), theme=st.sampled_from(THEMES), size=st.sampled_from(PAGES))
def test_nothing_is_wrong_with_whatever_hypothesis_makes(document: Document, theme: str, size: str) -> None:
    data = written(as_composed(document), theme, size)
    assert findings(data) == []
    assert audited(data) == []


@pytest.mark.slow
@needs_sdk
def test_the_open_xml_sdk_finds_nothing_in_any_of_them(seed_out: Path, zedland_out: Path, specimen_out: Path) -> None:
    built = [path for folder in (seed_out, zedland_out, specimen_out) for path in sorted(folder.glob("*.docx"))]
    files = {str(path): path.read_bytes() for path in built}
    files |= {f"sample {theme} {size}": written(sample(), theme, size) for theme in THEMES for size in PAGES}
    files |= {f"sample {theme} {layout}": written(sample(), theme, layout=layout) for theme, layout in COMBINATIONS}
    files |= {f"long {theme}": written(contents(), theme) for theme in THEMES}
    files |= {f"rich {theme}": written(rich(), theme) for theme in THEMES}
    files |= {f"generated {number}": raw(number) for number in range(GENERATED)}
    found = {name: findings for name, findings in seen_by_sdk(files).items() if findings}
    assert found == {}
    assert len(built) == len(cases())
