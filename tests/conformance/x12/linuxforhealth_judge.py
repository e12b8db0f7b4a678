"""
Judges X12 interchanges with LinuxForHealth x12, a model of each implementation guide: one line for each error (file, error), the number of files last.

A file has one interchange. It stops at the first error. Its model of the name of the subscriber in the 271 (2100C) has the reject reasons of the receiver (2100B); here
it has those of the subscriber.
"""
import sys
from typing import List, Literal, Optional

from linuxforhealth.x12.io import X12ModelReader
from linuxforhealth.x12.v5010.segments import AaaSegment
from linuxforhealth.x12.v5010.x12_271_005010X279A1.loops import Loop2100C
from pydantic.fields import ModelField


class SubscriberAaa(AaaSegment):
    reject_reason_code: Literal["15", "42", "43", "45", "47", "48", "49", "51", "52", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "67", "68", "71", "72", "73", "74", "75", "76", "77", "78"]
    follow_up_action_code: Literal["C", "N", "R", "S", "W", "X", "Y"]


Loop2100C.__fields__["aaa_segment"] = ModelField.infer(
    name="aaa_segment", value=None, annotation=Optional[List[SubscriberAaa]], class_validators=None, config=Loop2100C.__config__
)

for path in sys.argv[1:]:
    try:
        with X12ModelReader(path) as reader:
            if sum(1 for _ in reader.models()) == 0:
                print(f"{path}\thas no transaction set")
    except Exception as error:  # Models report what is wrong by exceptions of several kinds.
        print(f"{path}\t{type(error).__name__}: {' '.join(str(error).split())}")
print(f"files\t{len(sys.argv) - 1}")
