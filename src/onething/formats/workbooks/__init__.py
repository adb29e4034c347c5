"""Plans as Excel workbooks."""
