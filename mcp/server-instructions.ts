/** What clients put before the model: what the server is for, and the order of work. */

export const INSTRUCTIONS = `hsimc makes synthetic health-care data (patients, visits, labs, claims, pharmacy; FHIR, HL7 v2, X12, CSV, Parquet) from scenarios in the .hsim language. All data are synthetic; numbers of a request hold exactly.

Before writing a scenario, read read_reference("skill"), or start from search_scenarios. The order of work:
1. Write a scenario with each number of the request as an arm of variations, and again under expect.
2. check_scenario; apply its edits. At most three rounds, then ask.
3. compile_scenario and preview_scenario: compare each number with the request.
4. batch_generate returns a run id. Records stay on disk and never pass through the conversation.
5. query_run, describe_run, validate_batch to look at the run; write_csv, write_parquet or export_run for files, report_run for a page with charts. Report paths, counts and assumptions.

Take codes from lookup_codes, not from memory.`;

export function instructionsFor(_: 'read-only'): string {
  return INSTRUCTIONS.replace(
    /^4\. .*\n5\. .*$/m,
    '4. This server is read-only: it makes no runs and writes no files. query_run and describe_run read the runs that are there.',
  );
}
