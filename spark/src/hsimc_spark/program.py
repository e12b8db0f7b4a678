"""Calls of the hsimc program: it makes plans, describes their tables, and streams rows as Arrow IPC."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import tempfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Iterator, Mapping, Sequence

import pyarrow as pa

# Characters of messages that an exception carries: Spark repeats it in several places.
MOST_MESSAGE = 8000


class HsimcError(RuntimeError):
    """What hsimc reported, in its own words: diagnostics of a scenario, or why a plan is refused."""


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    nullable: bool
    description: str


@dataclass(frozen=True)
class Table:
    name: str
    columns: tuple[Column, ...]
    # Providers and organizations, which all subjects of a run share.
    shared: bool


@dataclass(frozen=True)
class Plan:
    """All that decides the rows of a run, as the program wrote it. It is sent to executors, which need neither the scenario nor the library."""

    packed: bytes
    sha256: str
    blocks: int
    as_of: str

    @staticmethod
    def of(text: bytes, source: str) -> Plan:
        try:
            head = json.loads(text)
            return Plan(zlib.compress(text), head["sha256"], head["blocks"], head["inputs"]["as_of"])
        except (ValueError, TypeError, KeyError):
            raise HsimcError(f"{source} is not a plan of `hsimc plan`") from None

    @contextmanager
    def file(self) -> Iterator[str]:
        """The plan as a file, while the program needs it."""
        handle, path = tempfile.mkstemp(prefix=f"hsimc-{self.sha256[:16]}-", suffix=".plan.json")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(zlib.decompress(self.packed))
            yield path
        finally:
            os.unlink(path)


def words_of(command: str) -> list[str]:
    words = shlex.split(command)
    if not words:
        raise HsimcError("option command is empty: expected a program, such as hsimc")
    return words


def make_plan(command: str, scenario: str, settings: Sequence[str], options: Mapping[str, str]) -> Plan:
    """Checks a scenario and makes a plan of it. `options` are those of `hsimc plan`."""
    with tempfile.TemporaryDirectory(prefix="hsimc-") as folder:
        path = os.path.join(folder, "plan.json")
        words = ["plan", scenario, "--target", "arrow", "--out", path, "--most", "999999TB", "--quiet"]
        for name, value in options.items():
            words += [f"--{name}", value]
        for setting in settings:
            words += ["--set", setting]
        _answer(command, words)
        return read_plan(path)


def read_plan(path: str) -> Plan:
    try:
        with open(path, "rb") as file:
            return Plan.of(file.read(), path)
    except OSError as error:
        raise HsimcError(f"cannot read the plan {path}: {error.strerror}") from None


def table_of(command: str, plan: Plan, name: str) -> Table:
    with plan.file() as path:
        found = json.loads(_answer(command, ["rows", path, "--schema", "--table", name]))["tables"][0]
    columns = tuple(Column(one["name"], one["type"], one["nullable"], one["description"]) for one in found["columns"])
    return Table(found["name"], columns, found["of"] == "directory")


def rows_of(command: str, plan: Plan, table: str, columns: Sequence[str], blocks: str) -> Iterator[pa.RecordBatch]:
    """The rows of some blocks. One process makes them; it ends with this generator, however that ends."""
    with plan.file() as path, tempfile.TemporaryFile() as messages:
        words = ["rows", path, "--table", table, "--columns", ",".join(columns), "--blocks", blocks]
        process = _start(command, words, subprocess.PIPE, messages)
        try:
            try:
                with pa.ipc.open_stream(process.stdout) as stream:
                    yield from stream
            except (pa.ArrowInvalid, OSError) as error:
                # The program ended early: what it reported is the cause. Where it still writes, nobody reads any more.
                process.stdout.close()
                if process.wait() == 0:
                    raise HsimcError(f"{command} wrote no Arrow stream: {error}") from None
            # A stream that breaks off between two batches looks like one that ends.
            if process.wait() != 0:
                messages.seek(0)
                raise _failed(command, process.returncode, messages.read())
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            process.stdout.close()


def _answer(command: str, words: Sequence[str]) -> bytes:
    process = _start(command, words, subprocess.PIPE, subprocess.PIPE)
    out, messages = process.communicate()
    if process.returncode != 0:
        raise _failed(command, process.returncode, messages + out)
    return out


def _start(command: str, words: Sequence[str], out: int, messages) -> subprocess.Popen:
    try:
        return subprocess.Popen([*words_of(command), *words], stdin=subprocess.DEVNULL, stdout=out, stderr=messages)
    except OSError as error:
        raise HsimcError(
            f"cannot start {command}: {error.strerror}; install hsimc and Node on every machine, or set the option command"
        ) from None


def _failed(command: str, code: int, messages: bytes) -> HsimcError:
    text = messages.decode("utf-8", "replace").strip()
    ended = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
    return HsimcError(text[:MOST_MESSAGE] if text else f"{command} {ended}")
