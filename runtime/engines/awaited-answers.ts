/** Answers that statements wait for, until their minutes. */
import type { EngineAnswer } from '../subject/thread-memory.ts';

export interface AwaitedAnswer extends EngineAnswer {
  /** Minute of the answer. */
  readonly at: number;
}

export class AwaitedAnswers {
  readonly #waiting: AwaitedAnswer[] = [];

  wait(one: AwaitedAnswer): void {
    this.#waiting.push(one);
  }

  /** Minute of the answer that comes next; infinite while there is none. */
  get next(): number {
    return this.#first?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Gives the answer that comes next: by time, then in the order of the questions. */
  give(answer: (answered: EngineAnswer) => void): void {
    const first = this.#first;
    if (first === null) return;
    this.#waiting.splice(this.#waiting.indexOf(first), 1);
    answer(first);
  }

  get #first(): AwaitedAnswer | null {
    let first: AwaitedAnswer | null = null;
    for (const one of this.#waiting) if (first === null || one.at < first.at) first = one;
    return first;
  }
}
