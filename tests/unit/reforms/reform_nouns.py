"""Reforms of the fictional city, in few words."""

from typing import Any

from onething.reforms import Reform


def reform(*changes: dict[str, Any], id: str = "try", **more: Any) -> Reform:
    """Return a reform with these changes, each written as in a file."""
    said = {
        "id": id,
        "name": {"zh": f"方案{id}", "en": f"Reform {id}"},
        "reason": {"zh": "减负", "en": "less to do"},
    }
    return Reform.model_validate({**said, "changes": changes, **more})


def connect(*owners: str, source: str = "photo-store") -> dict[str, Any]:
    """Return a change that connects a source."""
    return {"do": "connect", "source": source, "owners": owners}


def disconnect(*owners: str, source: str = "photo-store") -> dict[str, Any]:
    """Return a change that disconnects a source."""
    return {"do": "disconnect", "source": source, "owners": owners}


def cover(source: str = "household-store", **shares: float) -> dict[str, Any]:
    """Return a change of the coverage of a source, by region such as `r990100`."""
    coverage = [{"region": region[1:], "share": share} for region, share in shares.items()]
    return {"do": "cover", "source": source, "coverage": coverage}


def allow(material: str, *owners: str, mode: str = "commitment", **more: Any) -> dict[str, Any]:
    """Return a change that lets a material be promised or handed in later."""
    return {"do": "allow", "mode": mode, "material": material, "owners": owners, **more}


def abolish(material: str, *owners: str, **more: Any) -> dict[str, Any]:
    """Return a change that abolishes a material."""
    return {"do": "abolish", "material": material, "owners": owners, **more}


def rule(id: str = "new", **more: Any) -> dict[str, Any]:
    """Return a change that adds a rule."""
    said = {"id": id, "title": id, "basis": "law", "match": {"requirement": {"material": "photo"}}}
    return {"do": "add-rule", "rule": {**said, "then": {"replace_by": "commitment"}, **more}}


def retire(rule: str) -> dict[str, Any]:
    """Return a change that retires a rule."""
    return {"do": "retire-rule", "rule": rule}
