/** Prompts: what people begin with. Clients offer them as commands. */
import { completable, type McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Workspace } from './workspace.ts';

const says = (text: string) => ({ messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }] });

const FORMATS = ['fhir', 'hl7v2', 'x12', 'ncpdp', 'script', 'csv', 'parquet', 'json', 'duckdb', 'sql', 'arrow'];
const LOOP =
  'Read read_reference("skill"), or adapt the nearest scenario of search_scenarios. Take codes from lookup_codes. Write each number both as an arm of variations and under expect. Check, compile and preview before batch_generate, and compare each number with the request.';

export function registerPrompts(server: McpServer, workspace: Workspace): void {
  server.registerPrompt(
    'new_scenario',
    {
      title: 'Write a scenario',
      description: 'From a request in words to a scenario and a cohort',
      argsSchema: z.object({ request: z.string().describe('Such as: 50 adults with diabetes, 20 of them well controlled') }),
    },
    ({ request }) =>
      says(
        `Write a .hsim scenario for this request and generate its cohort:\n\n${request}\n\n${LOOP} Report the run id, each number asked for and found, and what was assumed.`,
      ),
  );
  server.registerPrompt(
    'review_scenario',
    {
      title: 'Review a scenario',
      description: 'Problems, and what does not follow from the request',
      argsSchema: z.object({ path: z.string().describe('A .hsim file in an allowed folder') }),
    },
    ({ path }) =>
      says(
        `Review the scenario ${path}: check_scenario, compile_scenario, preview_scenario. Report problems with their edits, numbers that have no source or no expectation, and events that never happen. Change nothing.`,
      ),
  );
  const run = completable(z.string().describe('Id of a run'), async (value) => (await workspace.kept()).shelf.list().filter((id) => id.startsWith(value)));
  server.registerPrompt(
    'explain_cohort',
    { title: 'Explain a cohort', description: 'Who is in a run, in words for someone who did not write it', argsSchema: z.object({ run }) },
    ({ run: id }) =>
      says(
        `Explain the cohort of run ${id} to someone who did not write it: describe_run, a few query_run, and one subject with run_scenario. All data are synthetic: say so.`,
      ),
  );
  const format = completable(z.string().describe('Such as fhir'), (value) => FORMATS.filter((name) => name.startsWith(value)));
  server.registerPrompt(
    'make_test_data_for',
    {
      title: 'Make test data',
      description: 'Files of a format that contain an edge case',
      argsSchema: z.object({ format, edge_case: z.string().describe('Such as: a claim that is denied and paid after an appeal') }),
    },
    ({ format: name, edge_case: edge }) =>
      says(
        `Make ${name} test data that contain this case:\n\n${edge}\n\n${LOOP} Prove with query_run that the case occurs, then export_run with target ${name}, and report the files and the subjects that have it.`,
      ),
  );
}
