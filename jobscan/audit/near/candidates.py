"""Which texts may belong to one group: each is compared with few others, not all with all.

Two texts are compared where a stretch of their signatures (a band) is the same: nearly always where
they are as alike as asked for, seldom where they are not. Of many texts with the same band each is
compared with the WINDOW before it, in an order that puts those side by side which share the next
band, too: the work grows with the number of texts and not with its square.
What is kept in memory is about 110 bytes a text; the signatures stay in the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from jobscan.audit.near.signature import SLOTS, Signatures, likeness, unpacked

if TYPE_CHECKING:
    from jobscan.audit.store import Store

WINDOW = 32
_RECALL = 0.99

Integers = NDArray[np.int64]


def bands(threshold: float) -> tuple[int, int]:
    """How many bands of how many slots: so that two texts just as alike as `threshold` share one in 99 % of cases."""
    for slots in range(SLOTS, 1, -1):
        count = SLOTS // slots
        if 1 - (1 - threshold**slots) ** count >= _RECALL:
            return count, slots
    return SLOTS, 1


def together(store: Store, threshold: float) -> tuple[Integers, Integers]:
    """Texts that hang together with others, from the table `signatures`: the first of each such lot, and the text.

    Sorted by both. a is like b and b like c, so that all three are one lot, although a and c may be less
    alike: filled-in forms hang together by hundreds.
    """
    texts = np.sort(_texts(store))
    labels = np.arange(len(texts))  # of each text the first of its lot, by its place in `texts`
    count, slots = bands(threshold)
    for band in range(count if len(texts) else 0):
        members = _members(store, texts, labels, slice(band * slots, (band + 1) * slots), slots)
        _unite(labels, _pairs(store, texts, labels, members, threshold))
    several = np.flatnonzero(np.bincount(labels, minlength=1)[labels] > 1)
    several = several[np.argsort(labels[several], kind="stable")]
    return texts[labels[several]], texts[several]


def _texts(store: Store) -> Integers:
    found = [np.zeros(0, np.int64)]
    found += [batch.column(0).to_numpy() for batch in store.arrow("SELECT text FROM signatures")]
    return np.concatenate(found)


def _members(
    store: Store, texts: Integers, labels: Integers, band: slice, slots: int
) -> tuple[Integers, Integers]:
    """The places in `texts` of those that share this band with another group, side by side, and where each such lot begins."""
    place, key, following = (np.empty(len(texts), kind) for kind in (np.int64, np.uint64, np.uint64))
    after = np.arange(band.stop, band.stop + slots) % SLOTS
    at = 0
    for batch in store.arrow("SELECT text, signature FROM signatures"):
        end = at + len(batch)
        found = unpacked(batch.column(1).to_pylist())
        place[at:end] = np.searchsorted(texts, batch.column(0).to_numpy())
        key[at:end], following[at:end] = _hashed(found[:, band]), _hashed(found[:, after])
        at = end
    order = np.lexsort((place, following, key))
    place, key = place[order], key[order]
    begins = _begins(key)
    lot = np.cumsum(begins) - 1
    starts = np.flatnonzero(begins)
    own = labels[place]
    several = (np.minimum.reduceat(own, starts) != np.maximum.reduceat(own, starts))[lot]
    return place[several], lot[several]


def _begins(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether each value is another than the one before it."""
    begins = np.ones(len(values), np.bool_)
    begins[1:] = values[1:] != values[:-1]
    return begins


def _hashed(part: Signatures) -> NDArray[np.uint64]:
    """A number for each row; two rows that differ have the same one hardly ever, and are then compared in vain."""
    found = np.zeros(len(part), np.uint64)
    for column in part.T:
        found = (found ^ column) * np.uint64(0x9E3779B97F4A7C15)
        found ^= found >> np.uint64(29)
    return found


def _pairs(
    store: Store, texts: Integers, labels: Integers, members: tuple[Integers, Integers], threshold: float
) -> tuple[Integers, Integers]:
    """Those of different groups that are as alike as `threshold`, as places in `texts`."""
    place, lot = members
    left, right = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    before: Signatures = np.zeros((0, SLOTS), np.uint16)
    end = 0
    for batch in in_order(store, texts[place]):
        known = np.concatenate((before, batch))
        begin, end = end - len(before), end + len(batch)
        here, lots = place[begin:end], lot[begin:end]
        for back in range(1, min(WINDOW, len(known) - 1) + 1):
            later = np.arange(max(back, len(before)), len(known))
            later = later[
                (lots[later] == lots[later - back]) & (labels[here[later]] != labels[here[later - back]])
            ]
            alike = later[likeness(known[later], known[later - back]) >= threshold]
            left.append(here[alike - back])
            right.append(here[alike])
        before = known[-WINDOW:]
    return np.concatenate(left), np.concatenate(right)


def in_order(store: Store, wanted: Integers) -> Iterator[Signatures]:
    """The signatures of the texts `wanted`, in that order."""
    asked = pa.RecordBatch.from_arrays(
        [pa.array(np.arange(len(wanted))), pa.array(wanted)], names=["place", "text"]
    )
    sql = "SELECT signature FROM signatures JOIN wanted USING (text) ORDER BY place"
    for batch in store.arrow(sql, wanted=asked):
        yield unpacked(batch.column(0).to_pylist())


def _unite(labels: Integers, pairs: tuple[Integers, Integers]) -> None:
    """Give all that hang together by `pairs` the smallest label among them."""
    left, right = pairs
    while True:
        one, other = labels[left], labels[right]
        if np.array_equal(one, other):
            return
        smallest = np.minimum(one, other)
        np.minimum.at(labels, one, smallest)
        np.minimum.at(labels, other, smallest)
        while not np.array_equal(further := labels[labels], labels):
            labels[:] = further
