"""The data source: a table of a plan as a DataFrame. A partition is a block of the plan, made by one process of the program on an executor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Iterator, Mapping, Sequence

import pyarrow as pa
from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
from pyspark.sql.types import StructType

from .columns import arrow_schema, fit, spark_schema
from .feed import FeedReader
from .filters import Condition, condition_of
from .program import HsimcError, Plan, Table, make_plan, read_plan, rows_of, table_of

# Subjects of a partition: enough that starting and warming up a process is a small share of its work.
SUBJECTS = "4096"

# Options that are passed to `hsimc plan`, and their names there.
_PLANNED = {"count": "count", "members": "members", "seed": "seed", "asof": "as-of", "since": "since", "subjectsperpartition": "block-size"}
_NAMES = {
    "scenario": "scenario",
    "plan": "plan",
    "table": "table",
    "count": "count",
    "members": "members",
    "seed": "seed",
    "set": "set",
    "asof": "asOf",
    "since": "since",
    "subjectsperpartition": "subjectsPerPartition",
    "command": "command",
    "pushfilters": "pushFilters",
}


@dataclass(frozen=True)
class Blocks(InputPartition):
    """Numbers of blocks as the program reads them: `17`, `0..63`."""

    blocks: str


class HsimcDataSource(DataSource):
    """`spark.read.format("hsimc")`. Options: see the README of this package."""

    def __init__(self, options: Mapping[str, str]) -> None:
        super().__init__(dict(options))
        self.given = {name.lower(): value for name, value in options.items()}
        unknown = [name for name in self.given if name not in _NAMES]
        if unknown:
            raise HsimcError(f"unknown option {unknown[0]}; options: {', '.join(_NAMES.values())}")
        if ("scenario" in self.given) == ("plan" in self.given):
            raise HsimcError('expected one of the options scenario and plan: .option("scenario", "diabetes")')
        if "table" not in self.given:
            raise HsimcError('option table is missing: .option("table", "patients")')

    @classmethod
    def name(cls) -> str:
        return "hsimc"

    @property
    def command(self) -> str:
        return self.given.get("command", "hsimc")

    @cached_property
    def plan(self) -> Plan:
        """Made once, by the driver: Spark sends this object with it."""
        if "plan" in self.given:
            decided = [_NAMES[name] for name in self.given if name in _PLANNED or name == "set"]
            if decided:
                raise HsimcError(f"options plan and {decided[0]} cannot be combined: the plan decides it")
            return read_plan(self.given["plan"])
        return self.planned({})

    def planned(self, more: Mapping[str, str]) -> Plan:
        """A plan of the scenario, with more options of `hsimc plan`."""
        options = {"block-size": SUBJECTS}
        options.update({_PLANNED[name]: value for name, value in self.given.items() if name in _PLANNED})
        options.update(more)
        settings = [one.strip() for one in self.given.get("set", "").split(";") if one.strip()]
        return make_plan(self.command, self.given["scenario"], settings, options)

    @cached_property
    def table(self) -> Table:
        return table_of(self.command, self.plan, self.given["table"])

    def schema(self) -> StructType:
        return spark_schema(self.table)

    def reader(self, schema: StructType) -> DataSourceReader:
        pushes = self.given.get("pushfilters", "false").lower()
        if pushes not in ("true", "false"):
            raise HsimcError(f"option pushFilters is {pushes}: expected true or false")
        reader = FilteringReader if pushes == "true" else TableReader
        return reader(self.command, self.plan, self.table, arrow_schema(self.table, schema))

    def streamReader(self, schema: StructType) -> FeedReader:
        if "plan" in self.given or "since" not in self.given:
            raise HsimcError("a stream needs the options scenario and since: the day after which it begins")
        return FeedReader(self, arrow_schema(self.table, schema))


class TableReader(DataSourceReader):
    def __init__(self, command: str, plan: Plan, table: Table, schema: pa.Schema) -> None:
        self.command = command
        self.plan = plan
        self.table = table
        self.arrow = schema

    def partitions(self) -> Sequence[InputPartition]:
        return partitions_of(self.plan, self.table)

    def read(self, partition: Blocks) -> Iterator[pa.RecordBatch]:
        for batch in rows_of(self.command, self.plan, self.table.name, self.arrow.names, partition.blocks):
            yield fit(batch, self.arrow)


class FilteringReader(TableReader):
    """Leaves rows out before they reach Spark. A class of its own, since Spark refuses readers that could where its configuration does not allow it."""

    conditions: tuple[Condition, ...] = ()

    def pushFilters(self, filters: list) -> Iterator:
        """@return the filters that are left to Spark"""
        taken = []
        for one in filters:
            condition = condition_of(one)
            if condition is None:
                yield one
            else:
                taken.append(condition)
        self.conditions = tuple(taken)

    def read(self, partition: Blocks) -> Iterator[pa.RecordBatch]:
        for batch in super().read(partition):
            for condition in self.conditions:
                batch = batch.filter(condition.mask(batch))
            if batch.num_rows > 0:
                yield batch


def partitions_of(plan: Plan, table: Table) -> list[Blocks]:
    """A block each. What all subjects share is one partition: two blocks may refer to the same provider, who is one row."""
    if plan.blocks == 0:
        return []
    if table.shared:
        return [Blocks(f"0..{plan.blocks - 1}")]
    return [Blocks(str(block)) for block in range(plan.blocks)]
