"""The printable guide of a one-thing (办事指南), as one HTML file."""
