/** Explanations of claims: everything that they say is so in the records, and is what the stages of the engine give for the same inputs. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Terms } from '../../../ir/plan-terms.ts';
import type { Subject } from '../../../model/subject.ts';
import { submissionOf } from '../../../runtime/engines/claims/claim-lags.ts';
import { Trace, TraceNotes } from '../../../runtime/plan/trace.ts';
import { whyRecord } from '../../../runtime/study/trace-record.ts';
import type { ExplainedClaim } from '../../../runtime/study/why/explain-claim.ts';
import { termPlace } from '../../../runtime/study/why/term-place.ts';
import { compileText, planOf, subjects } from '../../support/scenario-runs.ts';

const text = readFileSync('scenarios/membersim/ppo_2025.hsim', 'utf8');
const ir = compileText(text);
const asOf = (ir.scenario.asOf ?? 0) + 1439;
const people = subjects(ir, { count: 60 });
const options = { seed: '1', count: 60, asOf };

const explained = (id: string): ExplainedClaim => {
  const explanation = whyRecord(ir, options, id)?.explanation;
  if (explanation?.about !== 'claim') throw new Error('no claim is explained');
  return explanation;
};
const sourceOf = ([file, start, end]: readonly [number, number, number]): string => {
  expect(ir.files[file].path).toBe('test.hsim');
  return text.slice(start, end);
};

/** A claim of each sort: office visits with a panel, emergency visits of two claims, stays, and visits outside the network. */
const samples = [
  people.flatMap(({ claims }) => claims.filter(({ type, lines }) => type === 'professional' && lines.length > 1))[0],
  people.flatMap(({ claims }) => claims.filter(({ type_of_bill }) => type_of_bill === '0131'))[0],
  people.flatMap(({ claims }) => claims.filter(({ type_of_bill }) => type_of_bill === '0111'))[0],
];

describe.each(samples)('claim $control_number', (claim) => {
  const why = explained(claim.id);
  const subject = people.find(({ claims }) => claims.some(({ id }) => id === claim.id)) as Subject;
  const unit = people.filter(({ coverages }) => coverages[0].subscriber_id === subject.coverages[0].subscriber_id);

  test('leads from the visit over the coverage to the decision', () => {
    expect(why.claim).toEqual(claim);
    expect(why.visit?.record.id).toBe(claim.encounter_id);
    expect(sourceOf(why.visit?.made?.at ?? [0, 0, 0])).toMatch(/^(?:encounter |admit )/);
    expect(sourceOf(why.coverage?.stated ?? [0, 0, 0])).toMatch(/^coverage medical /);
    expect(sourceOf(why.coverage?.plan ?? [0, 0, 0])).toMatch(/^plan ppo /);
    expect(why.payments.map(({ payment }) => payment)).toEqual(subject.claim_payments.filter(({ claim_id }) => claim_id === claim.id));
  });

  test('each line has its row, its benefit and the record that is billed', () => {
    expect(why.lines.map(({ line }) => line)).toEqual(claim.lines);
    for (const { line, row, benefit, source } of why.lines) {
      expect(line.units * (row?.charge ?? 0)).toBe(line.charge);
      if (line.code !== null) expect(row?.coding.code).toBe(line.code.code);
      expect(source?.record.id).toBe(line.source_id);
      expect(why.payments[0].payment.lines.find((one) => one.line === line.line)?.benefit).toBe(benefit);
      // What is made without a statement, such as the order of a panel, is made by its statement all the same.
      expect(source?.made).not.toBeNull();
    }
  });

  test('the steps add up to the payment, and name terms of the plan', () => {
    for (const { payment, decided } of why.payments) {
      const steps = decided?.steps ?? [];
      for (const line of payment.lines) {
        const of = steps.filter((step) => step.line === line.line);
        const sum = (...rules: string[]): number => of.filter(({ rule }) => rules.includes(rule)).reduce((total, { amount }) => total + (amount ?? 0), 0);
        expect(sum('payment')).toBe(line.paid);
        expect(sum('price')).toBe(line.allowed);
        expect(sum('price') - sum('deductible', 'copay', 'coinsurance')).toBe(line.paid);
      }
      for (const { rule, term, at } of steps) {
        if (rule === 'payment') continue;
        expect([rule, term, at]).not.toEqual([rule, term, null]);
        if (rule === 'price' && term === null) expect(ir.files[at?.[0] ?? 0].path).toBe('library:std/services.hsim');
        if (rule === 'copay') expect(sourceOf(at ?? [0, 0, 0])).toMatch(/^\$(?:30|250)$/);
        if (rule === 'coinsurance') expect(sourceOf(at ?? [0, 0, 0])).toMatch(/^(?:20|40)%$/);
      }
    }
  });

  test('the accumulators are those of the run', () => {
    for (const { payment, decided } of why.payments) {
      const counted = (decided?.accumulators ?? []).filter(({ key }) => key.kind === 'deductible' || key.kind === 'oop');
      const recorded = subject.accumulators.filter(({ claim_payment_id }) => claim_payment_id === payment.id);
      expect(counted.map(({ after, limit }) => [after, limit])).toEqual(recorded.map(({ used, limit }) => [used, limit]));
      for (const { key, before, amount, after } of counted) {
        expect(before + amount).toBe(after);
        const kind = key.kind === 'oop' ? 'out_of_pocket' : 'deductible';
        const scope = key.member === null ? 'family' : 'individual';
        const whose = scope === 'family' ? unit : [subject];
        const earlier = whose
          .flatMap(({ accumulators }) => accumulators)
          .filter((one) => one.at < payment.decided && one.kind === kind && one.network === key.network && one.scope === scope && one.year === key.year)
          .toSorted((a, b) => a.at - b.at);
        // Lists are in order of time, ties in the order of the decisions.
        if (
          earlier.length > 0 &&
          !unit.some((one) => one.claim_payments.some(({ id, decided: at }) => id !== payment.id && (at === payment.decided || at === earlier.at(-1)?.at)))
        )
          expect(before).toBe(earlier[earlier.length - 1].used);
      }
    }
  });

  test('the draws are those that decided when it was submitted and decided', () => {
    expect(why.uniforms.map(({ path }) => path)).toEqual(['claims/lag']);
    const { context } = planOf(ir, { count: 1 });
    const draw = { at: () => ({ uniform: () => why.uniforms[0].uniform }) } as unknown as Parameters<typeof submissionOf>[1];
    const { record } = why.visit as NonNullable<typeof why.visit>;
    expect(submissionOf(context.sites.site('claims/lag'), draw, 0, record.id, record.end ?? 0)).toBe(claim.submitted);
    expect(why.payments[0].uniforms.map(({ path }) => path)).toEqual(expect.arrayContaining(['claims/pend', 'claims/turnaround']));
  });
});

