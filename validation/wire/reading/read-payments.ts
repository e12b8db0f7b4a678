/** Payments of 835, as records have them. */
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import { centsIn } from '../x12-elements-check.ts';
import { type LoopNode, loopsIn } from './loop-tree.ts';
import { adjustmentsOf, type ReadAdjustment } from './read-adjustments.ts';
import { type ReadCode, serviceCode } from './read-codes.ts';
import { amount, day, number, oneOf, place, segmentsOf, text, type ValuesOf, valuesAt } from './x12-place.ts';

const status = oneOf<ClaimPayment['status']>({
  '1': 'processed_primary',
  '2': 'processed_secondary',
  '3': 'processed_tertiary',
  '4': 'denied',
  '22': 'reversal',
});
/** The line of the claim, from its control number. */
const lineNumber = (value: string): number | null => number(/L(\d+)$/.exec(value)?.[1] ?? '');

export const remittancePlaces = {
  total: place('HEADER', 'BPR02', amount),
  payment_date: place('HEADER', 'BPR16', day),
  trace_number: place('HEADER', 'TRN*1 TRN02', text),
  payer_id: place('1000A', 'REF*2U REF02', text),
  payee_id: place('1000B', 'N1*PE N104', text),
};
export const paymentPlaces = {
  control_number: place('2100', 'CLP01', text),
  status: place('2100', 'CLP02', status),
  charge: place('2100', 'CLP03', amount),
  paid: place('2100', 'CLP04', amount),
  patient_responsibility: place('2100', 'CLP05', amount),
  claim_id: place('2100', 'CLP07', text),
  member_id: place('2100', 'NM1*QC NM109', text),
  rendering_id: place('2100', 'NM1*82 NM109', text),
  service_start: place('2100', 'DTM*232 DTM02', day),
  service_end: place('2100', 'DTM*233 DTM02', day),
  received: place('2100', 'DTM*050 DTM02', day),
};
export const paymentLinePlaces = {
  line: place('2110', 'REF*6R REF02', lineNumber),
  code: place('2110', 'SVC*HC SVC01-2', serviceCode),
  charge: place('2110', 'SVC02', amount),
  paid: place('2110', 'SVC03', amount),
  units: place('2110', 'SVC05', number),
  service_date: place('2110', 'DTM*472 DTM02', day),
  allowed: place('2110', 'AMT*B6 AMT02', amount),
};

export interface ReadPaymentLine extends ValuesOf<typeof paymentLinePlaces> {
  readonly code: ReadCode | null;
  readonly adjustments: readonly ReadAdjustment[];
  /** Of all adjustments of the line: the segment does not say of which. */
  readonly remarks: readonly string[];
}

export interface ReadPayment extends ValuesOf<typeof paymentPlaces> {
  readonly deductible: number;
  readonly coinsurance: number;
  readonly copay: number;
  readonly adjustments: readonly ReadAdjustment[];
  readonly lines: readonly ReadPaymentLine[];
}

export interface ReadRemittance extends ValuesOf<typeof remittancePlaces> {
  readonly payments: readonly ReadPayment[];
  readonly provider_adjustments: readonly { readonly reason: string; readonly reference: string; readonly amount: number }[];
}

export function remittanceOf(root: LoopNode, component: string): ReadRemittance {
  return {
    ...valuesAt(remittancePlaces, root, component),
    payments: loopsIn(root, '2100').map((node) => paymentOf(node, component)),
    provider_adjustments: loopsIn(root, 'FOOTER').flatMap((footer) =>
      segmentsOf(footer, 'PLB').flatMap(({ elements: [, , , ...rest] }) =>
        Array.from({ length: Math.floor(rest.length / 2) }, (_, i) => {
          const [reason = '', reference = ''] = rest[i * 2].split(component);
          return { reason, reference, amount: centsIn(rest[i * 2 + 1]) };
        }),
      ),
    ),
  };
}

function paymentOf(node: LoopNode, component: string): ReadPayment {
  const lines = loopsIn(node, '2110').map((one, i): ReadPaymentLine => {
    const read = valuesAt(paymentLinePlaces, one, component);
    return {
      ...read,
      // Other writers have other numbers of lines.
      line: read.line ?? i + 1,
      adjustments: adjustmentsOf(one),
      remarks: segmentsOf(one, 'LQ').flatMap(({ elements }) => (elements[1] === 'HE' ? [elements[2] ?? ''] : [])),
    };
  });
  const adjustments = adjustmentsOf(node);
  const all = [...adjustments, ...lines.flatMap((one) => one.adjustments)];
  const ofPatient = (reason: string): number => all.reduce((sum, one) => sum + (one.group === 'PR' && one.reason === reason ? one.amount : 0), 0);
  const read = valuesAt(paymentPlaces, node, component);
  return { ...read, deductible: ofPatient('1'), coinsurance: ofPatient('2'), copay: ofPatient('3'), adjustments, lines };
}
