"""Charts as SVG that stand within a page: no script, no ids, readable in black and white."""
