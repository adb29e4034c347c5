"""A rule engine for one-thing (一件事) government services."""
