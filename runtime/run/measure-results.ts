/** Measures of a subject whose life has run: asked at the end, about everything that is known by then. */

import { siteOf } from '../../draws/draw.ts';
import type { Measure } from '../../ir/definition.ts';
import type { ReportedMeasure } from '../../model/truth/truth.ts';
import { uuid } from '../demographics/demographics.ts';
import type { Context } from '../plan/compile-context.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import type { SubjectState } from '../subject/subject-state.ts';

export function compileMeasures(measures: readonly Measure[], context: Context): (s: SubjectState) => ReportedMeasure[] {
  const ready = measures.map(({ name, initial, denominator, exclusion, numerator }) => ({
    name,
    site: context.sites.site(`measure/${name}`),
    initial: compile(initial, context),
    denominator: denominator === null ? null : compile(denominator, context),
    exclusion: exclusion === null ? null : compile(exclusion, context),
    numerator: compile(numerator, context),
  }));
  return (s) => {
    if (ready.length === 0) return [];
    s.now = s.death ?? s.end;
    return ready.map((measure) => {
      const initial = measure.initial(s) === true;
      const eligible = initial && (measure.denominator === null || measure.denominator(s) === true);
      const exclusion = eligible && measure.exclusion !== null && measure.exclusion(s) === true;
      const denominator = eligible && !exclusion;
      const numerator = denominator && measure.numerator(s) === true;
      const report_id = uuid(siteOf(measure.site, s.member), s.index, 0);
      return { subject: s.index, patient_id: s.patientId, measure: measure.name, initial, denominator, exclusion, numerator, report_id };
    });
  };
}
