"""The cases of a year in several worlds: read from a log, planned once a kind, added up."""
