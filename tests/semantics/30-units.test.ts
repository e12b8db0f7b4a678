/** Several patients in one unit: who they are, how they are related, and what each can ask of the first person. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { compile } from '../../compiler/compile.ts';
import { type Subject, subject } from '../../model/subject.ts';
import { completedYears, dayOf, dayOfMinute, startOfDay } from '../../model/time/civil.ts';
import { unitsFor } from '../../runtime/sink/units-for.ts';
import { compileText, planOf, subjects } from '../support/scenario-runs.ts';

const couple = `hsim 1
scenario couple "C" { as_of: 2025-06-30 }
profile adult {
  age: uniform(30..60)
  attribute smoker: chance 40%
  household {
    spouse chance 60% { is: partner  age: age + uniform(-3..3) }
    child kid { age: uniform(0..9) }
    sibling sister when smoker { is: relative }
  }
}
profile partner { attribute smoker: chance if adult.smoker then 90% else 5% }
profile relative { age: adult.age + uniform(1..5) }
timeline care of adult {
  anchor index: 2025-01-06
  event visit at index { encounter ambulatory { note "First." } }
}
timeline theirs of partner {
  anchor later: 2025-02-01
  event visit at later on_days monday..sunday { encounter ambulatory { note text: "Smoker." } }
}
timeline hers of relative { event visit at adult.index + 2 days { encounter ambulatory { note "Sister." } } }
`.replace('note text: "Smoker."', 'note "Second."');

const unitsOf = (all: readonly Subject[]): Subject[][] => {
  const units: Subject[][] = [];
  for (const one of all) units[one.index] = [...(units[one.index] ?? []), one];
  return units;
};
const run = (text: string, count = 60): Subject[][] => unitsOf(subjects(compileText(text), { count }));
const codes = (text: string): string[] =>
  compile({ path: 'test.hsim', text, sha256: '' }, undefined, new Map())
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

test('a member with `is` is a patient, with records, numbers and timelines of that profile', () => {
  const units = run(couple);
  const members = units.flat().filter(({ member }) => member !== undefined);
  expect(new Set(members.map(({ member }) => member))).toEqual(new Set([1, 2]));
  expect(new Set(units.flat().map(({ patient }) => patient.mrn)).size).toBe(units.flat().length);
  for (const unit of units)
    for (const { member, encounters } of unit)
      expect(encounters.map(({ start }) => dayOfMinute(start))).toEqual([member === 1 ? dayOf(2025, 2, 1) : dayOf(2025, 1, 6 + (member === 2 ? 2 : 0))]);
});

test('every subject is one of the schema', () => {
  for (const text of [couple, birth]) for (const one of run(text, 20).flat()) expect(() => z.encode(subject, one)).not.toThrow();
});

test('what each has of the others agrees: names, numbers, relationships, address and surname', () => {
  const back: Record<string, string> = { spouse: 'spouse', sibling: 'sibling', child: 'parent', parent: 'child', other: 'other' };
  for (const unit of run(couple)) {
    const byId = new Map(unit.map((one) => [one.patient.id, one]));
    for (const { patient, related_persons } of unit) {
      const known = related_persons.filter(({ related_patient_id: id }) => id !== null);
      expect(new Set(known.map(({ related_patient_id: id }) => id))).toEqual(new Set([...byId.keys()].filter((id) => id !== patient.id)));
      for (const person of known) {
        const other = byId.get(person.related_patient_id as string) as Subject;
        expect([person.related_mrn, person.given, person.birth_date, person.sex]).toEqual([
          other.patient.mrn,
          other.patient.given,
          other.patient.birth_date,
          other.patient.sex,
        ]);
        const mirrored = other.related_persons.find(({ related_patient_id: id }) => id === patient.id);
        expect(mirrored?.relationship).toBe(back[person.relationship]);
        expect([other.patient.family, other.patient.zip]).toEqual([patient.family, patient.zip]);
      }
    }
    const [first, ...others] = unit;
    // The child of a couple is a child of both; to the sister it is somebody else.
    const relation = (one: Subject) => one.related_persons.find(({ name }) => name === 'kid')?.relationship;
    if (first.related_persons.some(({ name }) => name === 'kid'))
      expect(others.map(relation)).toEqual(others.map(({ member }) => (member === 1 ? 'child' : 'other')));
    expect(unit.every(({ related_persons: list }) => new Set(list.map(({ id }) => id)).size === list.length)).toBe(true);
    const spouse = others.find(({ member }) => member === 1);
    expect(first.patient.marital_status === 'married').toBe(spouse !== undefined);
    if (spouse !== undefined) {
      expect(spouse.patient.marital_status).toBe('married');
      expect(
        Math.abs(completedYears(first.patient.birth_date ?? 0, dayOf(2025, 2, 1)) - completedYears(spouse.patient.birth_date ?? 0, dayOf(2025, 2, 1))),
      ).toBeLessThan(5);
    }
    expect(others.filter(({ member }) => member === 2).every(({ patient }) => patient.sex === 'female')).toBe(true);
  }
});

test('further patients change nothing of the first person, nor one of them the others before it', () => {
  const without = run(
    couple
      .replace(/ {4}sibling.*\n/, '')
      .replace(/profile relative.*\n/, '')
      .replace(/timeline hers.*\n/, ''),
  );
  const strip = ({ related_persons: _, ...rest }: Subject): object => rest;
  expect(without.map((unit) => unit.map(strip))).toEqual(run(couple).map((unit) => unit.filter(({ member }) => member !== 2).map(strip)));
});

const birth = `hsim 1
scenario birth "B" { as_of: 2025-12-31 }
profile mother {
  age: uniform(20..35)
  sex: female
  attribute carries: chance 70%
  attribute twins: chance 40%
  household {
    child newborn when carries { is: infant  birth_date: delivery }
    child twin when carries and twins { is: infant  birth_date: pregnancy.delivery }
    partner father { is: dad }
  }
}
profile infant { attribute early: chance if mother.age < 25 then 100% else 0% }
profile dad { age: mother.age + uniform(0..4) }
timeline pregnancy of mother {
  anchor booking: 2025-01-01 + uniform(0 days..20 days)
  event delivery at booking + uniform(100 days..200 days) when carries { encounter inpatient { note "Delivery." } }
  event after at delivery + 3 days when any(newborn) { encounter ambulatory { note "After." } }
}
timeline infancy of infant {
  event born at birth { encounter inpatient { note "Birth." } }
  event early_visit at birth + 2 days when early { encounter ambulatory { note "Early." } }
  event checkup every 2 weeks from birth + 1 week { encounter ambulatory { note "Check." } }
}
timeline his of dad { anchor begins: 2025-03-01  event visit at begins { encounter ambulatory { note "He." } } }
expect of infant { share(subjects where early given mother.age < 25) == 100%  every subject has born }
`;

test('a newborn is born at the minute of the event, begins with it, and is not there without it', () => {
  for (const [mother, ...others] of run(birth)) {
    const [delivery] = mother.encounters.filter(({ class: of }) => of === 'inpatient');
    const infants = others.filter(({ member }) => member === 1 || member === 2);
    if (delivery === undefined) expect(infants).toEqual([]);
    for (const { patient, encounters } of infants) {
      expect(patient.birth_date).toBe(dayOfMinute(delivery.start));
      // A number is applied for after the birth.
      expect([mother.patient.ssn.length, patient.ssn]).toEqual([11, '']);
      expect(encounters[0].start).toBe(delivery.start);
      expect(encounters.every(({ start }) => start >= delivery.start)).toBe(true);
      expect(patient.birth_order).toBe(infants.length > 1 ? infants.findIndex((one) => one.patient === patient) + 1 : null);
      expect(patient.multiple_birth).toBe(infants.length > 1 ? true : null);
    }
    const father = others.find(({ member }) => member === 3);
    const seen = (one: Subject | undefined) => one?.related_persons.map(({ name, relationship }) => `${name} ${relationship}`).sort();
    if (infants.length === 2) {
      expect(seen(mother)).toEqual(['father partner', 'newborn child', 'twin child']);
      expect(seen(father)).toEqual(['mother partner', 'newborn child', 'twin child']);
      expect(seen(infants[0])).toEqual(['father parent', 'mother parent', 'twin sibling']);
      expect(seen(infants[1])).toEqual(['father parent', 'mother parent', 'newborn sibling']);
    }
    for (const person of mother.related_persons) if (person.relationship === 'child') expect(person.recorded).toBe(delivery.start);
    expect(mother.encounters.filter(({ class: of }) => of === 'ambulatory')).toHaveLength(infants.length > 0 ? 1 : 0);
  }
});

test('law 4: before the birth nobody knows of the child, and what is known of everybody stays', () => {
  const ir = compileText(birth);
  const whole = unitsOf(subjects(ir, { count: 25 }));
  for (const day of [dayOf(2025, 4, 20), dayOf(2025, 6, 15), dayOf(2025, 8, 1)]) {
    const asOf = startOfDay(day) + 1439;
    for (const [i, unit] of unitsOf(subjects(ir, { count: 25, asOf })).entries()) {
      const expected = whole[i].filter(({ patient }) => (patient.birth_date ?? 0) <= day);
      expect(unit.map(({ patient }) => patient.id)).toEqual(expected.map(({ patient }) => patient.id));
      for (const [j, one] of unit.entries()) {
        expect(one.encounters.map(({ id }) => id)).toEqual(expected[j].encounters.filter(({ recorded }) => recorded <= asOf).map(({ id }) => id));
        expect(one.related_persons).toEqual(expected[j].related_persons.filter(({ recorded }) => recorded <= asOf));
      }
    }
  }
});

test('mistakes are reported once each', () => {
  const changed = (from: string | RegExp, to: string): string[] => codes(birth.replace(from, to));
  expect(changed('is: dad', 'is: dadd')).toEqual(['HS2001']);
  expect(changed('profile dad { age: mother.age + uniform(0..4) }', 'profile dad { age: 40  household { child x { is: infant  age: 3 } } }')).toEqual([
    'HS2044',
  ]);
  expect(codes(couple.replace('is: partner', 'is: adult'))).toContain('HS2044');
  expect(changed('{ is: dad }', '{ is: dad  count: poisson(mean: 1) }')).toEqual(['HS2045']);
  expect(changed('birth_date: delivery', 'birth_date: delivery.end')).toEqual(['HS2047']);
  expect(changed('mother.age <', 'mother.aged <')).toContain('HS2003');
  expect(changed('age: mother.age + uniform(0..4)', 'attribute a: 1')).toContain('HS2009');
  expect(codes(couple.replace('adult.index + 2', 'adult.visit + 2'))).toContain('HS2003');
  expect(codes(couple.replace('profile relative { age: adult.age + uniform(1..5) }', 'profile relative { }'))).toContain('HS2009');
});

test('units are made until there are so many patients', () => {
  const ir = compileText(birth);
  const sizes = unitsOf(subjects(ir, { count: 40 })).map((unit) => unit.length);
  for (const members of [1, 2, 17, 60]) {
    const units = unitsFor(planOf(ir, { count: members }), members);
    const total = (n: number): number => sizes.slice(0, n).reduce((sum, size) => sum + size, 0);
    expect(total(units)).toBeGreaterThanOrEqual(members);
    expect(total(units - 1)).toBeLessThan(members);
  }
  const single = 'hsim 1\nscenario s "S" { as_of: 2025-06-30 }\nprofile p { age: 40 }\ntimeline t of p { event visit at start { encounter ambulatory } }';
  expect(unitsFor(planOf(compileText(single), { count: 5 }), 5)).toBe(5);
});

const family = `hsim 1
scenario family "F" { as_of: 2025-06-30  start: 2025-01-01 }
profile parent_of {
  age: normal(mean: 38, sd: 5) in 30..48
  household {
    spouse chance 50% { is: partner_of }
    child { is: kid  count: choose { 0: 40%, 1: 25%, 2: 20%, 3: 15% }  age: uniform(0..12) }
  }
}
profile partner_of { age: 40 }
profile kid { attribute light: chance 20% }
timeline p of parent_of { event visit at start when count(child) >= 2 { encounter virtual { } } }
timeline k of kid { event exam at start { encounter ambulatory { } } }
`;

test('a count of patients: so many, each with own draws, known to everybody of the unit', () => {
  const units = unitsOf(subjects(compileText(family), { count: 400 }));
  const numbers = new Map<number, number>();
  const ages = new Set<number>();
  for (const unit of units) {
    const kids = unit.filter((one) => one.encounters.some((visit) => visit.class === 'ambulatory'));
    numbers.set(kids.length, (numbers.get(kids.length) ?? 0) + 1);
    expect(new Set(unit.map((one) => one.patient.id)).size).toBe(unit.length);
    const [first] = unit;
    const children = first.related_persons.filter(({ relationship }) => relationship === 'child');
    expect(children.map((child) => child.related_patient_id).sort()).toEqual(kids.map((kid) => kid.patient.id).sort());
    expect(new Set(children.map(({ id }) => id)).size).toBe(kids.length);
    expect(first.encounters).toHaveLength(kids.length >= 2 ? 1 : 0);
    for (const kid of kids) {
      ages.add(kid.patient.birth_date as number);
      const siblings = kid.related_persons.filter(({ relationship }) => relationship === 'sibling');
      expect(siblings).toHaveLength(kids.length - 1);
      expect(new Set(kid.related_persons.map(({ id }) => id)).size).toBe(unit.length - 1);
    }
  }
  // Margins of 3.89 standard deviations of a share of 400.
  for (const [number, share] of [
    [0, 0.4],
    [1, 0.25],
    [2, 0.2],
    [3, 0.15],
  ] as const)
    expect(Math.abs((numbers.get(number) ?? 0) / 400 - share)).toBeLessThan(3.89 * Math.sqrt((share * (1 - share)) / 400));
  expect(ages.size).toBeGreaterThan(300);
});

test('twins by a count are born at one event', () => {
  const twins = `hsim 1
scenario births "B" { as_of: 2025-12-31 }
profile mother { age: 30  sex: female  attribute twins: chance 50%  household { child { is: infant  count: if twins then 2 else 1  birth_date: delivery } } }
profile infant { }
timeline pregnancy of mother { anchor due: 2025-03-01  event delivery at due { encounter inpatient { } } }
`;
  const units = unitsOf(subjects(compileText(twins), { count: 60 }));
  expect(new Set(units.map((unit) => unit.length))).toEqual(new Set([2, 3]));
  for (const unit of units) expect(unit.slice(1).map(({ patient }) => patient.birth_order)).toEqual(unit.length === 3 ? [1, 2] : [null]);
});
