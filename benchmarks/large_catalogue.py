"""A made-up catalogue of a whole province: loading, checking, compiling it, and changing one source.

5,000 items with 40,000 requirements, 1,000 one-things of five items each, 13,000 materials, 20,000 sources,
as YAML in a folder. Most materials are asked for by a handful of items; a few, such as an identity card
would be, by hundreds. The rules are those that come with the package for the whole nation.

Each run is a process of its own, so that its peak memory is that of the catalogue.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

from onething import Planner
from onething.model import DataSource

__all__ = ["SIZES", "Sizes", "measure", "write_catalogue"]

_ROOT = Path(__file__).resolve().parents[1]
_TO_A_FILE = 250
"""So many nouns stand in one file."""


@dataclass(frozen=True)
class Sizes:
    """How large a catalogue is."""

    items: int = 5_000
    requirements: int = 40_000
    sources: int = 20_000
    materials: int = 13_000
    """One that each item produces, and others."""
    onethings: int = 1_000
    departments: int = 200


SIZES = Sizes()
REGION = "990000"
_FORMAT = dict[str, Any]


def write_catalogue(folder: Path, sizes: Sizes = SIZES, *, seed: int = 1) -> None:
    """Write a catalogue of these sizes to a folder; equal seeds give equal files."""
    random = Random(seed)  # noqa: S311 - made-up content, no secret
    jurisdiction = {
        "id": "large",
        "name": {"zh": "大省", "en": "Large"},
        "region": REGION,
        "source": "made up",
    }
    _write(folder / "jurisdiction.yaml", jurisdiction)
    _write(folder / "questions.yaml", _questions())
    tables = {
        "departments": [_department(number) for number in range(sizes.departments)],
        "materials": [_material(number, sizes, random) for number in range(sizes.materials)],
        "sources": [_source(number, sizes, random) for number in range(sizes.sources)],
        "items": list(_items(sizes, random)),
        "onethings": list(_onethings(sizes, random)),
    }
    for kind, nouns in tables.items():
        for start in range(0, len(nouns), _TO_A_FILE):
            _write(folder / kind / f"{start:05}.yaml", nouns[start : start + _TO_A_FILE])


def _write(path: Path, content: object) -> None:
    import yaml

    path.parent.mkdir(parents=True, exist_ok=True)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    path.write_text(yaml.dump(content, Dumper=dumper, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _questions() -> list[_FORMAT]:
    truths = [{"fact": f"truth-{number}", "label": f"第 {number} 问"} for number in range(30)]
    numbers = [
        {"fact": f"number-{number}", "type": "number", "label": f"数 {number}"} for number in range(10)
    ]
    options = ["甲", "乙", "丙", "丁"]
    choices = [
        {"fact": f"choice-{number}", "type": "choice", "label": f"选择 {number}", "options": options}
        for number in range(10)
    ]
    return [*truths, *numbers, *choices]


def _condition(random: Random) -> _FORMAT:
    test = random.choice(("truth", "truth", "number", "choice"))
    if test == "truth":
        return {f"truth-{random.randrange(30)}": random.random() < 0.5}
    if test == "number":
        return {f"number-{random.randrange(10)}": f">= {random.randrange(100)}"}
    return {f"choice-{random.randrange(10)}": '"甲", "乙"'}


def _department(number: int) -> _FORMAT:
    return {"id": f"d{number}", "name": {"zh": f"第 {number} 局", "en": f"Department {number}"}}


def _material(number: int, sizes: Sizes, random: Random) -> _FORMAT:
    kind = random.choice(("licence", "licence", "proof", "form", "other"))
    issuer = f"d{random.randrange(sizes.departments)}"
    material = {
        "id": f"m{number}",
        "name": {"zh": f"材料 {number}", "en": f"Material {number}"},
        "kind": kind,
    }
    if kind == "form":
        return material | {"fields": [{"id": f"f{number % 50}", "label": f"栏目 {number % 50}"}]}
    return material | {"origin": "government", "issuer": issuer, "basis": f"办法〔{number}〕号"}


def _source(number: int, sizes: Sizes, random: Random) -> _FORMAT:
    source: _FORMAT = {
        "id": f"s{number}",
        "name": {"zh": f"数据资源 {number}", "en": f"Source {number}"},
        "kind": random.choice(("e-licence", "verification", "register")),
        "provider": f"d{random.randrange(sizes.departments)}",
        "sharing": random.choice(("unconditional", "conditional", "none")),
        "supplies": sorted(
            {f"m{random.randrange(sizes.materials)}" for _ in range(random.choice((1, 1, 2)))}
        ),
        "basis": f"共享目录第 {number} 项",
    }
    if number % 4 == 0:
        source["coverage"] = [
            {"region": f"99{random.randrange(1, 14):02}00", "share": 0.9},
            {"region": REGION},
        ]
    if number % 5 == 0:
        source["connected"] = [f"i{random.randrange(sizes.items)}" for _ in range(3)]
    return source


def _items(sizes: Sizes, random: Random) -> Iterator[_FORMAT]:
    each = sizes.requirements // sizes.items
    for number in range(sizes.items):
        materials: dict[str, None] = {}
        while len(materials) < each:
            materials[_asked_for(number, sizes, random)] = None
        yield {
            "id": f"i{number}",
            "name": {"zh": f"事项 {number}", "en": f"Item {number}"},
            "codes": [f"43{number:010}"],
            "department": f"d{number % sizes.departments}",
            "promised_days": random.randrange(1, 20),
            "requirements": [_requirement(material, random) for material in materials],
            "results": [{"material": f"m{number}"}],
            "basis": f"条例第 {number} 条",
        }


def _asked_for(item: int, sizes: Sizes, random: Random) -> str:
    """Return a material that an item asks for.

    One in ten is common, some are results of items that come before, seldom of one that comes after:
    approvals build on one another, and hardly ever go in circles.
    """
    chance = random.random()
    if chance < 0.1:
        return f"m{sizes.items + random.randrange(_common(sizes))}"
    if chance < 0.2:
        return f"m{random.randrange(item + 1)}"
    if chance < 0.201:
        return f"m{random.randrange(sizes.items)}"
    return f"m{random.randrange(sizes.items, sizes.materials)}"


def _common(sizes: Sizes) -> int:
    """Return how many materials are common, the first ones that no item produces."""
    return max(1, (sizes.materials - sizes.items) // 100)


def _requirement(material: str, random: Random) -> _FORMAT:
    requirement: _FORMAT = {"material": material}
    if random.random() < 0.3:
        requirement |= {"necessity": random.choice(("required", "optional")), "when": _condition(random)}
    if random.random() < 0.2:
        requirement["note"] = "原件核验后退还"
    return requirement


def _onethings(sizes: Sizes, random: Random) -> Iterator[_FORMAT]:
    each = sizes.items // sizes.onethings
    for number in range(sizes.onethings):
        entries = [{"item": f"i{item}"} for item in range(number * each, (number + 1) * each)]
        entries[-1]["when"] = _condition(random)
        yield {
            "id": f"o{number}",
            "name": {"zh": f"一件事 {number}", "en": f"One-thing {number}"},
            "items": entries,
            "questions": [{"fact": f"o{number}.own", "label": f"一件事 {number} 特有的问题？"}],
        }


@dataclass
class Figures:
    """What a run took, in seconds, by the clock and (`cpu`) of the processor alone; memory in MiB."""

    load: float = 0.0
    load_cpu: float = 0.0
    rules: float = 0.0
    rules_cpu: float = 0.0
    compile: float = 0.0
    compile_cpu: float = 0.0
    check: float = 0.0
    check_cpu: float = 0.0
    findings: int = 0
    change_usual: float = 0.0
    touched_usual: int = 0
    change_common: float = 0.0
    touched_common: int = 0
    peak: float = 0.0

    @property
    def whole(self) -> float:
        """Loading, checking and compiling together."""
        return self.load + self.rules + self.compile + self.check

    @property
    def whole_cpu(self) -> float:
        """The same, of the processor alone."""
        return self.load_cpu + self.rules_cpu + self.compile_cpu + self.check_cpu


def measure(sizes: Sizes = SIZES, *, say: Callable[[str], None] = print) -> Figures:
    """Write a catalogue and measure it in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        say(f"writing {sizes.items:,} items, {sizes.requirements:,} requirements, {sizes.sources:,} sources")
        write_catalogue(Path(folder), sizes)
        size = sum(path.stat().st_size for path in Path(folder).rglob("*.yaml"))
        say(f"loading {size / 2**20:.0f} MiB of YAML, checking and compiling")
        command = [sys.executable, "-m", "benchmarks.large_catalogue", folder]
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    return Figures(**json.loads(done.stdout))


