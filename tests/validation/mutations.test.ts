/** A run that is valid, broken in one way at a time: each break is caught by the rule that it is against, and the run before it by none. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import { subject } from '../../model/subject.ts';
import { subjects } from '../support/scenario-runs.ts';
import { idsOf, judge } from './judge.ts';

// biome-ignore lint/suspicious/noExplicitAny: broken data has no type
type Json = any;

const cohort: Json[] = ['diabetes', 'adt_workflow', 'orders_results'].flatMap((name) => {
  const { text, host } = openEntry(`scenarios/patientsim/${name}.hsim`);
  const ir = compile(text, host).value.ir as Ir;
  return subjects(ir, { count: 40 }).map((one) => JSON.parse(JSON.stringify(z.encode(subject, one))));
});

/** Breaks a subject; false where it has nothing to break. */
type Break = (s: Json) => unknown;

const drop = (from: Json, field: string): void => {
  delete from[field];
};
const first = (list: Json[], act: (one: Json) => unknown, where: (one: Json) => boolean = () => true): boolean => {
  const found = list.find(where);
  if (found !== undefined) act(found);
  return found !== undefined;
};
const lab =
  (code: string, act: (o: Json) => void): Break =>
  (s) =>
    first(s.observations, act, (o) => o.code.code === code && o.status === 'final');
const inVisit = (o: Json): boolean => o.encounter_id !== null;
const NOWHERE = '00000000-0000-4000-8000-00000000dead';
const later = (time: string, years: number): string => `${Number(time.slice(0, 4)) + years}${time.slice(4)}`;

