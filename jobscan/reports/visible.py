"""What comes from an ad or a file name, made safe to print."""

from __future__ import annotations

import re

# Terminal escapes and other control characters, lone surrogates, and what has no glyph but
# changes how a line reads: zero-width characters, bidirectional overrides and isolates,
# line and paragraph separators, invisible tags.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """`text` with every unsafe character as an escape (`\\x1b`, `\\u202e`) and tabs as spaces."""
    return UNSAFE.sub(_escape, text)


def described(error: Exception) -> str:
    """An error of ours in one line, for a report of a bug; not made safe to print."""
    message = " ".join(str(error).split())
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\t":
        return " "
    if match[0] in "\n\r":
        return "\\n" if match[0] == "\n" else "\\r"
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
