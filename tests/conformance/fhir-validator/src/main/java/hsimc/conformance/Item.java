package hsimc.conformance;

/** One resource to judge, and where it stands. */
record Item(String file, int line, String json) {
  /** What the parts of one bundle have in common: parts are files whose names differ in their last number only, as in b-0000012-1.json and b-0000012-2.json. */
  String scope() {
    return file.endsWith(".ndjson") ? file + ":" + line : file.replaceFirst("(-\\d+)-\\d+\\.json$", "$1.json");
  }
}
