"""Colours, type, spacing and page furniture, shared by all writers."""
