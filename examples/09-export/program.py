"""Hands the flow to others: a process for an engine, a guide to print, a picture; and looks into each."""

import re
import tempfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import onething

FILES = {"bpmn": "process.bpmn", "guide": "guide.html", "svg": "flow.svg"}
FACTS = {
    "channel": "window",
    "husband_status": "never-married",
    "wife_status": "never-married",
    "hunan_household": "both",
    "wants.spouse-household-transfer": True,
    "wants.childbearing-registration": False,
    "child_moves_along": False,
    "brings_own_photo": False,
}

made = onething.export(
    onething.load(), "hunan/marriage", forms=list(FILES), language="en", facts=FACTS, as_of=date(2026, 10, 1)
)


class Headings(HTMLParser):
    """Prints the headings of a page."""

    inside = False

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        """Note that a heading begins, or that something else does."""
        self.inside = tag in ("h1", "h2")

    def handle_data(self, data: str) -> None:
        """Print the text of a heading."""
        if self.inside and data.strip():
            print("  " + " ".join(data.split()))


with tempfile.TemporaryDirectory() as folder:
    for form, name in FILES.items():
        (Path(folder) / name).write_bytes(made[form])

    print("The process, its tasks in the order of the file:")
    for element in ElementTree.parse(Path(folder) / FILES["bpmn"]).iter():  # noqa: S314 - our own file
        kind = re.sub(r"\{.*\}", "", element.tag)
        if kind.endswith("Task"):
            print(f"  {kind}: {element.get('name')}")

    print("\nThe guide, its headings:")
    Headings().feed((Path(folder) / FILES["guide"]).read_text(encoding="utf-8"))

    picture = (Path(folder) / FILES["svg"]).read_text(encoding="utf-8")
    alone = picture.startswith("<svg") and "href=" not in picture
    print(f"\nThe picture is SVG, and fetches nothing from elsewhere: {alone}")
