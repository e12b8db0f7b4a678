"""The feed as a stream: a micro-batch has the rows that were reported after one day and up to another, new or changed, as `--since` and `--as-of` have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Iterator, Optional, Sequence

import pyarrow as pa
from pyspark.sql.datasource import DataSourceStreamReader, InputPartition

from .columns import fit
from .program import HsimcError, Plan, rows_of

try:
    # Since Spark 4.2. Without it a trigger that reads what there is would get all days at once.
    from pyspark.sql.streaming.datasource import SupportsTriggerAvailableNow
except ImportError:

    class SupportsTriggerAvailableNow:  # type: ignore[no-redef]
        pass


if TYPE_CHECKING:
    from .source import HsimcDataSource


@dataclass(frozen=True)
class FeedBlocks(InputPartition):
    plan: Plan
    blocks: str


class FeedReader(DataSourceStreamReader, SupportsTriggerAvailableNow):
    """An offset is a day, all of which is known. Since Spark 4.2 each micro-batch is one day; before, the first one is all of them."""

    def __init__(self, source: HsimcDataSource, schema: pa.Schema) -> None:
        table = source.table
        if table.shared:
            raise HsimcError(f"table {table.name} has no feed: all subjects share its rows; read it without a stream")
        self.source = source
        self.command = source.command
        self.table = table.name
        self.arrow = schema
        self.first = _day("since", source.given["since"])
        self.last = _day("asOf", source.plan.as_of)

    def initialOffset(self) -> dict:
        return {"day": self.first.isoformat()}

    def latestOffset(self, start: Optional[dict] = None, limit: object = None) -> dict:
        """`start` and `limit` since Spark 4.2."""
        if start is None:
            return {"day": self.last.isoformat()}
        following = date.fromisoformat(start["day"]) + timedelta(days=1)
        return {"day": min(max(following, self.first), self.last).isoformat()}

    def prepareForTriggerAvailableNow(self) -> None:
        """The last day of a feed is known from the start."""

    def partitions(self, start: dict, end: dict) -> Sequence[InputPartition]:
        plan = self.source.planned({"since": start["day"], "as-of": end["day"]})
        return [FeedBlocks(plan, str(block)) for block in range(plan.blocks)]

    def read(self, partition: FeedBlocks) -> Iterator[pa.RecordBatch]:
        for batch in rows_of(self.command, partition.plan, self.table, self.arrow.names, partition.blocks):
            yield fit(batch, self.arrow)


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise HsimcError(f"option {option} is {text}: expected a day, such as 2025-01-31") from None
