import { expect, test } from 'vitest';
import { compileText, diabetesText, recordsById, subjects } from '../support/scenario-runs.ts';

const base = subjects(compileText(diabetesText), { count: 30 });

/** Every record of `before` is in `after`, equal but for the fields named. */
function expectKept(before: typeof base, after: typeof base, but: readonly string[] = []): void {
  before.forEach((subject, i) => {
    const now = recordsById(after[i]);
    for (const [id, { kind, record }] of recordsById(subject)) {
      const kept = now.get(id);
      expect(kept?.kind).toBe(kind);
      const without = (r: Record<string, unknown>): object => Object.fromEntries(Object.entries(r).filter(([name]) => !but.includes(name)));
      expect(without(kept?.record ?? {})).toEqual(without(record));
    }
    expect(after[i].patient).toEqual(subject.patient);
    expect(after[i].variations).toEqual(subject.variations);
  });
}

test('law 2: adding an observation to a timeline changes no other value', () => {
  const text = diabetesText
    .replace('  smoking    72166-2', '  pulse      8867-4   "Heart rate"  { unit: \'/min\'  normal: 60..100 }\n  smoking    72166-2')
    .replace('      observe labs.a1c: a1c + normal', '      observe vitals.pulse: normal(mean: 74, sd: 9) in 45..130\n      observe labs.a1c: a1c + normal');
  const after = subjects(compileText(text), { count: 30 });
  expectKept(base, after);
  const more = after.reduce((sum, subject) => sum + subject.observations.length, 0) - base.reduce((sum, subject) => sum + subject.observations.length, 0);
  expect(more).toBe(base.reduce((sum, subject) => sum + subject.observations.filter((o) => o.code.code === '4548-4').length, 0) - 30);
});

test('law 2: adding an event, an attribute and a field of the person changes nothing else', () => {
  const text = diabetesText
    .replace('  attribute has_allergy', '  attribute mood: choose { good: 60%, low: rest }\n  attribute has_allergy')
    .replace(
      '  event drift every',
      '  event call every 5 months from index for follow_up {\n    encounter virtual { note "Telephone call." }\n  }\n\n  event drift every',
    );
  expectKept(base, subjects(compileText(text), { count: 30 }));
});

test('law 2: the order of declarations, attributes and events means nothing', () => {
  const parts = diabetesText.split(/\n(?=codes |param |panel |profile |variations |timeline |expect )/);
  const [head, ...rest] = parts;
  const reversed = [head, ...rest.reverse()].join('\n');
  const lines = reversed.split('\n');
  const from = lines.findIndex((line) => line.startsWith('  attribute height'));
  const moved = lines.splice(from, 1);
  lines.splice(lines.findIndex((line) => line.startsWith('  attribute has_allergy')) + 1, 0, ...moved);
  expect(subjects(compileText(lines.join('\n')), { count: 30 })).toEqual(base);
});

test('law 2: removing an event removes its records and nothing else', () => {
  const text = diabetesText.replace(/\n {2}event flu_2024[\s\S]*?\n {2}}\n/, '\n');
  const after = subjects(compileText(text), { count: 30 });
  expectKept(after, base);
});

test('law 2: fixing one field of the person leaves the draws of the others alone', () => {
  const text = diabetesText.replace('  age: normal(mean: 60', '  state: "MT"\n  age: normal(mean: 60');
  const after = subjects(compileText(text), { count: 30 });
  after.forEach((subject, i) => {
    const { given, family, birth_date, sex, race, ethnicity, mrn } = subject.patient;
    const was = base[i].patient;
    expect({ given, family, birth_date, sex, race, ethnicity, mrn }).toEqual({
      given: was.given,
      family: was.family,
      birth_date: was.birth_date,
      sex: was.sex,
      race: was.race,
      ethnicity: was.ethnicity,
      mrn: was.mrn,
    });
    expect(subject.patient.state).toBe('MT');
  });
});
