"""`jobscan audit`: the group of commands."""

from importlib import import_module

import typer

from jobscan.cli.options import Options
from jobscan.finding import Language

COMMANDS = ("run", "report", "query", "export", "sample", "validate", "dossier", "compare")
"""Each is registered by the module of its name beside this one."""


def register(app: typer.Typer, lang: Language) -> None:
    """Add the commands to `app`, with their help in `lang`."""
    options = Options(lang)
    group = options.group(app, "audit")
    for name in COMMANDS:
        import_module(f"jobscan.cli.audit.{name}").register(group, options, lang)
