"""The options that several commands share, declared once."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from typing import Annotated, Any

import typer

from jobscan.cli import helptext, optionhelp
from jobscan.cli.completers import Completer, choices, jurisdictions, rules
from jobscan.cli.scope import Given
from jobscan.finding import Bilingual, Language

Command = Callable[..., Any]
SCAN = tuple(field.name for field in fields(Given))
"""Everything that says what to scan and how."""
RULES = ("rules", "config", "no_config")
"""What a command needs that reads rules and scans nothing."""

_LIST, _ONE, _FLAG = list[str] | None, str | None, bool


class Options:
    """The options, with their help in one language."""

    def __init__(self, lang: Language) -> None:
        def option(
            names: str, help: Bilingual, metavar: Bilingual | str = "", completer: Completer | None = None
        ) -> Any:
            metavar = metavar if isinstance(metavar, str) else metavar.to(lang)
            completer = completer or (choices(metavar.split("|")) if "|" in metavar else None)
            return typer.Option(
                *names.split(), metavar=metavar or None, help=help.to(lang), autocompletion=completer
            )

        text, folder = helptext, helptext.FOLDER
        self.lang = option("--lang", text.OPTION_LANG, "zh|en")
        self._shared: dict[str, tuple[Any, Any]] = {
            "jurisdiction": (
                _LIST,
                option("--jurisdiction", text.OPTION_JURISDICTION, text.CODES, jurisdictions),
            ),
            "fail_on": (_ONE, option("--fail-on", text.OPTION_FAIL_ON, "error|warning|note|never")),
            "select": (_LIST, option("--select", text.OPTION_SELECT, text.NAMES, rules)),
            "ignore": (_LIST, option("--ignore", text.OPTION_IGNORE, text.NAMES, rules)),
            "rules": (_LIST, option("--rules", text.OPTION_RULES, folder)),
            "diff": (_ONE, option("--diff", optionhelp.DIFF, optionhelp.REVISION)),
            "baseline": (_ONE, option("--baseline", optionhelp.BASELINE, optionhelp.FILE)),
            "no_baseline": (_FLAG, option("--no-baseline", optionhelp.NO_BASELINE)),
            "no_suppress": (_FLAG, option("--no-suppress", optionhelp.NO_SUPPRESS)),
            "include": (_LIST, option("--include", optionhelp.INCLUDE, optionhelp.GLOB)),
            "exclude": (_LIST, option("--exclude", optionhelp.EXCLUDE, optionhelp.GLOB)),
            "no_gitignore": (_FLAG, option("--no-gitignore", optionhelp.NO_GITIGNORE)),
            "text": (_LIST, option("--text", optionhelp.TEXT, optionhelp.COLUMNS)),
            "id": (_ONE, option("--id", optionhelp.ID, optionhelp.COLUMN)),
            "title": (_ONE, option("--title", optionhelp.TITLE, optionhelp.COLUMN)),
            "stdin_filename": (_ONE, option("--stdin-filename", optionhelp.STDIN_FILENAME, optionhelp.FILE)),
            "config": (_ONE, option("--config", optionhelp.CONFIG, optionhelp.FILE)),
            "no_config": (_FLAG, option("--no-config", optionhelp.NO_CONFIG)),
            "verbose": (_FLAG, option("--verbose -v", optionhelp.VERBOSE)),
        }

    def group(self, app: typer.Typer, name: str) -> typer.Typer:
        """A command of commands; by itself it prints its help page."""
        from jobscan.cli import stream
        from jobscan.cli.page import GroupPage

        group = typer.Typer(cls=GroupPage, rich_markup_mode=None)
        app.add_typer(group, name=name)

        def root(ctx: typer.Context, lang_: str | None = None) -> None:
            if ctx.invoked_subcommand is None:
                stream.out(ctx.get_help() + "\n")

        root.__annotations__["lang_"] = Annotated[_ONE, self.lang]
        group.callback(invoke_without_command=True)(root)
        return group

    def taking(self, *names: str) -> Callable[[Command], Command]:
        """Give a command the shared options `names`, which it gets as one `given`, and --lang.

        Its own options stand before them in its help page.
        """

        def decorate(command: Command) -> Command:
            signature = inspect.signature(command)
            own = [p for p in signature.parameters.values() if p.name != "given"]
            shared = [self._parameter(name) for name in names]
            lang = inspect.Parameter("lang_", _KEYWORD, default=None, annotation=Annotated[_ONE, self.lang])

            def called(**values: Any) -> Any:
                values.pop("lang_")  # was looked for before this was built: see language.py
                given = Given(**{name: values.pop(name) for name in names})
                return command(**values, given=given)

            parameters = [*own, *shared, lang]
            called.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
            called.__annotations__ = {p.name: p.annotation for p in parameters}
            return called

        return decorate

    def _parameter(self, name: str) -> inspect.Parameter:
        kind, option = self._shared[name]
        default = False if kind is _FLAG else None
        return inspect.Parameter(name, _KEYWORD, default=default, annotation=Annotated[kind, option])


_KEYWORD = inspect.Parameter.KEYWORD_ONLY
