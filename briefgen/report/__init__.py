"""The source: a report as its author wrote it, and what the analyst knows about it."""
