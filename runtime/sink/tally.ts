/** What is counted while subjects run: sums that workers can make apart and add up, in any order and grouping. */
import type { Expectation, Ir } from '../../compiler/ir/ir.ts';
import { type ClinicalKind, clinicalKinds, type Subject } from '../canonical/subject.ts';
import type { Context } from '../plan/context.ts';
import { compile } from '../plan/expressions/compile.ts';
import type { Closure, SubjectState } from '../plan/state.ts';
import { addSum, addWhole, type ExactSum, zeroSum } from './exact-sum.ts';

/** One expectation over some subjects. */
export interface ExpectationTally {
  /** Subjects whom the question could be asked of. */
  asked: number;
  /** Of them, those for whom the answer is yes. */
  yes: number;
  /** Sum and sum of squares of a mean's values, in millionths. */
  sum: ExactSum;
  squares: ExactSum;
  /** The first few subjects for whom it does not hold. */
  failing: number[];
}

export interface Tally {
  subjects: number;
  /** Subjects in each arm, by axis. */
  arms: number[][];
  records: Record<ClinicalKind, number>;
  expectations: ExpectationTally[];
}

/** Subjects named for a failed expectation. */
const NAMED = 5;
/** Values of a mean are counted in millionths: whole numbers add up exactly. */
export const SCALE = 1_000_000;

export function emptyTally(ir: Ir): Tally {
  return {
    subjects: 0,
    arms: ir.axes.map((axis) => axis.arms.map(() => 0)),
    records: Object.fromEntries(clinicalKinds.map((kind) => [kind, 0])) as Record<ClinicalKind, number>,
    expectations: ir.expectations.map(() => ({ asked: 0, yes: 0, sum: zeroSum(), squares: zeroSum(), failing: [] })),
  };
}

/** Adds `more` to `to`. */
export function addTally(to: Tally, more: Tally): void {
  to.subjects += more.subjects;
  more.arms.forEach((arms, axis) => {
    arms.forEach((count, arm) => {
      to.arms[axis][arm] += count;
    });
  });
  for (const kind of clinicalKinds) to.records[kind] += more.records[kind];
  more.expectations.forEach((tally, i) => {
    const sum = to.expectations[i];
    sum.asked += tally.asked;
    sum.yes += tally.yes;
    addSum(sum.sum, tally.sum);
    addSum(sum.squares, tally.squares);
    sum.failing = [...sum.failing, ...tally.failing].sort((a, b) => a - b).slice(0, NAMED);
  });
}

/** Counts subjects, ready for one run. */
export class Counter {
  readonly #questions: readonly { readonly expectation: Expectation; readonly closure: Closure }[];

  constructor(ir: Ir, context: Context) {
    this.#questions = ir.expectations.map((expectation) => ({
      expectation,
      closure: compile(expectation.form.kind === 'every' ? expectation.form.holds : expectation.form.of, context),
    }));
  }

  /** Counts a subject that was just run; `s` still holds its state. */
  count(tally: Tally, s: SubjectState, subject: Subject): void {
    tally.subjects++;
    for (let axis = 0; axis < tally.arms.length; axis++) tally.arms[axis][s.arms[axis]]++;
    for (const kind of clinicalKinds) tally.records[kind] += subject[kind].length;
    if (this.#questions.length === 0) return;
    // Questions are asked at the end, about everything that is known by then.
    s.now = s.death ?? s.end;
    this.#questions.forEach(({ expectation, closure }, i) => {
      const answer = closure(s);
      const sum = tally.expectations[i];
      if (expectation.form.kind === 'mean') {
        if (typeof answer !== 'number' || !Number.isFinite(answer)) return;
        sum.asked++;
        addWhole(sum.sum, Math.round(answer * SCALE));
        addWhole(sum.squares, Math.round(answer * answer * SCALE));
        return;
      }
      // A share counts everyone; `every` passes over those for whom it cannot be asked.
      if (answer === null && expectation.form.kind === 'every') return;
      sum.asked++;
      if (answer === true) sum.yes++;
      else if (sum.failing.length < NAMED) sum.failing.push(s.index);
    });
  }
}
