/** Going through expressions: every direct part of one. */
import type { Expression } from './expression.ts';

const some = (...parts: readonly (Expression | null)[]): Expression[] => parts.filter((part): part is Expression => part !== null);

/** The expressions directly inside an expression, in order of evaluation. */
export function partsOf(e: Expression): readonly Expression[] {
  switch (e.op) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'concept':
    case 'party':
    case 'pick_party':
    case 'duration':
    case 'param':
    case 'attribute':
    case 'person':
    case 'axis':
    case 'branch':
    case 'local':
    case 'outcome':
    case 'in_state':
    case 'undiagnosed':
    case 'score':
    case 'relative':
    case 'field':
    case 'field_party':
    case 'noted':
    case 'unique':
    case 'pattern':
    case 'has':
    case 'on':
    case 'anchor':
    case 'moment':
    case 'event_time':
      return [];
    case 'list':
    case 'at_least':
      return e.items;
    case 'member':
      return some(e.where);
    case 'visited':
      return some(e.within, e.since);
    case 'age':
      return some(e.on);
    case 'roster':
      return some(e.otherwise);
    case 'negate':
    case 'measure':
    case 'to_duration':
    case 'to_time':
    case 'to_day':
    case 'not':
    case 'round':
    case 'missing':
      return [e.value];
    case 'arithmetic':
    case 'add_durations':
    case 'compare':
    case 'and':
    case 'or':
      return [e.left, e.right];
    case 'scale_duration':
      return [e.factor, e.value];
    case 'within':
    case 'redraw':
      return [e.value, e.low, e.high];
    case 'one_of':
      return [e.value, ...e.items];
    case 'if':
      return [e.condition, e.yes, e.no];
    case 'draw':
      return some(...e.parameters, e.offset, e.scale, e.low, e.high);
    case 'extreme':
    case 'math':
      return e.values;
    case 'choose':
      return e.arms.flatMap((arm) => some(arm.when, arm.value));
    case 'mixture':
      return e.arms.map((arm) => arm.value);
    case 'by':
      return some(...e.subjects, ...e.rows.map((row) => row.value), e.otherwise);
    case 'first_of':
      return some(...e.arms.flatMap((arm) => [arm.when, arm.value]), e.otherwise);
    case 'chance':
      return [e.share];
    case 'pick':
      return some(...e.whens);
    case 'walk':
      return [e.start, e.step];
    case 'lookup':
      return e.keys;
    case 'query':
      return some(e.where, e.withinAny, e.within, e.before, e.on);
    case 'occurs':
      return some(e.time);
    case 'arrival':
      return some(e.from, e.until);
    case 'days_between':
      return [e.from, e.to];
    case 'shift':
      return [e.base, e.by];
  }
}

/** Whether an expression or any part of it satisfies a condition. */
export function anyPart(expression: Expression, holds: (e: Expression) => boolean): boolean {
  return holds(expression) || partsOf(expression).some((part) => anyPart(part, holds));
}
