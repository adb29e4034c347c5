"""Reading the file that says what reforms cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from onething.errors import BrokenInput, Fault
from onething.formats.files.document import Document
from onething.formats.files.yaml_reader import read_yaml
from onething.language import Label

__all__ = ["load_costs"]


def load_costs(path: Path | str) -> Mapping[str, float]:
    """Return what reforms cost in yuan, by id, as a YAML file says it.

    The file maps ids to amounts; `default` is what all others cost. Raises BrokenInput with every fault.
    """
    document = read_yaml(Path(path))
    if faults := list(_faults(document)):
        raise BrokenInput(faults)
    said = document.data
    return {str(id): float(cost) for id, cost in said.items()} if isinstance(said, dict) else {}


def _faults(document: Document) -> Iterator[Fault]:
    said = document.data
    if not isinstance(said, dict) or not said:
        yield Fault(document.place(), Label(zh="没有写明费用", en="no costs are given"), _FORM)
        return
    for id, cost in said.items():
        if isinstance(cost, bool) or not isinstance(cost, int | float) or not 0 <= cost < float("inf"):
            found = Label(zh=f"“{id}”的费用不是零以上的数", en=f"the cost of “{id}” is no number from 0 on")
            yield Fault(document.place(id), found, _FORM)


_FORM = Label(zh="每行写 改革方案的 id: 金额（元）", en="write a line for each reform: its id, a colon, yuan")
