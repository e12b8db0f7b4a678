/** Results that are reported some time after the specimen was collected. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { dayOf, formatMinute, startOfDay } from '../../model/time/civil.ts';
import { margin } from '../support/cohorts.ts';
import { compileText, subjects, texts } from '../support/scenario-runs.ts';

interface Rows {
  readonly a1c?: string;
  readonly hdl?: string;
  readonly chol?: string;
  readonly lipid?: string;
}

const text = (statements: string, rows: Rows = {}, more = '', clauses = '') => `hsim 1
scenario t "T" { as_of: 2025-12-31 }
codes labs: LOINC {
  a1c    4548-4   "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%'  normal: 4.0..5.6 ${rows.a1c ?? ''} }
  hdl    2085-9   "Cholesterol in HDL [Mass/volume] in Serum or Plasma"  { unit: 'mg/dL'  normal: 40..100 ${rows.hdl ?? ''} }
  chol   2093-3   "Cholesterol [Mass/volume] in Serum or Plasma"  { unit: 'mg/dL'  normal: 120..199 ${rows.chol ?? ''} }
  lipid  24331-1  "Lipid 1996 panel - Serum or Plasma" { ${rows.lipid ?? ''} }
}
panel lipids { code: labs.lipid  test labs.hdl  test labs.chol }
profile p { age: 40 }
timeline t1 of p {
  anchor seen: 2025-03-10T09:00
  event visit at seen ${clauses} { encounter ambulatory { duration: 30 minutes  ${statements} } }
  ${more}
}
`;
const one = (...of: Parameters<typeof text>) => subjects(compileText(text(...of)), { count: 1 })[0];
const issued = (...of: Parameters<typeof text>) => one(...of).observations.map((result) => formatMinute(result.issued));
const codes = (...of: Parameters<typeof text>) =>
  compile({ path: 't.hsim', text: text(...of), sha256: '' }).diagnostics.flatMap(({ code, severity }) => (severity === 'note' ? [] : [code]));

describe('of a result', () => {
  test('it is counted from the collection', () => {
    expect(issued('observe labs.a1c: 7')).toEqual(['2025-03-10T09:30']);
    expect(issued('observe labs.a1c: 7 { turnaround: 5 minutes }')).toEqual(['2025-03-10T09:05']);
    expect(issued('observe labs.a1c: 7 { turnaround: 30 hours }')).toEqual(['2025-03-11T15:00']);
    expect(issued('observe labs.a1c: 7 { turnaround: 5 business_days }')).toEqual(['2025-03-17T09:00']);
    expect(one('observe labs.a1c: 7 { turnaround: 30 hours }').observations[0].effective).toBe(startOfDay(dayOf(2025, 3, 10)) + 540);
  });

  test('a row says it for all, and a statement for itself', () => {
    expect(issued('observe labs.a1c: 7', { a1c: 'turnaround: 2 days' })).toEqual(['2025-03-12T09:00']);
    expect(issued('observe labs.a1c: 7 { turnaround: 1 day }', { a1c: 'turnaround: 2 days' })).toEqual(['2025-03-11T09:00']);
  });

  test('a late message is later by that', () => {
    expect(issued('observe labs.a1c: 7', { a1c: 'turnaround: 2 days' }, '', 'recorded + 3 days')).toEqual(['2025-03-15T09:00']);
  });

  test('it may be drawn', () => {
    const n = 2000;
    const drawn = compileText(text('observe labs.a1c: 7', { a1c: 'turnaround: lognormal(median: 24 hours, p95: 72 hours)' }));
    const hours = subjects(drawn, { count: n }).flatMap(({ observations }) => observations.map((result) => (result.issued - result.effective) / 60));
    expect(Math.abs(hours.filter((one) => one < 24).length / n - 0.5)).toBeLessThan(margin(0.5, n));
    expect(Math.abs(hours.filter((one) => one < 72).length / n - 0.95)).toBeLessThan(margin(0.95, n));
  });
});

describe('of a panel', () => {
  const reported = (...of: Parameters<typeof text>) => {
    const { observations, diagnostic_reports } = one(...of);
    return [...new Set([...observations, ...diagnostic_reports].map((record) => formatMinute(record.issued)))];
  };

  test('its results are reported together', () => {
    expect(reported('panel lipids')).toEqual(['2025-03-10T09:30']);
    expect(reported('panel lipids { turnaround: 4 hours }', { lipid: 'turnaround: 9 hours', hdl: 'turnaround: 3 days' })).toEqual(['2025-03-10T13:00']);
    expect(reported('panel lipids', { lipid: 'turnaround: 9 hours', hdl: 'turnaround: 3 days' })).toEqual(['2025-03-10T18:00']);
    expect(reported('panel lipids', { hdl: 'turnaround: 3 days', chol: 'turnaround: 2 days' })).toEqual(['2025-03-13T09:00']);
    expect(reported('panel lipids', { hdl: 'turnaround: 3 minutes' })).toEqual(['2025-03-10T09:30']);
  });

  test('a test that is left out does not delay it', () => {
    expect(reported('panel lipids', { hdl: 'turnaround: 3 days  not_measured: 100%', chol: 'turnaround: 2 days' })).toEqual(['2025-03-12T09:00']);
  });
});

test('what is not reported yet is not known, though it can be asked for', () => {
  const ir = compileText(
    text(
      'order labs.a1c  observe labs.a1c: 9 { turnaround: 2 days }',
      {},
      'event next at seen + 1 hour when last(labs.a1c) > 8 { encounter virtual { note "High." } }',
    ),
  );
  const at = (asOf: number) => {
    const [{ observations, specimens, service_requests, document_references }] = subjects(ir, { count: 1, asOf });
    return [observations.length, specimens.length, service_requests[0].status, document_references.length];
  };
  const due = startOfDay(dayOf(2025, 3, 12)) + 540;
  expect(at(due - 1)).toEqual([0, 1, 'active', 1]);
  expect(at(due)).toEqual([1, 1, 'completed', 1]);
});

test('each target has both times', () => {
  const ir = compileText(text('observe labs.a1c: 7 { turnaround: 30 hours }  panel lipids { turnaround: 2 days }'));
  const written = (target: string, options: object) => [...texts(ir, { count: 1 }, target, options, 20).values()].join('\n');
  const hl7 = written('hl7v2', {});
  // MSH-7; OBR-7 and OBR-22; OBX-14.
  expect(hl7).toMatch(/MSH\|\^~\\&\|[^|]*\|[^|]*\|[^|]*\|[^|]*\|202503111500[^\r\n]*ORU\^R01/);
  expect(hl7).toMatch(/OBR\|1\|[^|]*\|[^|]*\|4548-4[^|]*\|\|\|202503100900[^|]*(?:\|[^|]*){14}\|202503111500/);
  expect(hl7).toMatch(/OBR\|1\|[^|]*\|[^|]*\|24331-1[^|]*\|\|\|202503100900[^|]*(?:\|[^|]*){14}\|202503120900/);
  expect(hl7).toMatch(/OBX\|1\|NM\|4548-4[^|]*(?:\|[^|]*){10}\|202503100900/);
  const fhir = written('fhir', { bundle: 'none' });
  expect(fhir).toMatch(/"effectiveDateTime":"2025-03-10T09:00:00[^"]*"[^\n]*"issued":"2025-03-11T15:00:00/);
  expect(fhir).toMatch(/"resourceType":"DiagnosticReport"[^\n]*"effectiveDateTime":"2025-03-10T09:00:00[^"]*"[^\n]*"issued":"2025-03-12T09:00:00/);
  expect(written('csv', {})).toMatch(/,2025-03-10T09:00[^,]*,2025-03-11T15:00/);
});

test('a correction is of the result that was reported', () => {
  const correction = (asOf: number) =>
    subjects(compileText(text('observe labs.a1c: 7 { turnaround: 5 days }', {}, 'event wrong at visit + 1 day { correct visit { observe labs.a1c: 6 } }')), {
      count: 1,
      asOf,
    })[0].observations.map(({ value, status }) => [value, status]);
  const due = startOfDay(dayOf(2025, 3, 15)) + 540;
  expect(correction(due - 1)).toEqual([]);
  expect(correction(due)).toEqual([[6, 'corrected']]);
  expect(codes('observe labs.a1c: 7', {}, 'event wrong at visit + 1 day { correct visit { observe labs.a1c: 6 { turnaround: 1 day } } }')).toEqual(['HS2003']);
});

test('what is not a length of time is reported', () => {
  expect(codes('observe labs.a1c: 7 { turnaround: 3 }')).toEqual(['HS3001']);
  expect(codes('observe labs.a1c: 7 { turnaround: 3 years }')).toEqual(['HS3016']);
  expect(codes('panel lipids', { lipid: 'turnaround: 5%' })).toEqual(['HS3001']);
  expect(codes('panel lipids', { hdl: 'turnaround: 5%' })).toEqual(['HS3001']);
});
