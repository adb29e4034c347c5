"""Reading a case log: from its files to profiles, each with its cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import sha256

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.simulation.engines.choosing import engine_for
from onething.simulation.engines.digest import Digest
from onething.simulation.engines.duck import Duck, OutOfMemory, room_told
from onething.simulation.engines.engine import Engine
from onething.simulation.engines.log_source import LogSource
from onething.simulation.logs.column_kinds import kind_of
from onething.simulation.logs.facts_read import facts_read
from onething.simulation.logs.keys import Layout, lay_out
from onething.simulation.logs.locating import locate
from onething.simulation.logs.log_columns import LogColumns, Subject
from onething.simulation.logs.log_mapping import LogMapping
from onething.simulation.logs.matching import match_columns
from onething.simulation.logs.read_options import Progress, ReadOptions
from onething.simulation.logs.tally import Tally
from onething.workflows import Planner

__all__ = ["read_log", "tally"]

_PARTS = (None, 2**23, 2**21, 2**19, 2**17, 2**15)
"""Into parts of so many rows a log is taken, until one fits into memory; None: as a whole."""


def read_log(
    log: LogSource | str,
    mapping: LogMapping | None,
    planners: Sequence[Planner],
    options: ReadOptions | None = None,
) -> Tally:
    """Return a case log by profile, region and month; whoever asks for it closes it.

    `log` is a Parquet or CSV file, a folder of such files, or a pattern such as `2025/*.parquet`.
    The profiles serve all `planners`, that of a baseline, the first, and those of reforms: cases of one
    profile have the same plan in each of their worlds.

    Raises BrokenInput for a log that cannot be read, that has no case, or whose mapping is wrong, for an
    engine that cannot be reached, and where there is not enough memory or disk; MissingExtra where a
    library is not installed.
    """
    options = options or ReadOptions()
    source = log if isinstance(log, LogSource) else locate(log, engine=options.engine)
    mapping, first = mapping or LogMapping(), planners[0]
    fixed = mapping.onething.fixed if mapping.onething else None
    read = facts_read(planners, [fixed] if fixed else None)
    subject = Subject(read, first.catalogue, first.questions, source.place, options.located)
    return tally(source, mapping, subject, options)


def tally(source: LogSource, mapping: LogMapping, subject: Subject, options: ReadOptions) -> Tally:
    """Return a log by profile, by the facts that `subject` says are read; see `read_log`."""
    from onething.simulation.logs.reporting import report  # noqa: PLC0415 - narwhals, when a log is read
    from onething.simulation.logs.tallying import number_profiles  # noqa: PLC0415 - likewise

    with room_told(), ExitStack() as undo:
        digest = undo.enter_context(Digest(source))
        duck = Duck(memory=options.memory)
        undo.callback(duck.close)
        reader = engine_for(options.engine, duck, source)
        undo.callback(reader.close)
        kinds = {name: kind_of(dtype) for name, dtype in reader.columns().items()}
        columns = match_columns(mapping, kinds, subject)
        named = set(columns.names.values())
        layout = lay_out({id: read for id, read in subject.read.items() if id in named}, columns.facts)
        with _memory_told(source, options.memory):
            _group(reader, columns, layout, options.progress)
            profiles, weights = number_profiles(duck, columns, layout, subject, options.on_unknown)
            found = report(reader, duck, source, columns, layout, subject)
            known = digest.value() or _digest_of_counts(duck)
        made = Tally(profiles, weights, found.model_copy(update={"digest": known}), duck)
        undo.pop_all()
    reader.close()
    return made


def _group(reader: Engine, columns: LogColumns, layout: Layout, progress: Progress | None) -> None:
    """Make the table `groups`, from the whole log, or else from parts that fit into memory."""
    for rows in _PARTS:
        try:
            _grouped_in_parts(reader, columns, layout, rows, progress)
        except OutOfMemory:
            reader.duck.execute("DROP TABLE IF EXISTS groups")
            reader.duck.execute("SET threads = 1")  # each thread has memory of its own
            continue
        return
    raise OutOfMemory


def _grouped_in_parts(
    reader: Engine, columns: LogColumns, layout: Layout, rows: int | None, progress: Progress | None
) -> None:
    from onething.simulation.logs.grouping import grouped, named_onethings  # noqa: PLC0415 - likewise

    onethings = reader.table("onethings", *named_onethings(columns, layout))
    for share, frame in reader.parts(rows):
        reader.append(grouped(frame, columns, layout, onethings), "groups")
        if progress:
            progress(share)


def _digest_of_counts(duck: Duck) -> str:
    """Return a digest of what was counted, for a log whose files only a cluster sees."""
    sums = [
        duck.rows(f"SELECT coalesce(sum(hash({table})::HUGEINT), 0), count(*) FROM {table}")
        for table in ("counts", "profiles")
    ]
    return sha256(repr(sums).encode()).hexdigest()


@contextmanager
def _memory_told(source: LogSource, memory: int) -> Iterator[None]:
    try:
        yield
    except OutOfMemory:
        raise BrokenInput([_too_little(source, memory)]) from None


def _too_little(source: LogSource, memory: int) -> Fault:
    found = Label(
        zh=f"内存不足（{memory / 2**20:.0f} MiB）",
        en=f"there is not enough memory ({memory / 2**20:.0f} MiB)",
    )
    mend = Label(zh="用 --memory 给出更多，如 4GiB", en="allow more by --memory, such as 4GiB")
    return Fault(Place(source.place), found, mend)
