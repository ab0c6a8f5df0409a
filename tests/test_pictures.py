from __future__ import annotations

import pytest
from PIL import Image

from briefgen.config.load import load_brief
from tests.conftest import AUDIENCES, BRIEFS, ROOT
from tests.tools.contact_sheet import HASH, tree_hash, tree_hashes

PICTURES = ROOT / "assets" / "pictures"
AGAIN = "make them again: python -m tests.tools.contact_sheet, and look at them"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_picture_shows_what_the_brief_is_now(audience: str) -> None:
    brief = load_brief(BRIEFS / "zedland", (audience,))
    with Image.open(PICTURES / f"{audience}.png") as picture:
        assert picture.info[HASH] == tree_hash(brief, brief.audiences[0]), AGAIN


def test_the_sheet_of_themes_and_layouts_shows_what_they_are_now() -> None:
    with Image.open(PICTURES / "themes-and-layouts.png") as picture:
        assert picture.info[HASH] == tree_hashes(load_brief(BRIEFS / "specimen")), AGAIN


def test_every_picture_in_readme_exists_and_is_not_huge() -> None:
    import re

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"(?:!\[[^\]]+\]\(|<img src=\")(assets/[^)\"]+)", readme)
    assert len(pictures) >= 4
    for name in pictures:
        assert 2_000 < (ROOT / name).stat().st_size < 400_000, name
