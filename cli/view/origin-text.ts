/** Where a record comes from, as text and as data. */
import type { RecordOrigin } from '../../app/record-origin.ts';
import { shown } from '../../app/wording.ts';
import { formatMinute } from '../../model/time/civil.ts';
import type { TracedDraw } from '../../runtime/plan/trace.ts';
import type { Value } from '../../runtime/subject/value.ts';
import { short } from './text-bars.ts';

const worded = (value: Value): string =>
  typeof value === 'number' ? short(value) : typeof value === 'object' && value !== null && 'display' in value ? value.display : JSON.stringify(value);

export function originText({ origin, record, placeOf }: RecordOrigin): string {
  const { subject, kind, made, event, draws, attributes } = origin;
  const lines = [`${kind} ${String(record['id'])}, of subject ${subject.index}: ${shown(`${subject.patient.given} ${subject.patient.family}`)}`];
  const drawLines = (list: readonly TracedDraw[], indent: string): void => {
    for (const draw of list) {
      const { place, text } = placeOf(draw.at);
      lines.push(`${indent}${draw.path} = ${worded(draw.value)}   (${place}: ${text})`);
    }
  };
  if (made === null) lines.push('', 'no statement creates it: it is derived from the profile and the subject');
  else {
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

/** As data. */
export function originData({ origin, record, placeOf }: RecordOrigin): object {
  const drawn = (draw: TracedDraw): object => ({ path: draw.path, occurrence: draw.occurrence, value: draw.value, ...placeOf(draw.at) });
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
  };
}
