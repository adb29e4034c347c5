"""The built wheel works alone, outside the checkout, in a fresh environment."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return the command in a fresh environment that holds the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], check=True, capture_output=True
    )
    (wheel,) = folder.glob("onething-*.whl")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True, capture_output=True)
    return folder / "env" / "bin" / "onething"


def run(command, *words, cwd):
    """Run a command as a user would who has no checkout, and return what it prints."""
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    return subprocess.run(
        [command, *words], cwd=cwd, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_the_wheel_plans_with_the_content_it_carries(installed, tmp_path):
    """`onething plan hunan/newborn` works where there is no checkout."""
    plan = json.loads(run(installed, "plan", "hunan/newborn", "--json", cwd=tmp_path))
    assert plan["onething"] == "newborn"
    assert plan["materials"]


def test_the_wheel_checks_the_content_it_carries(installed, tmp_path):
    """`onething check` finds no error in the content of the package."""
    found = json.loads(run(installed, "check", "--json", cwd=tmp_path))
    assert found["counts"]["error"] == 0
