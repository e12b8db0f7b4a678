/** What quality measures say of a patient: an individual MeasureReport of base FHIR R4 for each measure that is about them. */
import type { CodeableConcept, MeasureReport, MeasureReportGroupPopulation } from 'fhir/r4.js';
import type { RunInfo } from '../../../model/target.ts';
import { dayOfMinute, formatDay } from '../../../model/time/civil.ts';
import type { ReportedMeasure } from '../../../model/truth/truth.ts';
import { type Edition, percent, scenarioUrl } from '../editions.ts';
import { coded } from '../fhir-concepts.ts';
import { BASE, hl7 } from '../fhir-systems.ts';
import { clean, filled, xhtml } from '../fhir-text.ts';
import { assembled, referenceTo } from '../resource.ts';

const population = (code: string, display: string): CodeableConcept => coded(hl7('measure-population'), code, display);
const INITIAL = population('initial-population', 'Initial Population');
const DENOMINATOR = population('denominator', 'Denominator');
const EXCLUSION = population('denominator-exclusion', 'Denominator Exclusion');
const NUMERATOR = population('numerator', 'Numerator');

const count = (code: CodeableConcept, belongs: boolean): MeasureReportGroupPopulation => ({ code, count: belongs ? 1 : 0 });

export const measureReport = (edition: Edition, run: RunInfo) => {
  const measures = new Map((run.measures ?? []).map((measure) => [measure.name, measure]));
  // A measure states in its conditions how far back it looks, so that only the end of the period is known.
  const day = formatDay(dayOfMinute(run.asOf));
  return assembled<ReportedMeasure>((r, c): MeasureReport => {
    const { title = r.measure, url = null, excludes = true } = measures.get(r.measure) ?? {};
    return {
      resourceType: 'MeasureReport',
      id: r.report_id,
      meta: edition.meta('none'),
      // A canonical URL has no display.
      ...(filled(title) ? { text: { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${xhtml(clean(title))}</p></div>` } } : {}),
      // The id is that of the patient and the measure; loaded by POST, the report of another day is another resource.
      identifier: [{ system: `${BASE}/MeasureReport`, value: `${r.report_id}/${day}` }],
      status: 'complete',
      type: 'individual',
      measure: url ?? `${scenarioUrl(run)}/measure/${percent(r.measure)}`,
      subject: referenceTo('Patient', c.subject.patient.id),
      date: day,
      reporter: referenceTo('Organization', c.subject.patient.organization_id),
      period: { end: day },
      group: [
        {
          population: [
            count(INITIAL, r.initial),
            // Who is excluded was in the denominator: the truth counts without them, FHIR with them.
            count(DENOMINATOR, r.denominator || r.exclusion),
            ...(excludes ? [count(EXCLUSION, r.exclusion)] : []),
            count(NUMERATOR, r.numerator),
          ],
          // The share of a denominator of one; who does not count has no score.
          ...(r.denominator ? { measureScore: { value: r.numerator ? 1 : 0 } } : {}),
        },
      ],
    };
  });
};
