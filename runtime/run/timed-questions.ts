/** Expectations that ask at a time before the end: `share(subjects where on(rx.a), at: index + 1 year)`. Asking changes nothing of what happens. */
import type { Expectation, Ir } from '../../ir/definition.ts';
import type { Context } from '../plan/compile-context.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import type { AnsweredQuestion, Closure, SubjectState } from '../subject/subject-state.ts';
import type { Agenda } from './agenda.ts';

type Form = Extract<Expectation['form'], { readonly given: unknown }>;

/** The values that an expectation asks for. */
export interface QuestionParts {
  /** True where it is asked of the subject. */
  readonly given: Closure;
  readonly of: Closure;
  readonly other: Closure | null;
}

const always: Closure = () => true;

/** The values at the end of the run: of a question about an earlier time, as they were then, and not asked where that time never came. */
export function compileParts(expectation: Expectation, form: Form, context: Context): QuestionParts {
  if (form.time === undefined) return partsNow(form, context);
  const then =
    (part: keyof AnsweredQuestion): Closure =>
    (s) =>
      s.answers?.get(expectation)?.[part] ?? null;
  return { given: then('given'), of: then('of'), other: 'other' in form && form.other !== null ? then('other') : null };
}

function partsNow(form: Form, context: Context): QuestionParts {
  return {
    given: form.given === null ? always : compile(form.given, context),
    of: compile(form.of, context),
    other: 'other' in form && form.other !== null ? compile(form.other, context) : null,
  };
}

/** An expectation that asks at a time of the subject. */
export interface TimedQuestion {
  readonly expectation: Expectation;
  readonly time: Closure;
  readonly answer: (s: SubjectState) => AnsweredQuestion;
}

/** @param ir the scenario as one kind of person has it */
export function compileTimed(ir: Ir, context: Context): readonly TimedQuestion[] {
  return ir.expectations.flatMap((expectation) => {
    const { form } = expectation;
    if (!('time' in form) || form.time === undefined) return [];
    const { given, of, other } = partsNow(form, context);
    return [
      {
        expectation,
        time: compile(form.time, context),
        answer: (s: SubjectState): AnsweredQuestion => ({ given: given(s), of: of(s), other: other === null ? null : other(s) }),
      },
    ];
  });
}

/** The questions of one person: each is asked once, when everything of its minute has happened. */
export class TimedQuestions implements Agenda {
  readonly place = Number.POSITIVE_INFINITY;
  readonly #questions: readonly TimedQuestion[];
  #due: TimedQuestion[] = [];

  constructor(questions: readonly TimedQuestion[]) {
    this.#questions = questions;
  }

  next(s: SubjectState): number {
    let next = Number.POSITIVE_INFINITY;
    for (const question of this.#questions) {
      if (s.answers?.has(question.expectation) === true) continue;
      const time = question.time(s);
      // What has passed when it becomes known cannot be asked any more, and the dead are not asked.
      if (typeof time !== 'number' || time < s.now || time > next || time >= (s.death ?? Number.POSITIVE_INFINITY)) continue;
      if (time < next) this.#due = [];
      this.#due.push(question);
      next = time;
    }
    return next;
  }

  act(s: SubjectState): boolean {
    s.answers ??= new Map();
    for (const { expectation, answer } of this.#due) s.answers.set(expectation, answer(s));
    return false;
  }
}
