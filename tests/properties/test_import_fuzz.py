"""Whatever a guide holds, an import refuses it with a fault or writes a catalogue that loads."""

import copy
import json
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from onething.app.import_guides import import_guides
from onething.errors import BrokenInput
from onething.formats.files.catalogue_files import load_catalogue
from onething.formats.guides.citations import citations

GUIDES = Path(__file__).parents[1] / "guides"
NAMES = GUIDES / "names.yaml"
PUBLISHED = {name: json.loads((GUIDES / name).read_text("utf-8")) for name in ("onething.json", "item.json")}


def paths(value, path=()):
    """Yield the path of every value within a published guide, and the value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield (*path, key), part
        yield from paths(part, (*path, key))


ALL_PATHS = {
    name: [path for path, _ in paths(guide) if path[0] in ("data", "_source")]
    for name, guide in PUBLISHED.items()
}
SAID = sorted({value for guide in PUBLISHED.values() for _, value in paths(guide) if isinstance(value, str)})
"""What stands somewhere in the guides: in another place it makes names and codes meet."""

ODD = st.one_of(
    st.sampled_from(SAID),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(
        ["", " ", "无", "0", "1", "2", "99", "-1", "1e9", "当场", "面" * 300, "\u2028", "\x85", "{}"]
    ),
    st.sampled_from(
        [[], {}, [None], [[]], {"a": {}}, "《》", "：", "'", '"', "#", "- a", "a: b", "&a", "*a", "!!x"]
    ),
)
"""What may stand in place of a published value."""


CHANGES = {
    name: st.lists(
        st.tuples(st.sampled_from(all_paths), st.one_of(st.just(...), ODD)), min_size=1, max_size=8
    )
    for name, all_paths in ALL_PATHS.items()
}


def changed(name, changes):
    """Return a guide with values replaced, or taken out where the new one is `...`."""
    guide = copy.deepcopy(PUBLISHED[name])
    for path, value in changes:
        at = guide
        for key in path[:-1]:
            at = at[key] if _has(at, key) else None
        if isinstance(at, dict) and value is ...:
            at.pop(path[-1], None)
        elif isinstance(at, dict) or _has(at, path[-1]):
            at[path[-1]] = None if value is ... else copy.deepcopy(value)
    return guide


def _has(at, key):
    if isinstance(at, dict):
        return key in at
    return isinstance(at, list) and isinstance(key, int) and key < len(at)


def contents(folder):
    """Return all files of a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def written(folder, name, guide):
    """Write a guide as JSON and return its path."""
    path = Path(folder) / name
    path.write_text(json.dumps(guide), encoding="utf-8")
    return path


def imported_or_refused(guides, into, **options):
    """Import guides; None if they are refused, with a message in both languages."""
    try:
        return import_guides(guides, into=into, **options)
    except BrokenInput as broken:
        return None if broken.message("zh") and broken.message("en") else broken


def other_theme(guide):
    """Return the guide of a one-thing under another code, if it is whole enough to have one."""
    data = guide.get("data")
    if isinstance(data, dict) and "yjsSsqdbm" in data:
        data["yjsSsqdbm"] = "99TCN0002226J0100"
    return guide


@given(
    onething=CHANGES["onething.json"],
    item=CHANGES["item.json"],
    named=st.booleans(),
    without_text=st.booleans(),
)
def test_any_guide_comes_to_a_catalogue_that_loads(onething, item, named, without_text):
    """It loads to what was computed, again changes nothing, and the order of files does not matter."""
    with tempfile.TemporaryDirectory() as folder:
        guides = [
            written(folder, "a.json", changed("onething.json", onething)),
            written(folder, "b.json", changed("item.json", item)),
        ]
        options = {"names": NAMES if named else None, "without_text": without_text}
        into, other = Path(folder, "into"), Path(folder, "other")
        imported = imported_or_refused(guides, into, **options)
        if imported is None:
            assert not into.exists()
            return
        assert load_catalogue(into) == imported.catalogue
        before = contents(into)
        again = import_guides(guides, into=into, **options)
        assert again.written == ()
        assert again.findings == imported.findings
        import_guides(guides[::-1], into=other, **options)
        assert contents(into) == contents(other) == before


@given(
    first=CHANGES["onething.json"],
    second=CHANGES["onething.json"],
    item=CHANGES["item.json"],
    named=st.booleans(),
)
def test_guides_over_others_settle_at_once(first, second, item, named):
    """Whatever a catalogue knew of other guides, the same guides a second time change nothing."""
    with tempfile.TemporaryDirectory() as folder:
        known = written(folder, "a.json", changed("onething.json", first))
        guides = [
            written(folder, "b.json", other_theme(changed("onething.json", second))),
            written(folder, "c.json", changed("item.json", item)),
        ]
        into, names = Path(folder, "into"), NAMES if named else None
        imported_or_refused([known], into, names=names)
        if imported_or_refused(guides, into, names=names):
            assert import_guides(guides, into=into, names=names).written == ()


@given(st.binary(max_size=200), st.integers(0, 3000), st.integers(0, 3000))
def test_any_bytes_are_refused_or_read(noise, start, end):
    """A guide with a piece cut out and noise put in never ends in a traceback."""
    content = (GUIDES / "item.json").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "guide.json")
        path.write_bytes(content[:start] + noise + content[start + end :])
        assert imported_or_refused([path], Path(folder, "into")) or not Path(folder, "into").exists()


@given(st.text(alphabet="《》〈〉（）()第条号〔〕0123456789关于印发的通知法、，。；： \n面包", max_size=120))
def test_a_citation_is_a_piece_of_the_text(text):
    """Nothing is made up: document and article stand in what was published, blanks apart."""
    bare = "".join(text.split())
    for basis in citations(text):
        assert "".join((basis.document + basis.article).split()) in bare
