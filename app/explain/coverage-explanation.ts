/** Why somebody has a coverage, as text and as data. */
import type { ExplainedCoverage } from '../../runtime/study/why/explain-coverage.ts';
import { drawData, drawText, type PlaceOf, placed, uniformData, uniformText } from './place-text.ts';

export function coverageLines({ record, stated, made, plan, draws, chance }: ExplainedCoverage, placeOf: PlaceOf): string[] {
  const from = stated ?? made?.at ?? null;
  return [
    ...(from === null ? [] : [`stated by ${placed(from, placeOf)}`]),
    ...(plan === null ? [] : [`plan      ${record.plan}   (${placeOf(plan).place})`]),
    ...(record.relationship === 'self' ? [] : [`covered   as ${record.relationship} of the subscriber ${record.subscriber_id}`]),
    ...chance.map((one) => `drawn     ${uniformText(one)}`),
    ...draws.map((one) => `drawn     ${drawText(one, placeOf)}`),
  ];
}

export function coverageData({ record, stated, made, plan, draws, chance }: ExplainedCoverage, placeOf: PlaceOf): object {
  const from = stated ?? made?.at ?? null;
  return {
    id: record.id,
    relationship: record.relationship,
    stated: from === null ? null : placeOf(from),
    plan: { name: record.plan, ...(plan === null ? {} : placeOf(plan)) },
    drawn: [...chance.map(uniformData), ...draws.map((draw) => drawData(draw, placeOf))],
  };
}
