"""The made-up guides as plain data, to be changed by a test, and read as the importer reads them."""

import copy
import json
from pathlib import Path

from onething.errors import Place
from onething.formats.guides.fields import Fields, Notes
from onething.formats.guides.item_guide import read_item
from onething.formats.guides.names_file import Names
from onething.formats.guides.onething_guide import read_onething
from onething.formats.guides.published import Provenance

PUBLISHER = "虹岭一体化服务平台"
FOLDER = Path(__file__).parents[3] / "guides"

_ONETHING = json.loads((FOLDER / "onething.json").read_text(encoding="utf-8"))
_ITEM = json.loads((FOLDER / "item.json").read_text(encoding="utf-8"))


def onething_json():
    """Return the guide of the bakery as it lies in its file."""
    return copy.deepcopy(_ONETHING)


def item_json():
    """Return the guide of the baking licence as it lies in its file."""
    return copy.deepcopy(_ITEM)


def material(**fields):
    """Return a row of a one-thing's material list with everything ordinary but the fields given."""
    ordinary = {"bzclId": "M99TCN00010009", "clmc": "面粉清单", "clbyx": "1", "mtjfs": "4", "zzclfs": 1.0}
    return {**ordinary, **fields}


def step(name, **fields):
    """Return a row of a one-thing's list of items."""
    return {"lbsxfwmc": name, "tyywblxName": name, "cnsxsx": 3.0, "resultSampleName": "", **fields}


def onething(*, basic=None, figures=None, origin=None, **data):
    """Read the bakery's guide with some of its data replaced."""
    published = onething_json()["data"]
    published["basicInfo"] |= basic or {}
    published["onethingCatalogStandServiceGuide"] |= figures or {}
    return read_as_onething(published | data, origin or Provenance("bakery.json", PUBLISHER))


def read_as_onething(data, origin=None):
    """Read data as the guide of a one-thing, whatever it is."""
    return read_onething(Fields.of(data, "guide", _notes()), origin or Provenance("guide.json"))


def item(*, origin=None, **data):
    """Read the licence's guide with some of its data replaced."""
    published = item_json()["data"] | data
    return read_item(Fields.of(published, "guide", _notes()), origin or Provenance("licence.json", PUBLISHER))


def codes(findings):
    """Return the codes of findings, sorted, each once."""
    return sorted({finding.code for finding in findings})


def names(**parts):
    """Return a names file that holds these parts."""
    return Names.model_validate(parts)


def _notes():
    return Notes(Place("guide.json"))
