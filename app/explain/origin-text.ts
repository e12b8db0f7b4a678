/** Where a record comes from, as text and as data. */

import { formatMinute } from '../../model/time/civil.ts';
import type { TracedDraw } from '../../runtime/plan/trace.ts';
import type { Explanation } from '../../runtime/study/why/explanation.ts';
import type { RecordOrigin } from '../record-origin.ts';
import { shown } from '../wording.ts';
import { attributionData, attributionLines } from './attribution-explanation.ts';
import { claimData, claimLines } from './claim-explanation.ts';
import { coverageData, coverageLines } from './coverage-explanation.ts';
import { fillExplanationData, fillLines } from './fill-explanation.ts';
import { drawData, drawText, type PlaceOf } from './place-text.ts';
import { remittanceData, remittanceLines } from './remittance-explanation.ts';

export function originText({ origin, record, placeOf }: RecordOrigin): string {
  const { subject, kind, made, event, draws, attributes, explanation } = origin;
  const lines = [`${kind} ${String(record['id'])}, of subject ${subject.index}: ${shown(`${subject.patient.given} ${subject.patient.family}`)}`];
  const drawLines = (list: readonly TracedDraw[], indent: string): void => {
    for (const draw of list) lines.push(`${indent}${drawText(draw, placeOf)}`);
  };
  if (explanation !== null) lines.push('', ...explanationLines(explanation, placeOf));
  else if (made === null) lines.push('', 'no statement creates it: it is derived from the profile and the subject');
  if (made !== null) {
    const { place, text } = placeOf(made.at);
    lines.push('', `made by   ${text}`, `          ${place}, occurrence ${made.occurrence}, at ${formatMinute(made.minute)}`);
    if (event !== null) lines.push(`in        event ${event.name}, ${placeOf(event.at).place}`);
  }
  if (draws.length > 0) lines.push('', 'its own draws');
  drawLines(draws, '  ');
  for (const attribute of attributes) {
    const { place, text } = placeOf(attribute.at);
    lines.push('', `attribute ${attribute.name}   (${place}: ${text})`);
    drawLines(attribute.draws, '  ');
  }
  lines.push(
    '',
    'the record',
    ...JSON.stringify(record, null, 2)
      .split('\n')
      .map((line) => `  ${line}`),
  );
  return lines.join('\n');
}

function explanationLines(explanation: Explanation, placeOf: PlaceOf): string[] {
  switch (explanation.about) {
    case 'attribution':
      return attributionLines(explanation, placeOf);
    case 'claim':
      return claimLines(explanation, placeOf);
    case 'coverage':
      return coverageLines(explanation, placeOf);
    case 'fill':
      return fillLines(explanation, placeOf);
    case 'remittance':
      return remittanceLines(explanation);
  }
}

function explanationData(explanation: Explanation, placeOf: PlaceOf): object {
  switch (explanation.about) {
    case 'attribution':
      return attributionData(explanation, placeOf);
    case 'claim':
      return claimData(explanation, placeOf);
    case 'coverage':
      return coverageData(explanation, placeOf);
    case 'fill':
      return fillExplanationData(explanation, placeOf);
    case 'remittance':
      return remittanceData(explanation);
  }
}

/** As data. */
export function originData({ origin, record, placeOf }: RecordOrigin): object {
  const drawn = (draw: TracedDraw): object => drawData(draw, placeOf);
  return {
    subject: origin.subject.index,
    kind: origin.kind,
    record,
    made:
      origin.made === null
        ? null
        : { path: origin.made.path, occurrence: origin.made.occurrence, minute: formatMinute(origin.made.minute), ...placeOf(origin.made.at) },
    event: origin.event === null ? null : { name: origin.event.name, ...placeOf(origin.event.at) },
    draws: origin.draws.map(drawn),
    attributes: origin.attributes.map(({ name, at, draws }) => ({ name, ...placeOf(at), draws: draws.map(drawn) })),
    explanation: origin.explanation === null ? null : explanationData(origin.explanation, placeOf),
  };
}
