"""
Judges SCRIPT messages, one on each line of a file, with libxml2 against the schema of the subset: one line for each error (file, message of libxml2, number of the message in it), the
number of messages last.
"""
import sys

from lxml import etree

schema = etree.XMLSchema(etree.parse(sys.argv[1]))
parser = etree.XMLParser(resolve_entities=False, no_network=True)
count = 0
for path in sys.argv[2:]:
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            count += 1
            try:
                message = etree.fromstring(line, parser)
            except etree.XMLSyntaxError as error:
                print(path, f"not well-formed: {error.msg}", number, sep="\t")
                continue
            if not schema.validate(message):
                for error in schema.error_log:
                    print(path, error.message.replace("\t", " ").replace("\n", " "), number, sep="\t")
print("messages", count, sep="\t")
