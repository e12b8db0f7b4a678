"""
Judges NCPDP files with dzero-python: one line for each error (file, error, number of the transmission in it), the number of transmissions last.

dzero reads a transmission without its envelope and complains of nothing: what is asked here is whether it finds in the transmission what the file means. Its header, segments and
fields must be those that it knows, its groups as many as the header counts, and what it writes again must be what was read.
"""
import re
import sys

from dzero_python import Constants, Request, Response
from dzero_python.segments import BaseSegment
from dzero_python.transmissions.concerns.segments_methods import SegmentMethodsMixin
from dzero_python.utils.validator import Validator

VERSION = Constants.VERSION
# dzero reads rebills as billings, and does not list their code; payer sheets of D.0 do: B1 billing, B2 reversal, B3 rebill.
CODES = {*Constants.TRANSACTION_CODES, "B3"}


def transmissions(text):
    """Between STX and ETX, behind the reference; what is around them is not dzero's."""
    for record in re.findall("\x02G1(.*?)(?:\x03|\x02|$)", text, re.S):
        yield record[10:]


def header_errors(read, request):
    header = read.header
    if header["version"] != VERSION:
        yield f"version {header['version']}"
    if header["transaction_code"] not in CODES:
        yield f"transaction code {header['transaction_code']}"
    if not header["date_of_service"] or not Validator.validate_date(header["date_of_service"]):
        yield f"date of service {header['date_of_service']}"
    if header["transaction_count"] != str(len(read.transaction_groups)):
        yield f"{header['transaction_count']} transactions counted of {len(read.transaction_groups)}"
    if not Validator.validate_numeric(header["service_provider_id"], 10, 10):
        yield f"service provider {header['service_provider_id']}"
    if request and not Validator.validate_numeric(header["bin_number"], 6, 6):
        yield f"BIN {header['bin_number']}"
    if not request and header["header_response_status"] not in Constants.RESPONSE_STATUS:
        yield f"header status {header['header_response_status']}"


def segment_errors(segments, level):
    for segment in segments:
        kind = type(segment)
        if kind is BaseSegment:
            yield f"unknown segment {segment['AM']}"
            continue
        if kind.symbol not in level:
            yield f"segment {kind.symbol} at another level"
        for field in segment.hash:
            if field not in kind.field_id_to_symbol():
                yield f"segment {kind.symbol} has no field {field}"


# Findings of drug-utilization review and reject codes repeat; dzero keeps the last of each.
REPEATED = re.compile("\x1c(?:7E|J6)[2-9]|\x1cFB[^\x1c\x1e]*\x1cFB")


def written(read):
    """dzero writes a segment separator behind the header even where no segment of the transmission follows, as in answers to reversals."""
    text = read.to_s()
    return text if read.transmission_group.segments else text.replace("\x1e\x1d", "\x1d", 1)


def errors(text, request):
    try:
        read = (Request if request else Response).parse(text)
        yield from header_errors(read, request)
        yield from segment_errors(read.transmission_group.segments, SegmentMethodsMixin.TRANSMISSION_LEVEL_SEGMENTS)
        for group in read.transaction_groups:
            yield from segment_errors(group.segments, SegmentMethodsMixin.TRANSACTION_LEVEL_SEGMENTS)
        if not REPEATED.search(text) and written(read) != text:
            yield "is not written as it was read"
    except Exception as error:  # What dzero cannot read at all.
        yield f"{type(error).__name__}: {error}"


count = 0
for path in sys.argv[1:]:
    with open(path, encoding="latin-1", newline="") as file:
        text = file.read()
    request = "requests" in path.rsplit("/", 1)[-1]
    for number, transmission in enumerate(transmissions(text), 1):
        count += 1
        for error in errors(transmission, request):
            print(f"{path}\t{re.sub(chr(92) + 's', ' ', error)}\t{number}")
print(f"transmissions\t{count}")
