"""Runs the command line: `python -m onething`."""

from onething.cli import main

if __name__ == "__main__":
    main()
