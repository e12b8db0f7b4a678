/**
 * `cycle` → the state machine that it stands for: one state in which a cycle is due, and one for each day of treatment.
 * Everything else (draws, questions, waiting) is that of states.
 */
import type {
  Body,
  BodyItem,
  CycleDay,
  CycleDeclaration,
  CycleHold,
  CycleStop,
  DurationValue,
  Name,
  PathValue,
  StateNode,
  StatesDeclaration,
  ValueNode,
} from '../../../grammar/ast/ast.ts';
import type { Span } from '../../../grammar/source-text.ts';

/** The state in which a cycle is due, and is begun, held or given up. */
const DUE = 'due';

export const dayState = (day: number): string => `day_${day}`;

/** The number of a day; null where it is not a plain number. */
export function dayNumber({ day }: CycleDay): number | null {
  return day.kind === 'number' && /^\d{1,5}$/.test(day.text) && Number(day.text) > 0 ? Number(day.text) : null;
}

/** Days of treatment in order; days that are wrong or are repeated are left out (and reported elsewhere). */
export function daysOf(cycle: CycleDeclaration): { readonly day: number; readonly node: CycleDay }[] {
  const days = new Map<number, CycleDay>();
  for (const item of cycle.items) {
    const day = item.kind === 'day' ? dayNumber(item) : null;
    if (item.kind === 'day' && day !== null && !days.has(day)) days.set(day, item);
  }
  return [...days].map(([day, node]) => ({ day, node })).sort((a, b) => a.day - b.day);
}

const nameAt = (text: string, span: Span): Name => ({ text, span });
const path = (names: readonly string[], span: Span): PathValue => ({ kind: 'path', names: names.map((text) => nameAt(text, span)), index: null, span });
const count = (n: number, span: Span): ValueNode => ({ kind: 'number', text: String(n), span });
const days = (n: number, span: Span): DurationValue => ({ kind: 'duration', amount: String(n), unit: 'day', span });
const body = (items: readonly BodyItem[], span: Span): Body => ({ items, span });

/** The states of a cycle, written out. */
export function statesOf(cycle: CycleDeclaration): StatesDeclaration {
  const { name, from, span } = cycle;
  const list = daysOf(cycle);
  const first = list[0]?.day ?? 1;
  const due: StateNode = { name: nameAt(DUE, name.span), body: body([...beginning(cycle), go(dayState(first), name.span)], name.span), span };
  const states = list.map(({ day, node }, i): StateNode => {
    const next = list[i + 1];
    const done = next === undefined ? afterCycle(cycle, day) : [pause(days(next.day - day, node.span)), go(dayState(next.day), node.span)];
    return { name: nameAt(dayState(day), node.span), body: body([...treatment(cycle, node), ...done], node.body.span), span: node.span };
  });
  return { kind: 'states', name, parameters: [], from, states: list.length === 0 ? [] : [due, ...states], span };
}

const go = (target: string, span: Span): BodyItem => ({ kind: 'goto', target: nameAt(target, span), span });
const pause = (length: ValueNode): BodyItem => ({ kind: 'wait', length, until: null, atMost: null, span: length.span });
const stop = (span: Span): BodyItem => ({ kind: 'end', outcome: null, otherwise: false, span });

/** `stop` before `hold`, both before the first day. */
function beginning(cycle: CycleDeclaration): BodyItem[] {
  const stops = cycle.items.filter((item): item is CycleStop => item.kind === 'stop');
  const holds = cycle.items.filter((item): item is CycleHold => item.kind === 'hold');
  const { until } = cycle;
  const over: BodyItem[] =
    until === null
      ? []
      : [
          {
            kind: 'if',
            condition: { kind: 'binary', operator: '>', left: path(['now'], until.span), right: until, span: until.span },
            yes: body([stop(until.span)], until.span),
            no: null,
            span: until.span,
          },
        ];
  return [
    ...over,
    ...stops.map((item): BodyItem => ({ kind: 'if', condition: item.when, yes: body([stop(item.span)], item.span), no: null, span: item.span })),
    ...holds.map(
      (item): BodyItem => ({
        kind: 'if',
        condition: item.when,
        yes: body([...(item.body?.items ?? []), pause(item.length), go(DUE, item.span)], item.span),
        no: null,
        span: item.span,
      }),
    ),
  ];
}

/** `day 8 every 2 cycles`: in the second, the fourth, … */
function treatment(cycle: CycleDeclaration, { everyCycles, body: own, span }: CycleDay): BodyItem[] {
  if (everyCycles === null) return [...own.items];
  const number = path([cycle.name.text, 'number'], everyCycles.span);
  const remainder: ValueNode = {
    kind: 'call',
    callee: nameAt('mod', everyCycles.span),
    names: [nameAt('mod', everyCycles.span)],
    args: [number, everyCycles].map((value) => ({ name: null, value, where: null, given: null, span: value.span })),
    span: everyCycles.span,
  };
  const condition: ValueNode = { kind: 'binary', operator: '==', left: remainder, right: count(0, everyCycles.span), span: everyCycles.span };
  return [{ kind: 'if', condition, yes: own, no: null, span }];
}

/** After the last day: the end, or the rest of the cycle. */
function afterCycle(cycle: CycleDeclaration, day: number): BodyItem[] {
  const { every, times } = cycle;
  const rest: ValueNode = day === 1 ? every : { kind: 'binary', operator: '-', left: every, right: days(day - 1, every.span), span: every.span };
  const over: BodyItem[] =
    times === null
      ? []
      : [
          {
            kind: 'if',
            condition: { kind: 'binary', operator: '>=', left: path([cycle.name.text, 'number'], times.span), right: times, span: times.span },
            yes: body([stop(times.span)], times.span),
            no: null,
            span: times.span,
          },
        ];
  return [...over, pause(rest), go(DUE, cycle.name.span)];
}
