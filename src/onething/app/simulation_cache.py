"""Keeping simulations, so that a repeated run over unchanged inputs answers at once."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from onething.errors import NotWritten
from onething.formats.files.atomic_file import write_bytes
from onething.simulation.result import Simulation

__all__ = ["KeptAnswers", "SimulationCache", "usual_cache"]

_MOST = 64 * 1024 * 1024
"""A file beyond this is no simulation of ours."""


class SimulationCache:
    """A folder of simulations, in it one for each question that was asked of any log.

    It is a convenience: what cannot be read is worked out anew, and what cannot be written is not kept.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)

    def asked(self, question: str) -> KeptAnswers:
        """Return what is kept of a question: all that goes into a simulation but for its log."""
        return KeptAnswers(self.folder / question)


class KeptAnswers:
    """The simulations that answer one question, by the digest of the log."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def any(self) -> bool:
        """Whether the question was answered for some log; else its digest need not be found out."""
        try:
            return next(self._folder.glob("*.json"), None) is not None
        except OSError:
            return False

    def get(self, log: str | None) -> Simulation | None:
        """Return an earlier simulation, marked as such; None where there is none, or no whole one."""
        if not log:
            return None
        try:
            path = self._folder / f"{log}.json"
            if path.stat().st_size > _MOST:
                return None
            found = Simulation.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return None
        return found.model_copy(update={"cached": True})

    def put(self, simulation: Simulation) -> None:
        """Keep a simulation, whole or not at all."""
        if digest := simulation.log.digest:
            with suppress(NotWritten):
                content = simulation.model_dump_json(by_alias=True).encode("utf-8")
                write_bytes(self._folder / f"{digest}.json", content)


def usual_cache() -> SimulationCache:
    """Return the cache of the user: `onething/simulations` in XDG_CACHE_HOME, or else in ~/.cache."""
    base = os.environ.get("XDG_CACHE_HOME") or ""
    home = Path(base) if Path(base).is_absolute() else Path("~/.cache").expanduser()
    return SimulationCache(home / "onething" / "simulations")
