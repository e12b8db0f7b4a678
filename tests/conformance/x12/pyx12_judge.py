"""
Judges X12 interchanges with pyx12 against its maps of the implementation guides: one line for each error (file, error), the number of files last.

A file has one interchange. pyx12 reports errors by its logger only.
"""
import logging
import sys

from pyx12 import params
from pyx12.x12n_document import x12n_document


class Collector(logging.Handler):
    def __init__(self):
        super().__init__(logging.ERROR)
        self.found = []

    def emit(self, record):
        self.found.append(record.getMessage().strip().replace("\n", " ").replace("\t", " "))


def errors(path):
    collector = Collector()
    logger = logging.getLogger("pyx12")
    logger.handlers = [collector]
    logger.propagate = False
    try:
        valid = x12n_document(param=params.params(), src_file=path, fd_997=None, fd_html=None)
    except Exception as error:  # A file that pyx12 cannot walk at all.
        return collector.found + [f"{type(error).__name__}: {error}"]
    return collector.found if valid or collector.found else ["is not valid"]


for path in sys.argv[1:]:
    for error in errors(path):
        print(f"{path}\t{error}")
print(f"files\t{len(sys.argv) - 1}")
