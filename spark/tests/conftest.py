"""A cluster of two executors on this machine, and the program that the tests are for: `HSIMC_COMMAND`, or hsimc on the path."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hsimc_spark.program import words_of
from pyspark.sql import SparkSession

COMMAND = os.environ.get("HSIMC_COMMAND", "hsimc")
# Executors use the Python of the tests.
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable


@pytest.fixture(scope="session")
def spark():
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.task.maxFailures", "8")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture
def source(spark):
    """A reader of the library's diabetes, in small partitions."""

    def reader(table="observations", count=60, **more):
        options = {"scenario": "diabetes", "count": str(count), "subjectsPerPartition": "10", "table": table, "command": COMMAND, **more}
        return spark.read.format("hsimc").options(**options)

    return reader


def hsimc(*words: str) -> None:
    """Runs the program; an expectation that fails in a small cohort is no failure here."""
    process = subprocess.run([*words_of(COMMAND), *words], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert process.returncode in (0, 1), process.stderr


@pytest.fixture(scope="session")
def parquet(tmp_path_factory) -> Path:
    """The same cohort as Parquet files."""
    out = tmp_path_factory.mktemp("parquet") / "run"
    hsimc("compile", "diabetes", "--count", "60", "--target", "parquet", "--out", str(out), "--quiet")
    return out / "parquet"
