"""
Apache Arrow's own reader and DuckDB: every table has the types of the model and the same rows as Parquet, Arrow, CSV and in the database, no key twice and
no reference that leads nowhere.

    python3 tests/conformance/tables.py RUN MODEL [--faults]    RUN holds the targets parquet, arrow, csv and duckdb; MODEL is the table model as JSON

With --faults the run is then copied and broken in one way after the other: each copy must be objected to.
"""

import glob
import json
import os
import re
import shutil
import sys
import tempfile

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.ipc
import pyarrow.parquet

TYPES = {
    "id": pa.string(),
    "text": pa.string(),
    "integer": pa.int32(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "time": pa.timestamp("us"),
    "money": pa.decimal128(18, 2),
}
DUCK = {
    "id": "VARCHAR",
    "text": "VARCHAR",
    "integer": "INTEGER",
    "double": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "time": "TIMESTAMP",
    "money": "DECIMAL(18,2)",
}


def schema_of(table):
    return pa.schema([pa.field(column["name"], TYPES[column["type"]], column["nullable"]) for column in table["columns"]])


def from_parquet(folder):
    files = sorted(glob.glob(os.path.join(folder, "*.parquet")))
    return pa.concat_tables([pyarrow.parquet.ParquetFile(file).read() for file in files])


def from_arrow(file):
    with pyarrow.ipc.open_stream(file) as stream:
        return stream.read_all()


def from_csv(file, schema):
    types = {field.name: field.type for field in schema}
    convert = pyarrow.csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False)
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    return pyarrow.csv.read_csv(file, convert_options=convert, parse_options=parse).cast(schema)


def duck_sources(run, table):
    """How DuckDB opens a table, by its own readers."""
    name = table["name"]
    columns = ", ".join("'%s': '%s'" % (column["name"], DUCK[column["type"]]) for column in table["columns"])
    options = """header = true, auto_detect = false, quote = '"', escape = '"', allow_quoted_nulls = false, strict_mode = true"""
    yield "DuckDB, Parquet", "read_parquet('%s/parquet/%s/*.parquet')" % (run, name)
    yield "DuckDB, CSV", "read_csv('%s/csv/%s.csv', %s, columns = {%s})" % (run, name, options, columns)
    yield "DuckDB, database", "cohort.%s" % name


def one(connection, query):
    return connection.execute(query).fetchone()[0]


def table_faults(run, table, records, connection):
    """What is wrong with a table, by any of the readers."""
    name = table["name"]
    schema = schema_of(table)
    arrow = from_arrow(os.path.join(run, "arrow", name + ".arrows"))
    others = {"Parquet": from_parquet(os.path.join(run, "parquet", name)), "CSV": from_csv(os.path.join(run, "csv", name + ".csv"), schema)}
    for form, read in [("Arrow", arrow), *others.items()]:
        if not read.schema.equals(schema):
            yield "%s: %s has %s" % (name, form, read.schema)
    for form, read in others.items():
        if not read.equals(arrow):
            yield "%s: %s has other rows than Arrow" % (name, form)
    if name in records and arrow.num_rows != records[name]:
        yield "%s: %d rows of %d records" % (name, arrow.num_rows, records[name])
    connection.register("arrow", arrow)
    for form, source in duck_sources(run, table):
        described = connection.execute("DESCRIBE SELECT * FROM %s" % source).fetchall()
        found = [(column, "VARCHAR" if kind == "UUID" else kind) for column, kind, *_ in described]
        if found != [(column["name"], DUCK[column["type"]]) for column in table["columns"]]:
            yield "%s: %s has %s" % (name, form, found)
            continue
        cells = ", ".join('"%s"::VARCHAR' % c["name"] if c["type"] == "id" else '"%s"' % c["name"] for c in table["columns"])
        both = "(SELECT {0} FROM {1} EXCEPT ALL SELECT {0} FROM arrow) UNION ALL (SELECT {0} FROM arrow EXCEPT ALL SELECT {0} FROM {1})"
        differ = one(connection, "SELECT count(*) FROM (%s)" % both.format(cells, source))
        if differ > 0:
            yield "%s: %s has %d other rows than Arrow" % (name, form, differ)
    connection.unregister("arrow")


