"""Catalogues, rule packs and facts in YAML, read with line numbers, and the schemas of such files."""
