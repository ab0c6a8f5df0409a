"""To whom a recommendation is: `to:` in the report or in the brief.

In: the addressees, what the section asks for, a profile. Out: whether the section sets it.
"""

from __future__ import annotations

from briefgen.audience.profile import Profile, To


def addressed(to: tuple[str, ...], wanted: To, profile: Profile) -> bool:
    """Tell whether a section that wants all or its own sets a recommendation; one to nobody in particular is for all.

    An audience answers to its own name and to the names of those it extends.
    """
    names = profile.lineage or (profile.name,)
    return wanted is To.ALL or not to or any(name in to for name in names)
