/** Law 12 for `claim`, `adjust` and `void`: each field changes the records of a run, or is reported. */
import { expect, test } from 'vitest';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { withoutEffect } from '../../runtime/sink/idle-statements.ts';
import { claimVerbs } from '../../vocabulary/claim-verbs.ts';
import { compileText, planOf } from '../support/scenario-runs.ts';
import { outcome, silent } from './accepted.ts';

const scenario = (statement: string, kind = 'emergency', second = true, covered = true, later = ''): string => `hsim 1
scenario t "T" { start: 2024-01-01  as_of: 2025-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT {
  visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120  facility: $900 }
  other 99214 "Established patient, office, moderate complexity" { charge: $300 }
  free  99215 "Established patient, office, high complexity"
}
plan one { type: PPO  coinsurance: 20% }
plan two { type: PPO  coinsurance: 30% }
profile p { age: 40  ${covered ? 'coverage medical { plan: one }' : ''}  ${covered && second ? 'coverage medical extra { plan: two  after: medical }' : ''} }
timeline care of p { event visit at 2024-02-05 { encounter ${kind} { type: sv.visit  reason: dx.htn  ${statement} } }  event later at 2024-06-03 { ${later} } }`;

/** Without a field, and with it. */
const examples: Readonly<Record<string, readonly [without: string, withIt: string]>> = {
  type: ['claim { billed: $312 }', 'claim { billed: $312  type: institutional }'],
  line: ['claim { units: 2 }', 'claim { line: sv.other  units: 2 }'],
  units: ['', 'claim { units: 2 }'],
  modifiers: ['', 'claim { modifiers: ["25"] }'],
  billed: ['', 'claim { billed: $312 }'],
  place_of_service: ['', 'claim { place_of_service: "19" }'],
  submitted: ['', 'claim { submitted: 2024-08-01 }'],
  plan: ['', 'claim { plan: two }'],
  status: ['', 'claim { status: denied }'],
  reason: ['claim { status: denied }', 'claim { status: denied  reason: "97" }'],
  remark: ['claim { status: denied }', 'claim { status: denied  remark: "N382" }'],
};

test.each([...claimVerbs.claim.fields.keys()])('%s', (field) => {
  const [without, withIt] = examples[field];
  expect(silent(scenario(without), scenario(withIt))).toBe(null);
});

const adjusted: typeof examples = {
  type: ['adjust visit { billed: $312 }', 'adjust visit { billed: $312  type: institutional }'],
  line: ['adjust visit { units: 2 }', 'adjust visit { line: sv.other  units: 2 }'],
  units: ['adjust visit', 'adjust visit { units: 2 }'],
  modifiers: ['adjust visit', 'adjust visit { modifiers: ["25"] }'],
  billed: ['adjust visit', 'adjust visit { billed: $312 }'],
  place_of_service: ['adjust visit', 'adjust visit { place_of_service: "19" }'],
  submitted: ['adjust visit', 'adjust visit { submitted: 2024-08-01 }'],
  status: ['adjust visit', 'adjust visit { status: denied }'],
  reason: ['adjust visit { status: denied }', 'adjust visit { status: denied  reason: "97" }'],
  remark: ['adjust visit { status: denied }', 'adjust visit { status: denied  remark: "N382" }'],
};
const voided: typeof examples = {
  type: ['void visit', 'void visit { type: institutional }'],
  submitted: ['void visit', 'void visit { submitted: 2024-08-01 }'],
};
/** Statements that a run reports. */
function idle(text: string): string[] {
  const ir = compileText(text);
  const { tally } = new BlockRunner(planOf(ir, { count: 2 })).subjects(0, 2, '00000', []);
  return withoutEffect(ir, tally, tally.subjects).flatMap((one) => ('text' in one ? [one.text] : []));
}
const later = (statement: string): string => scenario('', 'emergency', true, true, statement);

test.each([...claimVerbs.adjust.fields.keys()])('`%s` of `adjust`', (field) => {
  const [without, withIt] = adjusted[field];
  expect(silent(later(without), later(withIt))).toBe(null);
});

test.each([...claimVerbs.void.fields.keys()])('`%s` of `void`', (field) => {
  const [without, withIt] = voided[field];
  expect(silent(later(without), later(withIt))).toBe(null);
});

test.each(['adjust visit', 'void visit'])('%s', (statement) => {
  expect(silent(later(''), later(statement))).toBe(null);
});

test.each(['adjust later', 'void later', 'adjust visit { line: sv.other  units: 2 }'])('%s has no claim to change, and the run reports it', (statement) => {
  expect(idle(later(statement))).toContain(`${statement.split(' {')[0]}`);
});

test('a line that a claim does not have is reported by the run', () => {
  expect(idle(scenario('claim { line: sv.other  units: 2 }'))).toEqual(['claim']);
  expect(idle(scenario('claim { line: sv.other  units: 2  place_of_service: "19" }'))).toEqual([]);
});

test.each([
  ['claim { line: sv.visit }', true, '`line` in `claim` has no effect: this field applies only together with `units`, `modifiers` or `billed`'],
  ['claim { line: sv.free  units: 2 }', true, '`line` in `claim` has no effect: `sv.free` has no `charge`'],
  ['claim { line: dx.htn  units: 2 }', true, '`line` in `claim` has no effect: the lines of a claim have CPT or HCPCS codes, but `dx.htn` is from ICD10CM'],
  [
    'claim { type: institutional  place_of_service: "22" }',
    true,
    '`place_of_service` in `claim` has no effect: an institutional claim has a type of bill instead',
  ],
  ['claim { reason: "50" }', true, '`reason` in `claim` has no effect: without a `status`, the plan decides whether to pay the claim'],
  ['claim { remark: "N382" }', true, '`remark` in `claim` has no effect: without a `status`, the plan decides whether to pay the claim'],
  [
    'claim { plan: two }',
    false,
    '`plan` in `claim` has no effect: no subject has a second medical coverage; add one to a profile, for example `coverage medical second { plan: …  after: medical }`',
  ],
])('%s is reported', (statement, second, message) => {
  const after = outcome(scenario(statement, 'emergency', second));
  expect(after.diagnostics).toContain(`warning HS7011 ${message}`);
  expect(after.json).toBe(outcome(scenario('', 'emergency', second)).json);
});

test('a claim of people without coverage is reported', () => {
  expect(outcome(scenario('claim { billed: $312 }', 'ambulatory', false, false)).diagnostics).toContain(
    'warning HS7011 `claim` has no effect: no subject has medical coverage; add `coverage medical { plan: … }` to a profile',
  );
});

test.each([
  ['place_of_service: "29"', '`29` is not a valid place of service'],
  ['modifiers: ["25", "x"]', '`x` is not a valid modifier: expected two capital letters or digits'],
  ['modifiers: ["25", "59", "GT", "LT", "RT"]', '`RT` is not a valid modifier: a line has at most 4'],
  ['status: denied  reason: "999"', '`999` is not a valid Claim Adjustment Reason Code'],
  ['status: denied  remark: "N814"', '`N814` is not a valid Remittance Advice Remark Code'],
])('%s is no code', (fields, message) => {
  expect(outcome(scenario(`claim { ${fields} }`)).diagnostics).toContain(`error HS3004 ${message}`);
});
