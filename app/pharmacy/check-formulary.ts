/** A fill of a drug against a formulary: the decision that the pharmacy engine makes, for a request in JSON. */
import { z } from 'zod';
import { costBases } from '../../model/benefits/pharmacy-claim.ts';
import { pharmacyKinds } from '../../model/pharmacy/pharmacy-kind.ts';
import { type Coding, civilDate, money } from '../../model/scalars.ts';
import { decideFill, type FillCase } from '../../runtime/engines/pharmacy/decision/decide-fill.ts';
import { noFamily, partDKinds } from '../../runtime/engines/pharmacy/decision/drug-benefit.ts';
import type { FillDecision } from '../../runtime/engines/pharmacy/decision/fill-decision.ts';
import type { Drug } from '../../runtime/engines/pharmacy/decision/fill-request.ts';
import { formularyFindings } from '../../runtime/engines/pharmacy/review/formulary-findings.ts';
import { drugOf } from '../../runtime/engines/pharmacy/review/read-drug.ts';
import { reviewDrug } from '../../runtime/engines/pharmacy/review/review-drug.ts';
import { copayCardPolicies } from '../../vocabulary/formulary-vocabulary.ts';
import { readJsonInput } from '../read-json-input.ts';
import { openEntry } from '../scenario-files.ts';
import { usage } from '../stop.ts';
import { codingOf, type FormularyFile, formularyOf } from './formulary-file.ts';
import { daysInput, drugInput, personInput, quantityInput } from './person-input.ts';
import { personOf } from './person-of-input.ts';

const amount = money.default(0);

const request = z.strictObject({
  date: civilDate,
  quantity: quantityInput,
  days_supply: daysInput,
  fill_number: z.int().min(0).max(99).default(0),
  refills: z.int().min(0).max(99).default(99),
  daw: z.int().min(0).max(9).default(0),
  therapy_change: z.boolean().default(false),
  pharmacy: z.strictObject({ kind: z.enum(pharmacyKinds), contracted: z.boolean().default(true) }).prefault({ kind: 'retail' }),
  price: z.strictObject({
    ingredient_cost: money,
    basis: z.enum(costBases),
    dispensing_fee: money.nullable().default(null),
    usual_and_customary: money.nullable().default(null),
    gross_amount_due: money.nullable().default(null),
    generic_ingredient_cost: money.nullable().default(null),
  }),
  result_of_service: z.enum(['1A', '1B', '1C', '1D', '1E', '1F', '1G', '2A', '2B']).nullable().default(null),
  primary_unbilled: z.boolean().default(false),
  group: z.string().nullable().default(null),
  cardholder_id: z.string().nullable().default(null),
  person: personInput,
  authorizations: z.array(z.strictObject({ drug: drugInput, valid_from: civilDate, valid_to: civilDate })).default([]),
  coverage: z
    .strictObject({
      effective: civilDate,
      ends: civilDate.nullable().default(null),
      ended: z.enum(['expired', 'terminated']).default('terminated'),
      group: z.string().nullable().default(null),
      cardholder_id: z.string().nullable().default(null),
      deductible: amount,
      oop_max: money.nullable().default(null),
      copay_cards: z.enum(copayCardPolicies).default('included'),
      part_d: z
        .union([z.literal(2025), z.literal(2026)])
        .nullable()
        .default(null),
      part_d_kind: z.enum(partDKinds).default('other'),
    })
    .nullable(),
  copay_card: z.strictObject({ leaves: money, pays_at_most: money }).nullable().default(null),
  used: z.strictObject({ deductible: amount, oop: amount, card: amount }).prefault({}),
});

export interface CheckedFill {
  readonly drug: Coding;
  readonly formulary: string;
  readonly decision: FillDecision;
}

/**
 * @param drug its name in the file of the formulary, or `RXNORM:code`
 * @param file a file with a formulary, and `name` its name where there are several
 * @param requestPath JSON of the request, `-` for standard input
 * @throws Stop where the file, the drug or the request cannot be used
 */
export function checkFormulary(drug: string, file: string, name: string | null, requestPath: string): CheckedFill {
  const read = formularyOf(openEntry(file), name);
  const coding = codingOf(read.codings, drug);
  const fill = fillCase(coding, read, readJsonInput(requestPath, request, 'fill request', 'docs/pharmacy.md'));
  return { drug: coding, formulary: read.formulary.name, decision: decideFill(fill) };
}

function fillCase(coding: Coding, { formulary, codings }: FormularyFile, input: z.infer<typeof request>): FillCase {
  const drug: Drug = drugOf(coding);
  const { coverage, copay_card: card, price } = input;
  if (card !== null && coverage?.part_d != null) throw usage('a copay card cannot be used with Medicare Part D', 'leave out `copay_card`');
  const person = personOf(input.person, codings, input.authorizations);
  const found = reviewDrug({ drug, day: input.date, quantity: input.quantity, daysSupply: input.days_supply }, person, formulary.refillAfter);
  return {
    request: {
      drug,
      day: input.date,
      quantity: input.quantity,
      daysSupply: input.days_supply,
      part: null,
      fillNumber: input.fill_number,
      refills: input.refills,
      daw: input.daw,
      therapyChange: input.therapy_change,
      pharmacy: input.pharmacy,
      price: {
        ingredient: price.ingredient_cost,
        basis: price.basis,
        fee: price.dispensing_fee ?? formulary.dispensingFee,
        usual: price.usual_and_customary,
        gross: price.gross_amount_due,
        generic: price.generic_ingredient_cost,
      },
      result: input.result_of_service,
      primaryUnbilled: input.primary_unbilled,
      group: input.group,
      cardholder: input.cardholder_id,
    },
    person,
    formulary,
    coverage:
      coverage === null
        ? null
        : {
            effective: coverage.effective,
            ends: coverage.ends,
            ended: coverage.ended,
            group: coverage.group,
            cardholder: coverage.cardholder_id,
            benefit: { deductible: coverage.deductible, oopMax: coverage.oop_max, copayCards: coverage.copay_cards, partD: coverage.part_d },
            card: card === null ? null : { drugs: new Set([drug.key]), leaves: card.leaves, paysAtMost: card.pays_at_most },
          },
    used: input.used,
    familyLeft: noFamily,
    alerts: [...found, ...formularyFindings(drug, input.date, person.fills, formulary.dur, found)],
    partDKind: coverage?.part_d_kind ?? 'other',
  };
}
