"""How a log says of itself that its cases were generated and are no person's."""

from __future__ import annotations

__all__ = ["CSV_MARK", "PARQUET_MARK"]

PARQUET_MARK = "onething.synthetic"
"""The key in the metadata of a Parquet file."""
CSV_MARK = "onething_synthetic"
"""The column that stands in every row where a file has no metadata, so that it outlives being copied."""
