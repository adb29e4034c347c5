"""Run the code cells of `notebook.ipynb` one after the other, and print what they print.

With `--write` the outputs are kept in the notebook, as a notebook keeps them itself.
"""

import contextlib
import io
import json
import sys
import tempfile
from pathlib import Path

NOTEBOOK = Path(__file__).resolve().parent / "notebook.ipynb"

notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
names: dict[str, object] = {"__name__": "__main__"}
cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]

with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
    for number, cell in enumerate(cells, start=1):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec("".join(cell["source"]), names)  # noqa: S102 - it lies beside this file
        print(printed.getvalue(), end="")
        lines = printed.getvalue().splitlines(keepends=True)
        cell["execution_count"] = number
        cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": lines}] if lines else []

if "--write" in sys.argv:
    NOTEBOOK.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