const breaks: readonly (readonly [string, string, Break])[] = [
  ['STRUCT-002', 'the patient is lost', (s) => drop(s, 'patient')],
  ['STRUCT-003', 'the sex is lost', (s) => drop(s.patient, 'sex')],
  [
    'STRUCT-014',
    'nobody knows the birth date',
    (s) => {
      s.patient.birth_date = null;
    },
  ],
  ['STRUCT-003', 'an id is lost', (s) => first(s.observations, (o) => drop(o, 'id'))],
  ['STRUCT-003', 'the parties are lost', (s) => drop(s, 'parties')],
  ['STRUCT-004', 'an empty list is left out', (s) => (s.devices.length === 0 ? drop(s, 'devices') : false)],
  [
    'STRUCT-005',
    'a field is spelt in camel case',
    (s) => {
      s.patient.birthDate = s.patient.birth_date;
    },
  ],
  [
    'STRUCT-006',
    'a number becomes a text',
    lab('4548-4', (o) => {
      o.value = String(o.value);
    }),
  ],
  [
    'STRUCT-006',
    'a list becomes its only record',
    (s) => {
      s.encounters = s.encounters[0];
    },
  ],
  [
    'STRUCT-006',
    'a code becomes its text',
    (s) =>
      first(s.conditions, (c) => {
        c.code = c.code.code;
      }),
  ],
  [
    'STRUCT-007',
    'a status of FHIR',
    (s) =>
      first(s.encounters, (e) => {
        e.status = 'in-progress';
      }),
  ],
  [
    'STRUCT-007',
    'a sex in one letter',
    (s) => {
      s.patient.sex = 'F';
    },
  ],
  [
    'STRUCT-008',
    'a date as Americans write it',
    (s) => {
      s.patient.birth_date = '04/17/1968';
    },
  ],
  [
    'STRUCT-008',
    'a time with a zone',
    (s) =>
      first(s.encounters, (e) => {
        e.start += ':00Z';
      }),
  ],
  [
    'STRUCT-008',
    'the 31st of June',
    (s) =>
      first(s.encounters, (e) => {
        e.recorded = `${e.recorded.slice(0, 4)}-06-31T10:00`;
      }),
  ],
  [
    'STRUCT-009',
    'half a refill',
    (s) =>
      first(s.medication_requests, (m) => {
        m.refills = 0.5;
      }),
  ],
  [
    'STRUCT-010',
    'a name of blanks',
    (s) => {
      s.patient.family = '   ';
    },
  ],
  [
    'STRUCT-011',
    'a number and a text',
    lab('4548-4', (o) => {
      o.value_text = 'high';
    }),
  ],
  ['STRUCT-012', 'a value is lost', lab('4548-4', (o) => void Object.assign(o, { value: null, unit: null, interpretation: null }))],
  [
    'IDENT-001',
    'an id in words',
    (s) =>
      first(s.procedures, (p) => {
        p.id = 'procedure-1';
      }),
  ],
  [
    'IDENT-002',
    'a record is copied with its id',
    (s) =>
      first(s.immunizations, (i) => s.immunizations.push({ ...i, occurrence: later(i.occurrence, 1), recorded: later(i.recorded, 1), encounter_id: null })),
  ],
  [
    'IDENT-006',
    'no record number',
    (s) => {
      s.patient.mrn = '';
    },
  ],
  [
    'IDENT-007',
    'another record number',
    (s) => {
      s.patient.mrn = 'A-1';
    },
  ],
  [
    'IDENT-008',
    'eight digits of an SSN',
    (s) => {
      s.patient.ssn = s.patient.ssn.slice(0, -1);
    },
  ],
  [
    'IDENT-009',
    'an SSN that may be real',
    (s) => {
      s.patient.ssn = `123${s.patient.ssn.slice(3)}`;
    },
  ],
  [
    'IDENT-010',
    'two digits of an NPI are swapped',
    (s) =>
      first(
        s.parties.practitioners,
        (p) => {
          p.npi = `${p.npi.slice(0, 8)}${p.npi[9]}${p.npi[8]}`;
        },
        (p) => p.npi[8] !== p.npi[9],
      ),
  ],
  [
    'IDENT-012',
    'a mail address that may be real',
    (s) => {
      s.patient.email = 'someone@gmail.com';
    },
  ],
  [
    'IDENT-013',
    'a ZIP code loses its zero',
    (s) => {
      s.patient.zip = '2139';
    },
  ],
  [
    'CODE-001',
    'an ICD-10-CM code loses its point',
    (s) =>
      first(
        s.conditions,
        (c) => {
          c.code.code = c.code.code.replace('.', '');
        },
        (c) => /\.\d\d/.test(c.code.code),
      ),
  ],
  [
    'CODE-001',
    'a LOINC code with another check digit',
    lab('4548-4', (o) => {
      o.code.code = '4548-5';
    }),
  ],
  [
    'CODE-002',
    'a display of another code',
    (s) =>
      first(
        s.conditions,
        (c) => {
          c.code.display = 'Hypothermia';
        },
        (c) => c.code.code === 'E11.9',
      ),
  ],
  [
    'CODE-003',
    'a heading',
    (s) =>
      first(
        s.conditions,
        (c) => {
          c.code.code = 'E11.6';
        },
        (c) => c.code.code === 'E11.9',
      ),
  ],
  [
    'CODE-004',
    'a diagnosis by a code for drugs',
    (s) =>
      first(s.conditions, (c) => {
        c.code = { system: 'RXNORM', code: '861007', display: 'metformin hydrochloride 500 MG Oral Tablet' };
      }),
  ],
  [
    'CODE-005',
    'a code without words',
    (s) =>
      first(s.procedures, (p) => {
        p.code.display = '';
      }),
  ],
  [
    'AGESEX-001',
    'a man is delivered',
    (s) =>
      s.patient.sex === 'male' &&
      first(s.conditions, (c) => {
        c.code = { system: 'ICD10CM', code: 'O80', display: 'Encounter for full-term uncomplicated delivery' };
      }),
  ],
  [
    'AGESEX-001',
    'a woman with a prostate',
    (s) =>
      s.patient.sex === 'female' &&
      first(s.conditions, (c) => {
        c.code = { system: 'ICD10CM', code: 'C61', display: 'Malignant neoplasm of prostate' };
      }),
  ],
  [
    'AGESEX-002',
    'a man loses his uterus',
    (s) =>
      s.patient.sex === 'male' &&
      first(s.procedures, (p) => {
        p.code = { system: 'SNOMED', code: '236886002', display: 'Hysterectomy (procedure)' };
      }),
  ],
  [
    'AGESEX-003',
    'an old woman is delivered',
    (s) =>
      s.patient.sex === 'female' &&
      s.patient.birth_date < '1950' &&
      first(
        s.conditions,
        (c) =>
          void Object.assign(c, {
            onset: c.recorded.slice(0, 10),
            code: { system: 'ICD10CM', code: 'O80', display: 'Encounter for full-term uncomplicated delivery' },
          }),
      ),
  ],
  [
    'AGESEX-004',
    'an adult is a newborn',
    (s) =>
      first(s.conditions, (c) => {
        c.code = { system: 'ICD10CM', code: 'P07.39', display: 'Preterm newborn, gestational age 36 completed weeks' };
      }),
  ],
  [
    'AGESEX-005',
    'a diabetes begins in the cradle',
    (s) =>
      first(
        s.conditions,
        (c) => {
          c.onset = `${Number(s.patient.birth_date.slice(0, 4)) + 2}-01-01`;
        },
        (c) => c.code.code === 'E11.9',
      ),
  ],
  [
    'AGESEX-006',
    'an adult gets a vaccine of infants',
    (s) =>
      first(s.immunizations, (i) => {
        i.code = { system: 'CVX', code: '116', display: 'rotavirus, live, pentavalent vaccine' };
      }),
  ],
  [
    'MEDDX-001',
    'a drug for nothing',
    (s) =>
      first(
        s.medication_requests,
        (m) => void Object.assign(m, { reason: null, code: { system: 'RXNORM', code: '997223', display: 'donepezil hydrochloride 10 MG Oral Tablet' } }),
      ),
  ],
  [
    'MEDDX-002',
    'two reasons are swapped',
    (s) =>
      first(
        s.medication_requests,
        (m) => {
          m.reason = { system: 'ICD10CM', code: 'J45.909', display: 'Unspecified asthma, uncomplicated' };
        },
        (m) => /metformin/.test(m.code.display),
      ),
  ],
  [
    'MEDDX-007',
    'a strength for a number of tablets',
    (s) =>
      first(
        s.medication_requests,
        (m) => {
          m.dose = 500;
        },
        (m) => m.dose_unit === 'tablet',
      ),
  ],
  [
    'LAB-001',
    'a unit is lost',
    lab('4548-4', (o) => {
      o.unit = null;
    }),
  ],
  [
    'LAB-002',
    'a unit as it is spoken',
    lab('2160-0', (o) => {
      o.unit = 'mg per dl';
    }),
  ],
  [
    'LAB-003',
    'a unit of another kind',
    lab('2160-0', (o) => {
      o.unit = 'umol/L';
    }),
  ],
  [
    'LAB-004',
    'a decimal point is lost',
    lab('4548-4', (o) => {
      o.value *= 10;
    }),
  ],
  [
    'LAB-004',
    'a saturation of 104 %',
    lab('59408-5', (o) => {
      o.value = 104;
    }),
  ],
  [
    'LAB-005',
    'a value times ten that is not impossible',
    lab('2160-0', (o) => {
      o.value = 40;
    }),
  ],
  [
    'LAB-006',
    'a flag is turned',
    lab('4548-4', (o) => {
      o.interpretation = o.interpretation === 'high' ? 'low' : 'high';
    }),
  ],
  [
    'LAB-007',
    'a range is turned',
    lab('4548-4', (o) => {
      [o.reference_low, o.reference_high] = [o.reference_high, o.reference_low];
    }),
  ],
  [
    'LAB-008',
    'the pressures are swapped',
    (s) =>
      first(
        s.observations,
        (o) =>
          o.components.reverse().forEach((c: Json, i: number) => {
            [c.value] = [[60, 120][1 - i]];
          }),
        (o) => o.components.length === 2 && o.components[0].code.code === '8480-6',
      ),
  ],
  [
    'LAB-009',
    'a weight in pounds is called kilograms',
    (s) => {
      const visits = (code: string): Json[] => s.observations.filter((o: Json) => o.code.code === code).map((o: Json) => o.encounter_id);
      const [bmi, height] = [visits('39156-5'), visits('8302-2')];
      return first(
        s.observations,
        (o) => {
          o.value = Math.round(o.value * 2.2);
        },
        (o) => o.code.code === '29463-7' && bmi.includes(o.encounter_id) && height.includes(o.encounter_id),
      );
    },
  ],
  [
    'TIME-001',
    'the birth date is the day of entry',
    (s) => {
      s.patient.birth_date = '2025-06-01';
    },
  ],
  [
    'TIME-002',
    'the patient dies first',
    (s) => {
      s.patient.death = '2001-01-01T00:00';
    },
  ],
  [
    'TIME-003',
    'a visit ends the day before',
    (s) =>
      first(s.encounters, (e) => {
        e.end = '2001-01-01T00:00';
      }),
  ],
  [
    'TIME-004',
    'a result is of another day',
    (s) =>
      first(
        s.observations,
        (o) => {
          o.effective = later(o.effective, -1);
        },
        inVisit,
      ),
  ],
  [
    'TIME-005',
    'an office visit of a month',
    (s) =>
      first(
        s.encounters,
        (e) => {
          e.end = later(e.end, 1);
        },
        (e) => e.class === 'ambulatory' && e.status === 'finished',
      ),
  ],
  [
    'TIME-006',
    'a result is known before it is measured',
    (s) =>
      first(s.observations, (o) => {
        o.issued = later(o.issued, -1);
      }),
  ],
  [
    'TIME-007',
    'a report is older than its order',
    (s) =>
      first(s.service_requests, (order) =>
        first(s.diagnostic_reports, (report) => {
          order.authored = later(report.issued, 1);
          report.request_id = order.id;
        }),
      ),
  ],
  [
    'TIME-008',
    'the wrong century',
    (s) => {
      s.patient.birth_date = `18${s.patient.birth_date.slice(2)}`;
    },
  ],
  [
    'STATE-001',
    'an active condition ends',
    (s) =>
      first(
        s.conditions,
        (c) => {
          c.abatement = c.recorded.slice(0, 10);
        },
        (c) => c.clinical_status === 'active',
      ),
  ],
  [
    'STATE-002',
    'a finished visit has no end',
    (s) =>
      first(
        s.encounters,
        (e) => {
          e.end = null;
        },
        (e) => e.status === 'finished',
      ),
  ],
  [
    'STATE-003',
    'a vaccine is given and refused',
    (s) =>
      first(
        s.immunizations,
        (i) => {
          i.not_done_reason = 'immunity';
        },
        (i) => i.status === 'completed',
      ),
  ],
  [
    'STATE-004',
    'a living patient is discharged dead',
    (s) =>
      first(s.encounters, (e) => {
        e.disposition = 'expired';
      }),
  ],
  [
    'STATE-005',
    'an active prescription is stopped',
    (s) =>
      first(
        s.medication_requests,
        (m) => {
          m.stopped = '2025-06-29T00:00';
        },
        (m) => m.status === 'active',
      ),
  ],
  [
    'STATE-006',
    'a result of a final report is preliminary',
    (s) =>
      first(
        s.observations,
        (o) => {
          o.status = 'preliminary';
        },
        (o) => o.report_id !== null && s.diagnostic_reports.some((r: Json) => r.id === o.report_id && r.status === 'final'),
      ),
  ],
  [
    'STATE-007',
    'a problem is listed twice',
    (s) =>
      first(
        s.conditions,
        (c) => s.conditions.push({ ...c, id: NOWHERE }),
        (c) => c.category === 'problem_list_item' && c.clinical_status === 'active',
      ),
  ],
  [
    'STATE-008',
    'a result is sent twice',
    (s) =>
      first(
        s.observations,
        (o) => s.observations.push({ ...o, id: NOWHERE, report_id: null }),
        (o) => o.value !== null,
      ),
  ],
  [
    'REF-001',
    'a visit is dropped',
    (s) =>
      first(
        s.observations,
        (o) => {
          s.encounters = s.encounters.filter((e: Json) => e.id !== o.encounter_id);
        },
        inVisit,
      ),
  ],
  [
    'REF-001',
    'a reference to nowhere',
    (s) =>
      first(s.conditions, (c) => {
        c.encounter_id = NOWHERE;
      }),
  ],
  ['REF-002', 'a practitioner is dropped', (s) => void s.parties.practitioners.shift()],
  [
    'REF-003',
    'a report forgets a result',
    (s) =>
      first(
        s.diagnostic_reports,
        (r) => r.result_ids.pop(),
        (r) => r.result_ids.length > 0,
      ),
  ],
  [
    'REF-005',
    'a specimen of no visit',
    (s) =>
      first(s.specimens, (x) => {
        x.encounter_id = null;
      }),
  ],
  [
    'REF-006',
    'a changed record is dropped',
    (s) =>
      first(s.changes, (c) => {
        c.record_id = NOWHERE;
      }),
  ],
  [
    'REF-007',
    'a visit is filed under another number',
    (s) =>
      first(s.encounters, (e) => {
        e.mrn = 'MRN00000000';
      }),
  ],
  [
    'REF-008',
    'a prescription replaces itself',
    (s) =>
      first(s.medication_requests, (m) => {
        m.prior_id = m.id;
      }),
  ],
  [
    'LAB-010',
    'the bad cholesterol is called the good one',
    (s) =>
      first(
        s.observations,
        (hdl) =>
          lab('2093-3', (o) => {
            hdl.value = o.value + 20;
            hdl.effective = o.effective;
            hdl.encounter_id = o.encounter_id;
          })(s),
        (o) => o.code.code === '2085-9',
      ),
  ],
  [
    'LAB-013',
    'a filtration rate is that of the healthy',
    (s) =>
      first(s.conditions, (c) =>
        lab('98979-8', (o) => {
          o.value = 95;
          Object.assign(c, { code: { system: 'ICD10CM', code: 'N18.4', display: 'Chronic kidney disease, stage 4 (severe)' }, recorded: o.effective });
        })(s),
      ),
  ],
];

test('before it is broken, nothing is found', () => {
  expect(judge(cohort)).toMatchObject({ error_count: 0, warning_count: 0 });
});

describe('broken', () => {
  test.each(breaks)('%s: %s', (id, _, act) => {
    let copy: Json = null;
    for (const one of cohort) {
      copy = structuredClone(one);
      if (act(copy) !== false) break;
      copy = null;
    }
    expect(copy, 'some subject has what is broken').not.toBeNull();
    expect(idsOf(judge([copy]))).toContain(id);
  });

  test.each([
    ['IDENT-003', (a: Json, b: Json) => b.observations.push(a.observations[0])],
    [
      'IDENT-003',
      (a: Json, b: Json) => {
        b.patient.id = a.patient.id;
      },
    ],
    [
      'IDENT-004',
      (a: Json, b: Json) => {
        b.patient.mrn = a.patient.mrn;
      },
    ],
    [
      'IDENT-005',
      (a: Json, b: Json) => {
        b.patient.ssn = a.patient.ssn;
      },
    ],
  ] as const)('between two subjects: %s', (id, act) => {
    const [a, b] = structuredClone(cohort.slice(0, 2));
    act(a, b);
    expect(idsOf(judge([a, b]))).toContain(id);
  });
});
