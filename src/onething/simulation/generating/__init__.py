"""Case logs that are generated, for tests and demonstrations: from stated distributions and a seed."""
