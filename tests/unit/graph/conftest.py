"""Makes `graph_nouns` importable for the tests of this folder and those below it."""
