/** Claims as they are put together: a claim with what only the payer's decision needs of its lines. */
import type { Claim, ClaimLine } from '../../../model/benefits/claim.ts';
import type { Coding } from '../../../model/scalars.ts';
import type { StatedDenial } from './adjudication/medical-claim.ts';
import type { PricedService } from './service-table.ts';

/** What a visit is billed with: one line before it has a number. */
export interface DraftLine {
  /** The row that it is billed by; the first of several. */
  readonly service: PricedService;
  /** Null on a hospital's claim of a stay: its lines have a revenue code alone. */
  readonly code: Coding | null;
  /** In whole cents, for all units. */
  readonly charge: number;
  readonly allowed: number;
  readonly revenue: string | null;
  readonly benefit: string;
  readonly units: number;
  /** Day of the service. */
  readonly day: number;
  /** Null where it is for several records. */
  readonly source: string | null;
}

/** A line with the prices that a plan goes by, in whole cents for all units. */
export interface DecidedBy {
  readonly line: number;
  readonly service: PricedService;
  readonly allowed: number;
  readonly benefit: string;
}

/** Fields that a claim has when it is sent. */
export type SentField =
  | ('coverage_id' | 'member_id' | 'authorization_id' | 'payer_sequence' | 'prior_payment_id' | 'submitted')
  | ('acknowledged' | 'acknowledgement' | 'reject_category' | 'reject_code');

export interface DraftClaim {
  readonly claim: Omit<Claim, SentField>;
  /** First day of the visit: of a stay its admission, which services that are part of it may precede. */
  readonly begins: number;
  readonly terms: readonly DecidedBy[];
  /** Relative weight of the diagnosis-related group, in millionths; null for what is not paid by it. */
  readonly drgWeight: number | null;
  /** Whether it is for emergency care, or a stay that began as such. */
  readonly emergency: boolean;
  /** Why the first payer denies it, whatever the plan says; null where the plan decides. */
  readonly denied: StatedDenial | null;
}

/** A service at the prices of the practitioner, or of the hospital on its own claim. */
export function lineOfService(
  service: PricedService,
  of: 'practitioner' | 'hospital',
  { revenue, benefit, units, day, source }: Pick<DraftLine, 'revenue' | 'benefit' | 'units' | 'day' | 'source'>,
): DraftLine {
  const [charge, allowed] = of === 'hospital' ? [service.facility, service.facilityAllowed] : [service.charge, service.allowed];
  return { service, code: service.coding, charge: units * (charge ?? 0), allowed: units * (allowed ?? 0), revenue, benefit, units, day, source };
}

/** One line for each revenue code, in the order of the first of each. */
export function byRevenue(lines: readonly DraftLine[], benefit: string): DraftLine[] {
  const found = new Map<string | null, DraftLine>();
  for (const line of lines) {
    const sum = found.get(line.revenue);
    if (sum === undefined) found.set(line.revenue, { ...line, code: null, benefit });
    else {
      const { charge, allowed, units, day } = line;
      const source = line.source === sum.source ? sum.source : null;
      found.set(line.revenue, {
        ...sum,
        charge: sum.charge + charge,
        allowed: sum.allowed + allowed,
        units: sum.units + units,
        day: Math.min(sum.day, day),
        source,
      });
    }
  }
  return [...found.values()];
}

export function numbered(drafts: readonly DraftLine[], pointers: readonly number[]): { readonly lines: ClaimLine[]; readonly terms: DecidedBy[] } {
  const lines = drafts.map(
    ({ service: { modifier }, code, revenue, units, charge, day, source }, i): ClaimLine => ({
      ...{ line: i + 1, code, modifiers: code === null || modifier === null ? [] : [modifier], revenue, units, charge, service_date: day },
      ...{ diagnosis_pointers: [...pointers], source_id: source },
    }),
  );
  return { lines, terms: drafts.map(({ service, allowed, benefit }, i) => ({ line: i + 1, service, allowed, benefit })) };
}
