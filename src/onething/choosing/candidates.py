"""Reforms to choose from that nobody wrote down: a source connected to everyone, or opened altogether."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onething.language import Label
from onething.model import Catalogue, Coverage, DataSource, Sharing, SourceId
from onething.reforms import Change, Connect, Cover, Reform, Share

__all__ = ["connections", "openings", "waiting_sources"]


def connections(catalogue: Catalogue) -> Iterator[Reform]:
    """Yield a reform for each source that not everyone may ask: it is connected to everyone.

    What it costs is not said.
    """
    for source in catalogue.sources.values():
        if source.connected is not True:
            yield Reform(
                id=f"connect-{source.id}",
                name=Label(zh=f"接通{source.name.text('zh')}", en=f"Connect {source.name.text('en')}"),
                reason=Label(
                    zh="部门查得到的，不再向申请人要", en="What departments can look up nobody else is asked"
                ),
                changes=(Connect(source=source.id),),
            )


def waiting_sources(catalogue: Catalogue, connected: Collection[SourceId] = ()) -> Iterator[DataSource]:
    """Yield the sources that not everyone may ask, or not unconditionally, or that know only some cases.

    `connected` are sources that count besides.
    """
    for source in catalogue.sources.values():
        partial = any(coverage.share < 1 for coverage in source.coverage)
        shared = source.sharing is Sharing.UNCONDITIONAL
        if source.connected is not True or not shared or partial or source.id in connected:
            yield source


def openings(catalogue: Catalogue, connected: Collection[SourceId] = ()) -> Iterator[Reform]:
    """Yield for each of the `waiting_sources` the reform by which it answers everyone in every case."""
    return (_opening(source) for source in waiting_sources(catalogue, connected))


def _opening(source: DataSource) -> Reform:
    everywhere = {"000000", *(coverage.region for coverage in source.coverage)}
    whole = tuple(Coverage(region=region) for region in sorted(everywhere))
    changes: tuple[Change, ...] = (
        Connect(source=source.id),
        Share(source=source.id),
        Cover(source=source.id, coverage=whole),
    )
    reason = Label(zh="测算有多少办件等着它", en="To find out how many cases wait for it")
    return Reform(id=f"open-{source.id}", name=source.name, reason=reason, changes=changes)
