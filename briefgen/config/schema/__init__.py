"""The shape of the analyst's files, as pydantic models: a module for each. Nothing outside `config` meets them.

Models are strict (`"2"` is no number) and closed (an unknown key is an error). What a key means stands in its
description: it is the reference that an analyst reads, and goes into the JSON Schema as it stands.
"""
