"""Runs a notebook in a folder, and compares what its cells print with what is kept in it; with --update, keeps what they print."""

import copy
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def said(cell):
    """What is the same on every machine: text, and which kinds of picture there are."""
    return [
        (output.get("text") or output.get("data", {}).get("text/plain", "")) if "image/png" not in output.get("data", {}) else "a picture"
        for output in cell.get("outputs", [])
    ]


def main():
    path, folder, *rest = sys.argv[1:]
    kept = nbformat.read(path, as_version=4)
    run = copy.deepcopy(kept)
    try:
        NotebookClient(run, timeout=300, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
    except CellExecutionError as error:
        print(f"{error.ename}: {error.evalue}", file=sys.stderr)
        return 1
    if "--update" in rest:
        for cell in run.cells:
            cell.metadata.clear()
            for output in cell.get("outputs", []):
                # Readers show the text or the picture: a table as HTML says the same again.
                output.get("data", {}).pop("text/html", None)
        run.metadata.get("language_info", {}).clear()
        run.metadata["language_info"] = {"name": "python"}
        nbformat.write(run, path)
        return 0
    wrong = 0
    for number, (before, after) in enumerate(zip(kept.cells, run.cells)):
        if said(before) != said(after):
            wrong += 1
            print(f"cell {number}: kept {said(before)}\nprinted {said(after)}", file=sys.stderr)
    cells = sum(cell.cell_type == "code" for cell in run.cells)
    print(f"{cells - wrong} passed, {wrong} failed")
    return 1 if wrong or cells < 3 or not any("a picture" in said(cell) for cell in run.cells) else 0


sys.exit(main())
