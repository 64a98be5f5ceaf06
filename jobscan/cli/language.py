"""Which language to speak. Known before typer builds its texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jobscan.cli.refusal import Refusal
from jobscan.finding import Bilingual, Language

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose(args: Sequence[str], environ: Mapping[str, str]) -> Language:
    """`--lang`, else JOBSCAN_LANG, else the configuration, else the locale; English where none of them says Chinese."""
    own = environ.get("JOBSCAN_LANG", "")
    named = _named(args, "--lang")
    if named is not None:
        return _checked("--lang", named, from_locale(environ))
    if own:
        return _checked("JOBSCAN_LANG", own, from_locale(environ))
    return _configured(args) or from_locale(environ)


def _configured(args: Sequence[str]) -> Language | None:
    """What the configuration says. One that is wrong is refused by the command that needs it."""
    from jobscan.cli.config import in_force

    try:
        lang = in_force(_named(args, "--config"), "--no-config" in args).text("lang")
    except Refusal:
        return None
    return "zh" if lang == "zh" else "en" if lang == "en" else None


def from_locale(environ: Mapping[str, str]) -> Language:
    """The first variable that is set decides, as POSIX has it."""
    locale = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def _named(args: Sequence[str], option: str) -> str | None:
    """The last `--lang X` or `--lang=X` (`option`) before `--`; None if it is not there or has no value."""
    found = None
    for i, arg in enumerate(args):
        if arg == "--":
            break
        if arg == option:
            found = args[i + 1] if i + 1 < len(args) else found
        elif arg.startswith(f"{option}="):
            found = arg.removeprefix(f"{option}=")
    return found


def _checked(where: str, value: str, fallback: Language) -> Language:
    lowered = value.lower()
    if lowered == "en":
        return "en"
    if lowered == "zh":
        return "zh"
    raise Refusal(
        Bilingual(
            zh=f"{where} 的值“{value}”无效；请写 zh（中文）或 en（英文）。",
            en=f'{where} is "{value}"; it must be zh (Chinese) or en (English).',
        ),
        lang=fallback,
    )
