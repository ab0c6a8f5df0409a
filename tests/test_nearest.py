"""What somebody may have meant: the nearest name, also among very many."""

from __future__ import annotations

import pytest

from briefgen.nearest import MAX_CHOICES, alike, did_you_mean, likely, nearest, suggestion
from briefgen.report import identifiers


def test_near_misses_are_named() -> None:
    assert nearest("hidee", ["show", "hide"]) == "hide"
    assert nearest("PDF", ["pdf", "docx"]) == "pdf"
    assert nearest("zzz", ["pdf"]) is None
    assert did_you_mean("dox", ["pdf", "docx", "html"]) == "did you mean `docx`? choose from: pdf, docx, html"
    assert did_you_mean("zzz", ["pdf", "docx"]) == "choose from: pdf, docx"
    assert (suggestion("dox", ["pdf", "docx"]), suggestion("zzz", ["pdf"])) == ("did you mean `docx`?", "")


def test_a_name_is_another_mistyped_where_few_letters_differ() -> None:
    assert alike("annotation", "Annotations")
    assert not alike("annotations", "audiences")


def test_the_nearest_of_many_names_is_still_found() -> None:
    many = [f"quay.{n}" for n in range(5_000)]
    assert did_you_mean("quay.4321x", many) == "did you mean `quay.4321`?"
    assert did_you_mean("zebra", many).endswith("and 4,970 more")
    assert len(likely("quay.7", many)) == MAX_CHOICES
    with pytest.raises(identifiers.UnresolvedId) as caught:
        identifiers.resolve_id("quay.4321x", many)
    assert "quay.4321" in caught.value.candidates
