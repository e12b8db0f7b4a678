/** One subject as a picture: a lane for each kind of thing, months from left to right. */

import { extremes, type Lane, lanesOfLife } from '../../app/explain/life-lanes.ts';
import { shown } from '../../app/wording.ts';
import type { Coding } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import { civilOf } from '../../model/time/civil.ts';

const NAME = 34;
const LEAST_WIDTH = 24;
const NOTE = 18;

/**
 * @param width columns of the terminal
 * @param until the day up to which things are known: what continues beyond it has an open end
 * @param nameOf what the scenario calls a code
 */
export function lanesOf(subject: Subject, width: number, until: number, nameOf: (coding: Coding) => string): string {
  const lanes = lanesOfLife(subject, until, (coding) => `${nameOf(coding)} ${coding.display}`.trim());
  const days = lanes.flatMap((lane) => [...lane.marks, ...lane.spans.flatMap(([from, to]) => (to === null ? [from] : [from, to]))]);
  if (days.length === 0) return 'this subject has no events';
  const events = lanes.filter((lane) => lane.group === 'encounter').flatMap((lane) => lane.marks);
  const first = extremes(events.length > 0 ? events : days).low - 15;
  const last = extremes(days).high;
  const columns = Math.max(LEAST_WIDTH, width - NAME - NOTE - 2);
  const scale = (day: number): number => Math.max(0, Math.min(columns - 1, Math.floor(((day - first) / Math.max(1, last - first + 1)) * columns)));
  const lines = [axis(first, last, columns, scale)];
  let group = '';
  for (const lane of lanes) {
    if (lane.group !== group && group !== '') lines.push('');
    group = lane.group;
    lines.push(`${cut(lane.name, NAME)} ${draw(lane, columns, scale, first)} ${lane.note}`.trimEnd());
  }
  return lines.join('\n');
}

function cut(text: string, width: number): string {
  const plain = shown(text);
  return plain.length > width ? `${plain.slice(0, width - 1)}…` : plain.padEnd(width);
}

/** Years where they begin, and a tick for each quarter. */
function axis(first: number, last: number, columns: number, scale: (day: number) => number): string {
  const years = new Array<string>(columns).fill(' ');
  const ticks = new Array<string>(columns).fill('─');
  for (let day = first; day <= last; day++) {
    const civil = civilOf(day);
    if (civil.day !== 1 || civil.month % 3 !== 1) continue;
    const at = scale(day);
    ticks[at] = civil.month === 1 ? '┼' : '┬';
    if (civil.month === 1) label(years, at, String(civil.year));
  }
  // The first year begins before the picture; it is named where there is room before the next.
  if (years.slice(0, 5).every((cell) => cell === ' ')) label(years, 0, String(civilOf(first).year));
  const pad = ' '.repeat(NAME + 1);
  return `${pad}${years.join('').trimEnd()}\n${pad}${ticks.join('')}`;
}

function label(cells: string[], at: number, text: string): void {
  if (at + text.length > cells.length) return;
  for (let i = 0; i < text.length; i++) cells[at + i] = text[i];
}

function draw(lane: Lane, columns: number, scale: (day: number) => number, first: number): string {
  const cells = new Array<string>(columns).fill('·');
  for (const [from, to] of lane.spans) {
    const a = scale(from);
    const b = to === null ? columns - 1 : scale(to);
    for (let i = a; i <= b; i++) cells[i] = '━';
    cells[a] = from < first ? '◁' : '┣';
    cells[b] = to === null ? '▷' : b === a ? '╋' : '┫';
  }
  for (const day of lane.marks) {
    const at = scale(day);
    cells[at] = cells[at] === '·' ? '●' : '◆';
  }
  return cells.join('');
}
