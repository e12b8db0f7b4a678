/** Drugs for a condition that stays, which are prescribed once and are used up long before the person is last seen. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Action, Ir, Schedule } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Thread } from '../../ir/thread-definition.ts';
import { allActions, eachAction } from '../../ir/walk.ts';
import { acuteDays } from '../../model/codes/acute-conditions.ts';
import { MINUTES_PER_DAY } from '../../model/time/civil.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { lapses } from '../diagnostics/sense-diagnostics.ts';
import { repeatedInstructions, repeats } from './repeated.ts';
import { rangeOf } from './values/elaborate-ranges.ts';

/** Between which minutes, or lengths in minutes, something lies; null where the text does not show it. */
type Span = readonly [least: number, most: number];

export function checkLapses(ir: Ir): Diagnostic[] {
  const { asOf } = ir.scenario;
  if (asOf === null) return [];
  const times = new Times(ir);
  const drugs = [...allActions(ir)].filter(({ verb }) => !given.has(verbs[verb].makes));
  // Which drug a computed argument is, nobody knows here.
  if (drugs.some(({ argument, verb }) => argument?.op !== 'concept' && verbs[verb].makes === 'medication_requests')) return [];
  const seenUntil = Math.min(asOf, times.lastVisit() ?? 0);
  const places = [
    { actions: [...eachAction(ir.history)], from: times.start() },
    ...ir.events.flatMap((event, id) =>
      repeats(ir, id) ? [] : [event, ...event.replacements].map(({ body, schedule }) => ({ actions: [...eachAction(body)], from: times.of(schedule) })),
    ),
    ...ir.threads.flatMap((thread) => sureSteps(ir, times, thread)),
  ];
  return places.flatMap(({ actions, from }) => actions.flatMap((action) => lapsing(ir, times, action, drugs, from, seenUntil)));
}

/** What a thread does before anything is decided in it, and when. */
function sureSteps(ir: Ir, times: Times, thread: Thread): { readonly actions: readonly Action[]; readonly from: Span | null }[] {
  const [again, event] = [repeatedInstructions(ir, thread), ir.events[thread.event]];
  const found: { readonly actions: readonly Action[]; readonly from: Span | null }[] = [];
  let from = event === undefined || event.replacements.length > 0 ? null : times.of(event.schedule);
  // Nothing is come to twice: what can be is left out.
  for (let i = 0; from !== null && !again.has(i) && i < thread.code.length; i++) {
    const instruction = thread.code[i];
    if (instruction.op === 'do') found.push({ actions: [...eachAction(instruction.steps)], from });
    else if (instruction.op === 'wait') {
      const by = times.length(instruction.length);
      from = by === null ? null : [from[0] + by[0], from[1] + by[1]];
    } else if (instruction.op === 'jump') i = instruction.to - 1;
    else if (instruction.op !== 'enter' && instruction.op !== 'clock' && instruction.op !== 'bind') break;
  }
  return found;
}

/** What is handed over or given of a prescription neither renews nor ends it. */
const given: ReadonlySet<string | null> = new Set(['medication_dispenses', 'medication_administrations']);

function lapsing(ir: Ir, times: Times, action: Action, drugs: readonly Action[], from: Span | null, seenUntil: number): Diagnostic[] {
  const { argument, fields, verb } = action;
  if (!verbs[verb].needsIndication || argument?.op !== 'concept') return [];
  const field = (name: string): Expression | undefined => fields.find((one) => one.name === name)?.value;
  const [days, refills, reason, started] = [field('days_supply'), field('refills'), field('reason'), field('started')];
  if (field('ongoing') !== undefined || days?.op !== 'number' || refills?.op !== 'number' || refills.value < 1) return [];
  if (reason?.op !== 'concept' || !stays(ir, reason.concept)) return [];
  // Whatever else the scenario does with the drug, it may well be renewed or ended by it.
  const isIt = (e: Expression | null | undefined): boolean => e?.op === 'concept' && sameCode(ir, e.concept, argument.concept);
  if (
    drugs.some(
      (one) => one.path !== action.path && (isIt(one.argument) || one.fields.some(({ name, value }) => name === verbs[one.verb].fromRow && isIt(value))),
    )
  )
    return [];
  const begins = started === undefined ? from : times.at(started);
  if (begins === null) return [];
  const supply = days.value * (refills.value + 1);
  const followed = Math.floor((seenUntil - begins[1]) / MINUTES_PER_DAY);
  if (followed < 2 * supply) return [];
  const [file, start, end] = argument.at;
  const { name } = ir.concepts[argument.concept];
  return [diagnose(lapses, ir.files[file]?.path ?? '', { start, end }, { name, supply, followed }, { found: name, examples: ['ongoing: yes'] })];
}

