"""Rows as plain text, in an order of their own: engines keep none."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def sorted_rows(table: pa.Table) -> list[str]:
    # Parquet has identifiers as UUID, Spark as text.
    return sorted("|".join(str(value) for value in row.values()) for row in table.to_pylist())


def rows_of_files(folder: Path) -> list[str]:
    return sorted_rows(pa.concat_tables([pq.read_table(path) for path in sorted(folder.glob("*.parquet"))]))
