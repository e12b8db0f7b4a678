import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyFixes } from '../../app/fix-scenario.ts';
import { compile } from '../../compiler/compile.ts';
import { diagnosticCases, languageCases, sourceOf } from '../baselines/case.ts';
import { expectInside, expectLawful, read } from './parsing.ts';

/** How many times the usual number of cases: `npm run fuzz` asks for a hundred times as many, which is 200,000. */
const TIMES = Number(process.env['HSIMC_FUZZ'] ?? '1');

/** Never an exception; a diagnostic lies inside the file and has a subject; edits do not block each other. */
function survives(text: string): void {
  const { diagnostics } = compile({ path: 'x.hsim', text, sha256: '' });
  const own = diagnostics.filter((d) => d.file === 'x.hsim');
  expectInside(own, text.length);
  expectLawful(text, own);
}

const scenarios = [...languageCases().map(sourceOf), readFileSync('scenarios/patientsim/diabetes.hsim', 'utf8').slice(0, 6000)];
/** The pieces that scenarios are made of, and signs that begin mistakes. */
const pieces = [
  ...new Set(scenarios.flatMap((text) => text.match(/[A-Za-z_]+|\d[\d.%-]*|"[^"\n]*"|'[^'\n]*'|\S/g) ?? [])),
  ...['"', "'", '/*', '//', '#', '..', '..<', ':=', '=', ';', '\n', '\t', '“', '\u202e', '\ud800', '\0', '1e-3', '3mo', '.5', '->', '?', '@', 'é'],
];

/** Texts that failed once: a diagnostic outside the file, a backtick that ended the quotation in a message. */
const failedOnce = ['hsim 1\n{ /*', 'hsim 1\nprofile p { /* age: 40 }', 'hsim 1\n"`'];
test.each(failedOnce)('failed once: %j', survives);

test.each([
  ...diagnosticCases().map((of) => [of.name, sourceOf(of)] as const),
  ...readdirSync('tests/newcomers')
    .filter((name) => name.endsWith('.hsim'))
    .map((name) => [name, readFileSync(`tests/newcomers/${name}`, 'utf8')] as const),
])('%s', (_, text) => survives(text));

/** Applying the safe edits twice changes nothing more than applying them once. */
function fixedOnce(text: string): void {
  const check = (of: string) => compile({ path: 'x.hsim', text: of, sha256: '' }).diagnostics;
  for (const suggested of [false, true]) {
    const once = applyFixes('x.hsim', text, check, suggested).text;
    expect(applyFixes('x.hsim', once, check, suggested).text).toBe(once);
  }
}

test.each([
  ['age: a3.6 + 1', 'a3 0.6'],
  ['age: 5 given: "x" } timeline c of p { event v at start clock 10:0015:00 { encounter ambulatory { } } ', 'clock 10:00 0015'],
])('an edit does not grow into what is next to it: %s', (part, right) => {
  const text = `hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nprofile p { ${part} }\n`;
  fixedOnce(text);
  expect(applyFixes('x.hsim', text, (of) => compile({ path: 'x.hsim', text: of, sha256: '' }).diagnostics).text).toContain(right);
});

test('fixed twice is fixed once', () => {
  const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).chain((list) => fc.constantFrom(' ', '', '\n').map((by) => `hsim 1\n${list.join(by)}`));
  fc.assert(fc.property(soup, fixedOnce), { seed: 6, numRuns: 150 * TIMES });
});

test.each(diagnosticCases().map((of) => [of.name, sourceOf(of)] as const))('fixed twice is fixed once: %s', (_, text) => fixedOnce(text));

test('random text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), survives), { seed: 1, numRuns: 300 * TIMES });
});

test('random bytes read as text', () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => `hsim 1\n${new TextDecoder().decode(array)}`);
  fc.assert(fc.property(bytes, survives), { seed: 2, numRuns: 300 * TIMES });
});

test('random pieces of scenarios', () => {
  const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 80 }).map((list) => `hsim 1\n${list.join(' ')}`);
  fc.assert(fc.property(soup, survives), { seed: 3, numRuns: 600 * TIMES });
});

test('scenarios that stop in the middle', () => {
  const cut = fc.constantFrom(...scenarios).chain((text) => fc.nat({ max: text.length }).map((at) => text.slice(0, at)));
  fc.assert(fc.property(cut, survives), { seed: 4, numRuns: 200 * TIMES });
});

test('scenarios in which a piece is left out, doubled, or exchanged', () => {
  const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('drop', 'double', 'put'), fc.constantFrom(...pieces));
  const mutated = fc.tuple(fc.constantFrom(...scenarios), fc.array(edit, { minLength: 1, maxLength: 4 })).map(([text, edits]) => {
    const parts = text.match(/\s+|[A-Za-z_]+|\d[\d.%-]*|"[^"\n]*"|'[^'\n]*'|\S/g) ?? [];
    for (const [share, how, piece] of edits) {
      const at = Math.floor(share * (parts.length - 1));
      if (how === 'drop') parts.splice(at, 1);
      else if (how === 'double') parts.splice(at, 0, parts[at], ' ');
      else parts[at] = ` ${piece} `;
    }
    return parts.join('');
  });
  fc.assert(fc.property(mutated, survives), { seed: 5, numRuns: 600 * TIMES });
});

test('one wrong piece in a good scenario is told by few diagnostics', () => {
  const text = scenarios[0];
  for (const piece of [')', ']', ',', ':', '%', '@', '->']) {
    const lines = text.split('\n');
    for (let i = 1; i < lines.length; i++) {
      const { diagnostics } = read([...lines.slice(0, i), `${lines[i]} ${piece}`, ...lines.slice(i + 1)].join('\n'));
      expect(diagnostics.length, `${piece} after line ${i + 1}`).toBeLessThanOrEqual(2);
    }
  }
});
