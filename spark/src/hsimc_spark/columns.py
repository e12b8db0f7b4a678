"""Types of columns: those of the table model in Spark and in Arrow."""

from __future__ import annotations

import pyarrow as pa
from pyspark.sql.types import (
    BooleanType,
    DataType,
    DateType,
    DecimalType,
    DoubleType,
    IntegerType,
    StringType,
    StructField,
    StructType,
    TimestampNTZType,
)

from .program import Column, HsimcError, Table

_TYPES: dict[str, tuple[DataType, pa.DataType]] = {
    "id": (StringType(), pa.utf8()),
    "text": (StringType(), pa.utf8()),
    "integer": (IntegerType(), pa.int32()),
    "double": (DoubleType(), pa.float64()),
    "boolean": (BooleanType(), pa.bool_()),
    "date": (DateType(), pa.date32()),
    # The facility's own time: without a zone.
    "time": (TimestampNTZType(), pa.timestamp("us")),
    "money": (DecimalType(18, 2), pa.decimal128(18, 2)),
}


def _types(column: Column) -> tuple[DataType, pa.DataType]:
    if column.type not in _TYPES:
        raise HsimcError(f"column {column.name} has the type {column.type}, which this version of hsimc-spark does not know")
    return _TYPES[column.type]


def spark_schema(table: Table) -> StructType:
    fields = [StructField(one.name, _types(one)[0], one.nullable, {"comment": one.description}) for one in table.columns]
    return StructType(fields)


def arrow_schema(table: Table, wanted: StructType) -> pa.Schema:
    """The columns that were asked for with `.schema(…)`, which must be columns of the table; Arrow's types for them."""
    known = {column.name: column for column in table.columns}
    return pa.schema([_arrow_field(table, known, field) for field in wanted.fields])


def _arrow_field(table: Table, known: dict[str, Column], field: StructField) -> pa.Field:
    column = known.get(field.name)
    if column is None:
        raise HsimcError(f"table {table.name} has no column {field.name}; columns: {', '.join(known)}")
    in_spark, in_arrow = _types(column)
    if field.dataType != in_spark:
        raise HsimcError(f"column {field.name} of {table.name} is {in_spark.simpleString()}, not {field.dataType.simpleString()}")
    if column.nullable and not field.nullable:
        raise HsimcError(f"column {field.name} of {table.name} may be null: omit NOT NULL")
    return pa.field(field.name, in_arrow, field.nullable)


def fit(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """The same columns; nullable where that was asked for."""
    return pa.RecordBatch.from_arrays(batch.columns, schema=schema)

