"""A table as a DataFrame: the rows of the Parquet files, also where an executor is lost; and what is reported where something is wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time

import pytest
from conftest import COMMAND, hsimc
from rows import rows_of_files, sorted_rows


@pytest.mark.parametrize("table, partitions", [("observations", 6), ("patients", 6), ("practitioners", 1)])
def test_rows_of_parquet(source, parquet, table, partitions):
    frame = source(table).load()
    assert frame.rdd.getNumPartitions() == partitions
    assert sorted_rows(frame.toArrow()) == rows_of_files(parquet / table)


def executors() -> list[int]:
    """Process ids of the executors below this process."""
    listed = subprocess.run(["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    found = [line.split(None, 2) for line in listed.splitlines()]
    below = {os.getpid()}
    while True:
        more = {int(pid) for pid, parent, *_ in found if int(parent) in below} | below
        if more == below:
            break
        below = more
    return [int(pid) for pid, _, *args in found if int(pid) in below and args and args[0].split(" ")[0].endswith("java") and "CoarseGrainedExecutorBackend" in args[0]]


def test_executor_killed(spark, source, parquet):
    frame = source().load()
    context = spark.sparkContext
    results = []

    def collect():
        context.setJobGroup("killed", "a job that loses an executor")
        results.append(frame.toArrow())

    worker = threading.Thread(target=collect)
    before = executors()
    assert len(before) == 2
    worker.start()
    # In the middle: some partitions are there, others are not.
    deadline = time.time() + 300
    done = 0
    while done < 2 and worker.is_alive() and time.time() < deadline:
        time.sleep(0.05)
        tracker = context.statusTracker()
        done = sum(stage.numCompletedTasks for stage in map(tracker.getStageInfo, tracker.getActiveStageIds()) if stage is not None)
    assert worker.is_alive() and done >= 2
    os.kill(before[0], signal.SIGKILL)
    worker.join(600)
    assert sorted_rows(results[0]) == rows_of_files(parquet / "observations")
    assert before[0] not in executors()


def test_chosen_columns(source, parquet):
    frame = source().schema("value double, code string not null").load()
    assert frame.columns == ["value", "code"]
    whole = source().load().select("value", "code")
    assert sorted_rows(frame.toArrow()) == sorted_rows(whole.toArrow())


@pytest.mark.parametrize(
    "schema, message",
    [
        ("valeu double", "table observations has no column valeu; columns: id, patient_id"),
        ("value string", "column value of observations is double, not string"),
        ("value double not null", "column value of observations may be null: omit NOT NULL"),
    ],
)
def test_columns_refused(source, schema, message):
    with pytest.raises(Exception, match=message):
        source().schema(schema).load().count()


@pytest.mark.parametrize(
    "options, message",
    [
        ({"table": "observation"}, r"hsimc: unknown table: observation\n  nearest: observations"),
        ({"seeds": "2"}, "unknown option seeds; options: scenario, plan, table"),
        ({"plan": "plan.json"}, "expected one of the options scenario and plan"),
        ({"count": "many"}, "the number of subjects must be a whole number"),
        ({"set": "follow_up=blue"}, "follow_up"),
        ({"command": "no-such-program"}, "cannot start no-such-program: No such file or directory; install hsimc and Node"),
        ({"pushFilters": "yes"}, "option pushFilters is yes: expected true or false"),
    ],
)
def test_options_refused(source, options, message):
    with pytest.raises(Exception, match=message):
        source(**options).load().count()


def test_diagnostics_of_a_scenario(source, tmp_path):
    file = tmp_path / "wrong.hsim"
    file.write_text('hsim 1\nscenario wrong "W" { as_of: 2025-01-01 }\nprofile adult { age: oops }\n')
    with pytest.raises(Exception, match=r"(?s)error\[HS\d{4}\].*wrong\.hsim:3:22.*oops"):
        source(scenario=str(file)).load()


def test_options_reach_the_program(source):
    assert source("patients", count=3, seed="2").load().count() == 3
    ids = [[row.id for row in source("patients", count=3, seed=seed).load().select("id").collect()] for seed in ("1", "2", "2")]
    assert ids[0] != ids[1] and sorted(ids[1]) == sorted(ids[2])
    early = source(asOf="2024-01-31").load().agg({"effective": "max"}).collect()[0][0]
    assert early.isoformat() < "2024-02-01"


class TestPlan:
    @pytest.fixture
    def plan(self, tmp_path):
        path = tmp_path / "plan.json"
        hsimc("plan", "diabetes", "--count", "60", "--block-size", "20", "--target", "parquet", "--out", str(path), "--quiet")
        return path

    def read(self, spark, path, **more):
        return spark.read.format("hsimc").options(plan=str(path), table="observations", command=COMMAND, **more).load()

    def test_is_a_source(self, spark, plan, parquet):
        frame = self.read(spark, plan)
        assert frame.rdd.getNumPartitions() == 3
        assert sorted_rows(frame.toArrow()) == rows_of_files(parquet / "observations")

    @pytest.mark.parametrize(
        "name, value, message",
        [
            ("engine", "0.0.9", r"was made by hsimc 0\.0\.9, and this is hsimc"),
            ("count", 61, r"has changed since it was made: its hash is not"),
            ("seed", "2", r"has changed since it was made: its hash is not"),
        ],
    )
    def test_of_another_version_or_parameter_is_refused(self, spark, plan, name, value, message):
        changed = json.loads(plan.read_text())
        changed["inputs"][name] = value
        plan.write_text(json.dumps(changed))
        with pytest.raises(Exception, match=message):
            self.read(spark, plan).count()

    def test_decides_what_options_decide(self, spark, plan):
        with pytest.raises(Exception, match="options plan and count cannot be combined: the plan decides it"):
            self.read(spark, plan, count="3").count()

    def test_that_is_none(self, spark, plan):
        plan.write_text("{}")
        with pytest.raises(Exception, match="is not a plan of `hsimc plan`"):
            self.read(spark, plan).count()


def test_a_stream_that_breaks_off_is_an_error(source, tmp_path):
    """A whole stream without its last batches looks whole to Arrow: the exit code of the program decides."""
    program = tmp_path / "breaks"
    program.write_text(f'#!/bin/sh\ncase "$1 $*" in\n"rows "*--blocks*) {COMMAND} "$@"; echo broken >&2; exit 3 ;;\n*) exec {COMMAND} "$@" ;;\nesac\n')
    program.chmod(0o755)
    with pytest.raises(Exception, match="broken"):
        source(command=str(program)).load().count()


def test_filters(spark, source):
    if tuple(int(part) for part in spark.version.split(".")[:2]) < (4, 1):
        pytest.skip("Spark before 4.1 hands filters to no Python data source")
    spark.conf.set("spark.sql.python.filterPushdown.enabled", "true")
    try:
        for condition in [
            "code = '4548-4' and value > 7.5",
            "not (code = '4548-4') or note is null",
            "unit not in ('%', 'mg/dL')",
            "code in ('4548-4', '8302-2') and value is not null",
            "effective >= timestamp_ntz'2024-01-01 00:00:00'",
            "code_display like 'Hemo%'",
        ]:
            pushed = source(pushFilters="true").load().where(condition).toArrow()
            assert sorted_rows(pushed) == sorted_rows(source().load().where(condition).toArrow()), condition
    finally:
        spark.conf.set("spark.sql.python.filterPushdown.enabled", "false")
