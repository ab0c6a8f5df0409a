"""What comes with briefgen and can be named in its files. In: nothing. Out: names, each with a line on what it is."""

from __future__ import annotations

from functools import cache

from briefgen.audience.profile import Profile, builtin_names
from briefgen.config.profiles import ProfileLoader
from briefgen.phrasing import counted
from briefgen.report.taxonomy import shipped_names
from briefgen.sections.environment import builtin_templates, description, takes_texts
from briefgen.style.theme import Theme, load_theme, theme_names


@cache
def shipped_profiles() -> tuple[Profile, ...]:
    """Return the shipped audiences, by name."""
    loader = ProfileLoader(None, tuple(builtin_templates()))
    found = (loader.load(name) for name in builtin_names())
    return tuple(profile for profile in found if profile is not None)


def described(profile: Profile) -> str:
    """Return in one line who the readers of an audience are and what they may get."""
    limits = []
    if profile.pages is not None:
        limits.append(counted(profile.pages, "page"))
    if profile.words is not None:
        limits.append(f"{profile.words} words")
    room = f"at most {' and '.join(limits)}" if limits else "any length"
    return f"{profile.label}: {room}, up to TLP:{profile.ceiling.word}, allegations {profile.allegations}"


def audiences() -> dict[str, str]:
    """Return the shipped audiences."""
    return {profile.name: described(profile) for profile in shipped_profiles()}


def sections() -> dict[str, str]:
    """Return the shipped sections."""
    return {name: description(source) for name, source in builtin_templates().items()}


def sections_with_texts() -> dict[str, str]:
    """Return the shipped sections that print texts of the author's own."""
    return {name: description(source) for name, source in builtin_templates().items() if takes_texts(source)}


def looks() -> dict[str, str]:
    """Return the shipped themes of the pages, each with its fonts and the layout that it has if none is named."""
    return {name: _dress(load_theme(name)) for name in theme_names()}


def _dress(theme: Theme) -> str:
    fonts = " and ".join(family.name for family in theme.families.values())
    return f"{theme.description}; in {fonts}; laid out as `{theme.layout}`"


def subjects() -> tuple[str, ...]:
    """Return the themes of findings that the shipped audiences and the shipped taxonomy know, sorted."""
    first = {theme for profile in shipped_profiles() for theme in profile.themes_first}
    return tuple(sorted({*first, *shipped_names()}))
