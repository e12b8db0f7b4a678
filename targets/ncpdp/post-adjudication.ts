/**
 * What became of claims, a row each, as plans pass it on after the decision: cardholder, service, product, quantity, prescriber, and who paid what. The columns are a choice of this
 * project, not a layout of NCPDP or CMS.
 */
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import type { Lost } from '../shared/lost.ts';
import { moneyText } from '../tables/cells.ts';
import { GENDER, personCode, RELATIONSHIP } from './claim-request.ts';
import { authorizationNumber, type ClaimToTransmit, prescriptionNumber } from './claim-to-transmit.ts';
import { plainText } from './field-values.ts';
import type { NcpdpOptions } from './ncpdp-options.ts';

type Cell = string | number | null;

/** Each column with what it holds, in order. Amounts of reversals are negative. */
const COLUMNS = {
  authorization_number: ({ claim }) => authorizationNumber(claim),
  transaction: ({ claim }) => claim.transaction,
  status: ({ claim }) => ({ paid: 'P', rejected: 'R', approved: 'A' })[claim.response],
  reversed_authorization_number: ({ claim, billed }) => (billed === claim ? null : authorizationNumber(billed)),
  reject_codes: ({ claim }) => (claim.response === 'rejected' ? claim.rejects.join(' ') : null),
  bin: (_, { bin }) => bin,
  pcn: (_, { pcn }) => pcn,
  payer_npi: ({ payer }) => payer.npi,
  plan: ({ coverage }) => coverage.plan,
  group_number: ({ coverage }) => coverage.group_number,
  cardholder_id: ({ coverage }) => coverage.subscriber_id,
  person_code: (sent) => personCode(sent),
  relationship_code: ({ coverage }) => RELATIONSHIP[coverage.relationship],
  birth_date: ({ subject }) => dayOr(subject.patient.birth_date),
  gender_code: ({ subject }) => GENDER[subject.patient.sex],
  date_of_service: ({ billed }) => formatDay(dayOfMinute(billed.at)),
  processed_date: ({ claim }) => formatDay(dayOfMinute(claim.recorded)),
  prescription_number: ({ claim }) => prescriptionNumber(claim),
  fill_number: ({ claim }) => claim.fill_number,
  pharmacy_npi: ({ pharmacy }) => pharmacy.npi,
  prescriber_npi: ({ prescriber }) => prescriber?.npi ?? null,
  ndc: ({ claim }) => claim.ndc?.replaceAll('-', '') ?? null,
  drug: ({ claim }) => claim.code.display,
  quantity: ({ claim }) => claim.quantity,
  days_supply: ({ claim }) => claim.days_supply,
  daw_code: ({ claim }) => claim.daw,
  tier: ({ claim }) => claim.tier,
  basis: ({ claim }) => claim.basis,
  usual_charge: ({ claim }) => amount(claim.usual_charge),
  ingredient_cost: ({ claim }) => amount(claim.ingredient_cost),
  dispensing_fee: ({ claim }) => amount(claim.dispensing_fee),
  gross_cost: ({ claim }) => amount(claim.allowed),
  deductible: ({ claim }) => amount(claim.deductible),
  copay: ({ claim }) => amount(claim.copay),
  coinsurance: ({ claim }) => amount(claim.coinsurance),
  patient_pay: ({ claim }) => amount(claim.patient_pay),
  other_payer_paid: ({ claim }) => amount(claim.other_payer_paid),
  plan_paid: ({ claim }) => amount(claim.paid),
} as const satisfies Readonly<Record<string, (sent: ClaimToTransmit, options: NcpdpOptions) => Cell>>;

export type PostAdjudicationColumn = keyof typeof COLUMNS;
export const postAdjudicationColumns = Object.keys(COLUMNS) as readonly PostAdjudicationColumn[];

const amount = (cents: number | null): string | null => (cents === null ? null : moneyText(cents));
const dayOr = (day: number | null): string | null => (day === null ? null : formatDay(day));

const LINE_END = '\r\n';

/** The names of the columns. */
export const postAdjudicationHead = `${postAdjudicationColumns.join(',')}${LINE_END}`;

export function postAdjudicationRow(sent: ClaimToTransmit, options: NcpdpOptions, lost: Lost): string {
  const cells = (Object.values(COLUMNS) as ((of: ClaimToTransmit, given: NcpdpOptions) => Cell)[]).map((column) => cellText(column(sent, options), lost));
  return `${cells.join(',')}${LINE_END}`;
}

/** RFC 4180; text as in the fields of transmissions. */
function cellText(cell: Cell, lost: Lost): string {
  if (cell === null || typeof cell === 'number') return cell === null ? '' : String(cell);
  const text = plainText(cell, lost);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
