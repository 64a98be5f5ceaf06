"""Names and texts as SQL writes them. Values otherwise go in as parameters."""


def name(text: str) -> str:
    """A column or table."""
    return '"' + text.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A string."""
    return "'" + text.replace("'", "''") + "'"
