/** Claims of visits of each class: lines, amounts, codes of places and bills, diagnoses, days. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../../model/benefits/claim.ts';
import type { Kind } from '../../../../model/kind.ts';
import { kindList } from '../../../../model/record-kinds.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, diabetesText, recordsById, subjects } from '../../../support/scenario-runs.ts';

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;
const text = (body: string, coverage = 'coverage medical { plan: ppo  effective: 2025-01-01 }'): string => `hsim 1
scenario t "T" { as_of: 2025-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension"  pain R07.9 "Chest pain, unspecified" }
codes px: SNOMED { ecg 29303009 "Electrocardiographic procedure (procedure)"  knee 609588000 "Total knee replacement (procedure)" }
codes labs: LOINC { panel 24323-8 "Comprehensive metabolic 2000 panel - Serum or Plasma"  sodium 2951-2 "Sodium [Moles/volume] in Serum or Plasma" { unit: 'mmol/L'  normal: 136..145 } }
panel cmp { code: labs.panel  test labs.sodium }
codes cvx: CVX { tdap 115 "tetanus toxoid, reduced diphtheria toxoid, and acellular pertussis vaccine, adsorbed"  zoster 187 "zoster vaccine recombinant" }
codes sv: CPT {
  new       99202  "New patient, office, straightforward"               { charge: $150  allowed: $80 }
  known     99212  "Established patient, office, straightforward"       { charge: $100  allowed: $55.50 }
  er        99285  "Emergency department, high complexity"              { charge: $500  facility: $2,000 }
  first     99222  "Hospital, first day, moderate complexity"           { charge: $400 }
  following 99232  "Hospital, following day, moderate complexity"       { charge: $200  facility: $3,000 }
  last      99238  "Hospital, day of discharge"                         { charge: $210 }
  ecg       93000  "Electrocardiogram with report"                      { charge: $60  facility: $240  revenue: "0730"  bills: px.ecg }
  cmp       80053  "Comprehensive metabolic panel"                      { charge: $28  facility: $158  benefit: laboratory  bills: labs.panel }
  knee      27447  "Total knee replacement"                             { charge: $3,500  facility: $27,000  bills: px.knee }
  tdap      90715  "Tetanus, diphtheria and pertussis vaccine"          { charge: $70  bills: [cvx.tdap, cvx.zoster] }
  shot      90471  "Vaccination, first of a visit"                      { charge: $40 }
  more      90472  "Vaccination, each further one of a visit"           { charge: $20 }
}
codes drgs: MSDRG {
  joint 470 "Major hip and knee joint replacement or reattachment of lower extremity without MCC" { relative_weight: 1.9563  bills: px.knee }
  chest 313 "Chest pain" { relative_weight: 0.7114  bills: dx.pain }
}
codes hour: HCPCS { observation G0378 "Hospital observation service, per hour" { charge: $50  facility: $60 } }
plan ppo { type: PPO }
profile p { age: 40  ${coverage} }
timeline care of p { anchor d: 2025-03-03  ${body} }`;

const run = (body: string, coverage?: string, asOf = end(2025, 12, 31)): Subject => subjects(compileText(text(body, coverage)), { count: 1, asOf })[0];
const lines = ({ lines: all }: Claim): unknown[] => all.map(({ code, revenue, units, charge }) => [code?.code ?? null, revenue, units, charge / 100]);
const office = 'encounter ambulatory { duration: 15 minutes  diagnose dx.htn  panel cmp }';

describe('a visit to an office', () => {
  const { claims, encounters } = run(
    `event one at d { ${office} }  event two at d + 30 days { encounter ambulatory { duration: 15 minutes  reason: dx.pain } }`,
  );
  const [first, second] = claims;

  test('makes a professional claim with a line for the visit and each service', () => {
    expect(claims).toHaveLength(2);
    expect(first).toMatchObject({ type: 'professional', place_of_service: '11', type_of_bill: null, frequency: '1', encounter_id: encounters[0].id });
    expect(lines(first)).toEqual([
      ['99202', null, 1, 150],
      ['80053', null, 1, 28],
    ]);
    expect(first.charge).toBe(17_800);
    expect(first.lines.every((line) => line.diagnosis_pointers.join() === '1')).toBe(true);
  });

  test('is for an established patient from the second on', () => expect(lines(second)).toEqual([['99212', null, 1, 100]]));

  test('names what was diagnosed, else its reason', () => {
    expect(first.diagnoses.map(({ code, role }) => [code.code, role])).toEqual([['I10', 'principal']]);
    expect(second.diagnoses.map(({ code, role }) => [code.code, role])).toEqual([['R07.9', 'principal']]);
  });

  test('is submitted on a later day, in the evening', () => {
    for (const { submitted, service_end } of claims) {
      expect(dayOfMinute(submitted)).toBeGreaterThan(service_end);
      expect(submitted % 1440).toBe(18 * 60);
    }
  });
});

describe('a visit', () => {
  test('without a reason is billed for the newest active problem, and without any problem not at all', () => {
    const visit = 'encounter ambulatory { duration: 15 minutes }';
    const { claims } = run(`event zero at d { ${visit} }  event one at d + 10 days { ${office} }  event two at d + 30 days { ${visit} }`);
    expect(claims.map(({ diagnoses }) => diagnoses[0].code.code)).toEqual(['I10', 'I10']);
  });

  test('bills each vaccine and its administration, the first otherwise than the next', () => {
    const [claim] = run('event one at d { encounter ambulatory { duration: 15 minutes  reason: dx.pain  immunize cvx.tdap  immunize cvx.zoster } }').claims;
    expect(lines(claim).slice(1)).toEqual([
      ['90715', null, 1, 70],
      ['90471', null, 1, 40],
      ['90715', null, 1, 70],
      ['90472', null, 1, 20],
    ]);
  });

  test('makes no claim without coverage on its day', () => {
    const visits = `event one at d { ${office} }  event two at d + 60 days { ${office} }`;
    const ended = 'coverage medical { plan: ppo  effective: 2025-01-01  termination: 2025-03-31 }';
    expect(run(visits, ended).claims.map(({ service_start }) => service_start)).toEqual([dayOf(2025, 3, 3)]);
    expect(run(visits, 'coverage pharmacy { plan: ppo }').claims).toEqual([]);
  });

  test('that was cancelled is not billed', () => expect(run(`event one at d { ${office} }  event undo at one + 1 hour { cancel one }`).claims).toEqual([]));

  test('by telephone has the place of its year', () => {
    const place = (at: string): (string | null)[] =>
      run(
        `event one at ${at} { encounter virtual { duration: 12 minutes  reason: dx.pain } }`,
        'coverage medical { plan: ppo  effective: 2020-01-01 }',
      ).claims.map((claim) => claim.place_of_service);
    expect([place('2025-03-03'), place('2025-11-03')]).toEqual([['10'], ['10']]);
  });
});

describe('care in a hospital', () => {
  test('in the emergency department is billed by the hospital and by the physician', () => {
    const [physician, hospital] = run('event one at d { encounter emergency { diagnose dx.pain  procedure px.ecg  panel cmp } }').claims;
    expect([physician.place_of_service, hospital.type_of_bill, hospital.discharge_status]).toEqual(['23', '0131', '01']);
    expect(lines(physician)).toEqual([
      ['99285', null, 1, 500],
      ['93000', null, 1, 60],
    ]);
    expect(lines(hospital)).toEqual([
      ['99285', '0450', 1, 2000],
      ['93000', '0730', 1, 240],
      ['80053', '0300', 1, 158],
    ]);
  });

  test('as an inpatient is billed by nights, and by days', () => {
    const body = 'event one at d clock 08:00 { admit { diagnose dx.htn { role: principal  onset: 2020-01-01 }  procedure px.knee } }';
    const complication = 'event two at d + 1 day clock 09:00 { diagnose dx.pain }';
    const [physician, hospital] = run(`${body}  ${complication}  event out at d + 3 days clock 11:00 { discharge skilled_nursing }`).claims;
    expect(hospital).toMatchObject({ type_of_bill: '0111', discharge_status: '03', service_start: dayOf(2025, 3, 3), service_end: dayOf(2025, 3, 6) });
    expect(lines(hospital)).toEqual([
      [null, '0120', 3, 9000],
      [null, '0360', 1, 27000],
    ]);
    expect(hospital.diagnoses.map(({ code, present_on_admission: present }) => [code.code, present])).toEqual([
      ['I10', 'Y'],
      ['R07.9', 'N'],
    ]);
    expect(physician.place_of_service).toBe('21');
    expect(lines(physician)).toEqual([
      ['99222', null, 1, 400],
      ['99232', null, 2, 400],
      ['99238', null, 1, 210],
      ['27447', null, 1, 3500],
    ]);
  });

  test('as an inpatient has the group of a procedure, else of the principal diagnosis, else none', () => {
    const groups = (body: string): (string | null)[] => run(`event one at d { ${body} }`).claims.map(({ drg }) => drg?.code ?? null);
    expect(groups('encounter inpatient { diagnose dx.pain  procedure px.knee }')).toEqual([null, '470']);
    expect(groups('encounter inpatient { diagnose dx.htn { role: secondary }  diagnose dx.pain { role: principal } }')).toEqual([null, '313']);
    expect(groups('encounter inpatient { diagnose dx.htn { role: principal }  diagnose dx.pain { role: secondary } }')).toEqual([null, null]);
    expect(groups('encounter observation { diagnose dx.pain }')).toEqual([null, null]);
  });

  test('under observation is billed by the hour', () => {
    const [, hospital] = run('event one at d clock 08:00 { encounter observation { duration: 20 hours  reason: dx.pain } }').claims;
    expect(lines(hospital)).toEqual([['G0378', '0762', 20, 1200]]);
  });
});

const benefits: ReadonlySet<string> = new Set(kindList.filter((kind: Kind) => kind.onlyWhereMade === true).map(({ list }) => list));

describe('over a cohort', () => {
  const covered = diabetesText
    .replace(/\nprofile /, '\nuse "std/services" as sv\nplan ppo { type: PPO }\nprofile ')
    .replace(/\nprofile (\w+) \{/, '\nprofile $1 {\n  coverage medical { plan: ppo  effective: 2015-01-01 }');
  const all = subjects(compileText(covered), { count: 60 });

  test('each claim is the sum of its lines, and each reference leads to a record', () => {
    expect(all.reduce((sum, { claims }) => sum + claims.length, 0)).toBeGreaterThan(300);
    for (const subject of all) {
      const known = recordsById(subject);
      const ids = new Set<string>();
      for (const claim of subject.claims) {
        expect(claim.charge).toBe(claim.lines.reduce((sum, { charge }) => sum + charge, 0));
        expect(known.get(claim.encounter_id)).toBeDefined();
        expect(subject.coverages.some(({ id }) => id === claim.coverage_id)).toBe(true);
        expect(subject.parties.organizations.some(({ id }) => id === claim.billing_id)).toBe(true);
        for (const line of claim.lines) {
          expect(known.get(line.source_id as string)).toBeDefined();
          expect(line.diagnosis_pointers.every((n) => n <= claim.diagnoses.length)).toBe(true);
        }
        expect(ids.has(claim.id)).toBe(false);
        ids.add(claim.id);
      }
    }
  });

  test('law 2: claims change no record of care', () => {
    const without = subjects(compileText(diabetesText), { count: 60 });
    const care = (subject: Subject): object => Object.fromEntries(Object.entries(subject).filter(([name]) => name !== 'parties' && !benefits.has(name)));
    expect(all.map(care)).toEqual(without.map(care));
  });

  test('law 4: what is known on a day is known on every later day', () => {
    const early = subjects(compileText(covered), { count: 60, asOf: end(2024, 3, 31) });
    for (const [i, { claims }] of early.entries()) {
      const later = new Map(all[i].claims.map((claim) => [claim.id, claim]));
      // An answer that is not there yet comes later.
      for (const { acknowledged, acknowledgement, ...claim } of claims)
        expect(later.get(claim.id)).toMatchObject(acknowledgement === 'pending' ? claim : { ...claim, acknowledged, acknowledgement });
      expect(claims.every(({ submitted }) => submitted <= end(2024, 3, 31))).toBe(true);
    }
    expect(early.some(({ claims }) => claims.length > 0)).toBe(true);
  });
});
