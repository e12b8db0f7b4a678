/** Values in texts. */
import { expect, test } from 'vitest';
import { codes, ir, one, type Parts } from '../support/cohorts.ts';
import { subjects, texts } from '../support/scenario-runs.ts';

const person =
  'age: 40  given: "Ann"  attribute bmi: 31.38471  attribute whole: 1234567  attribute small: 0.04567  attribute cost: $1,234.50  attribute part: 12.55%';
const visit = (body: string): Parts => ({
  person,
  events: `  event visit at 2025-01-06T08:30 { encounter ambulatory { observe labs.a1c: 7.04  ${body} } }`,
});
const note = (text: string): string => one(visit(`note "${text}"`)).document_references[0].text;

test.each([
  ['BMI {bmi}', 'BMI 31.4'],
  ['{whole} {small} {0 * bmi} {0 - bmi}', '1234567 0.0457 0 -31.4'],
  ['{bmi * 10000}', '313847'],
  ['A1c {last(labs.a1c)}', 'A1c 7.0'],
  ['on {visit}', 'on 2025-01-06'],
  ['{visit + 3 days}', '2025-01-09'],
  ['{cost} {part} {3 months} {90 minutes}', '$1,234.50 12.6% 3 months 90 minutes'],
  ['{given}, {bmi > 30}, {dx.b}', 'Ann, yes, Essential (primary) hypertension'],
  ['{last(labs.k)}', 'unknown'],
  ['{{bmi}} {{{age}}} }}{{', '{bmi} {40} }{'],
  ['{ age }\\n{age}', '40\n40'],
  ['a {age}\\"{age}\\"', 'a 40"40"'],
])('%s', (text, written) => {
  expect(note(text)).toBe(written);
});

test('a text attribute holds what it was at the start, a text in an event what is now', () => {
  const subject = one({
    person: 'age: 40  attribute weight: 80  attribute story: "{weight} kg"',
    events: '  event visit at 2025-01-06 { set weight: 90  encounter ambulatory { note "{story}, now {weight}" } }',
  });
  expect(subject.document_references[0].text).toBe('80 kg, now 90');
});

test('titles, goals and fields of text take values too', () => {
  const subject = one(
    visit('goal "Below {bmi}"  note "x" { title: "Visit {visit}" }  prescribe rx.metformin { sig: "Take {1 + 1} a day"  quantity: 60  days_supply: 30 }'),
  );
  expect(subject.goals[0].description).toBe('Below 31.4');
  expect(subject.document_references[0].title).toBe('Visit 2025-01-06');
  expect(subject.medication_requests[0].sig).toBe('Take 2 a day');
});

test('displays are not read', () => {
  const { concepts } = ir({ more: 'codes own: ICD10CM { x R68.89 "Other {general} symptoms" }', events: '  event visit at 2025-01-06 { }' });
  expect(concepts.at(-1)?.display).toBe('Other {general} symptoms');
});

test('a raw message has values, the time and the patient, and braces', () => {
  const raw = visit('raw "MSH|^~\\\\&|{bmi}|{{PID}}|{{|{TIME}|\\nZ{PID}"');
  expect(one(raw).messages[0].text).toBe('MSH|^~\\&|31.4|{{PID}}|{{|{TIME}|\nZ{PID}');
  const text = [...texts(ir(raw), { count: 1 }, 'hl7v2', {}, 1).values()].join('');
  expect(text).toMatch(/MSH\|\^~\\&\|31\.4\|\{PID\}\|\{\|202501060830[+-]\d{4}\|\rZPID\|1\|/);
});

test.each([
  ['{bim}', ['HS2001']],
  ['{', ['HS1040']],
  ['}', ['HS1040']],
  ['{}', ['HS1040']],
  ['{age +}', ['HS1040']],
  ['{age age}', ['HS1040']],
  ['{by age}', ['HS1040']],
  ['{// a}', ['HS1040']],
  ['{1..3}', ['HS3007']],
  ['{TIME}', ['HS2001']],
  ['{age', ['HS1040']],
])('%s in a text is one diagnostic, inside of the text', (text, expected) => {
  expect(codes(visit(`note "a ${text} b"`))).toEqual(expected);
});

test('what is the same for everybody holds no value', () => {
  expect(codes({ more: 'provider lee { family: "{age}" }', events: '  event visit at 2025-01-06 { }' })).toEqual(['HS3007']);
});

test('the reference executor writes the same texts', () => {
  const of = ir(
    visit('note "{bmi} {whole} {small} {cost} {part} {3 months} {visit} {dx.b} {last(labs.k)} {last(labs.a1c)} {normal(mean: 100, sd: 60)} {chance 50%}"'),
  );
  expect(subjects(of, { count: 60, reference: true })).toEqual(subjects(of, { count: 60 }));
});
