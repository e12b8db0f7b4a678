/** Why a member is attributed to a practitioner, as text and as data. */
import { counted as countOf } from '../../model/counted.ts';
import { formatCents } from '../../model/scalars.ts';
import { formatDay } from '../../model/time/civil.ts';
import type { ExplainedAttribution } from '../../runtime/study/why/explain-attribution.ts';
import { coverageData, coverageLines } from './coverage-explanation.ts';
import type { PlaceOf } from './place-text.ts';

export function attributionLines({ coverage, counted }: ExplainedAttribution, placeOf: PlaceOf): string[] {
  const { from, day, shares } = counted;
  return [
    ...coverageLines(coverage, placeOf),
    `decided   on ${formatDay(day)}, by the allowed charges of primary care from ${formatDay(from)} to ${formatDay(day - 1)} that were decided before`,
    ...shares.flatMap(({ by, allowed, latest, claims }) => [
      `  $${formatCents(allowed)}: ${by.given} ${by.family} (${by.specialty}), ${countOf(claims.length, 'claim')}, the latest visit on ${formatDay(latest)}: practitioners ${by.id}`,
      ...claims.map((one) => `    $${formatCents(one.allowed)}: visit of ${formatDay(one.day)}, claims ${one.claim.id}`),
    ]),
  ];
}

export function attributionData({ coverage, counted }: ExplainedAttribution, placeOf: PlaceOf): object {
  return {
    ...coverageData(coverage, placeOf),
    counted: {
      from: formatDay(counted.from),
      day: formatDay(counted.day),
      practitioners: counted.shares.map(({ by, allowed, latest, claims }) => ({
        id: by.id,
        allowed: formatCents(allowed),
        latest: formatDay(latest),
        claims: claims.map((one) => ({ id: one.claim.id, allowed: formatCents(one.allowed), day: formatDay(one.day) })),
      })),
    },
  };
}
