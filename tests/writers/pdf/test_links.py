"""The outline, object by object: pikepdf walks it by its `First` and `Next` alone, other readers by the rest, too."""

from __future__ import annotations

import pikepdf
import pytest

from briefgen.style.theme import theme_names
from tests.samples import sample
from tests.writers.pdf.reading import opened, written
from tests.writers.pdf.test_contents import long_document


def linked(holder: pikepdf.Object) -> int:
    """Compare each entry below one with what its neighbours say of it, and return how many there are."""
    entries = [holder.First]
    while "/Next" in entries[-1]:
        entries.append(entries[-1].Next)
    assert holder.Last.objgen == entries[-1].objgen
    assert [entry.Parent.objgen for entry in entries] == [holder.objgen] * len(entries)
    assert "/Prev" not in entries[0]
    assert [entry.Prev.objgen for entry in entries[1:]] == [entry.objgen for entry in entries[:-1]]
    count = len(entries) + sum(linked(entry) for entry in entries if "/First" in entry)
    assert holder.Count == count
    return count


@pytest.mark.parametrize("theme", theme_names())
def test_each_bookmark_names_its_parent_its_neighbours_and_how_many_are_below_it(theme: str) -> None:
    with opened(written(sample(), theme).data) as pdf:
        assert linked(pdf.Root.Outlines) > 5
    with opened(written(long_document(6, 2, 26), theme).data) as pdf:
        assert linked(pdf.Root.Outlines) == 1 + 1 + 6 * 3  # the title, the contents, the headings
