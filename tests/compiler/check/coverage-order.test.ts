/** Several coverages of a subject: their names, and which pays first. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { print } from '../../../grammar/print/print.ts';

const text = (...lines: readonly string[]): string => `hsim 1

scenario t "T" { as_of: 2025-06-30 }

codes sv: CPT { visit 99213 "Established patient, office, low complexity"  { charge: $200  allowed: $120 } }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }

plan ppo { type: PPO  coinsurance: 20% }
plan trust { type: PPO  coinsurance: 10% }

profile adult {
  age: 70
${lines.map((line) => `  ${line}\n`).join('')}}

timeline care of adult {
  event visit at 2025-03-03 { encounter ambulatory { type: sv.visit  reason: dx.htn } }
}
`;
const compiled = (...lines: readonly string[]) => compile({ path: 'test.hsim', text: text(...lines), sha256: '' });
const found = (...lines: readonly string[]): string[] =>
  compiled(...lines)
    .diagnostics.filter(({ severity }) => severity !== 'note')
    .map(({ code, message }) => `${code} ${message}`);
const order = (...lines: readonly string[]): Record<string, readonly string[]> => {
  const { value, diagnostics } = compiled(...lines);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([]);
  return Object.fromEntries((value.ir?.coverages ?? []).map(({ name, after }) => [name, after]));
};

describe('a coverage', () => {
  test('is named by its kind, unless it has a name', () => {
    expect(order('coverage medical { plan: ppo }', 'coverage medical guild when age > 65 { plan: trust  after: medical }')).toEqual({
      medical: [],
      guild: ['medical'],
    });
  });

  test('is after all that those before it are after', () => {
    expect(order('coverage medical { plan: ppo }', 'coverage medical b { plan: ppo  after: medical }', 'coverage medical c { plan: trust  after: b }')).toEqual(
      {
        medical: [],
        b: ['medical'],
        c: ['b', 'medical'],
      },
    );
  });

  test('can be after several', () => {
    const lines = ['coverage medical a when age > 65 { plan: ppo }', 'coverage medical b when age < 66 { plan: ppo }'];
    expect(order(...lines, 'coverage medical c { plan: trust  after: [a, b] }')).toEqual({ a: [], b: [], c: ['a', 'b'] });
  });

  test('keeps its name when it is formatted', () => {
    const source = text('coverage medical { plan: ppo }', 'coverage medical guild when age > 65 chance 50% { plan: trust  after: medical }');
    expect(print({ path: 'test.hsim', text: source }).value).toBe(source);
    const messy = source.replace('medical guild when', 'medical   guild  when');
    expect(print({ path: 'test.hsim', text: messy }).value).toBe(source);
  });

  test('does not take the next item for its name', () => {
    expect(found('coverage medical attribute risk: 5')[0]).toContain('`coverage medical`');
    expect(found('coverage medical', 'fills { start: 90% }')[0]).toContain('`coverage medical`');
  });
});

describe('mistakes', () => {
  test.each([
    ['of two without an order', ['coverage medical { plan: ppo }', 'coverage medical b when age > 60 { plan: trust }'], 'HS3070'],
    ['of two drawn without an order', ['coverage medical a chance 50% { plan: ppo }', 'coverage medical b chance 50% { plan: trust }'], 'HS3070'],
    [
      'of a third without an order',
      ['coverage medical { plan: ppo }', 'coverage medical b { plan: ppo  after: medical }', 'coverage medical c { plan: trust  after: medical }'],
      'HS3070',
    ],
    ['of a cycle', ['coverage medical { plan: ppo  after: b }', 'coverage medical b { plan: trust  after: medical }'], 'HS3071'],
    ['of a name that is not there', ['coverage medical { plan: ppo }', 'coverage medical b { plan: trust  after: medcal }'], 'HS3072'],
    ['of its own name', ['coverage medical b { plan: trust  after: b }'], 'HS3072'],
    ['of another kind', ['coverage pharmacy { plan: ppo }', 'coverage medical b { plan: trust  after: pharmacy }'], 'HS3072'],
    ['of a value', ['coverage medical { plan: ppo }', 'coverage medical b { plan: trust  after: 5 }'], 'HS3001'],
    ['of a name given twice', ['coverage medical b { plan: ppo }', 'coverage medical b { plan: trust  after: b }'], 'HS2002'],
    ['of a name that is a kind', ['coverage medical pharmacy { plan: ppo }'], 'HS2002'],
    ['of two of a kind without coordination', ['coverage pharmacy { plan: ppo }', 'coverage pharmacy card { plan: trust }'], 'HS7010'],
  ] as const)('%s', (_, lines, code) => {
    const all = found(...lines);
    expect(all.length).toBeGreaterThan(0);
    expect(all[0]).toContain(code);
  });

  test('are none where two exclude each other', () => {
    expect(found('coverage medical a when age < 65 { plan: ppo }', 'coverage medical b when age >= 65 { plan: trust }')).toEqual([]);
    const [first, then] = ['termination: 2024-12-31', 'effective: 2025-01-01'];
    expect(found(`coverage medical a { plan: ppo  ${first} }`, `coverage medical b { plan: trust  ${then} }`)).toEqual([]);
  });
});
