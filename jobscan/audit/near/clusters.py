"""Groups of texts that are much alike: each text of a group is like the group's first one.

Texts are taken in their order. One joins the group whose first text it is most like, or begins its
own where it is like none. What merely hangs together is no group: a form filled in by a thousand
offices (职位名称：… 学历要求：…) leads from text to text until nothing is alike any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from jobscan.audit.near.candidates import Integers, in_order, together
from jobscan.audit.near.signature import SLOTS, Signatures, likeness

if TYPE_CHECKING:
    from jobscan.audit.store import Store

LEAST = 0.5
"""Below it nearly everything would have to be compared with everything."""
FIRSTS = 1000
"""First texts that are kept of a lot that hangs together: the latest, so that the work stays in proportion."""


def clusters(store: Store, threshold: float) -> pa.RecordBatch:
    """The rows of `near_duplicates`, in their order, from the table `signatures`: texts in groups of two and more.

    `threshold`: the estimated likeness from which texts belong together, LEAST to 1.
    """
    lots, texts = together(store, threshold)
    first = _firsts(store, lots, texts, threshold)
    grouped = np.isin(texts, first[first != texts]) | (first != texts)
    order = np.argsort(texts[grouped])
    return pa.RecordBatch.from_arrays(
        [pa.array(texts[grouped][order]), pa.array(first[grouped][order])], names=["text", "cluster"]
    )


def _firsts(store: Store, lots: Integers, texts: Integers, threshold: float) -> Integers:
    """Of each text the first one of its group: itself where it begins one."""
    found = texts.copy()
    kept: Signatures = np.zeros((FIRSTS, SLOTS), np.uint16)
    whose: list[int] = []
    lot, begun, at = -1, 0, 0
    for batch in in_order(store, texts):
        for signature in batch:
            if lots[at] != lot:
                lot, begun, whose = lots[at], 0, []
            alike = likeness(kept[: len(whose)], signature)
            if len(whose) and alike.max() >= threshold:
                # Of several just as like, the earliest.
                found[at] = min(whose[place] for place in np.flatnonzero(alike == alike.max()))
            else:
                place = begun % FIRSTS
                kept[place] = signature
                whose[place : place + 1] = [texts[at]]
                begun += 1
            at += 1
    return found
