"""The command line: parse a request, call one use case, show the answer."""

from onething.cli.running import main

__all__ = ["main"]
