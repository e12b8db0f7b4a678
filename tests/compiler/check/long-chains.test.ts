/** Scenarios with thousands of parts that follow from each other: an answer in time that grows with the text, and never an exception. */
import { expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';

const head = 'hsim 1\nscenario t "T" { as_of: 2025-01-01 }\n';
const adult = 'profile p { age: 40 }\n';
const each = (count: number, write: (i: number) => string): string => Array.from({ length: count }, (_, i) => write(i)).join('\n');
const visit = '{ encounter virtual { } }';

function codesOf(text: string): string[] {
  const { diagnostics } = compile({ path: 'x.hsim', text: head + text, sha256: '' });
  return [...new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code))];
}

test.each([
  [
    'events, each after the one before',
    `${adult}timeline c of p { event v0 at start ${visit} ${each(6000, (i) => `event v${i + 1} at v${i} + 1 hour ${visit}`)} }`,
  ],
  [
    'events, each after the one below',
    `${adult}timeline c of p { ${each(6000, (i) => `event v${i} at v${i + 1} + 1 hour ${visit}`)} event v6000 at start ${visit} }`,
  ],
  ['anchors', `${adult}timeline c of p { anchor a0: 2024-01-01 ${each(10_000, (i) => `anchor a${i + 1}: a${i} + 1 day`)} anchor start: a10000 }`],
  ['attributes', `profile p { age: 40 attribute a0: 1\n${each(10_000, (i) => `attribute a${i + 1}: a${i} + 1`)} }`],
  [
    'attributes that each read the two before',
    `profile p { age: 40 attribute a0: 1 attribute a1: 1\n${each(200, (i) => `attribute a${i + 2}: a${i + 1} + a${i}`)} }`,
  ],
  ['defects of one kind', `${adult}defects { ${each(30_000, () => 'typo family: 1%')} }`],
])('%s', (_, text) => expect(codesOf(text)).toEqual([]));

test.each([
  ['attributes that each read the next', `profile p { age: 40\n${each(5000, (i) => `attribute a${i}: a${i + 1} + 1`)} attribute a5000: 1 }`, 'HS1009'],
  ['mixins', `mixin m0 { note "x" }\n${each(5000, (i) => `mixin m${i + 1} { include m${i} }`)}\n${adult}`, 'HS2035'],
  ['mixins, the outermost first', `${each(5000, (i) => `mixin m${i} { include m${i + 1} }`)}\nmixin m5000 { note "x" }\n${adult}`, 'HS2035'],
  [
    'machines that call the next',
    `${adult}${each(3000, (i) => `states s${i} { a { call s${i + 1} } }`)}\nstates s3000 { a { wait 1 day } }\nstates t from start { a { call s0 } }`,
    'HS5112',
  ],
])('%s have a limit', (_, text, code) => expect(codesOf(text)).toEqual([code]));

test('a cycle through two arms is found in a long chain, and one through two arms of one axis is none', () => {
  const chain = `profile p { age: 40 attribute a0: 1\n${each(300, (i) => `attribute a${i + 1}: a${i} + 1`)} }\n`;
  expect(codesOf(`${chain}variations x { one 50% { a0: a300 } two rest { } }`)).toEqual(['HS3009']);
  const pair = 'profile p { age: 40 attribute a: 1 attribute b: 1 }\n';
  expect(codesOf(`${pair}variations x { one 50% { a: b } two rest { b: a } }`)).toEqual([]);
  expect(codesOf(`${pair}variations x { one 50% { a: b } two rest { } }\nvariations y { one 50% { b: a } two rest { } }`)).toEqual(['HS3009']);
});
