"""Apache Arrow's own reader: every table as Parquet, Arrow and CSV has the same types and the same rows.

    python3 tests/conformance/tables.py RUN     RUN holds the targets parquet, arrow and csv; needs pyarrow
"""

import glob
import json
import os
import sys

import pyarrow as pa
import pyarrow.csv
import pyarrow.ipc
import pyarrow.parquet


def from_parquet(folder: str) -> pa.Table:
    files = sorted(glob.glob(os.path.join(folder, "*.parquet")))
    return pa.concat_tables([pyarrow.parquet.ParquetFile(file).read() for file in files])


def from_arrow(file: str) -> pa.Table:
    with pyarrow.ipc.open_stream(file) as stream:
        return stream.read_all()


def from_csv(file: str, schema: pa.Schema) -> pa.Table:
    types = {field.name: field.type for field in schema}
    convert = pyarrow.csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False)
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    return pyarrow.csv.read_csv(file, convert_options=convert, parse_options=parse).cast(schema)


def main(run: str) -> int:
    with open(os.path.join(run, "manifest.json"), encoding="utf-8") as file:
        records = json.load(file)["records"]
    names = sorted(os.listdir(os.path.join(run, "parquet")))
    faults = []
    rows = 0
    for name in names:
        parquet = from_parquet(os.path.join(run, "parquet", name))
        arrow = from_arrow(os.path.join(run, "arrow", f"{name}.arrows"))
        csv = from_csv(os.path.join(run, "csv", f"{name}.csv"), arrow.schema)
        rows += arrow.num_rows
        if parquet.schema != arrow.schema:
            faults.append(f"{name}: Parquet has {parquet.schema}, Arrow {arrow.schema}")
        for other, table in [("Parquet", parquet), ("CSV", csv)]:
            if not table.equals(arrow):
                faults.append(f"{name}: {other} has other rows than Arrow")
        if name in records and arrow.num_rows != records[name]:
            faults.append(f"{name}: {arrow.num_rows} rows of {records[name]} records")
    print("\n".join(faults) or f"{len(names)} tables, {rows} rows: the same types and rows as Parquet, Arrow and CSV (pyarrow {pa.__version__})")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
