/** What is counted while subjects run: sums that workers can make apart and add up, in any order and grouping. */
import type { Expectation, Ir } from '../../ir/definition.ts';
import { anyPart, expressionsOfForm } from '../../ir/walk.ts';
import { kindOf, type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import { anyRecord } from '../../model/scalars.ts';
import { addCounts, type Subject } from '../../model/subject.ts';
import type { Applied } from '../defects/apply-defects.ts';
import { unbilledOf } from '../engines/claims/claims-engine.ts';
import { addUnbilled, nothingUnbilled, type UnbilledCare } from '../engines/claims/unbilled-care.ts';
import type { Context } from '../plan/compile-context.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import { inBand } from '../plan/person-values.ts';
import { compileParts } from '../run/timed-questions.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import type { Value } from '../subject/value.ts';
import { addSum, addWhole, type ExactSum, zeroSum } from './exact-sum.ts';
import { ActCounter, type ActCounts, addActs, emptyActs } from './idle-statements.ts';
import { compileRatioPart, noRatio, noteRatio, nothingCounted } from './ratio-sums.ts';
import { addSpread, addValue, emptySpread, type ValueSpread } from './spread.ts';

/** One expectation over some subjects. */
export interface ExpectationTally {
  /** Subjects whom the question could be asked of. */
  asked: number;
  /** Of them, those for whom the answer is yes. */
  yes: number;
  /** Sum and sum of squares of a mean's values, in millionths. */
  sum: ExactSum;
  squares: ExactSum;
  /** Of the second value of a correlation, and of products of both. */
  others: ExactSum;
  otherSquares: ExactSum;
  products: ExactSum;
  /** The least and the greatest value, in millionths; null where there is none. */
  least: number | null;
  greatest: number | null;
  /** Values in millionths, for quantiles. */
  spread: ValueSpread;
  /** The first few subjects for whom it does not hold. */
  failing: number[];
  /** The first few for whom it does. */
  holding: number[];
  /** What the parts of a ratio come to, see `RatioSums`; empty for the others. */
  ratio: ExactSum[];
  /** Subjects in each combination of a cover, the last axis running fastest; empty for the others. */
  cells: number[];
}

export interface Tally extends ActCounts {
  /** Care that no claim has. */
  unbilled: UnbilledCare;
  /** First persons of units, and all patients. */
  subjects: number;
  members: number;
  /** Subjects in each arm, by axis. */
  arms: number[][];
  records: Record<RecordKind, number>;
  expectations: ExpectationTally[];
}

/** Subjects named for a failed expectation. */
const NAMED = 5;
/** Values of a mean are counted in millionths: whole numbers add up exactly. */
export const SCALE = 1_000_000;

export function emptyTally(ir: Ir): Tally {
  return {
    subjects: 0,
    members: 0,
    arms: ir.axes.map((axis) => axis.arms.map(() => 0)),
    records: Object.fromEntries(recordKinds.map((kind) => [kind, 0])) as Record<RecordKind, number>,
    expectations: ir.expectations.map((expectation) => ({
      asked: 0,
      yes: 0,
      sum: zeroSum(),
      squares: zeroSum(),
      others: zeroSum(),
      otherSquares: zeroSum(),
      products: zeroSum(),
      least: null,
      greatest: null,
      spread: emptySpread(),
      failing: [],
      holding: [],
      ratio: expectation.form.kind === 'ratio' ? noRatio() : [],
      cells: new Array<number>(cellsOf(expectation)).fill(0),
    })),
    unbilled: nothingUnbilled(),
    ...emptyActs(ir),
  };
}

/** Adds `more` to `to`. */
export function addTally(to: Tally, more: Tally): void {
  to.subjects += more.subjects;
  to.members += more.members;
  more.arms.forEach((arms, axis) => {
    arms.forEach((count, arm) => {
      to.arms[axis][arm] += count;
    });
  });
  for (const kind of recordKinds) to.records[kind] += more.records[kind];
  more.expectations.forEach((tally, i) => {
    const sum = to.expectations[i];
    sum.asked += tally.asked;
    sum.yes += tally.yes;
    addSum(sum.sum, tally.sum);
    addSum(sum.squares, tally.squares);
    addSum(sum.others, tally.others);
    addSum(sum.otherSquares, tally.otherSquares);
    addSum(sum.products, tally.products);
    if (tally.least !== null) sum.least = Math.min(sum.least ?? tally.least, tally.least);
    if (tally.greatest !== null) sum.greatest = Math.max(sum.greatest ?? tally.greatest, tally.greatest);
    addSpread(sum.spread, tally.spread);
    tally.ratio.forEach((more, i) => {
      addSum(sum.ratio[i], more);
    });
    tally.cells.forEach((count, cell) => {
      sum.cells[cell] += count;
    });
    sum.failing = firstOf(sum.failing, tally.failing);
    sum.holding = firstOf(sum.holding, tally.holding);
  });
  addUnbilled(to.unbilled, more.unbilled);
  addActs(to, more);
}

function firstOf(a: readonly number[], b: readonly number[]): number[] {
  return [...a, ...b].sort((x, y) => x - y).slice(0, NAMED);
}

function cellsOf({ form }: Expectation): number {
  return form.kind === 'cover' ? form.axes.reduce((product, axis) => product * axis.cells.length, 1) : 0;
}

/** Asks one expectation of the current subject, and counts the answer. */
type Ask = (tally: ExpectationTally, s: SubjectState, subject: Subject) => void;

function compileAsk(expectation: Expectation, context: Context): Ask {
  const { form } = expectation;
  switch (form.kind) {
    case 'every': {
      const holds = compile(form.holds, context);
      return (tally, s) => {
        const answer = holds(s);
        // `every` passes over those for whom it cannot be asked.
        if (answer !== null) note(tally, answer === true, s.index);
      };
    }
    case 'share':
    case 'count': {
      const { of, given } = compileParts(form, context);
      return eachOf(form.over, (tally, s) => {
        if (given(s) === true) note(tally, of(s) === true, s.index);
      });
    }
    case 'mean':
    case 'sum':
    case 'percentile':
    case 'sd':
    case 'min':
    case 'max':
    case 'correlation':
    case 'slope': {
      const { of, other, given } = compileParts(form, context);
      const spreads = form.kind === 'percentile' || form.kind === 'sd';
      return eachOf(form.over, (tally, s) => {
        if (given(s) !== true) return;
        const answer = of(s);
        if (typeof answer !== 'number' || !Number.isFinite(answer)) return;
        const second = other === null ? 0 : other(s);
        if (typeof second !== 'number' || !Number.isFinite(second)) return;
        noteNumber(tally, answer, spreads);
        if (other === null) return;
        addWhole(tally.others, Math.round(second * SCALE));
        addWhole(tally.otherSquares, Math.round(second * second * SCALE));
        addWhole(tally.products, Math.round(answer * second * SCALE));
      });
    }
    case 'ratio': {
      const parts = [form.top, form.bottom].map((part) => (part === null ? null : compileRatioPart(part, context)));
      return (tally, s, subject) => {
        tally.asked++;
        noteRatio(
          tally.ratio,
          parts.map((part) => (part === null ? nothingCounted : part(s, subject))),
        );
      };
    }
    case 'cover': {
      const axes = form.axes.map(({ of, cells }) => ({ of: compile(of, context), cells }));
      const coding = (concept: number): Value => context.codings[concept];
      return (tally, s) => {
        tally.asked++;
        let cell = 0;
        for (const { of, cells } of axes) {
          const value = of(s);
          const at = cells.findIndex(({ key }) => inBand(key, value, coding));
          if (at < 0) return;
          cell = cell * cells.length + at;
        }
        tally.cells[cell]++;
      };
    }
  }
}

/** Asks of the subject, or of each of their records of a kind. */
function eachOf(over: RecordKind | null, ask: (tally: ExpectationTally, s: SubjectState) => void): Ask {
  if (over === null) return ask;
  return (tally, s, subject) => {
    for (const record of subject[over]) {
      s.record = record;
      ask(tally, s);
    }
    s.record = null;
  };
}

function noteNumber(tally: ExpectationTally, answer: number, spreads: boolean): void {
  const whole = Math.round(answer * SCALE);
  tally.asked++;
  addWhole(tally.sum, whole);
  addWhole(tally.squares, Math.round(answer * answer * SCALE));
  tally.least = Math.min(tally.least ?? whole, whole);
  tally.greatest = Math.max(tally.greatest ?? whole, whole);
  if (spreads) addValue(tally.spread, whole);
}

function note(tally: ExpectationTally, yes: boolean, index: number): void {
  tally.asked++;
  if (yes) tally.yes++;
  const named = yes ? tally.holding : tally.failing;
  if (named.length < NAMED && named[named.length - 1] !== index) named.push(index);
}

/** Counts the people of units, ready for one run. */
export class Counter {
  /** By kind of person, the first person first: the expectations about them, with their places among all. */
  readonly #asks: readonly (readonly { readonly at: number; readonly ask: Ask }[])[];
  /** The kinds of records that others are asked through. */
  readonly #referred: readonly RecordKind[];
  /** The kind of each place in the unit. */
  readonly #kinds: readonly number[];
  readonly #acts: ActCounter;

  constructor({ ir, context, others }: ExecutionPlan) {
    const contexts = [context, ...(ir.patients ?? []).map((_, kind) => others.find(({ kind: of }) => of === kind)?.plan.context ?? context)];
    this.#asks = contexts.map((of, i) =>
      ir.expectations.flatMap((expectation, at) => ((expectation.patient ?? -1) === i - 1 ? [{ at, ask: compileAsk(expectation, of) }] : [])),
    );
    this.#acts = new ActCounter(ir);
    this.#kinds = [0, ...others.map(({ kind }) => (kind === undefined ? -1 : kind + 1))];
    this.#referred = referredKinds(ir);
  }

  /** Counts the defects that somebody was given. */
  defects(tally: Tally, counts: Applied['counts']): void {
    this.#acts.defects(tally, counts);
  }

  /** Counts somebody of a unit that was just run; `s` still holds their state. */
  count(tally: Tally, s: SubjectState, subject: Subject): void {
    tally.members++;
    addCounts(tally.records, subject);
    if (s.member === 0) {
      tally.subjects++;
      for (let axis = 0; axis < tally.arms.length; axis++) if (s.arms[axis] >= 0) tally.arms[axis][s.arms[axis]]++;
    }
    this.#acts.corrections(tally, s.recording.acts);
    const unbilled = unbilledOf(s);
    if (unbilled !== null) addUnbilled(tally.unbilled, unbilled);
    const asks = this.#asks[this.#kinds[s.member]] ?? [];
    if (asks.length === 0) return;
    // Questions are asked at the end, about everything that is known by then.
    s.now = s.death ?? s.end;
    s.listed = subject;
    if (this.#referred.length > 0) s.referred = new Map(this.#referred.flatMap((kind) => subject[kind].map((record) => [record.id, record])));
    for (const { at, ask } of asks) ask(tally.expectations[at], s, subject);
  }
}

/** The kinds of records that expectations ask about by what refers to them. */
function referredKinds({ expectations }: Ir): readonly RecordKind[] {
  const fields = new Set<string>();
  for (const { form } of expectations)
    for (const expression of expressionsOfForm(form))
      anyPart(expression, (part) => {
        if (part.op === 'field' && part.through !== null) fields.add(part.through);
        return false;
      });
  const lists = new Set(
    recordKinds.flatMap((kind) => kindOf[kind].references().flatMap(({ steps, list }) => (steps.length === 1 && fields.has(steps[0].name) ? [list] : []))),
  );
  return recordKinds.filter((kind) => lists.has(kind) || lists.has(anyRecord));
}
