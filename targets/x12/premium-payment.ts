/**
 * Payments of premiums: 820 (005010X218), with an individual remittance (2000B) for each contract. BPR02 = Σ RMR04 + Σ ADX01 of 2200B, and RMR04 = RMR05 + Σ ADX01 of
 * 2320B of each remittance detail.
 */
import type { Coverage } from '../../model/benefits/coverage.ts';
import type { Premium } from '../../model/benefits/premium.ts';
import type { Organization } from '../../model/parties/providers.ts';
import { addMonths, dayOfMinute } from '../../model/time/civil.ts';
import { grouped } from './grouped.ts';
import type { SegmentList } from './segment-list.ts';
import type { SubjectParties } from './subject-parties.ts';
import { taxIdentifier, x12Amount, x12Date } from './x12-values.ts';

/** ADX02: what was paid too much or too little before, and what is credited beyond what is owed, which stays with the payer. */
const CREDIT = '52';
const UNDERPAID = '53';
const OVERPAID = '80';

/** A premium with the contract that it is for. */
export interface PremiumToPay {
  readonly premium: Premium;
  readonly coverage: Coverage;
  readonly of: SubjectParties;
}

interface PremiumBatch {
  /** To whom the premiums are owed. */
  readonly payer: Organization;
  /** Who pays them: null for the member. */
  readonly sponsor: Organization | null;
  readonly reference: string;
  readonly at: number;
  readonly premiums: readonly PremiumToPay[];
}

export function premiumPayment(segments: SegmentList, { payer, sponsor, reference, at, premiums }: PremiumBatch): void {
  const [{ coverage, of }] = premiums;
  const total = sumOf(premiums);
  const day = x12Date(dayOfMinute(at));
  const identifier = sponsor === null ? `9${coverage.subscriber_id.replace(/\D/g, '').padStart(9, '0').slice(-9)}` : `1${taxIdentifier(sponsor.npi)}`;
  segments.add('BPR', 'I', x12Amount(Math.max(total, 0)), 'C', total > 0 ? 'CHK' : 'NON', '', '', '', '', '', identifier, '', '', '', '', '', day);
  segments.add('TRN', '1', reference, identifier);
  if (coverage.group_number !== null) segments.add('REF', '38', segments.text(coverage.group_number, 50));
  segments.add('DTM', '097', day);
  segments.add('N1', 'PE', segments.text(payer.name, 60), 'FI', taxIdentifier(payer.npi));
  const { family, given } = of.subject.patient;
  if (sponsor === null) segments.add('N1', 'PR', segments.text(`${given} ${family}`, 60));
  else segments.add('N1', 'PR', segments.text(sponsor.name, 60), 'FI', taxIdentifier(sponsor.npi));
  let contracts = 0;
  let credit = Math.max(-total, 0);
  for (const [contract, owed] of grouped(premiums, (one) => one.coverage)) {
    segments.add('ENT', String(++contracts), '2J', 'EI', segments.text(contract.subscriber_id, 80));
    subscriberName(segments, owed[0]);
    const left = Math.min(credit, Math.max(-sumOf(owed), 0));
    credit -= left;
    if (left > 0) segments.add('ADX', x12Amount(left), OVERPAID);
    for (const { premium } of owed) remittanceDetail(segments, premium, contract);
  }
}

function subscriberName(segments: SegmentList, { coverage, of }: PremiumToPay): void {
  const { family, given, middle, suffix } = of.subject.patient;
  const name = (text: string | null, length: number): string => segments.text(text ?? '', length);
  const number = segments.text(coverage.subscriber_id, 80);
  segments.add('NM1', 'IL', '1', name(family, 60), name(given, 35), name(middle, 25), '', name(suffix, 10), 'N', number);
}

/** What is billed is paid; what is adjusted was billed before, so that nothing is billed and the difference is an adjustment. */
function remittanceDetail(segments: SegmentList, { entry, amount, month }: Premium, { subscriber_id }: Coverage): void {
  const billed = entry === 'billed' ? amount : 0;
  segments.add('RMR', 'AZ', segments.text(subscriber_id, 50), '', x12Amount(amount), x12Amount(billed));
  segments.add('DTM', '582', '', '', '', 'RD8', `${x12Date(month)}-${x12Date(addMonths(month, 1) - 1)}`);
  if (amount !== billed) segments.add('ADX', x12Amount(amount - billed), amount < billed ? CREDIT : UNDERPAID);
}

const sumOf = (premiums: readonly PremiumToPay[]): number => premiums.reduce((sum, { premium }) => sum + premium.amount, 0);
