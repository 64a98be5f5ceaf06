"""Opening an audit for the command line: what can be wrong with it is a clear refusal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jobscan.cli import packs
from jobscan.cli.refusal import Refusal
from jobscan.finding import Bilingual

if TYPE_CHECKING:
    from jobscan.audit.store import Store

_MISSING = Bilingual(
    zh="没有安装审计功能所需的库（{name}）；请先运行 pip install 'jobscan[audit]'。",
    en="audits need a library that is not installed ({name}): pip install 'jobscan[audit]'.",
)
_NONE = Bilingual(
    zh="没有 {path}；请检查路径，或先用 jobscan audit run 建立审计数据库。",
    en="there is no {path}; check the path, or make the audit first with jobscan audit run.",
)
_NOT_AN_AUDIT = Bilingual(
    zh="{path} 不是 jobscan 的审计数据库（{why}）；请检查路径。",
    en="{path} is no audit made by jobscan ({why}); check the path.",
)
_LOCKED = Bilingual(
    zh="{path} 正被另一个程序使用；请等它结束或关闭后再试。",
    en="{path} is in use by another program; wait until that is done, or close it.",
)
_FAILED = Bilingual(zh="审计数据库出错：{why}", en="the audit's database says: {why}")


@contextmanager
def opened(path: str, *, read_only: bool = True, confined: bool = False) -> Iterator[Store]:
    """The audit at `path`. Raises Refusal, also for what goes wrong with it while it is open."""
    with refusals(path):
        from jobscan.audit.store import open_store

        if not Path(path).exists():
            raise Refusal(packs.fill(_NONE, path=path))
        with open_store(Path(path), read_only=read_only, confined=confined) as store:
            yield store


@contextmanager
def refusals(path: str) -> Iterator[None]:
    """What the database at `path` raises, as a Refusal."""
    try:
        from jobscan.audit import store
    except ImportError as error:
        raise _missing(error) from error
    try:
        yield
    except ImportError as error:
        raise _missing(error) from error
    except store.NotAnAudit as error:
        raise Refusal(packs.fill(_NOT_AN_AUDIT, path=path, why=_one_line(error))) from error
    except store.Locked as error:
        raise Refusal(packs.fill(_LOCKED, path=path)) from error
    except store.Failed as error:
        raise Refusal(packs.fill(_FAILED, why=_one_line(error))) from error


def _missing(error: ImportError) -> Exception:
    name = (error.name or "").split(".")[0]
    if name in ("jobscan", ""):
        return error
    return Refusal(packs.fill(_MISSING, name=name))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
