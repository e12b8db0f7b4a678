/** Tools about a scenario that make no run: check, compile, preview. */
import { z } from 'zod';
import { READS, tool } from '../tool-definition.ts';
import { diagnosticList, diagnosticsOf } from './diagnostic-answers.ts';
import { asOf, asOfTime, parameters, path, scenario, scenarioOf, seed, seedOf, settingsOf, source } from './scenario-arguments.ts';

export const checkScenario = tool({
  name: 'check_scenario',
  title: 'Check a scenario',
  description:
    'Reports every problem of a .hsim scenario: code, place, what is expected, and the exact edit. Makes no data. Errors are part of the result, not a failed call. Edits with safe: true can be applied as they are. Next: compile_scenario or preview_scenario.',
  hints: READS,
  input: z.strictObject({ source, path, scenario, parameters, max_diagnostics: z.int().min(1).max(50).default(20) }),
  output: z.object({
    ok: z.boolean(),
    ...diagnosticList,
    holds: z.record(z.string(), z.int()).optional().describe('How many events, codes, expectations, …'),
  }),
  call: async ({ max_diagnostics: most, ...given }, { workspace }) => {
    const { checkScenario: check } = await import('../../app/check-scenario.ts');
    const found = await check(scenarioOf(given, workspace)(), settingsOf(given.parameters));
    return { ok: found.ir !== null, ...diagnosticsOf(found, most), ...(found.holds === null ? {} : { holds: { ...found.holds } }) };
  },
});

/** Characters of the description in words. */
const OUTLINE = 6000;

export const compileScenario = tool({
  name: 'compile_scenario',
  title: 'Compile a scenario and describe its plan',
  description:
    'Compiles a scenario and reads it back in plain words: profile, variations with expected head counts for a cohort of the given count, timeline, codes, expectations. Compare it with the request before making data. Returns the hash of the plan; makes no data.',
  hints: READS,
  input: z.strictObject({ source, path, scenario, parameters, count: z.int().min(0).max(100_000).default(1000), seed, as_of: asOf }),
  output: z.object({
    ok: z.boolean(),
    plan: z.string().optional(),
    description: z.string().optional(),
    more: z.int().describe('Characters of the description not shown'),
    errors: z.int(),
    warnings: z.int(),
    diagnostics: diagnosticList.diagnostics,
  }),
  call: async ({ count, seed: number, as_of: day, ...given }, { workspace }) => {
    const [{ describePlan }, { outlineText }] = await Promise.all([import('../../app/describe-scenario.ts'), import('../../app/describe/describe-outline.ts')]);
    const cohort = { count, seed: seedOf(number), set: settingsOf(given.parameters), ...asOfTime(day) };
    const { findings, result } = await describePlan(scenarioOf(given, workspace)(), cohort);
    const { errors, warnings, diagnostics } = diagnosticsOf(findings, 10);
    if (result === null) return { ok: false, more: 0, errors, warnings, diagnostics };
    const text = outlineText(result.outline);
    const description = text.slice(0, OUTLINE);
    return { ok: true, plan: result.plan, description, more: text.length - description.length, errors, warnings, diagnostics };
  },
});

export const previewScenario = tool({
  name: 'preview_scenario',
  title: 'Preview a cohort',
  description:
    'Statistics of the first subjects of a cohort, without keeping anything: variations, records by kind, spreads of values, most used codes, claims, and the result of each expectation. The subjects are those that batch_generate makes with the same seed and count.',
  hints: READS,
  input: z.strictObject({ source, path, scenario, parameters, count: z.int().min(1).max(1000).default(200), seed, as_of: asOf }),
  output: z.object({
    ok: z.boolean(),
    subjects: z.int(),
    statistics: z.looseObject({}).optional(),
    expectations: z.array(z.object({ text: z.string(), outcome: z.string(), found: z.string() })),
    warnings: z.array(z.string()),
    diagnostics: diagnosticList.diagnostics,
  }),
  call: async ({ count, seed: number, as_of: day, ...given }, { workspace }) => {
    const { previewCohort } = await import('../../app/preview-cohort.ts');
    const cohort = { count, seed: seedOf(number), set: settingsOf(given.parameters), ...asOfTime(day) };
    const { findings, result } = await previewCohort(scenarioOf(given, workspace), cohort);
    const { diagnostics } = diagnosticsOf(findings, 10);
    if (result === null) return { ok: false, subjects: 0, expectations: [], warnings: [], diagnostics };
    return { ok: true, ...result, statistics: { ...result.statistics }, expectations: [...result.expectations], warnings: [...result.warnings], diagnostics };
  },
});
