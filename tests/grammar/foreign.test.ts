import { expect, test } from 'vitest';
import { parse } from '../../grammar/parse.ts';

const codes = (text: string): string[] => parse({ path: 'x.hsim', text }).diagnostics.map(({ code }) => code);

test.each(['{ "a": 1 }', '[\n  { "a": 1 }\n]', '---\na: 1\n', 'name: x\nages: { low: 1 }\n', '<a/>'])('another form has one diagnostic: %j', (text) => {
  expect(codes(text)).toEqual(['HS1033']);
});

test.each(['as_of: 2025-06-30\nage: 40\nprofile adult { age: 40 }', 'hsim: 1\n\nprofile adult {\n  age: 40\n}', '{ profile adult { age: 40 } }', ''])(
  'a scenario that is only wrong stays one: %j',
  (text) => {
    expect(codes(text)).not.toContain('HS1033');
  },
);
