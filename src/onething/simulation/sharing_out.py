"""Planning very many profiles on all processors.

Profiles are planned one by one in Python, which keeps one processor busy. Where there are several, and the
system can copy a running process (`fork`), processes are made that inherit the planners as they are and
plan a part of the profiles each. Their parts are joined in order, so the result is the same to the last
digit. Whatever goes wrong in one of them, all is planned in this process instead.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from onething.simulation.kinds import Kinds, Progress, joined, kinds_of
from onething.simulation.profile import Profile
from onething.simulation.worlds import Worlds

__all__ = ["planned_kinds", "processors"]

_WORTH_IT = 1500
"""From so many profiles on, several processes are quicker than one."""

_PARTS_EACH = 4
"""So many parts each process plans, because some profiles take longer than others."""

_MOST = 8


def planned_kinds(
    profiles: Sequence[Profile],
    worlds: Worlds,
    scenarios: Sequence[Sequence[str]],
    *,
    progress: Progress | None = None,
    processes: int | None = None,
) -> Kinds:
    """Return the kind of each profile, see `onething.simulation.kinds.kinds_of`.

    `processes` says how many take part; None: as many as there are processors, if that is worth it.
    """
    count = processors(len(profiles)) if processes is None else processes
    shared = _Work(profiles, worlds, scenarios)
    if count > 1 and (found := shared.planned_by(count, progress)):
        return found
    return kinds_of(profiles, worlds, scenarios, progress=progress)


def processors(profiles: int) -> int:
    """Return on how many processors so many profiles are planned."""
    if profiles < _WORTH_IT or sys.platform != "linux":  # elsewhere a process is not copied safely
        return 1
    return min(_MOST, len(os.sched_getaffinity(0)))


class _Failed(Exception):
    """A process did not come to its end."""


@dataclass(frozen=True, slots=True)
class _Work:
    profiles: Sequence[Profile]
    worlds: Worlds
    scenarios: Sequence[Sequence[str]]

    def planned_by(self, processes: int, progress: Progress | None) -> Kinds | None:
        """Return the kinds as several processes find them; None if one of them fails."""
        size = -(-len(self.profiles) // (processes * _PARTS_EACH))
        parts = [range(start, start + size) for start in range(0, len(self.profiles), size)]
        shares = [range(number, len(parts), processes) for number in range(processes)]
        found: dict[int, Kinds] = {}
        try:
            with self._running([[(one, parts[one]) for one in share] for share in shares]) as pipes:
                for done, message in enumerate(_messages(pipes), 1):
                    number, kinds, plans = message
                    found[number] = kinds
                    self.worlds.plans += plans
                    if progress:
                        progress(min(done * size, len(self.profiles)), len(self.profiles))
        except (_Failed, OSError):
            return None
        return joined((found[number] for number in sorted(found)), len(self.scenarios))

    @contextmanager
    def _running(self, shares: Sequence[Sequence[tuple[int, range]]]) -> Iterator[list[Connection]]:
        """Yield a pipe from each process that plans a share; none of them outlives the block."""
        context = multiprocessing.get_context("fork")
        processes, pipes = [], []
        try:
            for share in shares:
                theirs, ours = context.Pipe(duplex=False)
                process = context.Process(target=self._plan, args=(share, ours), daemon=True)
                with warnings.catch_warnings():
                    # Python warns of threads that hold a lock; those of the data engine are idle here.
                    warnings.simplefilter("ignore", DeprecationWarning)
                    process.start()
                ours.close()
                processes.append(process)
                pipes.append(theirs)
            yield pipes
        finally:
            for process in processes:
                process.terminate()
                process.join()

    def _plan(self, share: Sequence[tuple[int, range]], pipe: Connection) -> None:
        """Plan a share in a process of its own, and send what each part comes to."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
        for number, part in share:
            before = self.worlds.plans
            profiles = self.profiles[part.start : part.stop]
            kinds = kinds_of(profiles, self.worlds, self.scenarios)
            pipe.send((number, kinds, self.worlds.plans - before))
        pipe.send(None)


def _messages(pipes: Sequence[Connection]) -> Iterator[Any]:
    """Yield what processes send until each has said that it is done; _Failed if one ends before."""
    running = list(pipes)
    while running:
        ready = wait(running)
        for pipe in [one for one in running if one in ready]:
            try:
                message = pipe.recv()
            except EOFError:
                raise _Failed from None
            if message is None:
                running.remove(pipe)
            else:
                yield message
