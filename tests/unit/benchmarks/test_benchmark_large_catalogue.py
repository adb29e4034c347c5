"""The made-up catalogue of a province, in a small size."""

from pathlib import Path

from benchmarks.large_catalogue import Figures, Sizes, measure, write_catalogue

import onething

SMALL = Sizes(items=20, requirements=80, sources=30, materials=60, onethings=4, departments=5)


def test_it_is_a_catalogue_of_the_sizes_asked_for(tmp_path: Path) -> None:
    """It loads, so every reference in it resolves."""
    write_catalogue(tmp_path, SMALL)
    (catalogue,) = onething.load(tmp_path).catalogues
    requirements = sum(len(item.requirements) for item in catalogue.items.values())
    assert (len(catalogue.items), requirements, len(catalogue.sources)) == (20, 80, 30)
    assert (len(catalogue.materials), len(catalogue.onethings)) == (60, 4)


def test_equal_seeds_give_equal_files(tmp_path: Path) -> None:
    """Two runs measure the same work."""
    for folder in ("a", "b"):
        write_catalogue(tmp_path / folder, SMALL)
    names = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.yaml"))
    assert names
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in names)


def test_a_run_measures_every_phase() -> None:
    """In a process of its own; the change of one source leaves most one-things as they are."""
    figures = measure(SMALL, say=lambda _: None)
    assert min(figures.load, figures.rules, figures.compile, figures.check, figures.peak) > 0
    assert figures.touched_usual < SMALL.onethings


def test_the_whole_is_load_rules_compile_and_check() -> None:
    """Writing the files is no part of it, nor are the changes afterwards."""
    assert Figures(load=1, rules=2, compile=3, check=4, change_usual=9, peak=9).whole == 10
