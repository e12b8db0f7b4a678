"""Judges the HL7 v2 messages of some files with hl7apy: one line for each error (file, number of the message, error), the number of messages last."""
import os
import re
import sys
import tempfile

from hl7apy.consts import VALIDATION_LEVEL
from hl7apy.exceptions import HL7apyException
from hl7apy.parser import parse_message

# Known defects of hl7apy 1.3.4. ORM_O01: it asks for all segments of a choice, of which one is enough. RDE_O11: timing after RXE is known to it by the
# name of the group before the order, so that it counts it there.
DEFECTS = [
    ("ORM_O01", re.compile(r"ORM_O01_(?:OBRRQDRQ1RXOODSODT_SUPPGRP|CHOICE)|Missing required child ORM_O01_ORDER_DETAIL\.(?:RQD|RQ1|RXO|ODS|ODT)")),
    ("RDE_O11", re.compile(r"RDE_O11_TIMING")),
]


def errors(text, report):
    try:
        message = parse_message(text, validation_level=VALIDATION_LEVEL.TOLERANT, find_groups=True)
    except HL7apyException as error:
        return ["%s: %s" % (type(error).__name__, error)]
    try:
        message.validate(report_file=report)
    except HL7apyException:
        # The first error: all of them are in the report.
        pass
    with open(report, encoding="utf-8") as file:
        lines = file.read().splitlines()
    return [line[len("Error: "):] for line in lines if line.startswith("Error: ")]


handle, path = tempfile.mkstemp()
os.close(handle)
count = 0
for name in sys.argv[1:]:
    with open(name, encoding="utf-8", newline="") as file:
        messages = re.split(r"(?=MSH\|)", file.read())
    for number, text in enumerate(filter(None, messages), 1):
        count += 1
        structure = text.split("|")[8].split("^")[2]
        for error in errors(text, path):
            if not any(structure == of and pattern.search(error) for of, pattern in DEFECTS):
                print("%s\t%d\t%s" % (name, number, " ".join(error.split())))
print("messages\t%d" % count)
os.remove(path)
