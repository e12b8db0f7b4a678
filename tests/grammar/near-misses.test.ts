/** Near misses that other tests do not hold: one diagnostic each, and the text that its edit makes. */
import { expect, test } from 'vitest';
import { applyAll } from '../../app/fix-scenario.ts';
import { compile } from '../../compiler/compile.ts';
import { parse } from '../../grammar/parse.ts';

const head = 'hsim 1\nscenario t "T" { as_of: 2025-06-30 }\n';
const profile = 'profile p { age: 40 }\n';
const visit = 'timeline t of p { event visit at start { encounter ambulatory { } } }\n';
const timed = (time: string): string =>
  `${head}${profile}timeline t of p { event visit at start + 1 day { } event next ${time} { encounter ambulatory { } } }\n`;

test.each([
  ['a timeline of nobody', `${head}${profile}timeline t { event visit at start { encounter ambulatory { } } }`, 'HS1029', 't of profile {'],
  ['a range for one value', `${head}profile p { age: 4..17 }\n${visit}`, 'HS3007', 'age: uniform(4..17)'],
  ['a range with a minus', `${head}profile p { age: 40-50 }\n${visit}`, 'HS1016', 'age: 40..50'],
  [
    'a distribution that is cut within a sum',
    timed('at visit + normal(mean: 5 days, sd: 2 days) in 1 day..9 days'),
    'HS1017',
    'at visit + (normal(mean: 5 days, sd: 2 days) in 1 day..9 days)',
  ],
  ['a timeline for somebody', `${head}${profile}timeline t for p { event visit at start { encounter ambulatory { } } }`, 'HS1017', 't of p {'],
  ['a choice without its word', `${head}profile p { age: 40  sex: { male: 40%, female: 60% } }\n${visit}`, 'HS1017', 'sex: choose { male: 40%, female: 60% }'],
  ['percentages after words', `${head}profile p { age: 40  sex: male 40%, female 60% }\n${visit}`, 'HS1017', 'sex: choose { male: 40%, female: 60% }'],
  ['the gender of a person', `${head}profile p { age: 40  gender: male }\n${visit}`, 'HS2003', 'sex: male'],
  ['a distribution of another language', `${head}profile p { age: random(18..90) }\n${visit}`, 'HS3011', 'age: uniform(18..90)'],
  ['an arm that a comma ends', `${head}${profile}${visit}variations v { a 50%, b rest { } }`, 'HS1029', 'a 50% { } b rest'],
  [
    'a percentage for what is measured in percent',
    `${head}codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' } }\n${profile}timeline t of p { event visit at start { encounter ambulatory { observe labs.a1c: 7.5% } } }\n`,
    'HS3001',
    'observe labs.a1c: 7.5 }',
  ],
  [
    'a verb of another language after a statement on its line',
    `${head}codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }\ncodes sv: CPT { ecg 93000 "Electrocardiogram" }\n${profile}timeline t of p { event visit at start { encounter ambulatory { diagnose dx.htn  perform sv.ecg } } }\n`,
    'HS2005',
    'diagnose dx.htn  procedure sv.ecg',
  ],
  ['a field of another list', `${head}${profile}${visit}expect { sum(claims.ingredient_cost) > $5 }\n`, 'HS2001', 'sum(pharmacy_claims.ingredient_cost)'],
  ['two commas', `${head}profile p { age: 40  attribute a: choose { x: 50%,, y: 50% } }\n${visit}`, 'HS1014', 'x: 50%, y: 50%'],
  ['an arm without a name', `${head}${profile}${visit}variations v { 50% { } b rest { } }`, 'HS1029', '{ name 50% { } b'],
  ['hours from one to another', timed('at visit + 1 day clock 08:00 to 16:00'), 'HS1017', 'clock 08:00..16:00'],
])('%s', (_, text, code, right) => {
  const found = compile({ path: 'x.hsim', text, sha256: '' }).diagnostics.filter(({ severity }) => severity === 'error');
  expect(found.map((d) => `${d.code} ${d.message}`)).toEqual([expect.stringContaining(code)]);
  expect(found[0].suggestions).toHaveLength(1);
  expect(applyAll(text, found[0].suggestions[0].edits)).toContain(right);
});

test.each(['import', 'include'])('`%s` with a path in quotes surely means `use`', (word) => {
  const found = parse({ path: 'x.hsim', text: `hsim 1\n${word} "std/labs" as labs\n` }).diagnostics;
  expect(found.map(({ code, suggestions }) => [code, suggestions.map(({ safe, edits }) => [safe, edits[0].text])])).toEqual([['HS1026', [[true, 'use']]]]);
});

test('a distribution of lengths is cut in the time of an event', () => {
  const text = timed('every normal(mean: 30 days, sd: 5 days) in 20 days..40 days for 1 year');
  expect(compile({ path: 'x.hsim', text, sha256: '' }).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('thousands of missing commas are one mistake, and each is read', () => {
  const arms = Array.from({ length: 5000 }, (_, i) => `v${i}: 1%`);
  const { value, diagnostics } = parse({ path: 'x.hsim', text: `hsim 1\nprofile p { a: choose { ${arms.join(' ')} } }` });
  expect(diagnostics.map((d) => [d.code, d.suggestions[0].edits.length])).toEqual([['HS1015', 4999]]);
  const [profile] = value.declarations;
  const field = profile.kind === 'profile' && profile.body.items[0].kind === 'field' ? profile.body.items[0].value : null;
  expect(field?.kind === 'choose' ? field.arms.map(({ key, span }) => [key.kind === 'path' ? key.names[0].text : '', span.end - span.start]) : []).toEqual(
    arms.map((arm) => [arm.slice(0, arm.indexOf(':')), arm.length]),
  );
});
