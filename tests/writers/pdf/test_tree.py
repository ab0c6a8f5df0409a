"""The structure tree as objects: nothing in the file is an element that the tree does not hold."""

from __future__ import annotations

import pikepdf
import pytest

from briefgen.style.theme import theme_names
from tests.samples import sample
from tests.writers.pdf.reading import opened, written
from tests.writers.pdf.test_contents_links import elements


@pytest.mark.parametrize("theme", theme_names())
def test_elements_without_content_are_no_part_of_the_file(theme: str) -> None:
    with opened(written(sample(), theme).data) as pdf:
        root = pdf.Root.StructTreeRoot.K
        held = {root.objgen, *(element.objgen for element in elements(root))}
        there = {
            each.objgen
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each and "/K" in each
        }
    assert there == held
