/** Coverage, claims and fills of one subject, as lanes of the picture. */
import type { Coding } from '../../model/scalars.ts';
import { formatCents } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import type { Lane } from './life-lanes.ts';

const dollars = (cents: number): string => `$${formatCents(cents)}`;
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Coverages as spans; claims on the days of submission, denials on those of the decision, fills on their days. */
export function benefitLanes(subject: Subject, named: (coding: Coding) => string): Lane[] {
  const { coverages, claims, claim_payments: payments, medication_dispenses: dispenses, pharmacy_claims: drugClaims } = subject;
  const lanes: Lane[] = [];
  const marks = (group: string, name: string, minutes: readonly number[], note: string): void => {
    if (minutes.length > 0) lanes.push({ name, group, marks: minutes.map(dayOfMinute), spans: [], note });
  };
  for (const { kind, plan, effective, termination } of coverages)
    lanes.push({
      ...{ name: `${kind} coverage ${plan}`, group: 'coverage', marks: [], spans: [[effective, termination]] },
      note: termination === null ? `since ${formatDay(effective)}` : `until ${formatDay(termination)}`,
    });
  for (const type of ['professional', 'institutional'] as const) {
    const own = claims.filter((claim) => claim.type === type);
    marks(
      'claim',
      `${type} claim`,
      own.map(({ submitted }) => submitted),
      `${own.length}× ${dollars(sum(own.map(({ charge }) => charge)))}`,
    );
  }
  marks(
    'claim',
    'decision',
    payments.map(({ decided }) => decided),
    `paid ${dollars(sum(payments.map(({ paid }) => paid)))}`,
  );
  const denied = payments.filter(({ status, lines }) => status !== 'reversal' && lines.some((line) => line.denied));
  marks(
    'claim',
    'decision with a denied line',
    denied.map(({ decided }) => decided),
    `${denied.length}×`,
  );
  const fills = new Map<string, typeof dispenses>();
  for (const dispense of dispenses.filter(({ status }) => status === 'completed'))
    fills.set(dispense.code.code, [...(fills.get(dispense.code.code) ?? []), dispense]);
  for (const of of fills.values())
    marks(
      'fill',
      `fill of ${named(of[0].code)}`,
      of.map(({ handed_over }) => handed_over),
      `${of.length}×`,
    );
  const reversed = drugClaims.filter(({ transaction }) => transaction === 'B2');
  marks(
    'fill',
    'reversed fill',
    reversed.map(({ at }) => at),
    `${reversed.length}×`,
  );
  const rejected = drugClaims.filter(({ response }) => response === 'rejected');
  marks(
    'fill',
    'rejected fill',
    rejected.map(({ at }) => at),
    `${rejected.length}× ${[...new Set(rejected.flatMap(({ rejects }) => rejects))].join(' ')}`,
  );
  return lanes;
}
