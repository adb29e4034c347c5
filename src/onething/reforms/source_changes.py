"""Changes of a data source: who may ask it, where it covers what, how it is shared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from onething.model import Catalogue, Coverage, DataSource, OwnerId, Sharing, SourceId
from onething.reforms.change import ChangeNoun, Named, Settled, said, settled_for
from onething.reforms.wording import Wording

__all__ = ["Connect", "Cover", "Disconnect", "Share"]


class _OfSource(ChangeNoun):
    source: SourceId

    def named(self) -> Iterator[Named]:
        yield Named(("source",), "source", self.source)

    def changed(self, catalogue: Catalogue) -> tuple[DataSource, DataSource]:
        source = catalogue.sources[self.source]
        return source, self.made(source, catalogue)

    def made(self, source: DataSource, catalogue: Catalogue) -> DataSource:
        """Return the source of the catalogue once the change is made; itself if nothing changes."""
        raise NotImplementedError


class _OfConnection(_OfSource):
    owners: tuple[OwnerId, ...] = ()
    """Items and one-things; empty: everyone."""

    def named(self) -> Iterator[Named]:
        yield from super().named()
        yield from (Named(("owners", n), "owner", owner) for n, owner in enumerate(self.owners))


class Connect(_OfConnection):
    """A source is connected: those named may ask it from now on, besides those that may already."""

    do: Literal["connect"] = "connect"

    def settled(self) -> Iterator[Settled]:
        """Yield that it is connected."""
        return settled_for("connected", self.source, self.owners, value=True)

    def made(self, source: DataSource, catalogue: Catalogue) -> DataSource:
        """Return the connected source."""
        if not self.owners:
            return source.model_copy(update={"connected": True})
        return _connected(source, {*_asking(source, catalogue), *self.owners}, catalogue)

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        source, whom = words.name(self.source), words.owners(self.owners)
        return words.say(f"数据资源{source}接入{whom}", f"The source {source} is connected to {whom}")


class Disconnect(_OfConnection):
    """A source is disconnected: those named may not ask it any more."""

    do: Literal["disconnect"] = "disconnect"

    def settled(self) -> Iterator[Settled]:
        """Yield that it is not connected."""
        return settled_for("connected", self.source, self.owners, value=False)

    def made(self, source: DataSource, catalogue: Catalogue) -> DataSource:
        """Return the disconnected source."""
        if not self.owners:
            return source.model_copy(update={"connected": False})
        return _connected(source, _asking(source, catalogue) - set(self.owners), catalogue)

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        source, whom = words.name(self.source), words.owners(self.owners)
        return words.say(
            f"数据资源{source}不再接入{whom}", f"The source {source} is disconnected from {whom}"
        )


def _asking(source: DataSource, catalogue: Catalogue) -> set[str]:
    """Return who may ask a source, each by name."""
    if isinstance(source.connected, bool):
        return {*catalogue.items, *catalogue.onethings} if source.connected else set()
    return set(source.connected)


def _connected(source: DataSource, asking: Iterable[str], catalogue: Catalogue) -> DataSource:
    """Return the source connected to these, sorted; itself if it is connected to just these."""
    if set(asking) == _asking(source, catalogue):
        return source
    return source.model_copy(update={"connected": tuple(sorted(asking))})


class Cover(_OfSource):
    """A source covers a share of the cases of regions; what is said of other regions stays."""

    do: Literal["cover"] = "cover"
    coverage: Annotated[tuple[Coverage, ...], AfterValidator(said)]
    """For a region within one of these that has a coverage of its own, that one still counts."""

    @model_validator(mode="after")
    def _one_coverage_a_region(self) -> Self:
        regions = [coverage.region for coverage in self.coverage]
        if len(set(regions)) < len(regions):
            raise ValueError(f"a region stands twice in the coverage: {regions}")
        return self

    def named(self) -> Iterator[Named]:
        """Yield the source and the regions."""
        yield from super().named()
        for number, one in enumerate(self.coverage):
            yield Named(("coverage", number, "region"), "region", one.region)

    def settled(self) -> Iterator[Settled]:
        """Yield the coverage of each region."""
        for one in self.coverage:
            yield Settled("coverage", (self.source, one.region), value=one.share)

    def made(self, source: DataSource, catalogue: Catalogue) -> DataSource:  # noqa: ARG002 - as others
        """Return the source with its coverage, sorted by region."""
        regions = {one.region: one for one in (*source.coverage, *self.coverage)}
        if set(regions.values()) == set(source.coverage):
            return source
        return source.model_copy(update={"coverage": tuple(regions[region] for region in sorted(regions))})

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        shares = (f"{words.region(one.region)} {100 * one.share:.4g}%" for one in self.coverage)
        source, covered = words.name(self.source), words.say("、", ", ").join(shares)
        return words.say(f"数据资源{source}的覆盖率：{covered}", f"The source {source} covers: {covered}")


class Share(_OfSource):
    """A source is shared, by default with whoever asks it (无条件共享)."""

    do: Literal["share"] = "share"
    sharing: Sharing = Sharing.UNCONDITIONAL

    def settled(self) -> Iterator[Settled]:
        """Yield how it is shared."""
        yield Settled("sharing", (self.source,), value=self.sharing)

    def made(self, source: DataSource, catalogue: Catalogue) -> DataSource:  # noqa: ARG002 - as others
        """Return the source with its sharing type."""
        return source.model_copy(update={"sharing": self.sharing})

    def sentence(self, words: Wording) -> str:
        """Return what it changes, as a sentence."""
        source, kind = words.name(self.source), words.say(*_SHARING[self.sharing])
        return words.say(f"数据资源{source}{kind}", f"The source {source} is {kind}")


_SHARING = {
    Sharing.UNCONDITIONAL: ("无条件共享", "shared unconditionally"),
    Sharing.CONDITIONAL: ("有条件共享", "shared on conditions"),
    Sharing.NONE: ("不予共享", "not shared"),
}
