/** A coding as the pharmacy knows it. */
import type { Coding } from '../../../../model/scalars.ts';
import type { Drug } from '../decision/fill-request.ts';
import { drugKey } from '../decision/formulary-terms.ts';
import { ingredientsOf } from './drug-ingredients.ts';

export function drugOf(coding: Coding): Drug {
  return { key: drugKey(coding), display: coding.display, ingredients: ingredientsOf(coding.display) };
}
