/** What a function of values is: its specification, and how a call of it becomes a typed expression. */
import type { Argument, CallValue, ValueNode } from '../../../grammar/ast/ast.ts';
import type { At, Expression } from '../../../ir/expression.ts';
import { describe, type Type } from '../../../vocabulary/types.ts';
import { badArguments } from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, type Place, type PlaceKind } from '../place.ts';
import { elaborateAs } from '../values/elaborate.ts';

export interface FunctionParameter<Name extends string = string> {
  readonly name: Name;
  /** What its value is read as; words where the function itself reads what is given. */
  readonly takes: Type | string;
  /** What it means, where its name does not say it. */
  readonly doc?: string;
  /** `name`: written with its name, and may be left out unless the function needs it. Otherwise it is given by its position. */
  readonly by?: 'name';
  /** Whether further values may follow the last parameter. */
  readonly more?: true;
  /** Whether `where` may take some of its values. */
  readonly narrowed?: true;
}

export const functionGroups = ['distribution', 'value', 'number', 'time', 'past', 'thread'] as const;
export type FunctionGroup = (typeof functionGroups)[number];

export interface FunctionSpecification<Name extends string = string> {
  readonly name: string;
  readonly group: FunctionGroup;
  /** What it is, in a line of Markdown. */
  readonly does: string;
  /** What it gives, in words. */
  readonly result: string;
  readonly example: string;
  readonly parameters: readonly FunctionParameter<Name>[];
  /** Whether each call draws. */
  readonly random?: true;
  /** Where a call may stand, and what a report says of any other place; without it everywhere, or where draws are allowed. */
  readonly stands?: { readonly in: readonly PlaceKind[]; readonly why: string };
  /** What a report says of wrong arguments, where their number does not say it. */
  readonly usage?: string;
}

/** A function: its specification, and its meaning. */
export interface ValueFunction extends FunctionSpecification {
  /** The parameters in other sets, for a distribution. */
  readonly otherForms?: readonly (readonly FunctionParameter[])[];
  /** Whether it checks its place and reads its arguments itself. */
  readonly own?: true;
  /** Another meaning that a call can have by its argument; asked before anything else is checked. */
  readonly instead?: (checker: Checker, place: Place, call: CallValue) => Typed | null;
  /** The typed expression; null where something was reported. */
  readonly elaborate: (call: FunctionCall) => Typed | null;
}

/** A function whose meaning asks only for parameters that its specification has. */
export function valueFunction<const Name extends string>(
  specification: FunctionSpecification<Name> & Pick<ValueFunction, 'instead'> & { readonly elaborate: (call: FunctionCall<Name>) => Typed | null },
): ValueFunction {
  return specification as ValueFunction;
}

/** How it is called, for each set of parameters: `count(x, before: time, within: duration)`. */
export function signatures({ name, parameters, otherForms = [] }: ValueFunction): string[] {
  return [parameters, ...otherForms].map((form) => `${name}(${form.map(parameterText).join(', ')})`);
}

function parameterText({ name, takes, by, more }: FunctionParameter): string {
  if (by !== 'name') return `${name}${more === true ? ', …' : ''}`;
  return `${name}: ${(typeof takes === 'string' ? takes : describe(takes)).replace(/^an? /, '')}`;
}

/** One call, with its arguments by the names of the parameters. */
export class FunctionCall<Name extends string = string> {
  readonly checker: Checker;
  readonly place: Place;
  readonly node: CallValue;
  readonly expected: Type | null;
  readonly at: At;
  /** The place of the values that are given by position. */
  readonly inner: Place;
  readonly #parameters: readonly FunctionParameter[];
  readonly #given: ReadonlyMap<string, Argument>;

  constructor(checker: Checker, place: Place, node: CallValue, expected: Type | null, of: FunctionSpecification, given: ReadonlyMap<string, Argument>) {
    this.checker = checker;
    this.place = place;
    this.node = node;
    this.expected = expected;
    this.at = checker.at(place.scope, node.span);
    this.inner = as(place, `\`${of.name}\``);
    this.#parameters = of.parameters;
    this.#given = given;
  }

  argument(name: Name): Argument | undefined {
    return this.#given.get(name);
  }

  /** What is given; where nothing is, a value that means nothing. */
  value(name: Name): ValueNode {
    return this.#given.get(name)?.value ?? { kind: 'missing', span: this.node.span };
  }

  /** An argument as the type that its parameter takes; null where it is not given. */
  optional(name: Name): Expression | null {
    const parameter = this.#parameters.find((one) => one.name === name);
    const given = this.#given.get(name);
    if (given === undefined || parameter === undefined || typeof parameter.takes === 'string') return null;
    const place = parameter.by === 'name' ? as(this.place, `\`${name}\``) : this.inner;
    return elaborateAs(this.checker, parameter.takes.kind === 'time' ? { ...place, eventMeans: 'first' } : place, given.value, parameter.takes);
  }

  /** The same of an argument that is always given. */
  typed(name: Name): Expression {
    return this.optional(name) ?? { op: 'number', value: 0, at: this.at };
  }

  /** Reports what is wrong with the call, or with a value in it. */
  refuse(problem: string, value: ValueNode = this.node): null {
    refuse(this.checker, this.place, this.node, problem, value);
    return null;
  }
}

export function refuse(checker: Checker, place: Place, call: CallValue, problem: string, value: ValueNode = call): void {
  checker.report(badArguments, place.scope, value.span, { call: call.callee.text, problem }, { found: checker.source(place.scope, value.span) });
}
