"""Folders of small YAML files."""

import textwrap

import pytest

JURISDICTION = "{id: testshire, name: 测试省, region: '430000'}"


@pytest.fixture
def put(tmp_path):
    """Write files, given by path and text, into a fresh folder, and return the folder."""

    def write(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def catalogue(put):
    """Write the files of a catalogue beside its `jurisdiction.yaml`, and return the folder."""
    return lambda files: put({"jurisdiction.yaml": JURISDICTION, **files})
