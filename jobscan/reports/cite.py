"""How a law is cited: 《妇女权益保障法》（2022修订）第43条（条文号未核实）."""

from __future__ import annotations

from jobscan.finding import Bilingual, Language
from jobscan.reports import words


def cite(instrument: Bilingual, article: Bilingual, verified: bool, lang: Language) -> str:
    name, pinpoint = titled(instrument.to(lang), lang), article.to(lang)
    # In Chinese 第43条 stands right after the name, Art. 43 does not.
    beside = not name[-1:].isascii() and not pinpoint[:1].isascii()
    between = ", " if lang == "en" else "" if beside else " "
    unverified = "" if verified else words.UNVERIFIED.to(lang)
    return f"{name}{between if pinpoint else ''}{pinpoint}{unverified}"


def titled(name: str, lang: Language) -> str:
    """A Chinese title in 《》, its version outside; as it is where it has them or is not Chinese."""
    if lang == "en" or "《" in name or "〔" in name:  # 〔2019〕17号 is a document's number, no title
        return name
    base, bracket, version = name.partition("（")
    base = base.rstrip()
    if not base or base[0].isascii():
        return name
    return f"《{base}》{bracket}{version}"
