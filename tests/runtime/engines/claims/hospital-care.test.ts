/** Care around stays: outpatient care within the payment window, and visits that a surgical package pays for. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../../model/benefits/claim.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (body: string, more = ''): string => `hsim 1
scenario t "T" { as_of: 2026-06-30 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension"  pain R07.9 "Chest pain, unspecified" }
codes px: SNOMED { ecg 29303009 "Electrocardiographic procedure (procedure)"  knee 609588000 "Total knee replacement (procedure)"  scope 73761001 "Colonoscopy (procedure)" }
codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' }  sodium 2951-2 "Sodium [Moles/volume] in Serum or Plasma" { unit: 'mmol/L' } }
codes sv: CPT {
  office 99213 "Established patient, office, low complexity" { charge: $150 }
  er     99285 "Emergency department, high complexity"       { charge: $500  facility: $2,000 }
  first  99222 "Hospital, first day, moderate complexity"    { charge: $400 }
  day    99232 "Hospital, following day, moderate complexity" { charge: $200  facility: $3,000 }
  both   99235 "Hospital, first and last day in one, moderate complexity" { charge: $450 }
  last   99238 "Hospital, day of discharge"                  { charge: $210 }
  ecg    93000 "Electrocardiogram with report"               { charge: $60  facility: $240  revenue: "0730"  bills: px.ecg }
  knee   27447 "Total knee replacement"                      { charge: $3,500  facility: $27,000  global: 90  bills: px.knee }
  scope  45378 "Colonoscopy, diagnostic"                     { charge: $900  global: 0  bills: px.scope }
  a1c    83036 "Hemoglobin A1c"                              { charge: $20  facility: $50  bills: labs.a1c }
  sodium 84295 "Sodium"                                      { charge: $10  facility: $30  bills: labs.sodium }
}
facility near { kind: hospital }
facility far { kind: hospital }
facility office { kind: clinic }
provider surgeon { family: "Surgeon"  specialty: surgery }
provider other { family: "Other"  specialty: surgery }
plan ppo { type: PPO  ${more} }
profile p { age: 70  coverage medical { plan: ppo  effective: 2025-01-01 } }
timeline care of p { anchor d: 2025-03-03  ${body} }`;
const run = (body: string, more?: string): Subject => subjects(compileText(text(body, more)), { count: 1 })[0];
const lines = ({ lines: all }: Claim): unknown[] => all.map(({ code, revenue, units, charge }) => [code?.code ?? null, revenue, units, charge / 100]);
const hospital = ({ claims }: Subject): Claim[] => claims.filter(({ type }) => type === 'institutional');
const physicians = ({ claims }: Subject): Claim[] => claims.filter(({ type }) => type === 'professional');

describe('emergency care before a stay', () => {
  const emergency = 'event crisis at d clock 10:00 { encounter emergency { facility: near  reason: dx.pain  duration: 3 hours  procedure px.ecg } }';
  const stay = (after: string, facility = 'near', days = 2): string =>
    `event stay at crisis + ${after} { encounter inpatient { facility: ${facility}  reason: dx.pain  duration: ${days} days  observe labs.a1c: 6  observe labs.sodium: 140  procedure px.ecg } }`;

  test('is on the claim of the stay, and on a claim of its own by the physician', () => {
    const subject = run(`${emergency}  ${stay('3 hours')}`);
    const claims = hospital(subject);
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({ type_of_bill: '0111', service_start: dayOf(2025, 3, 3) });
    // Two tests of $50 and $30, two tracings of $240, each on one line.
    expect(lines(claims[0])).toEqual([
      [null, '0120', 2, 6000],
      [null, '0730', 2, 480],
      [null, '0300', 2, 80],
      [null, '0450', 1, 2000],
    ]);
    expect(physicians(subject).map(({ place_of_service: place }) => place)).toEqual(['23', '21']);
    expect(subject.claim_payments.every(({ lines: all }) => all.every(({ denied }) => !denied))).toBe(true);
  });

  test('begins the statement of the claim, and not the nights that are paid for', () => {
    const subject = run(`${emergency}  ${stay('1 day')}`, 'stay_rate { per_diem: $2,500 }');
    const [claim] = hospital(subject);
    expect(claim).toMatchObject({ service_start: dayOf(2025, 3, 3), service_end: dayOf(2025, 3, 6) });
    expect(claim.lines.map(({ revenue, service_date: day }) => [revenue, day - dayOf(2025, 3, 3)])).toEqual([
      ['0120', 1],
      ['0730', 0],
      ['0300', 1],
      ['0450', 0],
    ]);
    expect(claim.lines[0].units).toBe(2);
    expect(subject.claim_payments.find(({ claim_id: id }) => id === claim.id)?.allowed).toBe(500_000);
  });

  test.each([
    ['the next day', '1 day', 'near', '', 1],
    ['two days later', '2 days', 'near', '', 2],
    ['two days later, for Medicare', '2 days', 'near', 'medicare', 1],
    ['two days later, with a longer window', '2 days', 'near', 'payment_window: 2 days', 1],
    ['the same day, elsewhere', '3 hours', 'far', '', 2],
  ])('counts with a stay %s', (_, after, facility, plan, count) => {
    const made =
      plan === 'medicare'
        ? subjects(compileText(text(`${emergency}  ${stay(after, facility)}`).replace('type: PPO', 'type: medicare')), { count: 1 })[0]
        : run(`${emergency}  ${stay(after, facility)}`, plan);
    expect(hospital(made)).toHaveLength(count);
  });

  test('waits for a long stay, which has it also when it is billed before the physician bills', () => {
    for (const days of [1, 60]) expect(hospital(run(`${emergency}  ${stay('3 hours', 'near', days)}`)).map(({ lines: all }) => all.length)).toEqual([4]);
  });

  test('is billed alone when the stay is cancelled', () => {
    const open = 'event stay at crisis + 3 hours { admit { facility: near  reason: dx.pain } }  event undo at stay + 50 days { cancel stay }';
    expect(hospital(run(`${emergency}  ${open}`)).map(({ type_of_bill: bill }) => bill)).toEqual(['0131']);
  });

  test('makes the stay emergency care, which needs no authorization', () => {
    const denied = (body: string): boolean[] => run(body, 'benefit inpatient { prior_auth: required }').claim_payments.map((one) => one.denied);
    expect(denied(`${emergency}  ${stay('3 hours')}`)).not.toContain(true);
    expect(denied(stay('3 hours').replace('crisis', 'd'))).toContain(true);
  });
});

describe('a surgical package', () => {
  const surgery = 'event surgery at d + 2 days clock 08:00 { encounter inpatient { provider: surgeon  reason: dx.pain  duration: 3 days  procedure px.knee } }';
  const office = (name: string, at: string, provider = 'surgeon'): string =>
    `event ${name} at ${at} { encounter ambulatory { provider: ${provider}  type: sv.office  reason: dx.pain } }`;

  test('pays for the visits of the surgeon, in the hospital and after it, and for no other', () => {
    const visits = [
      office('early', 'd'),
      office('eve', 'd + 1 day'),
      office('check', 'd + 30 days'),
      office('late', 'd + 93 days'),
      office('second', 'd + 30 days', 'other'),
    ];
    expect(
      physicians(run(`${surgery}  ${visits.join('  ')}`))
        .map((claim) => [claim.service_start - dayOf(2025, 3, 3), ...lines(claim)])
        .sort(),
    ).toEqual(
      [
        [0, ['99213', null, 1, 150]],
        [2, ['27447', null, 1, 3500]],
        [30, ['99213', null, 1, 150]],
        [93, ['99213', null, 1, 150]],
      ].sort(),
    );
  });

  test('of no days pays for the visit of its day', () => {
    const claims = run(
      `event look at d { encounter ambulatory { provider: surgeon  type: sv.office  reason: dx.pain  procedure px.scope } }  ${office('next', 'd + 1 day')}`,
    ).claims;
    expect(claims.toSorted((a, b) => a.service_start - b.service_start).map(lines)).toEqual([[['45378', null, 1, 900]], [['99213', null, 1, 150]]]);
  });

  test('of a procedure that was not done pays for nothing', () => {
    expect(
      run(`${surgery.replace('px.knee', 'px.knee { status: not_done }')}  ${office('check', 'd + 30 days')}`).claims.filter(
        ({ service_start: day }) => day > dayOf(2025, 3, 20),
      ),
    ).toHaveLength(1);
  });
});

test('a stay of one day has one code, one of a night two', () => {
  const codes = (hours: number): unknown[] =>
    physicians(run(`event stay at d clock 06:00 { encounter inpatient { reason: dx.pain  duration: ${hours} hours } }`)).flatMap(({ lines: all }) =>
      all.map(({ code }) => code?.code),
    );
  expect([codes(12), codes(30)]).toEqual([['99235'], ['99222', '99238']]);
});

describe('a visit to a hospital without admission', () => {
  const surgery = (facility: string): Subject =>
    run(
      `event visit at d { encounter ambulatory { facility: ${facility}  provider: surgeon  reason: dx.pain  observe labs.a1c: 6  procedure px.ecg  procedure px.scope } }`,
      'coinsurance: 20%  benefit specialist_visit { copay: $40 }  benefit outpatient_surgery { coinsurance: 10% }',
    );

  test('is billed by both, each what they have a price for', () => {
    const subject = surgery('near');
    const [practitioner, bill] = [physicians(subject)[0], hospital(subject)[0]];
    expect(practitioner).toMatchObject({ place_of_service: '22', type_of_bill: null });
    expect(bill).toMatchObject({ type_of_bill: '0131', place_of_service: null, encounter_id: practitioner.encounter_id });
    // The colonoscopy pays for the visit of its surgeon; the hospital has no price for it.
    expect(lines(practitioner)).toEqual([
      ['93000', null, 1, 60],
      ['45378', null, 1, 900],
    ]);
    expect(lines(bill)).toEqual([
      ['93000', '0730', 1, 240],
      ['83036', '0300', 1, 50],
    ]);
    const paid = subject.claim_payments.flatMap(({ lines: all }) => all.map(({ benefit, paid: amount }) => [benefit, amount / 100]));
    // The copay of the visit is paid once, with the claim that is decided first: $240 − $40. Then $60; 90% of $900; 80% of $50.
    expect(paid.toSorted()).toEqual(
      [
        ['specialist_visit', 60],
        ['outpatient_surgery', 810],
        ['specialist_visit', 200],
        ['laboratory', 40],
      ].toSorted(),
    );
  });

  test('is an office visit elsewhere', () => {
    const office = surgery('office');
    expect(hospital(office)).toEqual([]);
    expect(physicians(office)[0]).toMatchObject({ place_of_service: '11' });
    expect(lines(physicians(office)[0])).toEqual([
      ['93000', null, 1, 60],
      ['45378', null, 1, 900],
      ['83036', null, 1, 20],
    ]);
    expect(office.claim_payments[0].lines[1].benefit).toBe('specialist_visit');
  });

  test('shortly before a stay is part of its claim', () => {
    const stay = 'event stay at visit + 1 day { encounter inpatient { facility: near  reason: dx.pain  duration: 2 days } }';
    const subject = run(`event visit at d { encounter ambulatory { facility: near  reason: dx.pain  observe labs.a1c: 6  procedure px.ecg } }  ${stay}`);
    expect(hospital(subject)).toHaveLength(1);
    expect(lines(hospital(subject)[0])).toEqual([
      [null, '0120', 2, 6000],
      [null, '0730', 1, 240],
      [null, '0300', 1, 50],
    ]);
    expect(
      physicians(subject)
        .map(({ place_of_service: place }) => place)
        .toSorted(),
    ).toEqual(['21', '22']);
  });
});
