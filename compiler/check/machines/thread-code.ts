/** Instructions of threads under construction. Jumps are to labels, which get their numbers when everything stands. */
import type { BodyItem } from '../../../grammar/ast/ast.ts';
import { guess } from '../../../grammar/diagnostic.ts';
import type { Expression } from '../../../ir/expression.ts';
import type { Instruction } from '../../../ir/thread-definition.ts';
import { nearest } from '../../../model/nearest.ts';
import * as say from '../../diagnostics/thread-diagnostics.ts';
import type { Checker } from '../checker.ts';
import type { Surroundings } from '../surroundings.ts';
import type { FlowName, MachineName } from '../timeline-names.ts';
import { argument, isFixed } from '../values/elaborate-threads.ts';

/** A place in the code that is not reached yet: labels are negative until they are resolved. */
export type Label = number;

/** What the body of one state is compiled with. */
export interface Inside {
  readonly machine: MachineName;
  /** Number of the state. */
  readonly state: number;
  readonly around: Surroundings;
  /** Where the thread goes when the machine is over. */
  readonly over: Label;
  readonly entries: ReadonlyMap<string, Label>;
}

export class Code {
  readonly checker: Checker;
  readonly list: Instruction[] = [];
  /** Place in the source of each instruction, for reports. */
  readonly sources: { readonly inside: Inside | null; readonly item: { readonly span: { readonly start: number; readonly end: number } } | null }[] = [];
  readonly #labels = new Map<Label, number>();
  #next = -1;

  constructor(checker: Checker) {
    this.checker = checker;
  }

  label(): Label {
    return this.#next--;
  }

  here(label: Label): void {
    this.#labels.set(label, this.list.length);
  }

  emit(instruction: Instruction, inside: Inside | null, item: BodyItem | null): void {
    this.list.push(instruction);
    this.sources.push({ inside, item });
  }

  /** The code with numbers for labels. */
  resolved(): Instruction[] {
    const to = (label: number): number => this.#labels.get(label) ?? 0;
    return this.list.map((instruction): Instruction => {
      switch (instruction.op) {
        case 'jump':
          return { ...instruction, to: to(instruction.to) };
        case 'test':
          return { ...instruction, otherwise: to(instruction.otherwise) };
        case 'split':
          return { ...instruction, ways: instruction.ways.map((way) => ({ ...way, to: to(way.to) })), otherwise: to(instruction.otherwise) };
        case 'lookup':
          return { ...instruction, ways: instruction.ways.map((way) => ({ ...way, to: to(way.to) })), otherwise: to(instruction.otherwise) };
        case 'race':
          return { ...instruction, exits: instruction.exits.map((exit) => ({ ...exit, to: to(exit.to) })) };
        default:
          return instruction;
      }
    });
  }

  /** The entry of a state; null after a report. */
  target(name: { readonly text: string; readonly span: { readonly start: number; readonly end: number } }, inside: Inside): Label | null {
    const known = inside.entries.get(name.text);
    if (known !== undefined) return known;
    const states = [...inside.entries.keys()];
    const near = nearest(name.text, states);
    this.checker.report(
      say.unknownTarget,
      inside.around.scope,
      name.span,
      { name: name.text, machine: inside.machine.name },
      {
        found: name.text,
        expected: states.length <= 12 || near.length === 0 ? states.slice(0, 12) : near,
        suggestions: near.map((other) => guess(name.span, other, false)),
      },
    );
    return null;
  }
}

export function isFlow(of: FlowName | MachineName): of is FlowName {
  return of.node.kind === 'flow';
}

/** Arguments that differ between subjects, with the slots in which they are kept. */
export function slotsOf(checker: Checker, of: FlowName | MachineName): { readonly slot: number; readonly value: Expression }[] {
  return [...of.home.locals.values()].flatMap((binding) => {
    if (binding.value === null) return [];
    const { expression } = argument(checker, binding);
    return isFixed(expression) && expression.op !== 'local' ? [] : [{ slot: binding.slot, value: expression }];
  });
}