def reference_faults(model, read):
    """Keys that are there twice and references that lead nowhere; `read` gives a table by its name."""
    for table in model:
        rows = read(table["name"])
        twice = rows.num_rows - rows.group_by(table["key"]).aggregate([]).num_rows
        if twice > 0:
            yield "%s: %d keys are there twice" % (table["name"], twice)
        for reference in table["references"]:
            held = rows.column(reference["name"]).drop_null()
            orphans = pc.sum(pc.invert(pc.is_in(held, value_set=read(reference["to"]).column("id").combine_chunks()))).as_py() or 0
            if orphans > 0:
                yield "%s.%s: %d lead to no row of %s" % (table["name"], reference["name"], orphans, reference["to"])


def faults_of(run, model):
    with open(os.path.join(run, "manifest.json"), encoding="utf-8") as file:
        records = json.load(file)["records"]
    found = []
    try:
        with duckdb.connect() as connection:
            connection.execute("ATTACH '%s/duckdb/cohort.duckdb' AS cohort (READ_ONLY)" % run)
            for table in model:
                found += table_faults(run, table, records, connection)
        if not found:
            found += reference_faults(model, lambda name: from_arrow(os.path.join(run, "arrow", name + ".arrows")))
    except (pa.ArrowException, duckdb.Error, OSError, ValueError) as error:
        found.append(str(error).split("\n")[0])
    return found


def rewrite(path, change):
    with open(path, "rb") as file:
        good = file.read()
    bad = change(good)
    assert bad != good, path
    with open(path, "wb") as file:
        file.write(bad)


def reparquet(path, change):
    table = pyarrow.parquet.ParquetFile(path).read()
    pyarrow.parquet.write_table(change(table), path)


def rearrow(path, change):
    table = change(from_arrow(path))
    with pyarrow.ipc.new_stream(path, table.schema) as stream:
        stream.write_table(table)


def first_is_lost(run, name):
    """Takes the first row out of a table in every form, and out of the count, so that only references can tell."""
    arrow = "%s/arrow/%s.arrows" % (run, name)
    lost = from_arrow(arrow).column("id")[0].as_py()
    keep = lambda t: t.filter(pc.not_equal(t.column("id"), lost))
    rearrow(arrow, keep)
    reparquet("%s/parquet/%s/00000.parquet" % (run, name), keep)
    rewrite("%s/csv/%s.csv" % (run, name), lambda text: b"\r\n".join(row for row in text.split(b"\r\n") if not row.startswith(lost.encode())))
    with duckdb.connect("%s/duckdb/cohort.duckdb" % run) as connection:
        connection.execute("DELETE FROM %s WHERE id = '%s'" % (name, lost))
    rewrite("%s/manifest.json" % run, lambda text: re.sub(rb'("%s": ?)(\d+)' % name.encode(), lambda m: m[1] + b"%d" % (int(m[2]) - 1), text))


def in_csv(name, change):
    return lambda run: rewrite("%s/csv/%s.csv" % (run, name), change)


def in_parquet(name, change):
    return lambda run: rewrite("%s/parquet/%s/00000.parquet" % (run, name), change)


def in_table(name, change):
    return lambda run: reparquet("%s/parquet/%s/00000.parquet" % (run, name), change)


def in_stream(name, change):
    return lambda run: rewrite("%s/arrow/%s.arrows" % (run, name), change)


def in_database(statement):
    def change(run):
        with duckdb.connect("%s/duckdb/cohort.duckdb" % run) as connection:
            connection.execute(statement)

    return change


def cast(column, kind):
    return lambda t: t.set_column(t.schema.get_field_index(column), pa.field(column, kind), t.column(column).cast(kind))


def line(number, change):
    """Changes one line of a CSV file."""

    def changed(text):
        lines = text.split(b"\r\n")
        lines[number] = change(lines[number])
        return b"\r\n".join(lines)

    return changed


def swapped(cells):
    first, second, *rest = cells.split(b",")
    return b",".join([second, first, *rest])


