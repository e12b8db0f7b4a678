import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
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
  const text = diabetesText.replace('  observe labs.a1c: min(', '  observe vitals.heart_rate: normal(mean: 74, sd: 9) in 45..130\n  observe labs.a1c: min(');
  const after = subjects(compileText(text), { count: 30 });
  expectKept(base, after);
  const more = after.reduce((sum, subject) => sum + subject.observations.length, 0) - base.reduce((sum, subject) => sum + subject.observations.length, 0);
  // One at each visit that measures glucose.
  const visits = base.flatMap(({ encounters, observations }) => {
    const offices = new Set(encounters.filter((visit) => visit.class === 'ambulatory').map(({ id }) => id));
    return observations.filter((o) => o.code.code === '2345-7' && offices.has(o.encounter_id ?? ''));
  });
  expect(visits.length).toBeGreaterThan(100);
  expect(more).toBe(visits.length);
});

test('law 2: adding an event, an attribute and a field of the person changes nothing else', () => {
  const text = diabetesText.replace('  attribute unsteadiness', '  attribute mood: choose { good: 60%, low: rest }\n  attribute unsteadiness').replace(
    '  event drift every',
    // No visit: visits renew drugs, on which what follows depends.
    '  event pickup every 5 months from index for follow_up {\n    dispense rx.atorvastatin_40\n  }\n\n  event drift every',
  );
  expectKept(base, subjects(compileText(text), { count: 30 }));
});

test('law 2: the order of declarations, attributes and events means nothing', () => {
  const parts = diabetesText.split(/\n(?=param |group |profile |variations |timeline |mixin |expect )/);
  const [head, ...rest] = parts;
  const reversed = [head, ...rest.reverse()].join('\n');
  const lines = reversed.split('\n');
  const from = lines.findIndex((line) => line.startsWith('  attribute smoker'));
  const moved = lines.splice(from, 1);
  lines.splice(lines.findIndex((line) => line.startsWith('  attribute unsteadiness')) + 1, 0, ...moved);
  expect(subjects(compileText(lines.join('\n')), { count: 30 })).toEqual(base);
});

test('law 2: removing an event removes its records and nothing else', () => {
  const pickup = '\n  event pickup every 1 month from index for follow_up { dispense rx.atorvastatin_40 }';
  const delivery = '\n  event delivery every 2 months from index for follow_up chance 50% { dispense rx.lisinopril_10 }';
  const both = subjects(compileText(diabetesText.replace('\n  event drift', `${pickup}${delivery}\n  event drift`)), { count: 30 });
  const after = subjects(compileText(diabetesText.replace('\n  event drift', `${delivery}\n  event drift`)), { count: 30 });
  expectKept(after, both);
  const dispenses = (people: typeof base): number => people.reduce((sum, subject) => sum + subject.medication_dispenses.length, 0);
  expect(dispenses(both)).toBeGreaterThan(dispenses(after));
  expect(dispenses(after)).toBeGreaterThan(0);
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

/** Everything that a file can declare, also under the names and with the codes of the scenario that uses it. */
const extra = `hsim 1
use "more" as more
scenario extra "Extra" { as_of: 2020-01-01 }
param follow_up: 1 year
codes dx: ICD10CM { t2dm E11.9 "Type 2 diabetes mellitus without complications"  hf I50.9 "Heart failure, unspecified" }
codes rx: RXNORM { metformin 861007 "metformin hydrochloride 500 MG Oral Tablet" }
provider dr_lee { specialty: cardiology }
pool nurses { of: provider  count: 5  pick: sticky }
table risk(age, share) { 0..150 | 3% }
profile adult { age: 40  attribute a1c: 9  attribute pain: chance 20% }
variations control { a 50% { a1c: 7 } b rest { } }
variations other random { a 50% { } b rest { } }
timeline followup of adult { anchor index: 2020-03-03  event visit at index { encounter ambulatory { provider: nurses  observe more.labs.k } } }
states pain from start { none { to some: 20% per year } some { encounter ambulatory { diagnose dx.hf } } }
flow f(on_date: anchor) -> done { event visit at on_date { end done } }
expect { share(subjects where pain) ~ 20% }
measure m { initial: yes  numerator: pain }
cover { values(pain) }
defects { missing phone: 50% }
`;
const more = `hsim 1
codes labs: LOINC { k 2823-3 "Potassium [Moles/volume] in Serum or Plasma" { unit: 'mmol/L' normal: 3.5..5.1 } }
`;

function withFiles(text: string): ReturnType<typeof compileText> {
  const files = new Map([
    ['extra', extra],
    ['more', more],
  ]);
  const read = (path: string) => ({ path: `${path}.hsim`, text: files.get(path) ?? readFileSync(`scenarios/${path}.hsim`, 'utf8'), sha256: '' });
  const { value, diagnostics } = compile({ path: 'test.hsim', text, sha256: '' }, { read });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value.ir as ReturnType<typeof compileText>;
}

test('law 2: an import that nothing uses changes no byte', () => {
  for (const use of ['use "extra" as extra', 'use "extra" as extra { follow_up: 3 years }\nuse "more" as more\nuse "extra" as again']) {
    const after = subjects(withFiles(diabetesText.replace('\nscenario', `\n${use}\n\nscenario`)), { count: 30 });
    expect(after).toEqual(base);
  }
});

test('law 2: another import before one does not move its draws', () => {
  const text = (uses: string): string => `hsim 1
${uses}
scenario t "T" { as_of: 2025-06-30 }
provider dr_ruiz { specialty: cardiology }
pool doctors { of: provider  count: 3  pick: random }
profile adult { age: 40 }
timeline care of adult {
  event visit every 1 month from start for 1 year {
    encounter ambulatory { provider: doctors  observe labs.k  observe labs.labs.k  onset labs.dx.flu { diagnosed_at: care.check } }
  }
  event check every 2 months from start for 1 year { encounter ambulatory { provider: dr_ruiz } }
}`;
  const own = more.replace(
    'codes labs',
    'codes dx: ICD10CM { flu J11.1 "Influenza due to unidentified influenza virus with other respiratory manifestations" }\ncodes labs',
  );
  const run = (uses: string) => {
    const files = new Map([
      ['extra', extra.replace('use "more"', 'use "labs"')],
      ['labs', own],
    ]);
    const read = (path: string) => ({ path: `${path}.hsim`, text: files.get(path) ?? '', sha256: '' });
    const { value, diagnostics } = compile({ path: 'test.hsim', text: text(uses), sha256: '' }, { read });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return subjects(value.ir as ReturnType<typeof compileText>, { count: 10 });
  };
  const before = run('use "labs" as labs');
  expect(run('use "extra" as extra\nuse "labs" as labs')).toEqual(before);
  expect(run('use "labs" as first\nuse "labs" as labs')).toEqual(before);
});

test('law 2: a body in the visits of an event changes no other record', () => {
  const added = `\n  event pulse in quarterly when last(labs.a1c) > 7 chance 60% { observe vitals.heart_rate }
  event told at pulse + 2 days { dispense rx.atorvastatin_40 }
  event pulse_too in first_visit { observe vitals.heart_rate  branch how { well 50% { note "Well." } ill rest { note "Ill." } } }\n\n  event drift every`;
  const text = diabetesText.replace('\n  event drift every', added);
  const after = subjects(compileText(text), { count: 30 });
  expectKept(base, after);
  const pulses = after.map(({ observations }) => observations.filter(({ code }) => code.code === '8867-4').length);
  expect(Math.min(...pulses)).toBe(1);
  expect(Math.max(...pulses)).toBeGreaterThan(3);
});
