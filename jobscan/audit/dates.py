"""What a scrape's date column says, as a day."""

from __future__ import annotations

from datetime import date


def day(said: str | None) -> date | None:
    """The day of 2024-03-05 and its like; None where none is meant."""
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        return None
