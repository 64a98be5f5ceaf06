"""File names as tools of a repository want them: relative, with slashes, percent-encoded in URIs."""

from __future__ import annotations

import os
from urllib.parse import quote

from jobscan.sources.walk import STDIN_NAME


def relative(origin: str, root: str) -> str:
    """`origin` without ./ and with slashes; below `root` (an absolute path, or empty) relative to it."""
    if origin == STDIN_NAME:
        return origin
    path = os.path.normpath(origin)
    if root and os.path.isabs(path):
        path = path.removeprefix(os.path.join(root, ""))
    return path.replace(os.sep, "/")


def uri(path: str) -> str:
    """A relative or absolute path, as `relative` gives it, as a URI (RFC 3986).

    What a file name holds that is no Unicode is written as the bytes that it is.
    """
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "surrogatepass")
    encoded = quote(data, safe="/")
    if not os.path.isabs(path):
        return encoded
    return f"file://{encoded}" if encoded.startswith("/") else f"file:///{encoded.replace('%3A', ':', 1)}"
