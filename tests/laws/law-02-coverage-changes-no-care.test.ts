/** Law 2 for coverage: who is covered, and how their drugs are filled, changes nothing of their care. */
import { expect, test } from 'vitest';
import type { Ir } from '../../ir/definition.ts';
import { type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import { compileText, diabetesText, subjects } from '../support/scenario-runs.ts';

/** What coverage makes. */
const BENEFITS: ReadonlySet<RecordKind> = new Set<RecordKind>([
  ...(['coverages', 'enrollments', 'claims', 'claim_payments', 'accumulators', 'remittances'] as const),
  ...(['pharmacy_claims', 'medication_dispenses', 'authorizations'] as const),
]);
const COUNT = 60;

const covered = diabetesText
  .replace(
    'use "std/drugs" as rx\n',
    `use "std/drugs" as rx { metformin_500 { cost: $0.05 } metformin_1000 { cost: $0.08 } sitagliptin_100 { cost: $16 } }
use "std/services" as sv
use "std/plans" as plans
formulary f { tier one { level: 1  copay: $5 }  drug rx.sitagliptin_100 { tier: one  prior_auth: required }  else: one }
plan medical { include plans.ppo }
plan drugs { type: PPO  formulary: f  coinsurance: 0% }
`,
  )
  .replace('profile adult {\n', 'profile adult {\n  coverage medical chance 80% { plan: medical }\n  coverage pharmacy { plan: drugs }\n');

/** The lists of care, with who the people are. */
function care(ir: Ir): unknown[] {
  return subjects(ir, { count: COUNT }).map((subject) => {
    const lists = recordKinds.filter((kind) => !BENEFITS.has(kind)).map((kind) => [kind, subject[kind]]);
    return { ...Object.fromEntries(lists), patient: subject.patient, variations: subject.variations };
  });
}

test('the lists of care are equal with coverage and without', () => {
  const ir = compileText(covered);
  const made = subjects(ir, { count: COUNT });
  const some = (is: (subject: Subject) => number): boolean => made.some((subject) => is(subject) > 0);
  expect(some(({ claims }) => claims.length)).toBe(true);
  expect(some(({ coverages }) => 2 - coverages.length)).toBe(true);
  expect(some(({ pharmacy_claims }) => pharmacy_claims.filter(({ response }) => response === 'rejected').length)).toBe(true);
  expect(care(ir)).toEqual(care(compileText(diabetesText)));
});
