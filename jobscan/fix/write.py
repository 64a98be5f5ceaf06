"""Writing a file anew without ever leaving half of it."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress


class Changed(OSError):
    """Somebody else has written the file in the meantime."""


def replace(path: str, before: bytes, after: bytes) -> None:
    """Put `after` in place of `before`: all or nothing, mode bits kept, a link's target and not the link.

    Raises OSError; Changed where the file no longer holds `before`.
    """
    path = os.path.realpath(path)
    mode = stat.S_IMODE(os.stat(path).st_mode)
    if not os.access(path, os.W_OK):
        raise PermissionError(13, os.strerror(13), path)
    handle, partial = tempfile.mkstemp(prefix=".jobscan-", dir=os.path.dirname(path))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(partial, mode)
        with open(path, "rb") as file:
            if file.read() != before:
                raise Changed(path)
        os.replace(partial, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(partial)
        raise
