"""The format-neutral tree that writers receive: nodes, walks over them, checks and a readable dump."""
