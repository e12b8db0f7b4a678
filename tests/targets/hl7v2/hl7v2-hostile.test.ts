import { expect, test } from 'vitest';
import { complete } from '../fixtures/full.ts';
import { writeHl7v2 } from '../fixtures/hl7v2.ts';
import { at, parse } from '../fixtures/hl7v2-parser.ts';

/** What is done to text fields; a lone surrogate, which UTF-8 cannot say, becomes U+FFFD. */
const hostile = [
  ...[
    '|^~\\&',
    '~*:>',
    'a\r\nb',
    '\u001c\r',
    '\u001d\u001e',
    '\u000bMSH|^~\\&|',
    '"quoted"',
    '""',
    "'; DROP TABLE x;--",
    '=HYPERLINK("x")',
    "+cmd|'/c calc'!A0",
    '@SUM',
  ],
  ...[
    '\tleading',
    '<script>',
    '{{x}}',
    '%s%n',
    '😀 é e\u0301',
    'שלום',
    'x'.repeat(10_000),
    ' ',
    'NULL',
    'NaN',
    '1e5',
    '00123',
    '-0',
    '2024-02-30',
    '\\F\\',
    '\\X41\\',
    '\\.br\\',
  ],
];

for (const charset of ['UTF-8', 'ASCII'] as const)
  test.each(hostile)(`hostile text comes back as it went in, in ${charset}: %j`, (text) => {
    const one = complete();
    one.patient = { ...one.patient, given: text, family: text, line: text, county: text };
    one.document_references = one.document_references.map((r) => ({ ...r, text, title: text }));
    one.observations = one.observations.map((r) => ({ ...r, note: text, value: null, value_text: text }));
    one.service_requests = one.service_requests.map((r) => ({ ...r, note: text }));
    one.medication_requests = one.medication_requests.map((r) => ({ ...r, sig: text, dose_unit: text }));
    const plain = writeHl7v2([complete()]);
    const messages = writeHl7v2([one], { charset });
    expect(messages.length).toBe(plain.length);
    const byType = (type: string) => parse(messages.find((message) => message.includes(`|${type}^`)) ?? '');
    const person = byType('ADT^A28');
    // XAD-9 takes twenty characters.
    const county = text.length > 20 ? text.slice(0, 20) : text;
    expect([at(person, 'PID-5.1'), at(person, 'PID-5.2'), at(person, 'PID-11.1'), at(person, 'PID-11.9')]).toEqual([text, text, text, county]);
    expect(at(byType('MDM^T02'), 'OBX-5')).toBe(text);
    expect([at(byType('ORU^R01'), 'OBX-5'), at(byType('OML^O21'), 'NTE-3')]).toEqual([text, text]);
    expect([at(byType('RDE^O11'), 'RXE-7.2'), at(byType('RDE^O11'), 'RXE-5.2')]).toEqual([text, text]);
    if (charset === 'ASCII') for (const message of messages) expect(message).toMatch(/^[\r\x20-\x7e]*$/);
  });

test('what UTF-8 cannot say is replaced', () => {
  const one = complete();
  one.patient = { ...one.patient, given: 'a\ud800b' };
  expect(at(parse(writeHl7v2([one])[0]), 'PID-5.2')).toBe('a\ufffdb');
});
