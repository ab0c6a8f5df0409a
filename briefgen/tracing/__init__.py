"""Whose words a finished brief holds, out of the file alone: one reader a format, by other code than wrote it."""