def _measured(folder: str) -> Figures:
    import onething

    figures, clock = Figures(), _Clock()
    catalogues = onething.load(folder, rules=_ROOT / "rules")
    figures.load, figures.load_cpu = clock.lap()
    catalogue = catalogues.catalogues[0]
    planner = catalogues.planner(catalogue)
    figures.rules, figures.rules_cpu = clock.lap()
    for id in catalogue.onethings:
        planner.program(id)
    figures.compile, figures.compile_cpu = clock.lap()
    figures.findings = len(onething.check(catalogues))
    figures.check, figures.check_cpu = clock.lap()
    sources = list(catalogue.sources.values())
    figures.change_usual, figures.touched_usual = _changed(planner, sources[len(sources) // 2])
    most = max(sources, key=lambda source: len(source.supplies))
    figures.change_common, figures.touched_common = _changed(planner, most)
    figures.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def _changed(planner: Planner, source: DataSource) -> tuple[float, int]:
    """Change one source, plan nothing else anew, and return the seconds and the one-things touched."""
    clock = _Clock()
    changed = planner.with_source(source.model_copy(update={"consent": not source.consent}))
    touched = [id for id in planner.catalogue.onethings if changed.program(id) is not planner.program(id)]
    return clock.lap()[0], len(touched)


class _Clock:
    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def lap(self) -> tuple[float, float]:
        """Return the seconds since the last lap: by the clock, and of the processor alone."""
        wall, cpu = time.perf_counter(), time.process_time()
        took = wall - self._wall, cpu - self._cpu
        self._wall, self._cpu = wall, cpu
        return took


if __name__ == "__main__":
    print(json.dumps(asdict(_measured(sys.argv[1]))))
