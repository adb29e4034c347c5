"""The fingerprint of a log, worked out while the log is counted."""

from __future__ import annotations

import hashlib
import threading
from contextlib import suppress
from pathlib import Path
from typing import Self

from onething.simulation.engines.log_source import LogSource

__all__ = ["Digest", "digest_of"]

_CHUNK = 1024 * 1024


def digest_of(files: tuple[str, ...]) -> str:
    """Return SHA-256 of a file; of several files that of the digests of all, in their order."""
    digests = [_of_file(Path(file)) for file in files]
    if len(digests) == 1:
        return digests[0].hex()
    return hashlib.sha256(b"".join(digests)).hexdigest()


def _of_file(file: Path) -> bytes:
    found = hashlib.sha256()
    with file.open("rb") as opened:
        while part := opened.read(_CHUNK):
            found.update(part)
    return found.digest()


class Digest:
    """Works out the digest of a log beside whoever reads it; files of other stores have none."""

    def __init__(self, source: LogSource) -> None:
        self._value = source.digest
        local = all("://" not in file for file in source.files)
        self._work = None
        if local and not source.digest:
            self._work = threading.Thread(target=self._find, args=(source.files,), daemon=True)

    def __enter__(self) -> Self:
        if self._work:
            self._work.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing: after an error nobody waits for a digest."""

    def value(self) -> str:
        """Return it, as soon as it is known."""
        if self._work:
            self._work.join()
        return self._value

    def _find(self, files: tuple[str, ...]) -> None:
        with suppress(OSError):  # whoever reads the log tells what is wrong with its files
            self._value = digest_of(files)
