"""Every line of text of every example brief stands out from its ground, as the pages are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.document.nodes import Paragraph, Section, Text
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import write
from tests.samples import sample
from tests.tools.page_contrast import pale


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["seed_out", "zedland_out", "specimen_out"])
def test_the_example_briefs_can_be_read(folder: str, request: pytest.FixtureRequest) -> None:
    files = sorted(Path(request.getfixturevalue(folder)).glob("*.pdf"))
    assert files
    assert {path.name: found for path in files if (found := pale(path.read_bytes()))} == {}


def test_words_in_the_colour_of_their_ground_are_found() -> None:
    from dataclasses import replace

    theme, document = load_theme("press"), sample()
    document = replace(document, sections=(Section("body", (Paragraph((Text("Quay dues rose."),)),)),))
    body = replace(theme.style("body"), colour="#EEEEEE", name="body+pale")
    faint = replace(theme, styles={**theme.styles, "body": body})
    assert pale(write(document, theme, WriteOptions()).data) == []
    (found,) = pale(write(document, faint, WriteOptions()).data)
    assert (found.words, found.colour) == ("Quay dues rose.", (238, 238, 238))
    assert found.ratio < 1.5
