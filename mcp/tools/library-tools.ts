/** Tools about what comes with the program: diagnostics, scenarios, pages, codes. */
import { z } from 'zod';
import { usage } from '../../app/stop.ts';
import { codeSystems } from '../../model/codes/code-systems.ts';
import { READS, tool } from '../tool-definition.ts';

export const explainDiagnostic = tool({
  name: 'explain_diagnostic',
  title: 'Explain a diagnostic or rule',
  description: 'The page of a diagnostic of check_scenario (HS4001) or of a rule of validate_batch (LAB-004): what it means, a wrong and a right example.',
  hints: READS,
  input: z.strictObject({ code: z.string().max(40).describe('Such as HS4001 or LAB-004') }),
  output: z.object({ code: z.string(), severity: z.string(), title: z.string(), page: z.string() }),
  call: async ({ code }) => {
    const { explainCode } = await import('../../app/explain-code.ts');
    return explainCode(code);
  },
});

const listed = z.object({ ref: z.string(), title: z.string(), summary: z.string(), tags: z.array(z.string()) });

export const searchScenarios = tool({
  name: 'search_scenarios',
  title: 'Search the scenario library',
  description:
    'Complete scenarios of the library by words such as "diabetes" or "prior authorization", best first; all of them for an empty query. Use a ref as scenario in other tools, or read its text with read_reference("scenario/" + ref) to adapt it.',
  hints: READS,
  input: z.strictObject({
    query: z.string().max(200).default(''),
    domain: z.string().max(40).optional().describe('patientsim, membersim or rxmembersim'),
    limit: z.int().min(1).max(25).default(10),
    cursor: z.int().min(0).default(0).describe('next_cursor of the page before'),
  }),
  output: z.object({ total: z.int(), items: z.array(listed), next_cursor: z.int().optional() }),
  call: async ({ query, domain, limit, cursor }) => {
    const { scenarioDomains, searchScenarios: search } = await import('../../app/search-scenarios.ts');
    if (domain !== undefined && !scenarioDomains().includes(domain)) throw usage('there is no such domain', `domains: ${scenarioDomains().join(', ')}`);
    const found = await search(query, domain);
    const next = cursor + limit;
    const items = found.slice(cursor, next).map(({ tags, ...one }) => ({ ...one, tags: [...tags] }));
    return { total: found.length, items, ...(next < found.length ? { next_cursor: next } : {}) };
  },
});

/** Characters of a part of a page, and pages that are listed. */
const PART = 12_000;
const RELATED = 12;

export const readReference = tool({
  name: 'read_reference',
  title: 'Read reference pages',
  description:
    'Reads a page: "skill" (how to write scenarios: begin here), "card" (all constructs on one page), "language/verbs/observe", "language/reference/variations", "target/fhir", "diagnostic/HS4001", "scenario/patientsim/diabetes", "std/labs". Long pages come in parts: pass next_offset.',
  hints: READS,
  input: z.strictObject({ ref: z.string().max(200).default('skill'), offset: z.int().min(0).default(0) }),
  output: z.object({ ref: z.string(), text: z.string(), next_offset: z.int().optional(), related: z.array(z.string()) }),
  call: async ({ ref, offset }) => {
    const { referencePage, referencePages } = await import('../../app/reference-pages.ts');
    const page = referencePage(ref);
    const all = page.text();
    const text = all.slice(offset, offset + PART);
    const folder = page.name.slice(0, page.name.lastIndexOf('/') + 1);
    const names = [...referencePages().keys()];
    const near = folder === '' ? names.filter((name) => /^(?:card|skill)/.test(name)) : names.filter((name) => name.startsWith(folder));
    const related = near.filter((name) => name !== page.name).slice(0, RELATED);
    return { ref: page.name, text, ...(offset + text.length < all.length ? { next_offset: offset + text.length } : {}), related };
  },
});

export const lookupCodes = tool({
  name: 'lookup_codes',
  title: 'Look up codes',
  description:
    'Codes of the library by words ("a1c", "type 2 diabetes"), or a list of codes and names to check. Returns the official display, the name to write in a scenario (labs.a1c) with its `use` line, or the row to copy. Codes from memory are often wrong: look them up.',
  hints: READS,
  input: z.strictObject({
    query: z.string().max(200).optional().describe('Words, in any order; exactly one of query, codes'),
    codes: z.array(z.string().max(60)).min(1).max(50).optional().describe('Such as ["LOINC:4548-4", "E11.9", "labs.a1c"]'),
    system: z.enum(codeSystems).optional(),
    limit: z.int().min(1).max(25).default(10),
  }),
  output: z.object({
    total: z.int(),
    items: z.array(
      z.object({
        name: z.string(),
        system: z.string(),
        code: z.string(),
        display: z.string(),
        unit: z.string().optional(),
        use: z.string(),
        row: z.string().optional(),
      }),
    ),
    unknown: z.array(z.object({ code: z.string(), nearest: z.array(z.string()) })),
  }),
  call: async ({ query, codes, system, limit }) => {
    if ((query === undefined) === (codes === undefined))
      throw usage('lookup_codes needs exactly one of query and codes', 'query for words, codes for a list to check');
    const { checkCodes, searchCodeTables } = await import('../../app/codes/lookup-codes.ts');
    const { total, items, unknown } = await (codes === undefined ? searchCodeTables(query as string, system, limit) : checkCodes(codes, system));
    return {
      total,
      items: items.map(({ name, system: of, code, display, unit, use, row }) => ({
        ...{ name, system: of, code, display, use },
        ...(unit === null ? {} : { unit }),
        // A row can be copied where the module is not used.
        ...(row === '' || codes !== undefined ? {} : { row }),
      })),
      unknown: unknown.map(({ code, nearest }) => ({ code, nearest: [...nearest] })),
    };
  },
});
