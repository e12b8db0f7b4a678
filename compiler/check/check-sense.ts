/** Small things that are well written and can hardly be meant: arms of no weight, and times before birth. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Ir, Step } from '../../ir/definition.ts';
import type { At, Expression } from '../../ir/expression.ts';
import { beforeBirth, neverTaken } from '../diagnostics/sense-diagnostics.ts';

export function checkSense(ir: Ir): Diagnostic[] {
  const found: Diagnostic[] = [];
  const file = (at: At): string => ir.files[at[0]]?.path ?? '';
  const span = (at: At): { start: number; end: number } => ({ start: at[1], end: at[2] });
  const arms = (of: string, at: At, list: readonly { readonly name: string; readonly weight: number }[]): void => {
    for (const { name, weight } of list) if (weight === 0) found.push(diagnose(neverTaken, file(at), span(at), { name, of }, { found: name }));
  };
  const walk = (steps: readonly Step[]): void => {
    for (const step of steps) {
      switch (step.kind) {
        case 'action':
          walk(step.action.body);
          break;
        case 'branch':
          arms(ir.branches[step.branch].name, step.at, step.arms);
          for (const arm of step.arms) walk(arm.body);
          break;
        case 'if':
          walk(step.yes);
          walk(step.no);
          break;
        case 'end':
          break;
      }
    }
  };
  const time = (name: string, e: Expression): void => {
    if (isBeforeBirth(e)) found.push(diagnose(beforeBirth, file(e.at), span(e.at), { name }, { found: name }));
  };
  for (const axis of ir.axes) arms(axis.name, axis.at, axis.arms);
  for (const anchor of ir.anchors) time(anchor.name, anchor.value);
  for (const event of ir.events) {
    time(event.name, event.schedule.time);
    walk(event.body);
  }
  return found;
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
