"""Runs the examples and compares what they print with the output that is kept beside them.

    python examples/run.py            run every example and tell which prints something else
    python examples/run.py --write    keep what they print now

Each example is run in a copy of its folder, so that nothing is left behind in this one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

__all__ = ["EXAMPLES", "KEPT", "kept", "printed"]

ROOT = Path(__file__).resolve().parent
EXAMPLES = tuple(sorted(folder for folder in ROOT.iterdir() if folder.name[:2].isdigit()))
KEPT = "output.txt"


def printed(example: Path) -> str:
    """Return what an example prints, on both streams, without blanks at line ends."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(example, Path(folder) / example.name)
        done = subprocess.run(  # noqa: S603 - the examples are ours
            _command(copy),
            cwd=copy,
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=True,
        )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def kept(example: Path) -> str:
    """Return the output that is kept of an example; empty if there is none yet."""
    path = example / KEPT
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _command(example: Path) -> list[str]:
    if (example / "program.py").exists():
        return [sys.executable, "program.py"]
    return ["sh", "-e", "run.sh"]


def _environment() -> dict[str, str]:
    """Return an environment with the command line at hand, in English, without colours.

    The matcher is the one that serves on every Python and says nothing.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    own = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR")}
    return {**own, "PATH": path, "LC_ALL": "C.UTF-8", "ONETHING_MATCHER": "plain"}


def _main(words: list[str]) -> int:
    differing = [example for example in EXAMPLES if printed(example) != kept(example)]
    for example in differing:
        print(f"{example.name} prints something else than {KEPT} holds")
        if "--write" in words:
            (example / KEPT).write_text(printed(example), encoding="utf-8")
    return 1 if differing and "--write" not in words else 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
