"""`jobscan completion bash|zsh|fish`: typer's own scripts, which ask jobscan itself what may follow."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from jobscan.cli import repohelp, stream
from jobscan.cli.completers import choices
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.refusal import one_of
from jobscan.cli.scope import Given
from jobscan.finding import Language

SHELLS = ("bash", "zsh", "fish")


def register(app: typer.Typer, lang: Language) -> None:
    """Add the command to `app`, with its help in `lang`."""

    @app.command("completion", cls=Page)
    @Options(lang).taking()
    def completion(
        given: Given,
        shell: Annotated[
            str,
            typer.Argument(
                metavar=repohelp.SHELL, help=repohelp.ARG_SHELL.to(lang), autocompletion=choices(SHELLS)
            ),
        ],
    ) -> Callable[[], int]:
        return partial(run, one_of("jobscan completion", shell, SHELLS))


def run(shell: str) -> int:
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    from jobscan.cli.app import COMPLETE

    stream.out(get_completion_script(prog_name="jobscan", complete_var=COMPLETE, shell=shell) + "\n")
    return 0
