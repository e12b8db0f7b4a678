/** A cohort at a glance, as data. */
import { formatCents } from '../model/scalars.ts';
import { summarise } from '../runtime/study/cohort-summary.ts';
import type { Study } from '../runtime/study/study-cohort.ts';

/** Columns of the sketch of a spread. */
const COLUMNS = 24;

export function previewData(found: Study) {
  return {
    subjects: found.subjects,
    variations: found.arms,
    records: found.records,
    spreads: found.spreads.map(({ name, unit, numbers, words, missing }) => {
      const numeric = numbers.length > 0 ? summarise(numbers, COLUMNS) : null;
      return { name, unit, missing, words: Object.fromEntries(words) as Readonly<Record<string, number>>, ...(numeric ?? {}) };
    }),
    codes: found.codes.map(({ kind, coding, records, subjects }) => ({ kind, ...coding, records, subjects })),
    defects: found.defects,
    benefits: Object.fromEntries(
      Object.entries(found.benefits).map(([name, value]) => [name, name === 'denied' || name === 'rejected' ? value : formatCents(value)]),
    ),
  };
}
