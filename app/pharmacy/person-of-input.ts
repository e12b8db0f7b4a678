/** The person of a request, with the drugs that it names. */
import type { Coding } from '../../model/scalars.ts';
import type { Drug, FillPerson } from '../../runtime/engines/pharmacy/decision/fill-request.ts';
import { drugOf } from '../../runtime/engines/pharmacy/review/read-drug.ts';
import { codingOf } from './formulary-file.ts';
import type { DrugInput, PersonInput } from './person-input.ts';

interface AuthorizationInput {
  readonly drug: DrugInput;
  readonly valid_from: number;
  readonly valid_to: number;
}

/** @param codings the drugs that may be named */
export function personOf(input: PersonInput, codings: ReadonlyMap<string, Coding>, authorizations: readonly AuthorizationInput[]): FillPerson {
  const drug = (named: DrugInput): Drug => drugOf(namedDrug(named, codings));
  return {
    birth: input.birth_date,
    sex: input.sex,
    pregnant: input.pregnant,
    diagnoses: input.diagnoses,
    allergies: input.allergies.map(drug),
    fills: input.fills.map(({ days_supply: daysSupply, date: day, ...fill }) => ({ ...fill, drug: drug(fill.drug), day, daysSupply })),
    authorizations: authorizations.map((one) => ({ drug: drug(one.drug).key, from: one.valid_from, to: one.valid_to })),
  };
}

export function namedDrug(named: DrugInput, codings: ReadonlyMap<string, Coding>): Coding {
  if (typeof named === 'string') return codingOf(codings, named);
  return { ...codingOf(codings, named.code), display: named.display };
}
