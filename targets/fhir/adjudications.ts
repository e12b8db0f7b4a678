/** What a payer decided, as adjudications of explanations of benefits. Sums are those of the record: charge = paid + all adjustments. */
import type { ExplanationOfBenefitItemAdjudication as FhirAdjudication } from 'fhir/r4.js';
import type { Adjustment } from '../../model/benefits/adjustment.ts';
import { reasonWords } from '../../model/benefits/adjustment-reasons.ts';
import type { ClaimPayment } from '../../model/benefits/claim-payment.ts';
import { dollars, readDollars } from './fhir-money.ts';
import { cleanCode, cleanText } from './fhir-text.ts';
import { ADJUDICATED, ADJUDICATION, ADJUSTMENT_GROUP, type AmountCategory, CARC, codeOf, PAYER_STATUS, RARC } from './financial-concepts.ts';
import { listOf, type Reading, wordOf } from './read-resource.ts';

export type BenefitLine = ClaimPayment['lines'][number];
export type NetworkStatus = 'innetwork' | 'outofnetwork' | 'other';

export function amountOf(category: AmountCategory, cents: number, words?: string | null): FhirAdjudication {
  const text = cleanText(words ?? null);
  return { category: ADJUDICATION[category], reason: text === undefined ? undefined : { text }, amount: dollars(cents) };
}

export const paymentStatus = (network: NetworkStatus): FhirAdjudication => ({ category: ADJUDICATED.benefitpaymentstatus, reason: PAYER_STATUS[network] });
export const networkStatus = (network: NetworkStatus): FhirAdjudication => ({ category: ADJUDICATED.billingnetworkstatus, reason: PAYER_STATUS[network] });

const sum = (adjustments: readonly Adjustment[], is: (one: Adjustment) => boolean): number =>
  adjustments.reduce((total, one) => (is(one) ? total + one.amount : total), 0);
const share =
  (reason: string) =>
  ({ group, reason: of }: Adjustment): boolean =>
    group === 'PR' && of === reason;
const isDiscount = ({ group, reason }: Adjustment): boolean => group === 'CO' && reason === '45';

/** Charged beyond the allowed amount to the patient, or outside the network: no contract binds the provider. */
export function networkOf(lines: readonly BenefitLine[]): NetworkStatus {
  const out = lines.some(({ adjustments }) => adjustments.some(({ group, reason }) => reason === '242' || (group === 'PR' && reason === '45')));
  return out ? 'outofnetwork' : 'innetwork';
}

/** Amounts of a line that are not zero, by their categories. A denied line is not covered with its whole charge. */
export function amountsOf({ charge, allowed, paid, denied, adjustments }: BenefitLine, priorPaid: number): readonly (readonly [AmountCategory, number])[] {
  const parts: readonly (readonly [AmountCategory, number])[] = [
    ['deductible', sum(adjustments, share('1'))],
    ['copay', sum(adjustments, share('3'))],
    ['coinsurance', sum(adjustments, share('2'))],
    ['priorpayerpaid', priorPaid],
    ['discount', sum(adjustments, isDiscount)],
    ['memberliability', sum(adjustments, ({ group }) => group === 'PR')],
  ];
  return [
    ['submitted', charge],
    ['eligible', allowed],
    ...parts.filter(([, cents]) => cents !== 0),
    ...(denied ? ([['noncovered', charge]] as const) : []),
    ['benefit', paid],
  ];
}

/** @param priorPaid what earlier payers paid for the line */
export function lineAdjudications(line: BenefitLine, priorPaid: number): FhirAdjudication[] {
  return [
    ...amountsOf(line, priorPaid).map(([category, cents]) => amountOf(category, cents, category === 'benefit' ? line.benefit : null)),
    ...line.adjustments.map(adjustmentEntry),
  ];
}

/** The reason, with who bears it and a remark as further codes. */
function adjustmentEntry({ group, reason, remark, amount }: Adjustment): FhirAdjudication {
  const coding = [
    { system: CARC, code: cleanCode(reason) },
    { system: ADJUSTMENT_GROUP, code: group },
    ...(remark === null ? [] : [{ system: RARC, code: cleanCode(remark) }]),
  ];
  return { category: ADJUDICATED.adjustmentreason, reason: { coding, text: reasonWords(reason) ?? undefined }, amount: dollars(amount) };
}

type Adjudications = readonly FhirAdjudication[] | undefined;

/** The adjudication with an amount of a category. */
export function adjudicated(adjudications: Adjudications, category: AmountCategory): FhirAdjudication | undefined {
  return listOf(adjudications).find((one) => wordOf(ADJUDICATION, one.category) === category);
}

export function readAdjustments(adjudications: Adjudications): Reading<Adjustment>[] {
  return listOf(adjudications).flatMap(({ category, reason, amount }) =>
    wordOf(ADJUDICATED, category) === 'adjustmentreason'
      ? [{ group: codeOf(reason, ADJUSTMENT_GROUP), reason: codeOf(reason, CARC), remark: codeOf(reason, RARC), amount: readDollars(amount) }]
      : [],
  );
}
