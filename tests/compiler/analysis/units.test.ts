/** What an editor shows of the patients of a unit: names of the first person, profiles after `is`, and the timelines of others. */
import { expect, test } from 'vitest';
import { analyse } from '../../../compiler/analysis/analyse.ts';

const text = `hsim 1
scenario t "T" { as_of: 2025-12-31 }
profile mother {
  age: 30
  sex: female
  attribute smoker: chance 20%
  household { child newborn { is: infant  birth_date: delivery } }
}
profile infant { attribute low_weight: chance if mother.smoker then 20% else 5% }
timeline pregnancy of mother { event delivery at 2025-03-10 { encounter inpatient { note "Delivery." } } }
timeline nursery of infant { event stay at birth when low_weight { encounter inpatient { note "Newborn." } } }
expect of infant { share(subjects where low_weight given mother.smoker) ~ 20% }
`;
const { names, diagnostics, completionsAt } = analyse(text);
const definition = (word: string, nth = 0): string | null => {
  const uses = names.filter(({ span }) => text.slice(span.start, span.end) === word);
  const found = uses[nth]?.meaning.definition?.span;
  return found === undefined ? null : text.slice(found.start, found.end + 12);
};

test('names of a unit lead to what they mean', () => {
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(definition('infant')).toBe('infant { attribute');
  expect(definition('smoker', 1)).toBe('smoker: chance 20%');
  expect(definition('mother', 1)).toBe('mother {\n  age: 30');
  expect(definition('low_weight', 1)).toMatch(/^low_weight: /);
  expect(definition('low_weight', 2)).toMatch(/^low_weight: /);
  expect(definition('delivery')).toMatch(/^delivery at/);
});

test('completions of another patient are theirs, and know the first person', () => {
  const at = text.indexOf('low_weight {');
  const labels = completionsAt(at).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['low_weight', 'mother']));
  expect(labels).not.toContain('smoker');
  const after = text.indexOf('mother.smoker') + 'mother.'.length;
  expect(completionsAt(after).map(({ label }) => label)).toEqual(expect.arrayContaining(['smoker', 'age']));
});
