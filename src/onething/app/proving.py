"""The use cases of a promise over all situations: prove it, certify it, check a certificate, try outages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from onething.app.catalogues import Catalogues
from onething.app.planning import case_of
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.model import Case, Claim

if TYPE_CHECKING:
    from onething.situations import Certificate, Proof, Robustness, Verdict

__all__ = ["prove", "read_certificate", "robustness", "verify"]


def prove(
    catalogues: Catalogues,
    onething: str,
    claim: Claim,
    case: Case | None = None,
    *,
    outages: int = 0,
    **known: Any,
) -> Proof:
    """Return whether a claim holds in every situation of a one-thing, else the smallest counterexample.

    The case says what all situations have in common, whole or by the keywords of
    `onething.case_of`; `outages` says how many sources may be down. Raises as `onething.plan` does, and
    BrokenInput where constraints leave no situation.
    """
    from onething.situations import prove as prove_all  # noqa: PLC0415 - loaded when something is proven

    planner, noun = catalogues.find(onething)
    return prove_all(planner, noun.id, claim, case or case_of(**known), outages=outages)


def robustness(
    catalogues: Catalogues,
    onething: str,
    claim: Claim,
    case: Case | None = None,
    *,
    outages: int = 2,
    **known: Any,
) -> Robustness:
    """Return which sources' loss breaks a claim, and on what it can count; arguments as of `prove`."""
    from onething.situations import robustness as robustness_of  # noqa: PLC0415 - likewise

    planner, noun = catalogues.find(onething)
    return robustness_of(planner, noun.id, claim, case or case_of(**known), outages=outages)


def verify(catalogues: Catalogues, certificate: Certificate) -> Verdict:
    """Return whether a certificate proves its claim of what these catalogues and rules say now.

    Raises UnknownName for a catalogue or a one-thing that there is not.
    """
    from onething.situations import verify as verify_one  # noqa: PLC0415 - likewise

    planner, _ = catalogues.find(f"{certificate.catalogue}/{certificate.onething}")
    return verify_one(planner, certificate)


_MOST = 256 * 1024 * 1024
"""A file beyond this is no certificate."""


def read_certificate(path: Path) -> Certificate:
    """Return the certificate in a file; BrokenInput if there is none."""
    from onething.situations import Certificate  # noqa: PLC0415 - likewise

    try:
        if path.stat().st_size > _MOST:
            raise BrokenInput([_fault(path, Label(zh="文件过大", en="the file is too large"))])
        return Certificate.model_validate_json(path.read_bytes())
    except OSError as error:
        said = error.strerror or type(error).__name__
        found = Label(zh=f"无法读取（{said}）", en=f"it cannot be read ({said})")
        raise BrokenInput([_fault(path, found)]) from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "JSON"
        found = Label(
            zh=f"不是证书，或被截断（{where}：{first['msg']}）",
            en=f"it is no certificate, or only part of one ({where}: {first['msg']})",
        )
        raise BrokenInput([_fault(path, found)]) from None


def _fault(path: Path, found: Label) -> Fault:
    mend = Label(
        zh="给出 onething prove --certificate 写出的文件",
        en="give a file that onething prove --certificate has written",
    )
    return Fault(Place(str(path)), found, mend)