ORPHANS = "everywhere: a visit is lost, and its records are not"
FAULTS = [
    ("CSV: a row is lost", in_csv("encounters", lambda text: text[: text.rstrip().rindex(b"\r\n") + 2])),
    ("CSV: a row is there twice", in_csv("encounters", line(1, lambda row: row + b"\r\n" + row))),
    ("CSV: a cell too few", in_csv("encounters", line(1, lambda row: row[: row.rindex(b",")]))),
    ("CSV: a cell too many", in_csv("encounters", line(1, lambda row: row + b",1"))),
    ("CSV: two columns change places", in_csv("encounters", line(1, swapped))),
    ("CSV: the header is renamed", in_csv("patients", line(0, lambda row: row.replace(b"birth_date", b"dob")))),
    ("CSV: a date of another form", in_csv("patients", line(1, lambda row: row.replace(b"19", b"19/", 1)))),
    ("CSV: null becomes empty text", in_csv("encounters", line(1, lambda row: row.replace(b",,", b',"",', 1)))),
    ("CSV: a quote is not closed", in_csv("patients", line(1, lambda row: row + b'"'))),
    ("CSV: cut off in the middle", in_csv("observations", lambda text: text[: len(text) * 2 // 3])),
    ("Parquet: cut off", in_parquet("patients", lambda data: data[:-20])),
    ("Parquet: cut to a hundred bytes", in_parquet("patients", lambda data: data[:100])),
    ("Parquet: bytes in the middle", in_parquet("observations", lambda data: data[:4] + bytes(b ^ 255 for b in data[4:400]) + data[400:])),
    ("Parquet: another end", in_parquet("patients", lambda data: data[:-4] + b"XXXX")),
    ("Parquet: a row is lost", in_table("encounters", lambda t: t.slice(1))),
    ("Parquet: a date as text", in_table("patients", cast("birth_date", pa.string()))),
    ("Parquet: a whole number as a double", in_table("patients", cast("subject_index", pa.float64()))),
    ("Parquet: a time with a zone", in_table("encounters", cast("start", pa.timestamp("us", tz="UTC")))),
    ("Parquet: a column is lost", in_table("patients", lambda t: t.drop_columns(["zip"]))),
    ("Parquet: a column that may be null", in_table("patients", lambda t: t.cast(pa.schema([f.with_nullable(True) for f in t.schema])))),
    ("Arrow: cut off", in_stream("observations", lambda data: data[: len(data) // 2])),
    ("Arrow: a text changed", in_stream("encounters", lambda data: data.replace(b"ambulatory", b"inpatients", 1))),
    ("database: a row is lost", in_database("DELETE FROM goals WHERE id = (SELECT min(id) FROM goals)")),
    ("database: a value is another", in_database("UPDATE patients SET zip = ltrim(zip, '0') || 'x' WHERE subject_index = 1")),
    ("database: a column of another type", in_database("ALTER TABLE observation_components ALTER unit TYPE BLOB")),
    (ORPHANS, lambda run: first_is_lost(run, "encounters")),
]


def slipped(run, model):
    """The broken copies that nobody objects to."""
    with tempfile.TemporaryDirectory() as work:
        for what, change in FAULTS:
            copy = os.path.join(work, "copy")
            shutil.copytree(run, copy)
            change(copy)
            objected = faults_of(copy, model)
            if not objected or (what == ORPHANS and not all("lead to no row of encounters" in fault for fault in objected)):
                yield what
            shutil.rmtree(copy)


def main(run, model_file, *words):
    with open(model_file, encoding="utf-8") as file:
        model = json.load(file)
    found = faults_of(run, model)
    rows = sum(from_arrow(os.path.join(run, "arrow", table["name"] + ".arrows")).num_rows for table in model) if not found else 0
    print("\n".join(found) or "%d tables, %d rows: the same types and rows as Parquet, Arrow, CSV and in the database" % (len(model), rows))
    unseen = list(slipped(run, model)) if "--faults" in words else []
    for what in unseen:
        print("not seen: %s" % what)
    if "--faults" in words:
        print("%d of %d broken copies seen" % (len(FAULTS) - len(unseen), len(FAULTS)))
    return 1 if found or unseen else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