test('a payment, and an accumulator, is explained by its claim and that decision alone', () => {
  const { claim_payments: payments, accumulators } = people.find((one) => one.accumulators.length > 3) as Subject;
  const { claim_payment_id, id } = accumulators[3];
  expect(explained(id).payments.map(({ payment }) => payment.id)).toEqual([claim_payment_id]);
  const [payment] = payments;
  expect(explained(payment.id).claim.id).toBe(payment.claim_id);
});

test('a coverage is explained by the profile and the plan', () => {
  const why = whyRecord(
    ir,
    options,
    people.flatMap(({ coverages }) => coverages).findLast(({ relationship }) => relationship === 'self')?.id ?? '',
  )?.explanation;
  if (why?.about !== 'coverage') throw new Error('no coverage is explained');
  expect(sourceOf(why.stated ?? [0, 0, 0])).toMatch(/^coverage medical /);
  expect(why).toMatchObject({ made: null, chance: [], draws: [] });
});

test('tracing changes no record', () => {
  const plain = people.slice(0, 10);
  const traced = plain.map(({ patient }) => whyRecord(ir, options, patient.id)?.subject);
  expect(traced).toEqual(plain);
});

describe('denials', () => {
  const denied = compileText(`hsim 1
scenario d "Denials" { as_of: 2025-12-31 }
use "std/diagnoses" as dx
use "std/panels" as panels
use "std/services" as sv
plan hmo {
  type: HMO
  coinsurance: 0%
  benefit laboratory { covered: no }
}
profile p {
  age: 40
  coverage medical chance 90% { plan: hmo  effective: 2025-01-01  termination: 2025-06-30 }
}
timeline t of p {
  event a at 2025-03-03 { encounter ambulatory { reason: dx.hypertension  panel panels.cmp } }
}`);
  const run = { seed: '1', count: 1, asOf: (denied.scenario.asOf ?? 0) + 1439 };

  test('name the rule, its term and the reason', () => {
    const [subject] = subjects(denied, { count: 1 });
    const why = whyRecord(denied, run, subject.claims[0].id)?.explanation as ExplainedClaim;
    const step = why.payments[0].decided?.steps.find(({ rule }) => rule === 'benefit');
    expect(step).toMatchObject({ line: 2, term: 'benefit laboratory.covered', adjustment: { group: 'PR', reason: '204' } });
    expect(step?.at).not.toBeNull();
    expect(why.coverage?.chance.map(({ path }) => path)).toEqual(['p.coverage.medical/chance']);
  });
});

