"""Published guides: the two kinds that a platform publishes, read into one neutral form."""