function sameCode(ir: Ir, a: number, b: number): boolean {
  return ir.concepts[a].system === ir.concepts[b].system && ir.concepts[a].code === ir.concepts[b].code;
}

/** Whether a condition is diagnosed as a problem, stays active, and is resolved nowhere. */
function stays(ir: Ir, reason: number): boolean {
  if (acuteDays(ir.concepts[reason].system, ir.concepts[reason].code) !== null) return false;
  const about = [...allActions(ir)].filter(({ argument }) => argument?.op === 'concept' && sameCode(ir, argument.concept, reason));
  const isProblem = ({ fields }: Action): boolean =>
    fields.every(({ name, value }) => name !== 'category' || (value.op === 'text' && value.value === 'problem_list_item'));
  return about.some(isProblem) && about.every(({ verb }) => verbs[verb].diagnoses);
}

/** Times that follow from each other, as far as they are read: chains can have thousands of links. */
const MAX_LINKS = 100;

/** What the text shows of times: fixed days, uniform draws, anchors, events that happen once, and fixed durations. */
class Times {
  readonly #ir: Ir;
  #links = 0;

  constructor(ir: Ir) {
    this.#ir = ir;
  }

  start(): Span | null {
    const { start, anchors } = this.#ir;
    return start === null ? null : this.at(anchors[start].value);
  }

  /** When an event happens that happens once. */
  of({ kind, time, offsets }: Schedule): Span | null {
    return kind === 'at' && offsets === null ? this.at(time) : null;
  }

  /** Until when every person is seen that the text shows. */
  lastVisit(): number | null {
    let last: number | null = null;
    for (const [id, event] of this.#ir.events.entries()) {
      if (![...eachAction(event.body)].some(({ verb }) => verbs[verb].opens !== null)) continue;
      const { schedule } = event;
      const ends = repeats(this.#ir, id) ? this.#end(schedule) : (this.of(schedule)?.[0] ?? null);
      if (ends !== null) last = Math.max(last ?? ends, ends);
    }
    return last;
  }

  #end({ kind, time, length, until, times }: Schedule): number | null {
    if (kind !== 'every' || times !== null) return null;
    if (until !== null) return this.at(until)?.[0] ?? null;
    if (length === null) return Number.POSITIVE_INFINITY;
    const [from, by] = [this.at(time), this.length(length)];
    return from === null || by === null ? null : from[0] + by[0];
  }

  at(e: Expression): Span | null {
    if (this.#links === MAX_LINKS) return null;
    this.#links++;
    const span = this.#through(e);
    this.#links--;
    return span;
  }

  #through(e: Expression): Span | null {
    switch (e.op) {
      case 'number':
        return [e.value, e.value];
      case 'anchor':
        return this.at(this.#ir.anchors[e.anchor].value);
      case 'moment':
        return e.name === 'start' ? this.start() : null;
      case 'done':
      case 'booked':
        return this.at(e.value);
      case 'to_time':
        return scaled(this.#days(e.value), MINUTES_PER_DAY);
      case 'event_time': {
        const event = this.#ir.events[e.event];
        return event === undefined || repeats(this.#ir, e.event) || event.replacements.length > 0 ? null : this.of(event.schedule);
      }
      case 'shift': {
        const [base, by] = [this.at(e.base), this.length(e.by)];
        if (base === null || by === null) return null;
        return e.sign === 1 ? [base[0] + by[0], base[1] + by[1]] : [base[0] - by[1], base[1] - by[0]];
      }
      default:
        return null;
    }
  }

  /** In days. */
  #days(e: Expression): Span | null {
    if (e.op === 'draw' && e.law === 'uniform' && e.offset === null && e.scale === null && e.low === null && e.high === null) {
      const [low, high] = e.parameters.map((one) => this.#days(one));
      return low == null || high == null ? null : [low[0], high[1]];
    }
    if (e.op === 'to_day') return scaled(this.at(e.value), 1 / MINUTES_PER_DAY);
    return e.op === 'measure' && e.unit === 'day' ? scaled(this.length(e.value), 1 / MINUTES_PER_DAY) : rangeOf(e);
  }

  length(e: Expression): Span | null {
    switch (e.op) {
      case 'duration': {
        const fixed = e.days * MINUTES_PER_DAY + e.minutes;
        return [
          e.months * 28 * MINUTES_PER_DAY + fixed + e.businessDays * MINUTES_PER_DAY,
          e.months * 31 * MINUTES_PER_DAY + fixed + e.businessDays * 2 * MINUTES_PER_DAY,
        ];
      }
      case 'param':
        return this.length(this.#ir.params[e.param].value);
      case 'to_duration':
        return e.unit === 'day' ? scaled(this.#days(e.value), MINUTES_PER_DAY) : null;
      default:
        return null;
    }
  }
}

function scaled(span: Span | null, by: number): Span | null {
  return span === null ? null : [span[0] * by, span[1] * by];
}