describe('terms', () => {
  const more = text
    .replace('benefit preventive', 'benefit imaging { max_age: 70  limit { quantity: 4  per: 1 year } }\n  benefit preventive')
    .replace('timely_filing', 'edit information { }\n  timely_filing');
  const [plan] = compileText(more).plans as readonly [Terms];
  test.each([
    ['benefit pcp_visit.copay', null, '$30'],
    ['benefit pcp_visit.copay', 'out', '$30'],
    ['benefit laboratory.coinsurance', null, '20%'],
    ['benefit laboratory.coinsurance', 'out', '40%'],
    ['coinsurance', 'out', '40%'],
    ['benefit imaging.min_age', null, '70'],
    ['benefit imaging.limit', 'out', 'limit { quantity: 4  per: 1 year }'],
    ['deductible', 'out', 'deductible { individual: $3,000  family: $6,000 }'],
    ['deductible', null, 'deductible { individual: $1,500  family: $3,000 }'],
    ['oop_max', 'out', 'oop_max { individual: $6,000  family: $12,000 }'],
    ['network out.of_charge', 'out', '60%'],
    ['stay_rate.base_rate', null, '$12,500'],
    ['edit information', null, 'edit information { }'],
    ['timely_filing', 'out', '90 days'],
    ['secondary', null, null],
  ])('%s in network %s is stated as %s', (term, network, stated) => {
    const at = termPlace(plan, network, term);
    expect(at === null ? null : more.slice(at[1], at[2])).toBe(stated);
  });
});

test('a trace keeps notes of different kinds apart', () => {
  const [trace, one, other] = [new Trace(), new TraceNotes<number>(), new TraceNotes<string>()];
  trace.note(one, 'a', 1);
  trace.note(one, 'b', 2);
  trace.note(other, 'a', 'first');
  expect([trace.noted(one, 'a'), trace.noted(one, 'b'), trace.noted(other, 'a'), trace.noted(other, 'b')]).toEqual([1, 2, 'first', null]);
});

test('a payment leads to the remittance that it is in, and a remittance to its decisions', () => {
  const { remittances } = people.find((one) => one.remittances.length > 1) as Subject;
  const [remittance] = remittances;
  const why = whyRecord(ir, options, remittance.id)?.explanation;
  if (why?.about !== 'remittance') throw new Error('no remittance is explained');
  expect(why.decisions.map(({ payment }) => payment.id)).toEqual(remittance.payments.map(({ claim_payment_id }) => claim_payment_id));
  const sum = why.decisions.reduce((total, { amount }) => total + amount, 0);
  expect(sum - remittance.provider_adjustments.reduce((total, { amount }) => total + amount, 0)).toBe(remittance.total);
  expect(explained(why.decisions[0].payment.id).payments[0].remittance).toEqual(remittance);
});

test('a replacement or void and its original are explained with each other', () => {
  const changed = people.flatMap(({ claims }) => claims.filter(({ original_id }) => original_id !== null));
  expect(changed.length).toBeGreaterThan(0);
  const [{ id, original_id }] = changed;
  expect(explained(id).related.map((one) => one.id)).toContain(original_id);
  expect(explained(original_id as string).related.map((one) => one.id)).toContain(id);
});

test('a transaction of enrollment is explained by its coverage', () => {
  const { enrollments } = people.find((one) => one.enrollments.length > 0) as Subject;
  expect(whyRecord(ir, options, enrollments[0].id)?.explanation).toMatchObject({ about: 'coverage', record: { id: enrollments[0].coverage_id } });
});

test('a claim that a statement replaces or takes back leads to the statement, and to the claim before it', () => {
  const changes = `${text}
timeline later of subscriber {
  event check at start + 40 days { encounter ambulatory { reason: dx.hypertension } }
  event review at check + 90 days { adjust check { billed: $312 } }
  event mistake at check + 200 days { void check }
}`;
  const later = compileText(changes);
  const { claims } = subjects(later, { count: 1 })[0];
  const taken = claims.find(({ frequency, charge }) => frequency === '8' && charge === 312_00);
  const replaced = claims.find(({ id }) => id === taken?.original_id);
  const why = [taken, replaced].map((one) => whyRecord(later, options, one?.id ?? '')?.explanation as ExplainedClaim);
  const statements = why.map(({ stated }) => {
    const [, start, end] = stated?.at ?? [0, 0, 0];
    return changes.slice(start, end);
  });
  expect(statements).toEqual(['void check', 'adjust check { billed: $312 }']);
  expect(why.map(({ related }) => related.map(({ frequency }) => frequency))).toEqual([['7'], ['1', '8']]);
});
