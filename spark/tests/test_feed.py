"""The feed as a stream: the rows of the feeds that the program writes to Parquet, day by day where Spark asks for days."""

from __future__ import annotations

import pytest
from conftest import COMMAND, hsimc
from rows import rows_of_files, sorted_rows

FIRST, LAST = "2025-06-20", "2025-06-24"


def stream(spark, table="observations"):
    options = {"scenario": "diabetes", "count": "200", "subjectsPerPartition": "100", "table": table, "since": FIRST, "asOf": LAST, "command": COMMAND}
    return spark.readStream.format("hsimc").options(**options).load()


def test_days(spark, tmp_path):
    query = stream(spark).writeStream.format("parquet").option("path", str(tmp_path / "rows")).option("checkpointLocation", str(tmp_path / "state"))
    running = query.trigger(availableNow=True).start()
    assert running.awaitTermination(900)
    by_day = tuple(int(part) for part in spark.version.split(".")[:2]) >= (4, 2)
    days = [f"2025-06-{day}" for day in range(20, 25)] if by_day else [FIRST, LAST]
    expected = []
    for since, as_of in zip(days, days[1:]):
        out = tmp_path / as_of
        hsimc("compile", "diabetes", "--count", "200", "--target", "parquet", "--since", since, "--as-of", as_of, "--out", str(out), "--quiet")
        expected += rows_of_files(out / "parquet" / "observations")
    assert len(expected) > 0
    assert sorted_rows(spark.read.parquet(str(tmp_path / "rows")).toArrow()) == sorted(expected)
    # Nothing is left: the same query, started again, has no rows.
    again = query.trigger(availableNow=True).start()
    assert again.awaitTermination(300)
    assert spark.read.parquet(str(tmp_path / "rows")).count() == len(expected)


def test_shared_rows_have_no_feed(spark):
    with pytest.raises(Exception, match="table practitioners has no feed"):
        stream(spark, "practitioners").writeStream.format("noop").trigger(availableNow=True).start().awaitTermination(120)
