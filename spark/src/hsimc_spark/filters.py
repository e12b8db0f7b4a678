"""Filters of Spark as masks of Arrow. A filter that is not exactly one of these is left to Spark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import pyarrow as pa
import pyarrow.compute as pc

_COMPARED = {
    "EqualTo": pc.equal,
    "GreaterThan": pc.greater,
    "GreaterThanOrEqual": pc.greater_equal,
    "LessThan": pc.less,
    "LessThanOrEqual": pc.less_equal,
}
_TEXT = {"StringStartsWith": pc.starts_with, "StringEndsWith": pc.ends_with, "StringContains": pc.match_substring}


@dataclass(frozen=True)
class Condition:
    """`kind` of a column and a value; turned around where it is negated. Null where the column is null, as in SQL, except for IsNull and IsNotNull."""

    kind: str
    column: str
    value: Any
    negated: bool

    def mask(self, batch: pa.RecordBatch) -> pa.Array:
        column = batch.column(self.column)
        found = self._found(column)
        return pc.invert(found) if self.negated else found

    def _found(self, column: pa.Array) -> pa.Array:
        if self.kind == "IsNull":
            return pc.is_null(column)
        if self.kind == "IsNotNull":
            return pc.is_valid(column)
        if self.kind == "In":
            among = pc.is_in(column, value_set=pa.array(self.value, type=column.type))
            return pc.if_else(pc.is_valid(column), among, pa.scalar(None, pa.bool_()))
        if self.kind in _TEXT:
            return _TEXT[self.kind](column, self.value)
        return _COMPARED[self.kind](column, pa.scalar(self.value, type=column.type))


def condition_of(one: Any, negated: bool = False) -> Optional[Condition]:
    kind = type(one).__name__
    if kind == "Not":
        return None if negated else condition_of(one.child, True)
    attribute = getattr(one, "attribute", None)
    if attribute is None or len(attribute) != 1:
        return None
    if kind in ("IsNull", "IsNotNull"):
        return Condition(kind, attribute[0], None, negated)
    value = getattr(one, "value", None)
    # What is compared with null is null, whatever the row.
    if value is None or (kind == "In" and None in value):
        return None
    if kind in _COMPARED or kind in _TEXT or kind == "In":
        return Condition(kind, attribute[0], value, negated)
    return None
