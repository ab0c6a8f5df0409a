"""Turn report, audience and annotations into policy briefs."""

__version__ = "0.1.0"
