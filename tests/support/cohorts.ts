/** What the tests of the language's meaning share: a scenario around a timeline, and what became of it. */
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Subject } from '../../model/subject.ts';
import { dayOfMinute, formatDay, formatMinute } from '../../model/time/civil.ts';
import { compileText, subjects } from './scenario-runs.ts';

/** A scenario whose person, variations and events are given; `a` to `e` are concepts to tell events apart. */
export interface Parts {
  readonly person?: string;
  readonly more?: string;
  readonly events: string;
  readonly asOf?: string;
}

export const text = ({ person = 'age: 40', more = '', events, asOf = '2025-12-31' }: Parts): string => `hsim 1
scenario t "T" { as_of: ${asOf} }
codes dx: ICD10CM {
  a J45.909 "Unspecified asthma, uncomplicated"
  b I10 "Essential (primary) hypertension"
  c E78.5 "Hyperlipidemia, unspecified"
  d E11.9 "Type 2 diabetes mellitus without complications"
}
codes labs: LOINC {
  a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 }
  k 2823-3 "Potassium [Moles/volume] in Serum or Plasma" { unit: 'mmol/L' normal: 3.5..5.1 critical: 2.5..6.5 }
}
codes rx: RXNORM {
  metformin 861007 "metformin hydrochloride 500 MG Oral Tablet"
}
profile p { ${person} }
${more}
timeline t1 of p {
${events}
}`;

export const ir = (parts: Parts): Ir => compileText(text(parts));

export function cohort(parts: Parts, count = 1, seed = '1'): Subject[] {
  return subjects(ir(parts), { count, seed });
}

export function one(parts: Parts): Subject {
  return cohort(parts)[0];
}

/** Codes of the diagnostics that a scenario gives, but for notes of style. */
export function codes(parts: Parts): string[] {
  return compile({ path: 'test.hsim', text: text(parts), sha256: '' }, undefined, new Map()).diagnostics.flatMap((d) =>
    d.severity === 'note' ? [] : [d.code],
  );
}

/** Days on which a subject's encounters start. */
export const days = (subject: Subject): string[] => subject.encounters.map((encounter) => formatDay(dayOfMinute(encounter.start)));
export const minutes = (subject: Subject): string[] => subject.encounters.map((encounter) => formatMinute(encounter.start));
/** Values of the observations of a code, in time order. */
export const values = (subject: Subject, code = '4548-4'): (number | null)[] => subject.observations.filter((o) => o.code.code === code).map((o) => o.value);

/** Half-width of a two-sided interval for a share of `n` at an error of 1 in 10,000. */
export const margin = (share: number, n: number): number => 3.89 * Math.sqrt((share * (1 - share)) / n);
