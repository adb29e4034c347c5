"""The engines that group a case log where it lies: DuckDB in this process, or a Spark cluster."""
