/** Claims of pharmacies as JSON, from any source: names as in canonical records, days as `YYYY-MM-DD`, amounts as `"12.34"`. */
import { z } from 'zod';
import { costBases } from '../../model/benefits/pharmacy-claim.ts';
import { pharmacyKinds } from '../../model/pharmacy/pharmacy-kind.ts';
import { civilDate, money } from '../../model/scalars.ts';
import type { DrugPlanFile } from './drug-plan-file.ts';
import type { FillClaim } from './fill-claim.ts';
import { codingOf } from './formulary-file.ts';
import { daysInput, drugInput, quantityInput } from './person-input.ts';
import { namedDrug } from './person-of-input.ts';

const fill = z
  .strictObject({
    id: z.string().min(1),
    transaction: z.enum(['B1', 'B2', 'B3']).default('B1'),
    contract: z.string().min(1).default('contract'),
    member: z.string().min(1).default('member'),
    birth_date: civilDate.nullable().default(null),
    sex: z.enum(['female', 'male', 'other', 'unknown']).default('unknown'),
    pharmacy: z.string().min(1).default('pharmacy'),
    pharmacy_kind: z.enum(pharmacyKinds).default('retail'),
    prescription: z.string().min(1),
    fill_number: z.int().min(0).max(99).default(0),
    date: civilDate,
    drug: drugInput.nullable().default(null),
    quantity: quantityInput.nullable().default(null),
    days_supply: daysInput.nullable().default(null),
    refills: z.int().min(0).max(99).default(99),
    daw: z.int().min(0).max(9).default(0),
    result_of_service: z.enum(['1A', '1B', '1C', '1D', '1E', '1F', '1G', '2A', '2B']).nullable().default(null),
    authorized: z.boolean().default(false),
    price: z
      .strictObject({
        ingredient_cost: money,
        basis: z.enum(costBases),
        dispensing_fee: money.default(0),
        usual_and_customary: money.nullable().default(null),
        gross_amount_due: money.nullable().default(null),
        generic_ingredient_cost: money.nullable().default(null),
      })
      .nullable()
      .default(null),
  })
  .superRefine((one, context) => {
    const reversal = one.transaction === 'B2';
    for (const name of ['birth_date', 'drug', 'quantity', 'days_supply', 'price'] as const) {
      if (reversal === (one[name] === null)) continue;
      const message = reversal ? 'a reversal (B2) names a prescription and its fill alone' : 'a claim needs it; only a reversal (B2) does not';
      context.addIssue({ code: 'custom', path: [name], message });
    }
  });

export const fillClaimsInput = z.strictObject({
  coverage: z
    .strictObject({ effective: civilDate, termination: civilDate.nullable().default(null) })
    .refine(({ effective, termination }) => termination === null || effective <= termination, {
      path: ['termination'],
      message: '`termination` is before `effective`',
    }),
  fills: z.array(fill).min(1).max(100_000),
});

/** @throws Stop where a drug is unknown */
export function fillsOfJson({ fills }: z.output<typeof fillClaimsInput>, { codings }: DrugPlanFile): FillClaim[] {
  return fills.map((one, i) => {
    const { birth_date: birth, quantity, days_supply: daysSupply, price, drug } = one;
    const shared = { id: one.id, number: i + 1, transaction: one.transaction, contract: one.contract, pharmacy: one.pharmacy };
    const claim = { ...shared, prescription: one.prescription, fillNumber: one.fill_number, day: one.date };
    if (birth === null || quantity === null || daysSupply === null || price === null || drug === null) return { ...claim, billed: null };
    return {
      ...claim,
      billed: {
        ...{ member: one.member, given: null, family: null, birth, sex: one.sex, pharmacyKind: one.pharmacy_kind, quantity, daysSupply, part: null },
        ...{
          drug: typeof drug === 'string' ? codingOf(codings, drug) : namedDrug(drug, codings),
          refills: one.refills,
          daw: one.daw,
          result: one.result_of_service,
        },
        price: {
          ...{ ingredient: price.ingredient_cost, basis: price.basis, fee: price.dispensing_fee, usual: price.usual_and_customary },
          ...{ gross: price.gross_amount_due, generic: price.generic_ingredient_cost },
        },
        authorized: one.authorized,
      },
    };
  });
}
