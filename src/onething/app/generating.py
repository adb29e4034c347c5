"""The use case of a log for tests and demonstrations: cases that are no person's."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from onething.app.catalogues import Catalogues
from onething.errors import BrokenInput, Fault, NotWritten, Place, UnknownName
from onething.language import Label
from onething.model import Catalogue, OneThingId

if TYPE_CHECKING:
    from onething.simulation.generating.distributions import Distributions

__all__ = ["generate"]

_ENDINGS = {".parquet": "parquet", ".csv": "csv"}


def generate(
    catalogues: Catalogues,
    onethings: Sequence[str],
    file: Path | str,
    *,
    cases: int,
    distributions: Distributions | Path | str | None = None,
    seed: int = 0,
    catalogue: str | None = None,
) -> Path:
    """Write a synthetic log of `cases` cases, Parquet or CSV by the ending of its name, and return where.

    Without `onethings` it has cases of all one-things of the distributions, or else of the catalogue,
    which is named where there are several. The file says of itself that it was generated, and appears
    under its name only when it is whole. Raises UnknownName for a name that there is not, BrokenInput for
    distributions that do not fit, NotWritten for a file that cannot be written.
    """
    from onething.formats.files.distributions_file import read_distributions  # noqa: PLC0415 - when generating
    from onething.simulation.engines.log_source import LogFormat  # noqa: PLC0415 - likewise
    from onething.simulation.generating.generating import generate as write  # noqa: PLC0415 - likewise

    file = Path(file)
    format_ = LogFormat(_format(file))
    stated = read_distributions(distributions) if isinstance(distributions, str | Path) else distributions
    chosen, ids = _found(catalogues, onethings, catalogue)
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write(
            catalogues.planner(chosen),
            ids,
            beside,
            cases=cases,
            distributions=stated,
            seed=seed,
            format=format_,
        )
        beside.replace(file)
    except NotWritten as error:
        raise NotWritten(file, error.found, error.mend) from None
    except OSError as error:
        raise NotWritten(file, _said(error), _MEND) from None
    finally:
        with suppress(OSError):  # it was never there
            beside.unlink(missing_ok=True)
    return file


def _found(
    catalogues: Catalogues, onethings: Sequence[str], catalogue: str | None
) -> tuple[Catalogue, Sequence[OneThingId]]:
    """Return the one catalogue that all one-things are of, and their ids."""
    if not onethings:
        return _catalogue(catalogues, catalogue), ()
    prefix = f"{catalogue}/" if catalogue else ""
    found = [catalogues.find(name if "/" in name else prefix + name) for name in onethings]
    planners = {id(planner): planner for planner, _ in found}
    if len(planners) > 1:
        names = ", ".join(planner.catalogue.jurisdiction.id for planner in planners.values())
        said = Label(
            zh=f"一件事分属多个目录：{names}", en=f"the one-things are of several catalogues: {names}"
        )
        mend = Label(zh="每个目录各生成一个文件", en="generate a file for each catalogue")
        raise BrokenInput([Fault(Place("ONETHING"), said, mend)])
    return found[0][0].catalogue, [noun.id for _, noun in found]


def _catalogue(catalogues: Catalogues, name: str | None) -> Catalogue:
    known = {one.jurisdiction.id: one for one in catalogues.catalogues}
    if name is None and len(known) == 1:
        return catalogues.catalogues[0]
    if name is None:
        said = Label(zh="没有写明哪个目录", en="it is not said of which catalogue")
        mend = Label(
            zh=f"用 --catalogue 给出：{', '.join(known)}", en=f"give one by --catalogue: {', '.join(known)}"
        )
        raise BrokenInput([Fault(Place("--catalogue"), said, mend)])
    if name not in known:
        raise UnknownName("catalogue", name, known)
    return next(one for id, one in known.items() if id == name)


def _format(file: Path) -> str:
    ending = file.suffix.lower()
    if ending not in _ENDINGS:
        said = Label(zh=f"不知道“{ending}”是什么格式", en=f"“{ending}” stands for no format of logs")
        mend = Label(zh="文件名以 .parquet 或 .csv 结尾", en="let the name end in .parquet or .csv")
        raise BrokenInput([Fault(Place(str(file)), said, mend)])
    return _ENDINGS[ending]


_MEND = Label(zh="核对路径、权限和磁盘空间", en="check the path, the permissions and the space on the disk")


def _said(error: OSError) -> Label:
    reason = error.strerror or type(error).__name__
    return Label(zh=f"无法写入：{reason}", en=f"it cannot be written: {reason}")
