"""
Judges the HL7 v2 messages of some files with hl7apy: one line for each error (file, number of the message, error), the number of messages last.

hl7apy makes objects of every field of every message, which takes 20 milliseconds for each. What it asks of a message, it asks of three things apart: of
the sequence of its segments; of a segment, which of its fields there are and how often; of a field, its text. So a message is given to it whole unless a
good one had the same sequence; a segment of it whole unless a good one had the same fields as often; and else the fields whose text was in no good one.
With --whole every message is given to it whole: slowly, and with the same verdict.
"""
import io
import os
import re
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from functools import partial

from hl7apy.consts import VALIDATION_LEVEL
from hl7apy.exceptions import HL7apyException
from hl7apy.parser import parse_message, parse_segment

# Known defects of hl7apy 1.3.4, with what proves each of them.
# ORM_O01: it asks for all segments of a choice, of which one is enough: HL7 v2.5.1 chapter 4.4.1 has `[<OBR | RQD | RQ1 | RXO | ODS | ODT>]`. Its own
# table (v2_5_1/groups.py) lists the six as required children of ORM_O01_OBRRQDRQ1RXOODSODT_SUPPGRP, so no message with an order detail could pass.
# RDE_O11: timing after RXE (`{TQ1 [{TQ2}]}`, chapter 4.13.6) is the group TIMING_ENCODED; hl7apy files TQ1 in the first group of the order that has one,
# TIMING before RXE, and then misses it after RXE. A message with TQ1 in both places is refused too.
# HAPI and hl7-dictionary accept both kinds of message.
DEFECTS = [
    ("ORM_O01", re.compile(r"ORM_O01_(?:OBRRQDRQ1RXOODSODT_SUPPGRP|CHOICE)|Missing required child ORM_O01_ORDER_DETAIL\.(?:RQD|RQ1|RXO|ODS|ODT)")),
    ("RDE_O11", re.compile(r"RDE_O11_TIMING")),
]
DELIMITERS = {"SEGMENT": "\r", "FIELD": "|", "COMPONENT": "^", "REPETITION": "~", "ESCAPE": "\\", "SUBCOMPONENT": "&"}
# A segment that shows only some of its fields lacks the others.
LEFT_OUT = re.compile(r"Missing required child (\w{3})\.\1_\d+$")


class Judge:
    def __init__(self, whole):
        self.whole = whole
        # Sequences of segments, segments by their fields, and fields by their text, of which hl7apy said nothing.
        self.good = set()
        handle, self.report = tempfile.mkstemp()
        os.close(handle)

    def message(self, text):
        segments = [segment for segment in text.split("\r") if segment]
        # Other delimiters, which hardly anyone has: then nothing is known of its parts.
        usual = text.startswith("MSH|^~\\&|")
        kind, version = (text.split("|") + [""] * 12)[8:12:3]
        structure = kind.split("^")[-1]
        sequence = (kind, version) + tuple(segment[:3] for segment in segments)
        if self.whole or not usual or sequence not in self.good:
            found = self.errors(lambda: parse_message(text, validation_level=VALIDATION_LEVEL.STRICT, find_groups=True), len(segments))
            found = [error for error in found if not any(structure == of and pattern.search(error) for of, pattern in DEFECTS)]
            if usual and not found:
                self.good.add(sequence)
                for segment in segments:
                    self.good.update(self.parts(segment.split("|"), version))
            return found
        return [error for segment in segments for error in self.segment(segment, version)]

    def segment(self, text, version):
        fields = text.split("|")
        parts = self.parts(fields, version)
        new = [part for part in parts if part not in self.good]
        if not new:
            return []
        whole = parts[0] not in self.good
        if not whole:
            # The type of a value goes with the value; the delimiters with everything.
            shown = {part[2] for part in new} | {"OBX": {2}, "MSH": {1}}.get(fields[0], set())
            text = "|".join(field if i == 0 or i in shown else "" for i, field in enumerate(fields))
        found = self.errors(lambda: parse_segment(text, version, DELIMITERS, VALIDATION_LEVEL.STRICT))
        found = [error for error in found if whole or not LEFT_OUT.match(error)]
        if not found:
            self.good.update(new)
        return found

    @staticmethod
    def parts(fields, version):
        """What makes a segment good: first which fields it has and how often, then each of them by its text."""
        name = fields[0]
        of = fields[2] if name == "OBX" and len(fields) > 2 else ""
        filled = [(i, field) for i, field in enumerate(fields) if i > 0 and field]
        shape = (name, version, of) + tuple((i, field.count("~")) for i, field in filled)
        return [shape] + [(name, version, i, of if i == 5 else "", field) for i, field in filled]

    def errors(self, parse, segments=None):
        printed = io.StringIO()
        try:
            # Of a value that is not of its type hl7apy prints a word, and takes it for text.
            with redirect_stdout(printed):
                element = parse()
        except (HL7apyException, ValueError) as error:
            # A strict parser stops at the first fault: a number or a time that is none is a ValueError.
            return ["%s: %s" % (type(error).__name__, error)]
        found = printed.getvalue().splitlines()
        # A segment that it finds no place for it leaves out without a word.
        if segments is not None and number_of_segments(element) < segments:
            found.append("a segment has no place in %s" % element.name)
        try:
            element.validate(report_file=self.report)
        except HL7apyException:
            # The first error: all of them are in the report.
            with open(self.report, encoding="utf-8") as file:
                found += [line[len("Error: "):] for line in file.read().splitlines() if line.startswith("Error: ")]
        return found


def number_of_segments(element):
    return 1 if element.classname == "Segment" else sum(map(number_of_segments, element.children))


def judged(whole, names):
    """The lines about some files, and how many messages these have."""
    judge = Judge(whole)
    lines = []
    count = 0
    for name in names:
        with open(name, encoding="utf-8", newline="") as file:
            messages = filter(None, re.split(r"(?=MSH\|)", file.read()))
        for number, text in enumerate(messages, 1):
            count += 1
            lines += ["%s\t%d\t%s" % (name, number, " ".join(error.split())) for error in judge.message(text)]
    os.remove(judge.report)
    return lines, count


if __name__ == "__main__":
    words = sys.argv[1:]
    whole = words[:1] == ["--whole"]
    names = words[1:] if whole else words
    processes = max(1, min(len(names), os.cpu_count() or 1))
    with ProcessPoolExecutor(processes) as pool:
        results = list(pool.map(partial(judged, whole), [names[i::processes] for i in range(processes)]))
    for line in sorted(line for lines, _ in results for line in lines):
        print(line)
    print("messages\t%d" % sum(count for _, count in results))
