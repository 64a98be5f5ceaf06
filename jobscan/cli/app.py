"""`main()`: parse, run, and turn whatever goes wrong into one clear message and an exit code.

typer only parses: a command returns what is to be run, and it is run here, inside our own
error boundary. Exit codes: 0 clean, 1 findings, 2 bad usage, rules or input, 130 interrupted.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any

from jobscan.cli import stream, words
from jobscan.cli.language import choose, from_locale
from jobscan.cli.refusal import Refusal, nearest
from jobscan.finding import Bilingual, Language
from jobscan.reports.visible import described

Command = Callable[[], int]
COMPLETE = "_JOBSCAN_COMPLETE"
"""Set by the script of `jobscan completion`: tell what may follow. typer does it, if it is let."""
_MODULES = {"eval": "evaluate", "config": "config_show", "audit": "audit.app"}
"""Where a command is, if not in the module of its name."""
COMMANDS = ("check", "rules", "explain", "laws", "eval", "fix", "baseline", "audit", "config", "completion")


def main(argv: Sequence[str] | None = None) -> int:
    """Run jobscan with `argv` (without the program's name) and give its exit code."""
    gc.set_threshold(100_000)  # what starting up allocates lives to the end: no use looking through it
    args = list(sys.argv[1:] if argv is None else argv)
    lang: Language = from_locale(os.environ)
    try:
        lang = choose(args, os.environ)
        command = _parse(args, lang)
        return command if isinstance(command, int) else command()
    except KeyboardInterrupt:
        stream.err(words.INTERRUPTED.to(lang))
        return 130
    except Refusal as refusal:
        stream.err(*refusal.to(lang))
        return 2
    except Exception as error:  # never a traceback, and never "no findings"
        stream.err(words.INTERNAL.to(lang).format(error=described(error), where=where(error)))
        return 2


def where(error: Exception) -> str:
    """The file and line of the innermost frame: what a bug report needs most."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if not trace:
        return "?"
    path = trace.tb_frame.f_code.co_filename.replace(os.sep, "/")
    return f"{'/'.join(path.rsplit('/', 2)[-2:])}:{trace.tb_lineno}"


def ad_failed(error: Exception) -> Bilingual:
    """What is said of an ad on which the scanner failed."""
    from jobscan.cli.packs import fill

    return fill(words.AD_FAILED, error=described(error), where=where(error))


def _parse(args: list[str], lang: Language) -> Command | int:
    """What is to be run, or the exit code where typer has done all there is to do (--help)."""
    import typer

    wanted = next((arg for arg in args if not arg.startswith("-")), "")
    app = build(lang, [wanted] if wanted in COMMANDS else COMMANDS)
    command: Any = typer.main.get_command(app)
    try:
        done = command.main(args=args, prog_name="jobscan", standalone_mode=False)
    except Exception as error:
        if hasattr(error, "format_message"):
            raise _refusal(error, args) from error
        raise
    if callable(done):
        return done  # type: ignore[no-any-return]
    if done == 130:  # typer has caught the interrupt
        raise KeyboardInterrupt
    return int(done or 0)


def build(lang: Language, commands: Sequence[str] = COMMANDS) -> Any:
    """The typer app with these commands: one is built faster than all."""
    import typer

    from jobscan.cli import helptext
    from jobscan.cli.page import GroupPage

    app = typer.Typer(
        cls=GroupPage, add_completion=COMPLETE in os.environ, rich_markup_mode=None, context_settings={"obj": lang},
        pretty_exceptions_enable=False,
    )  # fmt: skip

    @app.callback(invoke_without_command=True)
    def root(
        ctx: typer.Context,
        version: Annotated[bool, typer.Option("--version", help=helptext.OPTION_VERSION.to(lang))] = False,
        lang_: Annotated[
            str | None, typer.Option("--lang", metavar="zh|en", help=helptext.OPTION_LANG.to(lang))
        ] = None,
    ) -> Command | None:
        if version:
            from jobscan.cli.version import print_version

            print_version()
            raise typer.Exit(0)
        if ctx.invoked_subcommand is None:
            stream.out(ctx.get_help() + "\n")
        return None

    for name in commands:
        import_module(f"jobscan.cli.{_MODULES.get(name, name)}").register(app, lang)
    return app


def _refusal(error: Any, args: Sequence[str]) -> Refusal:
    """typer's usage errors in our words: told apart by name, as typer keeps the classes to itself."""
    from jobscan.cli.packs import fill
    from jobscan.cli.page import usage

    kind, ctx = type(error).__name__, getattr(error, "ctx", None)
    path = ctx.command_path if ctx else " ".join(["jobscan", *[arg for arg in args if arg in COMMANDS][:1]])
    name = path.rsplit(" ", 1)[-1]
    if kind == "MissingParameter" and name in words.MISSING:
        message = words.MISSING[name]
    elif kind == "NoSuchOption":
        options = [o for p in ctx.command.get_params(ctx) for o in p.opts] if ctx else []
        maybe = nearest(error.option_name, options)
        maybe = Bilingual(zh=maybe.zh or "。", en=maybe.en or ".")
        message = fill(words.NO_SUCH_OPTION, command=path, name=error.option_name, maybe=maybe)
    elif kind == "BadOptionUsage":
        takes_none = "does not take" in error.message
        message = fill(words.TAKES_NO_VALUE if takes_none else words.NO_VALUE, name=error.option_name)
    else:
        message = fill(words.USAGE, message=error.format_message())
    return usage(message, path)
