/** Each law of `draws/distributions` as a function: its parameters are named, and are read by their dimension (`elaborate-laws.ts`). */
import { type Law, laws } from '../../../draws/distributions/distributions.ts';
import { lawDraw, readLaw } from '../values/elaborate-laws.ts';
import type { FunctionParameter, ValueFunction } from './value-function.ts';

export const distributions: readonly ValueFunction[] = [...laws.values()].map((law): ValueFunction => {
  const [first, ...others] = law.parameterSets.map((set) => parametersOf(law, set));
  return {
    name: law.name,
    group: 'distribution',
    does: law.doc,
    result: law.discrete ? 'a whole number' : 'a number, or the type of its parameters',
    example: law.example,
    parameters: first,
    otherForms: others,
    random: true,
    own: true,
    elaborate({ checker, place, node, expected }) {
      const read = readLaw(checker, place, node, expected);
      return read === null ? null : lawDraw(checker, place, node, read, expected);
    },
  };
});

function parametersOf(law: Law, set: Law['parameterSets'][number]): readonly FunctionParameter[] {
  if (law.name === 'uniform') return [{ name: 'a..b', takes: 'a range', doc: 'Numbers, days or durations' }];
  return set.map(({ name, doc }) => ({ name, takes: 'a value', doc, by: 'name' }));
}
