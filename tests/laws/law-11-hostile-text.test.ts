import { expect, test } from 'vitest';
import { z } from 'zod';
import { subject as subjectSchema } from '../../model/subject.ts';
import { compileText, subjects, texts } from '../support/scenario-runs.ts';

const hostile = [
  '|^~\\&',
  '~*:>',
  'line\nbreak',
  "'; DROP TABLE x;--",
  '=HYPERLINK("x")',
  "+cmd|'/c calc'!A0",
  '<script>alert(1)</script>',
  '{{x}}',
  ['$', '{x}'].join(''),
  '%s%n',
  '😀 é e\u0301',
  'שלום',
  'NULL',
  'NaN',
  '1e5',
  '00123',
  '-0',
  '2024-02-30',
  '</div>',
  '"quoted"',
  'back\\slash',
  '\u2028',
];

const literal = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll(/[{}]/g, '$&$&')}"`;

const source = `hsim 1
scenario t ${literal(hostile[0])} { as_of: 2025-01-31  summary: ${literal(hostile.join(' '))} }
codes dx: ICD10CM { flu J10.1 ${literal(`Influenza ${hostile[6]}`)} }
profile p { age: 40  given: ${literal(hostile[3])}  family: ${literal(hostile[19])}  line: ${literal(hostile[20])} }
timeline t1 of p {
  anchor d: 2025-01-10
${hostile.map((text, i) => `  event e${i} at d + ${i} days on_days monday..sunday { encounter ambulatory { diagnose dx.flu { category: encounter_diagnosis }  note ${literal(text)} { title: ${literal(text)} } } }`).join('\n')}
}`;

test('law 11: hostile text comes out of every target as it went in', () => {
  const ir = compileText(source);
  const [subject] = subjects(ir, { count: 1 });
  expect(subject.document_references.map((note) => note.text)).toEqual(hostile);

  const json = [...texts(ir, { count: 1 }, 'json', {}, 1).values()].join('');
  expect(json.trimEnd().split('\n')).toHaveLength(1);
  expect(z.decode(subjectSchema, JSON.parse(json))).toEqual(subject);

  const fhir = texts(ir, { count: 1 }, 'fhir', {}, 1);
  const lines = (fhir.get('DocumentReference.00000.ndjson') ?? '').trimEnd().split('\n');
  const decoded = lines.map((line) => {
    const { content } = JSON.parse(line) as { content: { attachment: { data: string; title: string } }[] };
    return { text: Buffer.from(content[0].attachment.data, 'base64').toString('utf8'), title: content[0].attachment.title };
  });
  expect(decoded.map((d) => d.text)).toEqual(hostile);
});
