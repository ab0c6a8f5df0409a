"""Types of command-line values, with the nearest name in their errors. Nothing heavy is imported for them."""

from __future__ import annotations

import click

from briefgen.yaml_source import did_you_mean

FORMATS = ("pdf", "docx", "html")


class FormatType(click.ParamType):
    """One of the formats."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return how the help names the value."""
        return "|".join(FORMATS)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the format, or fail naming the nearest one."""
        if value not in FORMATS:
            self.fail(f"`{value}` is not a format; {did_you_mean(value, FORMATS)}", param, ctx)
        return value


class AudienceType(click.ParamType):
    """A name of an audience; which there are depends on the brief, so it is checked when that is loaded."""

    name = "audience"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name as it is."""
        return value


FORMAT, AUDIENCE = FormatType(), AudienceType()
