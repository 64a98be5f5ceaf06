"""Words that tie a piece of a sentence to its neighbours: where they stand, dropping one spoils the other.

Closed lists, Chinese and English together; matched in lower case.
"""

from __future__ import annotations

import re
from functools import cache

_NEEDS_WHAT_WAS_BEFORE = (
    # 限男性，因需搬运: the reason would stand alone. 女性优先，男性亦可: so would the other half.
    r"因|由于|超|你懂的|方便|以便|以免|否则|不然|故|所以|因此|且|并且|而|而且|但|但是|不过|也|亦|则|如|若|除非|除|者|的|均|都|皆|即|其中|其他|其余|另|同时|男|女|勿扰|可放宽|优先"
    r"|(?:and|or|but|nor|so|because|since|as|pls|thanks|due|if|unless|when|while|although|though|however|otherwise|except"
    r"|who|whom|whose|which|that|then|hence|therefore|preferably|aged|plus|else|not"
    r"|may|can|should|must|will|shall|would|are|is|has|have|need|needs|only|please)\b"
)
_SPEAKS_OF_IT = r"(?:应届|博士|硕士|研究生|职称|退役|条件).{0,16}岁|亦可|也可|也行|均可|皆可|放宽|除外|例外|不限此|另议|\bmay apply\b|\bcan apply\b|\bshould apply\b"
_WAITS_FOR_MORE = (
    r"因|由于|鉴于|如|若|虽|除|为|考虑|根据|按|按照|基于|由於|應|当|凡|经|对|在|包括|例如|比如"
    r"|(?:sorry|for|due|because|as|since|if|when|given|owing|to|in|with|while|although|though|of|by|on|at|from|under|per|unless|besides|after|before)\b"
)
_ENDS_OPEN = r"(?:须|需|应|限|只|为|是|有|的|和|与|及|或|以及|and|or|the|a|an|of|for|is|are|be|must|should|only|with|to|we|you)$|^(?:应聘者|求职者|候选人|应征者|报考者|人员|applicants?|candidates?)$"

# May go with the demand that follows, for without it they say nothing: 本岗位限女性.
_LEADS = (
    r"(?:本|该|此|这个)(?:岗位|职位|岗|工作|公司|单位)?(?:目前|现|暂时?)?(?:因工作性质)?(?:仅|只|均|暂)?"
    r"|目前|现阶段|原则上|最好|必须|需要?|须|要求|仅|均|一律|拟|且"
    r"|(?:please )?note(?: that)?|(?:this|the) (?:position|vacancy|post|job|role|opening|shift|opportunity) is(?: only)?(?: for| open to| open for)?(?: a| an| the)?"
    r"|must be(?: a| an)?|should be(?: a| an)?|preferably(?: a| an)?|ideally(?: a| an)?|only"
)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.IGNORECASE)


def needs_what_was_before(piece: str) -> bool:
    """Whether `piece` cannot stand without the one before it."""
    return bool(_compiled(_NEEDS_WHAT_WAS_BEFORE).match(piece))


def speaks_of_it(piece: str) -> bool:
    """Whether `piece` is an exception to the one before it: 条件优秀者可放宽."""
    return bool(_compiled(_SPEAKS_OF_IT).search(piece))


def waits_for_more(piece: str) -> bool:
    """Whether `piece` begins a sentence that its neighbour ends: 因工作需要."""
    return bool(_compiled(_WAITS_FOR_MORE).match(piece) or _compiled(_ENDS_OPEN).search(piece))


def lead(before: str) -> int:
    """How many characters at the end of `before`, a piece's beginning, may go with the demand."""
    return len(before) if _compiled(rf"(?:{_LEADS})[ \u3000]*$").fullmatch(before) else 0
