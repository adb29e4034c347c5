"""The use case of a tornado table: on what the result of a simulation depends most."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onething.app.case_logs import read_cases
from onething.app.simulating import Experiment, Progress, log_options_of

if TYPE_CHECKING:
    from onething.simulation.ranges import Ranges
    from onething.simulation.sensitivity import Sensitivity

__all__ = ["sensitivity"]


def sensitivity(
    prepared: Experiment,
    figure: str,
    *,
    ranges: Ranges | Path | str | None = None,
    progress: Progress | None = None,
) -> Sensitivity:
    """Return on what a figure a case depends most, in the last scenario of an experiment.

    `figure` is one of `onething.simulation.result.Totals`, such as `visits`; `ranges` says from where to
    where each input is moved, itself or its file. Raises UnknownName for a figure that there is not, and
    what `onething.app.simulating.run` raises.
    """
    from onething.simulation.measuring import measure_of  # noqa: PLC0415 - numpy
    from onething.simulation.simulating import planners_of, worlds_of  # noqa: PLC0415 - likewise
    from onething.simulation.terms import scenarios  # noqa: PLC0415 - likewise
    from onething.simulation.tornado import sensitivity as moved  # noqa: PLC0415 - likewise

    terms, known = prepared.terms, _ranges(ranges)
    measure_of(figure, terms.prices)  # refused before a long log is read
    worlds = worlds_of(prepared.planner, prepared.reforms, terms)
    last = scenarios(prepared.reforms, terms)[-1]
    told = (lambda done, whole: progress("moving", done / whole)) if progress else None
    with read_cases(prepared.cases, planners_of(worlds, terms), log_options_of(prepared, progress)) as tally:
        return moved(worlds, last, tally, figure, terms.prices, ranges=known, progress=told)


def _ranges(given: Ranges | Path | str | None) -> Ranges | None:
    from onething.formats.files.ranges_file import load_ranges  # noqa: PLC0415 - only where there is one

    return load_ranges(given) if isinstance(given, Path | str) else given
