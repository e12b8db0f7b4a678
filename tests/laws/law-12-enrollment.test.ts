/** Law 12 for the verbs of enrollment: each field changes the records of a run, or is reported. */
import { expect, test } from 'vitest';
import { enrollmentVerbs } from '../../vocabulary/enrollment-verbs.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { outcome, silent } from './accepted.ts';

const scenario = (statement: string): string => `hsim 1
scenario t "T" { start: 2024-01-01  as_of: 2026-06-30 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120 } }
sponsor works { name: "Works" }
plan one { type: PPO  coinsurance: 20%  deductible { individual: $500 } }
plan two { type: PPO  coinsurance: 30%  deductible { individual: $500 } }
plan gated { type: HMO  coinsurance: 20%  pcp: required }
provider jones { specialty: family_medicine }
provider kim { specialty: family_medicine }
profile p { age: 40  coverage medical { plan: one }  household { child { is: kid } } }
profile kid { age: 10 }
timeline care of p {
  event visit every 60 days from 2024-02-05 until 2025-01-01 { encounter ambulatory { type: sv.visit  reason: dx.htn } }
  event before at 2024-05-01 recorded + 2 weeks { terminate medical { reason: voluntary } }
  event tried at 2024-06-03 recorded + 10 days { ${statement} }
}`;

/** Without a field, and with it. */
const examples: Readonly<Record<string, readonly [without: string, withIt: string]>> = {
  'enroll.plan': ['enroll medical', 'enroll medical { plan: two }'],
  'enroll.effective': ['enroll medical { plan: two }', 'enroll medical { plan: two  effective: 2024-08-01 }'],
  'enroll.pcp': ['enroll medical { plan: gated }', 'enroll medical { plan: gated  pcp: kim }'],
  'assign_pcp.provider': ['enroll medical { plan: gated }  assign_pcp { provider: jones }', 'enroll medical { plan: gated }  assign_pcp { provider: kim }'],
  'assign_pcp.method': [
    'enroll medical { plan: gated }  assign_pcp { provider: kim }',
    'enroll medical { plan: gated }  assign_pcp { provider: kim  method: assigned }',
  ],
  'assign_pcp.effective': [
    'enroll medical { plan: gated }  assign_pcp { provider: kim }',
    'enroll medical { plan: gated }  assign_pcp { provider: kim  effective: 2024-09-01 }',
  ],
  'enroll.reason': ['enroll medical', 'enroll medical { reason: new_hire }'],
  'enroll.sponsor': ['enroll medical { plan: two }', 'enroll medical { plan: two  sponsor: works }'],
  'enroll.covers': ['enroll medical { plan: two }', 'enroll medical { plan: two  covers: [spouse] }'],
  'enroll.carry_over': ['enroll medical { plan: two }', 'enroll medical { plan: two  carry_over: yes }'],
  'enroll.continuation': ['enroll medical', 'enroll medical { continuation: cobra }'],
  'enroll.qualifying_event': ['enroll medical { continuation: cobra }', 'enroll medical { continuation: cobra  qualifying_event: divorce }'],
  'enroll.disabled': ['enroll medical { continuation: cobra }', 'enroll medical { continuation: cobra  disabled: yes }'],
  'enroll.elected': ['enroll medical { continuation: cobra }', 'enroll medical { continuation: cobra  elected: 2024-06-03 }'],
  'enroll.paid_through': ['enroll medical { continuation: cobra }', 'enroll medical { continuation: cobra  paid_through: 2024-08-31 }'],
  'terminate.reason': ['enroll medical  terminate medical', 'enroll medical  terminate medical { reason: moved }'],
  'terminate.termination': ['enroll medical  terminate medical', 'enroll medical  terminate medical { termination: 2024-09-30 }'],
  'terminate.covers': ['enroll medical  terminate medical', 'enroll medical  terminate medical { covers: [child] }'],
  'terminate.paid_through': [
    'enroll medical  terminate medical { reason: nonpayment }',
    'enroll medical  terminate medical { reason: nonpayment  paid_through: 2024-07-31 }',
  ],
};

const fields = Object.values<VerbSpec>(enrollmentVerbs).flatMap(({ name, fields: of }) => [...of.keys()].map((field) => `${name}.${field}`));

test.each(fields)('%s', (field) => {
  const [without, withIt] = examples[field];
  expect(silent(scenario(without), scenario(withIt))).toBe(null);
});

test.each([
  ['enroll medical { plan: federal }', 'enroll medical { plan: federal  covers: [child] }', 'enroll medical'],
  ['enroll medical', 'enroll medical { covers: [child] }', 'enroll medical'],
])('`covers` of Medicare is reported: %s', (without, withIt, what) => {
  const federal = (statement: string): string =>
    scenario(statement).replace('plan one { type: PPO', 'plan federal { type: medicare }\nplan one { type: medicare_b');
  const [before, after] = [outcome(federal(without)), outcome(federal(withIt))];
  const found = after.diagnostics.filter((one) => !before.diagnostics.includes(one));
  expect(found).toEqual([expect.stringContaining(`HS7011 \`covers\` in \`${what}\` has no effect: a \`medicare`)]);
});

test('`covers` of an end is reported where the household has nobody of the kind', () => {
  const of = (covers: string) =>
    outcome(scenario(`enroll medical  terminate medical { covers: [${covers}] }`)).diagnostics.filter((one) => one.includes('HS7011'));
  expect(of('spouse')).toEqual([expect.stringContaining('no `spouse` of the household is a patient with `is`')]);
  expect(of('spouse, child')).toEqual([]);
});

test.each(['qualifying_event: divorce', 'disabled: yes', 'elected: 2024-06-03'])('%s without a continuation is reported', (field) => {
  const of = (statement: string) => outcome(scenario(statement));
  const [before, after] = [of('enroll medical { plan: two }'), of(`enroll medical { plan: two  ${field} }`)];
  expect(after.diagnostics.filter((one) => !before.diagnostics.includes(one))).toEqual([
    `warning HS7011 \`${field.split(':')[0]}\` in \`enroll medical\` has no effect: this field applies only together with \`continuation\``,
  ]);
  expect(after.json).toBe(before.json);
});
