"""YAML files of the analyst -> typed objects, with every mistake told at once and in its place."""
