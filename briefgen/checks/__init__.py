"""Gates: what is checked before anything is published."""
