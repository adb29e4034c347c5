"""Case logs: which columns tell which facts, and the kinds of cases that they hold, with their numbers."""
