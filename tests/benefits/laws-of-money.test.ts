/**
 * Laws of money over random people with random plans, families, prices and care. `HSIMC_BENEFIT_PEOPLE` sets how many people: 10,000 before a release.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { compile } from '../../index.ts';
import type { Ir } from '../../ir/definition.ts';
import type { RecordKind } from '../../model/record-kinds.ts';
import { type Subject, subject as subjectSchema } from '../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../model/time/civil.ts';
import { arbitraryBenefitScenario, type BenefitScenario } from '../support/arbitrary-benefit-scenarios.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';
import { judge } from '../validation/judge.ts';

const people = Number(process.env['HSIMC_BENEFIT_PEOPLE'] ?? 60);
/** Units of each scenario. */
const COUNT = 6;
const scenarios = Math.ceil(people / COUNT);

const sums = { checked: 0 };
const seen = new Map<string, number>();

interface Run {
  readonly all: readonly Subject[];
  readonly scenario: BenefitScenario;
  readonly ir: Ir;
}

/** By their names; each is about one scenario. */
const laws = new Map<string, (run: Run) => void>();

const sum = <T>(of: readonly T[], amount: (one: T) => number): number => of.reduce((total, one) => total + amount(one), 0);

laws.set('what a run makes is valid, and every link leads somewhere', ({ all }) => {
  const { errors, warnings } = judge(all.map((one) => JSON.parse(JSON.stringify(z.encode(subjectSchema, one)))));
  const found = [...errors, ...warnings].filter(({ code }) => /^(?:STRUCT|IDENT|REF|COV|CLAIM|PAY|REMIT|RX|TIME-00[136])/.test(code));
  expect(found.map(({ code, field, message }) => `${code} ${field} ${message}`)).toEqual([]);
  seen.set('rebills', (seen.get('rebills') ?? 0) + sum(all, (one) => one.pharmacy_claims.filter(({ transaction }) => transaction === 'B3').length));
  for (const one of all)
    for (const kind of ['claims', 'claim_payments', 'accumulators', 'remittances', 'pharmacy_claims'] as const)
      seen.set(kind, (seen.get(kind) ?? 0) + one[kind].length);
});

laws.set('each line: charge = paid + adjustments; lines are the claim; remittances are the decisions less what is forwarded, never negative', ({ all }) => {
  for (const { claims, claim_payments: decisions, remittances } of all) {
    for (const { charge, lines } of claims) expect(sum(lines, (line) => line.charge)).toBe(charge);
    for (const { charge, paid, patient_responsibility: owed, lines, status } of decisions) {
      for (const line of lines) {
        expect(line.paid + sum(line.adjustments, ({ amount }) => amount)).toBe(line.charge);
        if (status !== 'reversal') expect(line.paid).toBeGreaterThanOrEqual(0);
      }
      expect(sum(lines, (line) => line.charge)).toBe(charge);
      expect(sum(lines, (line) => line.paid)).toBe(paid);
      expect(sum(lines, ({ adjustments }) => sum(adjustments, ({ group, amount }) => (group === 'PR' ? amount : 0)))).toBe(owed);
    }
    const paidOut = new Set<string>();
    for (const { total, payments, provider_adjustments: adjustments } of remittances) {
      expect(sum(payments, ({ amount }) => amount) - sum(adjustments, ({ amount }) => amount)).toBe(total);
      expect(total).toBeGreaterThanOrEqual(0);
      for (const { claim_payment_id: id } of payments) {
        expect(paidOut.has(id)).toBe(false);
        paidOut.add(id);
      }
    }
    // Of what is forwarded, nothing is lost: all money that was paid is what was decided, and what is forwarded at the end.
    const forwarded = sum(remittances, ({ provider_adjustments: of }) => sum(of, ({ amount }) => amount));
    expect(sum(remittances, ({ total }) => total) + forwarded).toBe(
      sum(
        decisions.filter(({ id }) => paidOut.has(id)),
        ({ paid }) => paid,
      ),
    );
  }
});

laws.set('accumulators stay within their limits, fall only by a reversal, and are the sums of the shares of the member', ({ all }) => {
  for (const one of all) {
    const decisions = new Map([...one.claim_payments, ...one.pharmacy_claims].map((decision) => [decision.id, decision] as const));
    const last = new Map<string, { readonly used: number; readonly by: Set<string> }>();
    /** By decision: the amounts that it changed. */
    const changed = new Map<string, Set<string>>();
    for (const { coverage_id, claim_payment_id, pharmacy_claim_id, kind, scope, network, year, used, limit } of one.accumulators) {
      expect(used).toBeGreaterThanOrEqual(0);
      if (limit !== null) expect(used).toBeLessThanOrEqual(limit);
      const id = claim_payment_id ?? pharmacy_claim_id;
      const decision = id === null ? undefined : decisions.get(id);
      if (id === null || decision === undefined) throw new Error('an amount that no decision changed');
      if (scope === 'family') continue;
      const key = JSON.stringify([coverage_id, kind, network, year]);
      const before = last.get(key);
      const reversal = 'status' in decision ? decision.status === 'reversal' : decision.transaction === 'B2';
      if (reversal) expect(used).toBeLessThanOrEqual(before?.used ?? 0);
      else expect(used).toBeGreaterThanOrEqual(before?.used ?? 0);
      last.set(key, { used, by: (before?.by ?? new Set()).add(id) });
      if (kind === 'out_of_pocket') changed.set(id, (changed.get(id) ?? new Set()).add(key));
    }
    for (const [key, { used, by }] of last) {
      // A later payer counts its deductible as if it were the first; a claim of two years changes the amounts of both.
      if ((JSON.parse(key) as string[])[1] !== 'out_of_pocket' || [...by].some((id) => changed.get(id)?.size !== 1)) continue;
      expect(
        sum(
          [...by].flatMap((id) => decisions.get(id) ?? []),
          ({ deductible, copay, coinsurance }) => deductible + copay + coinsurance,
        ),
      ).toBe(used);
      sums.checked++;
    }
  }
});

