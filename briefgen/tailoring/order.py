"""Step 2: the order in which findings matter to the audience.

The analyst's `priority` comes first (1 to 5; 3 where none is given), then the profile's `themes_first`, then the
report's own order. Nothing is random and nothing depends on how equals are listed.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.audience.profile import Profile
from briefgen.report.model import Passage

PRIORITY_IF_NONE = 3


def theme_weight(passage: Passage, profile: Profile) -> int:
    """Return the place of the passage's weightiest theme in `themes_first`; after the last one if it has none."""
    places = [profile.themes_first.index(theme) for theme in passage.all_themes if theme in profile.themes_first]
    return min(places, default=len(profile.themes_first))


def rank(findings: Iterable[Passage], profile: Profile) -> tuple[Passage, ...]:
    """Return the findings, the weightiest first."""

    def weight(passage: Passage) -> tuple[int, int, int]:
        priority = PRIORITY_IF_NONE if passage.priority is None else passage.priority
        return priority, theme_weight(passage, profile), passage.number

    return tuple(sorted(findings, key=weight))
