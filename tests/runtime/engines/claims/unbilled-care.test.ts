/** Care that is on no claim is counted over a run, in whatever blocks it is made. */
import { expect, test } from 'vitest';
import { idleText } from '../../../../app/explain/idle-text.ts';
import { BlockRunner } from '../../../../runtime/sink/block-runner.ts';
import { withoutEffect } from '../../../../runtime/sink/idle-statements.ts';
import { addTally, emptyTally } from '../../../../runtime/sink/tally.ts';
import { compileText, planOf } from '../../../support/scenario-runs.ts';

const COUNT = 10;
const unbilled = (body: string, coverage = 'coverage medical { plan: ppo  effective: 2025-01-01 }', row = '99213'): string[] => {
  const ir = compileText(`hsim 1
scenario t "T" { as_of: 2025-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes px: SNOMED { ecg 29303009 "Electrocardiographic procedure (procedure)"  knee 609588000 "Total knee replacement (procedure)" }
codes sv: CPT { visit ${row} "A visit" { charge: $200 }  other 99215 "Another visit"  knee 27447 "Total knee replacement" { charge: $3,500  global: 90  bills: px.knee } }
provider surgeon { family: "Surgeon"  specialty: surgery }
plan ppo { type: PPO }
profile p { age: 40  ${coverage} }
timeline care of p { event visit at 2025-03-03 { encounter ambulatory { ${body} } } }`);
  const plan = planOf(ir, { count: COUNT });
  const tally = emptyTally(ir);
  for (const [first, end] of [
    [0, 3],
    [3, COUNT],
  ] as const)
    addTally(tally, new BlockRunner(plan).subjects(first, end, '00000', []).tally);
  return withoutEffect(ir, tally, tally.subjects).map(idleText);
};

test.each([
  ['a visit with a diagnosis and a price', 'type: sv.visit  reason: dx.htn', []],
  [
    'without a diagnosis',
    'type: sv.visit  note "Seen."',
    ['10 visits of covered subjects created no claim: a visit without an ICD10CM diagnosis or reason is not billed'],
  ],
  ['without a price', 'type: sv.other  reason: dx.htn', ['10 visits of covered subjects created no claim: no CPT or HCPCS row has a price for these visits']],
  [
    'with a procedure without one',
    'type: sv.visit  reason: dx.htn  procedure px.ecg',
    ['10 procedures, studies, vaccines and drugs of covered subjects were not billed: no CPT or HCPCS row has a price for them'],
  ],
  ['that is paid with a procedure', 'provider: surgeon  type: sv.visit  reason: dx.htn  procedure px.knee', []],
])('%s', (_, body, found) => expect(unbilled(body)).toEqual(found));

test('care without coverage is not counted', () => expect(unbilled('note "Seen."', 'coverage pharmacy { plan: ppo }')).toEqual([]));
