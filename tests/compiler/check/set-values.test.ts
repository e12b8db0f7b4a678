import { expect, test } from 'vitest';
import { compile, noImports } from '../../../compiler/compile.ts';

const text = `hsim 1
scenario t "T" { as_of: 2025-06-30 }
param poor: 60%
param falls: 6%
profile adult { age: 40  attribute ill: chance poor / 2  attribute old: chance 1.5 * falls }
variations control { well 100% - poor { } bad poor { } }
variations other { a 30% { } b poor { } c 10% { } }
timeline care of adult {
  anchor start: 2025-01-06
  event fall rate falls per year from start { encounter emergency { branch way { home poor { note "x" } stay rest { note "y" } } } }
}
defects { missing zip: poor / 3 }
`;

const found = (settings: Readonly<Record<string, string>>): string[] =>
  compile({ path: 'main.hsim', text, sha256: '' }, noImports, new Map(Object.entries(settings)))
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, file, message, span }) => `${code} ${file} ${span?.start}..${span?.end}: ${message}`);

test('weights, chances, rates and shares are parameters', () => {
  expect(found({})).toEqual([]);
});

test('a value from outside that leaves no valid weights is reported at the option', () => {
  expect(found({ poor: '20%' })).toEqual(['HS4001 --set poor 11..14: the weights of `other` must add up to 100%, but their sum is 60%']);
  expect(found({ poor: '120%' })).toEqual([
    'HS3016 --set poor 11..15: a weight must be between 0% and 100%, not 120%',
    'HS3016 --set poor 11..15: a weight must be between 0% and 100%, not -20%',
  ]);
  expect(found({ falls: '80%' })).toEqual(['HS3016 --set falls 12..15: `chance` must be between 0% and 100%, not 120%']);
  expect(found({ falls: '101%' })).toContain('HS3016 --set falls 12..16: a rate must be between 0% and 100%, not 101%');
});

test('weights follow long chains of parameters, and cycles of computed values are reported', () => {
  const chain = Array.from({ length: 4000 }, (_, i) => `param p${i + 1}: p${i} + 0%`).join('\n');
  const of = (more: string): readonly string[] =>
    compile({ path: 'main.hsim', text: `hsim 1\nscenario t "T" { as_of: 2025-06-30 }\nprofile adult { age: 40 }\n${more}\n`, sha256: '' }, noImports)
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(({ code }) => code);
  expect(of(`param p0: 40%\n${chain}\nvariations v { a p4000 { } b rest { } }`)).toEqual([]);
  expect(of('param p: 40%\nlet half: p / 2\nvariations v { a half { } b 100% - half { } }')).toEqual([]);
  expect(of('let loop: loop\nvariations v { a loop { } b rest { } }').length).toBeGreaterThan(0);
});
