"""A publishing house's Word file + theme in, a brief's parts in the house's look out.

`reading` opens the file, `dressing` brings together what is made of it once: `styles` and `looks` (what the house's
styles are called, and how they look), `palette`, `derive` (our theme as the house would have it), `added` (our styles
for what the house lacks), `numbering`, `page`, `furniture` (from `cleaning`, `fields`, `media`), `settings`, `fonts`.
Nothing else of the file travels. `tree` knows the namespaces.
"""
