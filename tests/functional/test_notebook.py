"""The notebook shows what its cells print."""

import json

from examples import run

NOTEBOOK = run.ROOT / "11-simulate-in-a-notebook" / "notebook.ipynb"


def test_the_outputs_in_the_notebook_are_those_of_its_cells():
    """Who reads it without running it sees the same."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    shown = "".join(line for output in outputs for line in output["text"])
    assert "".join(f"{line.rstrip()}\n" for line in shown.splitlines()) == run.kept(NOTEBOOK.parent)
