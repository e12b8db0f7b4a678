/** A field that is missing is missing in what is written, at any time, and nothing else changes. */
import { expect, test } from 'vitest';
import { applyFixes } from '../../../app/fix-scenario.ts';
import { compile } from '../../../compiler/compile.ts';
import type { Subject } from '../../../model/subject.ts';
import { defectSpecs } from '../../../vocabulary/defect-verbs.ts';
import { outcome, written } from '../../laws/accepted.ts';
import { compileText } from '../../support/scenario-runs.ts';

const scenario = (more: string) => `hsim 1
scenario t "T" { as_of: 2025-06-30 }
profile adult { age: 40  prefix: "Dr."  middle: "Ann"  suffix: "Jr."  email: "earlier.person@example.org"  birth_order: 2  race: white }
timeline care of adult {
  event visit at 2024-05-06 { encounter ambulatory { } }
  event moved at visit + 1 month { update { email: "later.person@example.org"  family: "Changed" } }
}
${more}
`;
const people = (text: string): Subject[] => structuredClone(outcome(text).subjects) as Subject[];
const plain = people(scenario(''));

test.each(defectSpecs.missing.targets)('%s', (name) => {
  const found = people(scenario(`defects { missing ${name}: 100% }`));
  for (const [i, { patient, changes, ...rest }] of found.entries()) {
    const { patient: known, changes: acts, ...others } = plain[i];
    const value = (patient as Record<string, unknown>)[name];
    expect([null, '', 'unknown']).toContain(value);
    // Earlier names and addresses have the field empty too, and are not there where they differed in it alone.
    const before = known.previous_names.flatMap((one) => (name === 'family' ? [] : [name in one ? { ...one, [name]: value } : one]));
    expect(known.previous_names.map(({ family }) => family)).toEqual([acts[0].fields.map(({ before: was }) => JSON.parse(was!)).at(-1)]);
    expect(patient).toEqual({ ...known, previous_names: before, [name]: value });
    expect(rest).toEqual(others);
    expect(changes.flatMap(({ fields }) => fields.map((field) => field.name))).toEqual(
      acts.flatMap(({ fields }) => fields.map((field) => field.name)).filter((field) => field !== name),
    );
  }
});

test.each(['fhir', 'hl7v2'] as const)('neither the value nor an earlier one is in %s', async (target) => {
  expect(await written(target, outcome(scenario('')))).toMatch(/earlier\.person|later\.person/);
  const text = await written(target, outcome(scenario('defects { missing email: 100%  missing birth_date: 100% }')));
  expect(text).not.toMatch(/earlier\.person|later\.person|"birthDate":|\|198\d{5}\|/);
});

test('`fix` moves the statements of a profile, also into a block that is there', () => {
  const old = (more: string) => `hsim 1
scenario t "T" { as_of: 2025-06-30 }
profile adult {
  age: 40
  missing phone: 6%
  missing family: 2%
}
timeline care of adult { event visit at 2025-03-10 { encounter ambulatory } }
${more}`;
  const fixed = (text: string) => applyFixes('t.hsim', text, (next) => compile({ path: 't.hsim', text: next, sha256: '' }).diagnostics).text;
  for (const more of ['', 'defects {\n  typo given: 1%\n}\n']) {
    const text = fixed(old(more));
    expect(compile({ path: 't.hsim', text, sha256: '' }).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(
      compileText(text)
        .defects.map(({ verb, target, weight }) => `${verb} ${target} ${weight}`)
        .sort(),
    ).toEqual(['missing family 2000000', 'missing phone 6000000', ...(more === '' ? [] : ['typo given 1000000'])].sort());
    expect(fixed(text)).toBe(text);
  }
});