laws.set('nothing is paid outside the coverage, and every fill that is paid has a prescription and is paid by somebody', ({ all }) => {
  for (const one of all) {
    const coverage = new Map(one.coverages.map((each) => [each.id, each] as const));
    const claims = new Map(one.claims.map((each) => [each.id, each] as const));
    for (const { claim_id, coverage_id, lines, status } of one.claim_payments) {
      const covered = coverage.get(coverage_id);
      const claim = claims.get(claim_id);
      if (covered === undefined || claim === undefined) throw new Error('a decision without its claim or coverage');
      for (const { line, paid } of lines) {
        const day = claim.lines.find((each) => each.line === line)?.service_date;
        if (paid <= 0 || status === 'reversal' || day === undefined) continue;
        expect(day).toBeGreaterThanOrEqual(covered.effective);
        expect(day).toBeLessThanOrEqual(covered.termination ?? day);
      }
    }
    const prescribed = new Map(one.medication_requests.map((each) => [each.id, each] as const));
    for (const claim of one.pharmacy_claims) {
      expect(prescribed.has(claim.request_id)).toBe(true);
      expect(claim.paid + claim.patient_pay + claim.other_payer_paid).toBe(claim.allowed);
      expect(claim.response === 'rejected').toBe(claim.rejects.length > 0);
      if (claim.response === 'rejected') expect(claim.allowed).toBe(0);
    }
  }
});

/** What there is only because somebody is covered; fills are made by coverage too. */
const BENEFITS: ReadonlySet<string> = new Set([
  ...['coverages', 'enrollments', 'authorizations', 'eligibility_inquiries', 'claims', 'claim_payments', 'accumulators', 'remittances', 'pharmacy_claims'],
  ...['dur_alerts', 'medication_dispenses', 'parties'],
]);

const clinical = (one: Subject): object => Object.fromEntries(Object.entries(one).filter(([list]) => !BENEFITS.has(list)));

laws.set('adding coverage changes no clinical record', ({ all, scenario: { without } }) => {
  expect(subjects(compileText(without), { count: COUNT }).map(clinical)).toEqual(all.map(clinical));
});

/** Lists with the field of their messages: their records never change, except that claims wait for their acknowledgement. */
const reported = {
  claims: 'submitted',
  claim_payments: 'decided',
  accumulators: 'at',
  remittances: 'issued',
  enrollments: 'recorded',
  pharmacy_claims: 'recorded',
} as const;

/** A claim as it is before the payer has acknowledged it. */
const waiting = { acknowledged: null, acknowledgement: 'pending', reject_category: null, reject_code: null };

function knownOn(record: object, asOf: number): object {
  return 'acknowledged' in record && Number(record.acknowledged) > asOf ? { ...record, ...waiting } : record;
}

laws.set('what is known on a day is what the whole run knows of that day', ({ all, ir }) => {
  const asOf = startOfDay(dayOf(2025, 7, 15)) + 1439;
  const then = subjects(ir, { count: COUNT, asOf });
  expect(then.map(({ patient }) => patient.id)).toEqual(all.map(({ patient }) => patient.id));
  for (const [i, one] of all.entries())
    for (const [list, field] of Object.entries(reported) as [keyof typeof reported & RecordKind, string][]) {
      const known = (one[list] as readonly object[]).filter((record) => (record as Record<string, number>)[field] <= asOf);
      expect(then[i][list], `${list} by ${dayOfMinute(asOf)}`).toEqual(known.map((record) => knownOn(record, asOf)));
    }
});

test('the laws of money hold for all people', () => {
  const broken = new Set<string>();
  let valid = 0;
  fc.assert(
    fc.property(arbitraryBenefitScenario, (scenario) => {
      if (compile(scenario.text).scenario === null) return;
      valid++;
      const ir = compileText(scenario.text);
      const all = subjects(ir, { count: COUNT });
      for (const [law, hold] of laws) {
        // The first law that is broken is the one that the smallest program is looked for.
        if (broken.size > 0 && !broken.has(law)) continue;
        try {
          hold({ all, scenario, ir });
        } catch (error) {
          broken.add(law);
          throw new Error(law, { cause: error });
        }
      }
    }),
    { seed: Number(process.env['HSIMC_BENEFIT_SEED'] ?? 1), numRuns: scenarios },
  );
  // A law of nothing would always hold.
  expect(valid).toBeGreaterThan(scenarios * 0.8);
  for (const kind of ['claims', 'claim_payments', 'accumulators', 'remittances', 'pharmacy_claims'])
    expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(people / 2);
  // Few of the first scenarios correct a prescription of somebody whose drugs are covered.
  if (people >= 500) expect(seen.get('rebills') ?? 0).toBeGreaterThan(people / 10);
  expect(sums.checked).toBeGreaterThan(people / 4);
});
