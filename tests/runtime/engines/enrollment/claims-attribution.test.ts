/** Attribution by claims: who has the plurality of primary care on the day of attribution, worked out by hand. */
import { describe, expect, test } from 'vitest';
import { attributionData, attributionLines } from '../../../../app/explain/attribution-explanation.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { whyRecord } from '../../../../runtime/study/trace-record.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

/** A visit of $90, $130 or $185 allowed. */
const visit = (name: string, day: string, by: string, more = ''): string =>
  `event ${name} at ${day} { encounter ambulatory { reason: dx.htn  provider: ${by}  ${more} } }`;
const text = (events: string, { plan, type, coverage, child }: Required<Omit<Given, 'asOf'>>): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2027-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT {
  low   99213 "Established patient, office, low complexity" { charge: $150  allowed: $90 }
  mid   99214 "Established patient, office, moderate complexity" { charge: $200  allowed: $130 }
  high  99215 "Established patient, office, high complexity" { charge: $260  allowed: $185 }
  chest 71046 "Chest X-ray, two views" { charge: $900  allowed: $600 }
}
provider lee { family: "Lee"  specialty: family_medicine }
provider ruiz { family: "Ruiz"  specialty: internal_medicine }
provider hart { family: "Hart"  specialty: cardiology }
payer horizon { name: "Horizon Example Health" }
plan own { type: ${type}  payer: horizon  ends: day  turnaround: 10 days  coinsurance: 20%  ${plan} }
plan next { type: PPO  payer: horizon  ends: day  turnaround: 10 days  coinsurance: 20%  pcp: claims }
profile p { age: 50  coverage medical { plan: own  effective: 2025-01-01  ${coverage} }  ${child === '' ? '' : 'household { child { is: kid  birth_date: 2015-05-10 } }'} }
timeline of_p of p { ${events} }
${child === '' ? '' : `profile kid { }  timeline of_kid of kid { ${child} }`}
`;
interface Given {
  readonly plan?: string;
  readonly type?: string;
  readonly coverage?: string;
  /** Events of a child whom the coverage covers. */
  readonly child?: string;
  readonly asOf?: number;
}
const LOW = 'type: sv.low';
const MID = 'type: sv.mid';
const scenario = (events: string, { plan = 'pcp: claims', type = 'PPO', coverage = '', child = '' }: Given = {}): string =>
  text(events, { plan, type, coverage, child });
const unit = (events: string, given: Given = {}): Subject[] =>
  subjects(compileText(scenario(events, given)), { count: 1, asOf: startOfDay(given.asOf ?? dayOf(2027, 12, 31)) });
const run = (events: string, given: Given = {}): Subject => unit(events, given)[0];
const familyOf = ({ parties }: Subject, id: string): string => parties.practitioners.find((one) => one.id === id)?.family ?? '';
const lines = (s: Subject): string[] =>
  s.attributions.map(
    ({ practitioner_id, method, status, effective, termination }) =>
      `${familyOf(s, practitioner_id)} ${method} ${status} ${formatDay(effective)} ${termination === null ? '-' : formatDay(termination)}`,
  );

describe('the plurality', () => {
  test('is of allowed charges: two visits of $90 are more than one of $130, and $130 more than $90', () => {
    const twice = [visit('a', '2025-03-03', 'lee', LOW), visit('b', '2025-06-02', 'ruiz', MID), visit('c', '2025-04-07', 'lee', LOW)].join('\n');
    expect(lines(run(twice))).toEqual(['Lee claims active 2026-01-01 -']);
    const once = [visit('a', '2025-03-03', 'lee', LOW), visit('b', '2025-02-03', 'ruiz', MID)].join('\n');
    expect(lines(run(once, { asOf: dayOf(2026, 12, 31) }))).toEqual(['Ruiz claims active 2026-01-01 -']);
  });

  test('goes by the latest visit where charges are equal', () => {
    const of = (first: string, second: string): string => [visit('a', '2025-03-03', first, LOW), visit('b', '2025-06-02', second, LOW)].join('\n');
    expect(lines(run(of('lee', 'ruiz')))).toEqual(['Ruiz claims active 2026-01-01 -']);
    expect(lines(run(of('ruiz', 'lee')))).toEqual(['Lee claims active 2026-01-01 -']);
  });

  test('goes by the id where the days are equal, too', () => {
    const one = run([visit('a', '2025-03-03', 'lee', LOW), visit('b', '2025-03-03', 'ruiz', LOW)].join('\n'));
    expect(one.attributions.map(({ practitioner_id }) => practitioner_id)).toEqual([one.encounters.map(({ practitioner_id }) => practitioner_id).sort()[0]]);
  });

  test('leaves out specialists, and services that are no visits', () => {
    const events = [
      visit('a', '2025-03-03', 'hart', 'type: sv.high'),
      visit('b', '2025-04-07', 'ruiz', `${LOW}  imaging sv.chest { modality: CR  conclusion: "Clear." }`),
      visit('c', '2025-05-05', 'lee', MID),
    ].join('\n');
    expect(lines(run(events))).toEqual(['Lee claims active 2026-01-01 -']);
  });

  test('is of nobody without a visit to primary care', () => {
    expect(lines(run(visit('a', '2025-03-03', 'hart', LOW)))).toEqual([]);
  });

  test('moves with the care: the attribution before ends on the day before', () => {
    const events = [visit('a', '2025-03-03', 'lee', LOW), visit('b', '2026-03-02', 'ruiz', MID)].join('\n');
    expect(lines(run(events))).toEqual(['Lee claims ended 2026-01-01 2026-12-31', 'Ruiz claims active 2027-01-01 -']);
    expect(lines(run(events, { asOf: dayOf(2026, 12, 31) }))).toEqual(['Lee claims active 2026-01-01 -']);
  });
});

describe('the window', () => {
  const plan = 'pcp: claims  attribution { window: 12 months }';

  test.each([
    ['2025-12-31', ['Lee claims active 2026-01-01 -']],
    ['2026-01-01', ['Lee claims ended 2026-01-01 2026-12-31', 'Ruiz claims active 2027-01-01 -']],
  ])('has its first day, and not the day before: a visit on %s', (day, expected) => {
    // In 2026 Lee has the visit of March 2025. On 2027-01-01 the window is the year 2026, with $90 of Lee, and the $130 of Ruiz if their visit is in it.
    const events = [visit('a', '2025-03-03', 'lee', LOW), visit('b', day, 'ruiz', MID), visit('c', '2026-06-01', 'lee', LOW)].join('\n');
    expect(lines(run(events, { plan, asOf: dayOf(2027, 6, 30) }))).toEqual(expected);
  });

  test('without a visit ends the attribution', () => {
    expect(lines(run(visit('a', '2025-03-03', 'lee', LOW), { plan }))).toEqual(['Lee claims ended 2026-01-01 2026-12-31']);
    expect(lines(run(visit('a', '2025-03-03', 'lee', LOW)))).toEqual(['Lee claims active 2026-01-01 -']);
  });

  test('is looked at each quarter where the plan says so', () => {
    const events = [visit('a', '2025-02-03', 'lee', LOW), visit('b', '2025-04-07', 'ruiz', MID)].join('\n');
    // On 2027-07-01 the last visit is more than 24 months ago.
    expect(lines(run(events, { plan: 'pcp: claims  attribution { every: quarter }' }))).toEqual([
      'Lee claims ended 2025-04-01 2025-06-30',
      'Ruiz claims ended 2025-07-01 2027-06-30',
    ]);
  });
});

describe('claims', () => {
  test('that are decided later count on the next day of attribution', () => {
    const events = [visit('a', '2025-03-03', 'lee', LOW), visit('b', '2025-12-29', 'ruiz', MID)].join('\n');
    const one = run(events);
    expect(one.claim_payments.map(({ decided }) => decided < startOfDay(dayOf(2026, 1, 1)))).toEqual([true, false]);
    expect(lines(one)).toEqual(['Lee claims ended 2026-01-01 2026-12-31', 'Ruiz claims active 2027-01-01 -']);
  });

  test('that are taken back no longer count', () => {
    const events = [visit('a', '2025-03-03', 'lee', MID), visit('b', '2025-04-07', 'ruiz', LOW), 'event back at 2025-09-01 { void a }'].join('\n');
    expect(lines(run(events))).toEqual(['Ruiz claims active 2026-01-01 -']);
  });

  test('of an earlier coverage of the same payer count', () => {
    const events = [visit('a', '2025-03-03', 'lee', LOW), 'event moves at 2025-12-01 { enroll medical { plan: next  effective: 2026-01-01 } }'].join('\n');
    const one = run(events);
    expect(lines(one)).toEqual(['Lee claims active 2026-01-01 -']);
    expect(one.attributions[0].coverage_id).toBe(one.coverages[1].id);
  });

  test('of each in a family are their own', () => {
    const [self, child] = unit(visit('a', '2025-03-03', 'lee', LOW), { child: visit('b', '2025-04-07', 'ruiz', LOW) });
    expect([lines(self), lines(child)]).toEqual([['Lee claims active 2026-01-01 -'], ['Ruiz claims active 2026-01-01 -']]);
  });

  test('of Medicare attribute, whose plans have no network', () => {
    expect(lines(run(visit('a', '2025-03-03', 'lee', LOW), { type: 'medicare' }))).toEqual(['Lee claims active 2026-01-01 -']);
  });
});

describe('the member', () => {
  const seen = visit('a', '2025-03-03', 'lee', LOW);
  const later = 'event later at 2026-06-01 { encounter ambulatory { reason: dx.htn } }';

  test('sees whom they see anyway, and no sponsor is told', () => {
    const [by, without] = [run(`${seen}\n${later}`), run(`${seen}\n${later}`, { plan: '' })];
    expect(by.encounters).toEqual(without.encounters);
    expect(by.enrollments).toEqual(without.enrollments);
    expect(by.patient).toEqual(without.patient);
  });

  test('who chooses a provider has that one', () => {
    expect(lines(run(seen, { coverage: 'pcp: ruiz' }))).toEqual(['Ruiz chosen active 2025-01-01 -']);
    const events = `${seen}\nevent picks at 2026-05-04 { assign_pcp { provider: lee } }\n${later}`;
    const one = run(events);
    expect(lines(one)).toEqual(['Lee claims ended 2026-01-01 2026-05-03', 'Lee chosen active 2026-05-04 -']);
    expect(familyOf(one, one.encounters[1].practitioner_id)).toBe('Lee');
  });

  test('who leaves the plan, or dies, is attributed until then', () => {
    expect(lines(run(`${seen}\nevent out at 2026-05-20 { terminate medical }`))).toEqual(['Lee claims ended 2026-01-01 2026-05-20']);
    expect(lines(run(`${seen}\nevent out at 2025-11-20 { terminate medical }`))).toEqual([]);
    expect(lines(run(`${seen}\nevent last at 2026-05-20 { die }`))).toEqual(['Lee claims ended 2026-01-01 2026-05-20']);
    expect(lines(run(`${seen}\nevent last at 2025-11-20 { die }`))).toEqual([]);
  });

  test('whose coverage turns out to have ended before was never attributed', () => {
    expect(lines(run(`${seen}\nevent out at 2026-02-20 { terminate medical { termination: 2025-10-31 } }`))).toEqual(['Lee claims void 2026-01-01 -']);
  });
});

test('is explained by the claims that counted', () => {
  const events = [visit('a', '2025-03-03', 'lee', LOW), visit('b', '2025-06-02', 'ruiz', MID), visit('c', '2025-04-07', 'lee', LOW)].join('\n');
  const ir = compileText(scenario(events));
  const [one] = subjects(ir, { count: 1, asOf: startOfDay(dayOf(2027, 12, 31)) });
  const explanation = whyRecord(ir, { seed: '1', count: 1, asOf: startOfDay(dayOf(2027, 12, 31)) }, one.attributions[0].id)?.explanation;
  if (explanation?.about !== 'attribution') throw new Error('no attribution is explained');
  const place = () => ({ place: 'place', text: 'text' }) as never;
  const said = attributionLines(explanation, place).join('\n');
  expect(said).toContain('decided   on 2026-01-01, by the allowed charges of primary care from 2024-01-01 to 2025-12-31 that were decided before');
  expect(said).toMatch(/\$180\.00: .* Lee \(family_medicine\), 2 claims, the latest visit on 2025-04-07/);
  expect(said).toMatch(/\$130\.00: .* Ruiz \(internal_medicine\), 1 claim, the latest visit on 2025-06-02/);
  const { counted } = attributionData(explanation, place) as { counted: { practitioners: { claims: { id: string }[] }[] } };
  expect(counted.practitioners.flatMap(({ claims }) => claims.map(({ id }) => id)).sort()).toEqual(one.claims.map(({ id }) => id).sort());
});
