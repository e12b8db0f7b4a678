/** Reads the fields of a block of a plan. The compiler has checked that they are constants of their type. */
import type { Expression } from '../../../../ir/expression.ts';
import type { Terms } from '../../../../ir/plan-terms.ts';
import type { Duration } from '../../../../model/time/duration.ts';
import type { Context } from '../../../plan/compile-context.ts';
import { inBounds } from '../../../plan/expressions/bounds.ts';
import { constantOf } from '../../../plan/expressions/constant-value.ts';
import type { Value } from '../../../subject/value.ts';
import { type Cents, type Millionths, millionths } from '../../exact-amount.ts';

export class PlanReader {
  readonly #terms: Terms;
  readonly #context: Pick<Context, 'codings' | 'params'>;

  constructor(terms: Terms, context: Pick<Context, 'codings' | 'params'>) {
    this.#terms = terms;
    this.#context = context;
  }

  get name(): string {
    return this.#terms.name ?? '';
  }

  expression(field: string): Expression | null {
    return this.#terms.fields.find(({ name }) => name === field)?.value ?? null;
  }

  value(field: string): Value {
    const expression = this.expression(field);
    if (expression === null) return null;
    // A parameter may be set to what the field does not take.
    if (expression.op === 'bounded') return inBounds(expression, constantOf(expression.value, this.#context) ?? null);
    return constantOf(expression, this.#context) ?? null;
  }

  number(field: string): number | null {
    const value = this.value(field);
    return typeof value === 'number' ? value : null;
  }

  text(field: string): string | null {
    const value = this.value(field);
    return typeof value === 'string' ? value : null;
  }

  /** Whole cents; an amount that is computed may have a fraction. */
  money(field: string): Cents | null {
    const value = this.number(field);
    return value === null ? null : Math.floor(value + 0.5);
  }

  share(field: string): Millionths | null {
    const value = this.number(field);
    return value === null ? null : millionths(value);
  }

  word<W extends string>(field: string, words: readonly W[]): W | null {
    const value = this.value(field);
    return words.find((word) => word === value) ?? null;
  }

  yes(field: string): boolean | null {
    const value = this.value(field);
    return typeof value === 'boolean' ? value : null;
  }

  duration(field: string): Duration | null {
    const value = this.value(field);
    return value !== null && typeof value === 'object' && 'months' in value ? value : null;
  }

  /** Codes of a field that takes a row or a list of rows, as `SYSTEM|code`. */
  codes(field: string): ReadonlySet<string> {
    const value = this.value(field);
    const items: readonly Value[] = Array.isArray(value) ? value : [value as Value];
    return new Set(items.flatMap((item) => (item !== null && typeof item === 'object' && 'code' in item ? [`${item.system}|${item.code}`] : [])));
  }

  parts(word: string): PlanReader[] {
    return this.#terms.parts.filter((part) => part.word === word).map((part) => new PlanReader(part, this.#context));
  }

  part(word: string): PlanReader | null {
    return this.parts(word)[0] ?? null;
  }
}
