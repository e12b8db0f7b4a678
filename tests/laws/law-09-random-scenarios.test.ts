/** Law 9 over scenarios that nobody wrote: whatever is included, repeated and put into one event, ids are unique and references lead to the right record. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cohort, compile, type Subject, validate } from '../../index.ts';

const head = `hsim 1
use "std/labs" as labs
use "std/vitals" as vitals
use "std/panels" as panels
use "std/diagnoses" as dx
use "std/drugs" as rx
scenario t "T" { as_of: 2025-06-30 }
codes px: SNOMED { mri 113091000 "Magnetic resonance imaging (procedure)" }
`;

const past = fc.constantFrom(
  'condition dx.hypertension { onset: start - 10 years }',
  'condition dx.hypertension { onset: start - 2 years }',
  'condition dx.type_2_diabetes { onset: start - 3 years }',
);
const care = fc.constantFrom(
  'observe labs.a1c: 6',
  'observe labs.a1c: 7',
  'observe labs.glucose: 100',
  'observe vitals.weight: 80',
  'panel panels.bmp { }',
  'panel panels.bmp { labs.glucose: above }',
  'diagnose dx.type_2_diabetes',
  'diagnose dx.hypertension',
  'procedure px.mri',
  'prescribe rx.metformin_500 { quantity: 180  days_supply: 90  refills: 3 }',
  'prescribe rx.metformin_500 { quantity: 60  days_supply: 30  ongoing: yes }',
  'note "Seen."',
  'include visit_mixin',
);
const visit = fc
  .tuple(fc.constantFrom('ambulatory', 'emergency', 'virtual'), fc.array(care, { maxLength: 4 }))
  .map(([kind, list]) => `encounter ${kind} { ${list.join('\n')} }`);
const when = fc.constantFrom('at start', 'at start + 1 day', 'every 1 month from start for 3 months', 'rate 2 per year from start');
const event = fc.tuple(when, fc.array(fc.oneof(visit, fc.constant('include event_mixin')), { minLength: 1, maxLength: 3 }));
const defect = fc.constantFrom(
  'repeat observations: 50%',
  'repeat conditions: 50%',
  'drop observations: 20%',
  'duplicate subject: 50%',
  'late observations: 30% { by: 10 days }',
);

const scenario = fc
  .record({
    own: fc.array(past, { maxLength: 3 }),
    mixed: fc.array(past, { maxLength: 3 }),
    again: fc.array(past, { maxLength: 2 }),
    inMixin: fc.array(care, { maxLength: 3 }),
    events: fc.array(event, { minLength: 1, maxLength: 3 }),
    defects: fc.array(defect, { maxLength: 4 }),
    household: fc.boolean(),
  })
  .map(({ own, mixed, again, inMixin, events, defects, household }) => {
    const plain = inMixin.filter((line) => !line.startsWith('include'));
    return `${head}mixin basics { history { ${mixed.join('\n')} } }
mixin visit_mixin { ${plain.join('\n')} }
mixin event_mixin { encounter ambulatory { include visit_mixin } encounter emergency { include visit_mixin } }
profile p { age: 60  include basics  history { ${own.join('\n')} }  history { ${again.join('\n')} }
${household ? 'household { spouse { age: 58 } }' : ''} }
timeline c of p { anchor start: 2024-01-01
${events.map(([time, body], i) => `event e${i} ${time} { ${body.join('\n')} }`).join('\n')} }
${defects.length === 0 ? '' : `defects { ${defects.join('\n')} }`}
`;
  });

/** Ids of all records of a subject. */
function idsOf(subject: Subject): string[] {
  const lists = Object.entries(subject).flatMap(([name, value]) => (name !== 'parties' && Array.isArray(value) ? (value as { id: string }[]) : []));
  return [subject.patient.id, ...lists.map(({ id }) => id)];
}

let compiled = 0;

test('law 9: ids are unique and references right, in random scenarios', () => {
  fc.assert(
    fc.property(scenario, (text) => {
      const { scenario: program } = compile(text);
      if (program === null) return;
      compiled++;
      const people = [...cohort(program, { count: 3 })];
      const ids = people.flatMap(idsOf);
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
      const { errors } = validate(people);
      expect(errors.filter(({ code }) => /^(?:IDENT|REF)-/.test(code))).toEqual([]);
    }),
    { seed: 9, numRuns: 80 },
  );
  // Most are valid: a property of nothing would always hold.
  expect(compiled).toBeGreaterThan(60);
});
