"""Section templates, and how they become blocks of the document tree."""
