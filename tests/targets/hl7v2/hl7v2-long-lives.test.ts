/** How often the records of one life are read: in proportion to their number, however many visits there are. */
import { expect, test } from 'vitest';
import { type RecordKind, recordKinds } from '../../../model/record-kinds.ts';
import type { Subject } from '../../../model/subject.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { writeHl7v2 } from '../fixtures/hl7v2.ts';

const lifeOf = (visits: number): Subject =>
  subjects(
    compileText(`hsim 1
scenario t "T" { as_of: 2025-12-31 }
codes dx: ICD10CM { a I10 "Essential (primary) hypertension" }
codes px: SNOMED { mri 113091000 "Magnetic resonance imaging (procedure)" }
codes labs: LOINC { glucose 2345-7 "Glucose [Mass/volume] in Serum or Plasma" { unit: 'mg/dL'  normal: 70..99  decimals: 0 } }
codes rx: RXNORM { metformin 861007 "metformin hydrochloride 500 MG Oral Tablet" }
profile p { age: 60 }
timeline c of p {
  anchor d: 2020-01-01
  event v every 1 day from d times ${visits} {
    encounter ambulatory { diagnose dx.a  observe labs.glucose: 90  procedure px.mri  prescribe rx.metformin { days_supply: 30 }  dispense rx.metformin }
  }
}`),
    { count: 1 },
  )[0];

/** Reads of records while the messages are written, by kind. */
function readsOf(subject: Subject): number {
  let reads = 0;
  const counted = (list: readonly object[]): readonly object[] =>
    new Proxy(list, {
      get(of, name, receiver) {
        if (typeof name === 'string' && /^\d+$/.test(name)) reads++;
        return Reflect.get(of, name, receiver);
      },
    });
  const lists = recordKinds.map((kind: RecordKind) => [kind, counted(subject[kind])]);
  writeHl7v2([{ ...subject, ...Object.fromEntries(lists) }]);
  return reads;
}

test('four times as many visits are read about four times as often', () => {
  const [few, many] = [readsOf(lifeOf(60)), readsOf(lifeOf(240))];
  expect(many / few).toBeLessThan(5);
});
