/** HS5015: times before birth, which are probably mistakes. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { beforeBirth } from '../diagnostics/sense-diagnostics.ts';

export function checkBeforeBirth(ir: Ir): Diagnostic[] {
  const times = [
    ...ir.anchors.map(({ name, value }) => ({ name, time: value })),
    ...ir.events.flatMap(({ name, schedule, replacements }) => [schedule, ...replacements.map((r) => r.schedule)].map(({ time }) => ({ name, time }))),
  ];
  // A replacement that leaves the schedule as it is has the same time again.
  const found = new Map<string, Diagnostic>();
  for (const { name, time } of times) {
    const [file, start, end] = time.at;
    if (isBeforeBirth(time)) found.set(`${time.at}`, diagnose(beforeBirth, ir.files[file]?.path ?? '', { start, end }, { name }, { found: name }));
  }
  return [...found.values()];
}

/** `birth - 3 days`: a fixed duration, longer than nothing. */
function isBeforeBirth(e: Expression): boolean {
  return (
    e.op === 'shift' &&
    e.sign === -1 &&
    e.base.op === 'moment' &&
    e.base.name === 'birth' &&
    e.by.op === 'duration' &&
    (e.by.months > 0 || e.by.days > 0 || e.by.minutes > 0 || e.by.businessDays > 0)
  );
}
