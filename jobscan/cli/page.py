"""Help pages as jobscan prints them: typer's own know neither Chinese headings nor cell widths.

`ctx.obj` is the language, set when the app is built.
"""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from jobscan.cli import helptext, packs, words
from jobscan.cli.refusal import Refusal
from jobscan.finding import Bilingual, Language


class Page(TyperCommand):
    allow_extra_args = True  # so that it is we who refuse them, in the user's language

    def get_params(self, ctx: Any) -> list[Any]:
        return _as_typed(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise usage(
                packs.fill(words.EXTRA, command=ctx.command_path, args=" ".join(rest)), ctx.command_path
            )
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_page(self, ctx, ()))


class GroupPage(TyperGroup):
    def get_params(self, ctx: Any) -> list[Any]:
        # typer's options for completion are there only while it completes.
        return _as_typed([p for p in super().get_params(ctx) if not str(p.name).endswith("_completion")])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in self.commands:
            known = packs.joined(self.commands)
            refusal = packs.unknown(
                words.NO_SUCH_COMMAND, args[0], self.commands, path=ctx.command_path, known=known
            )
            raise usage(refusal.messages[0], ctx.command_path)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_page(self, ctx, tuple(self.commands)))


class _AsTyped:
    """Takes values as they were typed, in place of typer's coercion."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        many = param.multiple or param.nargs == -1
        return () if value is None and many else value


def _as_typed(params: list[Any]) -> list[Any]:
    """Spare typer the import of pydantic (as long as that of typer itself).

    All our parameters are strings, lists of strings and flags: there is nothing to coerce. A
    typer that keeps no `_runtime_param` is left alone and is merely slower.
    """
    for param in params:
        if hasattr(param, "_runtime_param"):
            param._runtime_param = _AsTyped()
    return params


def usage(message: Bilingual, path: str) -> Refusal:
    """The refusal of a command line, with the way to the help page."""
    return Refusal(message, packs.fill(words.SEE_HELP, command=path), block=True)


def _page(command: Any, ctx: typer.Context, subcommands: tuple[str, ...]) -> str:
    from jobscan.cli import stream
    from jobscan.reports.layout import columns, wrap

    lang: Language = ctx.obj
    width, path = min(stream.width(), 100), ctx.command_path
    page = helptext.PAGES[path]
    params = command.get_params(ctx)
    arguments = [p for p in params if p.param_type_name == "argument"]
    usage = [path, helptext.OPTIONS_METAVAR.to(lang)]
    usage += [helptext.COMMAND_METAVAR.to(lang)] if subcommands else []
    usage += [_usage(p) for p in arguments]

    lines = [*wrap(page.long.to(lang), width), "", f"{helptext.USAGE.to(lang)}: {' '.join(usage)}"]

    def block(title: Bilingual, rows: list[tuple[str, str]]) -> None:
        if rows:
            lines.extend(["", title.to(lang), *columns(rows, width, indent="  ")])

    block(
        helptext.EXAMPLES,
        [(c if isinstance(c, str) else c.to(lang), what.to(lang)) for c, what in page.examples],
    )
    block(
        helptext.COMMANDS, [(name, helptext.PAGES[f"{path} {name}"].short.to(lang)) for name in subcommands]
    )
    block(helptext.ARGUMENTS, [(_usage(p), p.help or "") for p in arguments])
    block(helptext.OPTIONS, [_option(p, lang) for p in params if p.param_type_name == "option"])
    if path in ("jobscan", "jobscan check"):
        block(helptext.EXIT_CODES, [(code, what.to(lang)) for code, what in helptext.EXITS])
    if path == "jobscan":
        lines += ["", helptext.MORE.to(lang)]
    return "\n".join(lines) + "\n"


def _usage(param: Any) -> str:
    name = f"{param.metavar}{'…' if param.nargs == -1 else ''}"
    return name if param.required else f"[{name}]"


def _option(param: Any, lang: Language) -> tuple[str, str]:
    names = ", ".join(sorted(param.opts, key=len))
    if param.name == "help":
        return names, helptext.OPTION_HELP.to(lang)
    return (f"{names} {param.metavar}" if param.metavar else names), param.help or ""
