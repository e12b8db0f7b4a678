/** A coding as the pharmacy knows it. */
import type { Coding } from '../../../../model/scalars.ts';
import type { Drug } from '../decision/fill-request.ts';
import { drugKey } from '../decision/formulary-terms.ts';
import { ingredientsOf } from './drug-ingredients.ts';

/** Each coding is read once: all records of a run share those of its concepts. */
const read = new WeakMap<Coding, Drug>();

export function drugOf(coding: Coding): Drug {
  const known = read.get(coding);
  if (known !== undefined) return known;
  const drug = { key: drugKey(coding), display: coding.display, ingredients: ingredientsOf(coding.display) };
  read.set(coding, drug);
  return drug;
}
