/** Expectations that ask at a time before the end: `share(subjects where on(rx.a), at: index + 1 year)`. Asking changes nothing of what happens. */
import type { Expectation, Ir, RatioPart } from '../../ir/definition.ts';
import type { Context } from '../plan/compile-context.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import type { AnsweredQuestion, Closure, SubjectState } from '../subject/subject-state.ts';
import type { Agenda } from './agenda.ts';

/** What is asked together: the form of an expectation, or each part of a ratio. */
export type Asked = Extract<Expectation['form'], { readonly of: unknown }> | RatioPart;

/** The values that an expectation asks for. */
export interface QuestionParts {
  /** True where it is asked of the subject. */
  readonly given: Closure;
  readonly of: Closure;
  readonly other: Closure | null;
}

const always: Closure = () => true;

/** The values at the end of the run: of a question about an earlier time, as they were then, and not asked where that time never came. */
export function compileParts(asked: Asked, context: Context): QuestionParts {
  if (asked.time === undefined) return partsNow(asked, context);
  const then =
    (part: keyof AnsweredQuestion): Closure =>
    (s) =>
      s.answers?.get(asked)?.[part] ?? null;
  return { given: then('given'), of: then('of'), other: 'other' in asked && asked.other !== null ? then('other') : null };
}

function partsNow(asked: Asked, context: Context): QuestionParts {
  return {
    given: asked.given === null ? always : compile(asked.given, context),
    of: compile(asked.of, context),
    other: 'other' in asked && asked.other !== null ? compile(asked.other, context) : null,
  };
}

/** What is asked at a time of the subject. */
export interface TimedQuestion {
  readonly asked: Asked;
  readonly time: Closure;
  readonly answer: (s: SubjectState) => AnsweredQuestion;
}

/** @param ir the scenario as one kind of person has it */
export function compileTimed(ir: Ir, context: Context): readonly TimedQuestion[] {
  return ir.expectations.flatMap(({ form }) =>
    askedIn(form).flatMap((asked) => {
      if (asked.time === undefined) return [];
      const { given, of, other } = partsNow(asked, context);
      return [
        {
          asked,
          time: compile(asked.time, context),
          answer: (s: SubjectState): AnsweredQuestion => ({ given: given(s), of: of(s), other: other === null ? null : other(s) }),
        },
      ];
    }),
  );
}

function askedIn(form: Expectation['form']): readonly Asked[] {
  if (form.kind === 'ratio') return form.bottom === null ? [form.top] : [form.top, form.bottom];
  return 'of' in form ? [form] : [];
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
      if (s.answers?.has(question.asked) === true) continue;
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
    for (const { asked, answer } of this.#due) s.answers.set(asked, answer(s));
    return false;
  }
}
