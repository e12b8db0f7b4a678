/** A result, a report or a procedure answers the open order of its code: of the same visit first, else the latest. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileText, subjects, texts } from '../support/scenario-runs.ts';

const scenario = (events: string): string => `hsim 1
scenario t "T" { as_of: 2025-06-30 }
codes labs: LOINC {
  cmp        24323-8  "Comprehensive metabolic 2000 panel - Serum or Plasma"
  potassium  2823-3   "Potassium [Moles/volume] in Serum or Plasma" { unit: 'mmol/L'  normal: 3.5..5.0 }
  a1c        4548-4   "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%'  normal: 4.0..5.6 }
  chest      36643-5  "XR Chest 2 Views"
}
codes px: SNOMED { eye 252779009 "Single bright white flash electroretinography" }
panel cmp { code: labs.cmp  test labs.potassium }
profile adult { age: 50 }
timeline care of adult { ${events} }
`;
const one = (events: string) => subjects(compileText(scenario(events)), { count: 1 })[0];

test('results, reports, studies and procedures name their order, which is completed', () => {
  const s = one(`
    event visit at 2025-01-06 { encounter ambulatory { order labs.a1c  order labs.cmp  order labs.chest  order px.eye } }
    event later at 2025-01-08 { encounter ambulatory {
      observe labs.a1c: 6  panel cmp  imaging labs.chest { findings: "Clear." }  procedure px.eye
    } }`);
  const order = new Map(s.service_requests.map(({ id, code }) => [code.code, id]));
  expect(s.service_requests.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed', 'completed']);
  expect(s.observations.map(({ code, request_id }) => [code.code, request_id])).toEqual([
    ['4548-4', order.get('4548-4')],
    ['2823-3', order.get('24323-8')],
  ]);
  expect(s.diagnostic_reports.map(({ code, request_id }) => [code.code, request_id])).toEqual([
    ['24323-8', order.get('24323-8')],
    ['36643-5', order.get('36643-5')],
  ]);
  expect(s.imaging_studies[0].request_id).toBe(order.get('36643-5'));
  expect(s.procedures[0].request_id).toBe(order.get('252779009'));
});

test('an order is answered once, of the same visit first, else the latest', () => {
  const s = one(`
    event first at 2025-01-06 { encounter ambulatory { order labs.a1c } }
    event second at 2025-01-10 { encounter ambulatory { order labs.a1c } }
    event same at 2025-01-20 { encounter ambulatory { order labs.a1c  observe labs.a1c: 6 } }
    event late at 2025-02-01 { encounter ambulatory { observe labs.a1c: 7 } }
    event last at 2025-03-01 { encounter ambulatory { observe labs.a1c: 8 } }
    event none at 2025-04-01 { encounter ambulatory { observe labs.a1c: 9 } }`);
  const [first, second, same] = s.service_requests.map(({ id }) => id);
  expect(s.observations.map(({ request_id }) => request_id)).toEqual([same, second, first, null]);
});

test('an order for a later day is not answered at once, one that is reported after the result and one that was taken back are not answered', () => {
  const s = one(`
    event visit at 2025-01-06 { encounter ambulatory { order labs.a1c { occurrence: 2025-05-01 }  observe labs.a1c: 5 } }
    event quiet at 2025-01-07 recorded + 30 days { encounter ambulatory { order labs.a1c } }
    event wrong at 2025-01-08 { encounter ambulatory { order labs.a1c } }
    event back at 2025-01-09 { cancel wrong }
    event result at 2025-01-10 { encounter ambulatory { observe labs.a1c: 6 } }`);
  expect(s.observations.map(({ request_id }) => request_id)).toEqual([null, s.service_requests[0].id]);
  expect(s.service_requests.map(({ status }) => status)).toEqual(['completed', 'active', 'revoked']);
});

test('what was entered in error leaves its order open, and the next result answers it', () => {
  const s = one(`
    event visit at 2025-01-06 { encounter ambulatory { order labs.a1c } }
    event wrong at 2025-01-07 { encounter ambulatory { observe labs.a1c: 6 } }
    event back at 2025-01-08 { mark wrong in_error }
    event right at 2025-01-09 { encounter ambulatory { observe labs.a1c: 7 } }`);
  expect(new Set(s.observations.map(({ request_id }) => request_id))).toEqual(new Set([s.service_requests[0].id]));
  expect(s.service_requests[0].status).toBe('completed');
});

test('a procedure that was not done or broken off leaves its order open, and the next one answers it', () => {
  for (const status of ['not_done', 'stopped']) {
    const s = one(`
      event visit at 2025-01-06 { encounter ambulatory { order px.eye } }
      event first at 2025-01-08 { encounter ambulatory { procedure px.eye { status: ${status} } } }
      event second at 2025-01-10 when ${status === 'stopped' ? 'yes' : 'no'} { encounter ambulatory { procedure px.eye } }`);
    const [order] = s.service_requests;
    expect(s.procedures.map(({ request_id }) => request_id)).toEqual(s.procedures.map(() => order.id));
    expect([s.procedures.length, order.status]).toEqual(status === 'stopped' ? [2, 'completed'] : [1, 'active']);
  }
});

test('a preliminary report leaves its order open', () => {
  const s = one(`
    event visit at 2025-01-06 { encounter ambulatory { order labs.cmp } }
    event early at 2025-01-07 { encounter ambulatory { panel cmp { status: preliminary } } }`);
  expect([s.diagnostic_reports[0].request_id, s.service_requests[0].status]).toEqual([s.service_requests[0].id, 'active']);
});

const orders = compileText(readFileSync('scenarios/patientsim/orders_results.hsim', 'utf8'));

test('HL7 v2: every result of an ordered code has the placer number of an order in OBR-2 and ORC-2', () => {
  const messages = [...texts(orders, { count: 60 }, 'hl7v2', {}, 1000).values()].join('').split(/(?=^MSH)/m);
  const field = (message: string, segment: string, n: number): string[] =>
    [...message.matchAll(new RegExp(`^${segment}\\|(.*)`, 'gm'))].map(([, fields]) => fields.split('|')[n - 1]?.split('^')[0] ?? '');
  const placed = new Set<string>();
  const codes = new Set<string>();
  let results = 0;
  for (const message of messages) {
    const numbers = field(message, 'OBR', 2);
    expect(field(message, 'ORC', 2)).toEqual(numbers);
    if (/\|O(?:ML|RM)\^/.test(message)) {
      for (const number of numbers) placed.add(number);
      for (const code of field(message, 'OBR', 4)) codes.add(code);
    } else if (message.includes('|ORU^')) {
      for (const [i, code] of field(message, 'OBR', 4).entries()) {
        if (!codes.has(code)) continue;
        results++;
        expect(placed.has(numbers[i])).toBe(true);
      }
    }
  }
  expect([...codes].sort()).toEqual(['24323-8', '36643-5', '58410-2']);
  expect(results).toBeGreaterThan(150);
});

test('FHIR: basedOn of every report, study and result of an ordered code leads to a completed order', () => {
  const files = texts(orders, { count: 60 }, 'fhir', { bundle: 'none' }, 1000);
  const rows = [...files.values()].flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
  const requests = new Map(rows.filter((r) => r.resourceType === 'ServiceRequest').map((r) => [`ServiceRequest/${r.id}`, r]));
  const codes = new Set([...requests.values()].map((r) => r.code.coding[0].code));
  let answers = 0;
  for (const r of rows.filter((one) => ['DiagnosticReport', 'Observation', 'ImagingStudy'].includes(one.resourceType))) {
    const code = (r.code ?? r.procedureCode[0]).coding[0].code;
    if (r.basedOn === undefined) {
      expect(codes.has(code)).toBe(false);
      continue;
    }
    answers++;
    const request = requests.get(r.basedOn[0].reference);
    expect(request).toBeDefined();
    expect(request.subject).toEqual(r.subject);
    if (r.status === 'final' || r.status === 'available') expect(request.status).toBe('completed');
  }
  expect(answers).toBeGreaterThan(800);
});
