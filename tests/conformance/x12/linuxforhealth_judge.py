"""
Judges X12 interchanges with LinuxForHealth x12, a model of each implementation guide: one line for each error (file, error), the number of files last.

A file has one interchange. It stops at the first error.
"""
import sys

from linuxforhealth.x12.io import X12ModelReader

for path in sys.argv[1:]:
    try:
        with X12ModelReader(path) as reader:
            if sum(1 for _ in reader.models()) == 0:
                print(f"{path}\thas no transaction set")
    except Exception as error:  # Models report what is wrong by exceptions of several kinds.
        print(f"{path}\t{type(error).__name__}: {' '.join(str(error).split())}")
print(f"files\t{len(sys.argv) - 1}")
