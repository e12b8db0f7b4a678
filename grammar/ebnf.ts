/**
 * The grammar as EBNF, read off the parser itself: its rules, as Chevrotain recorded them. Which words are verbs, and of which kind, is in the tables
 * of the reference.
 */
import type { ISerializedGast } from 'chevrotain';
import { HsimParser } from './rules/declaration-rules.ts';

/** One rule as a tree of plain parts: what documents and diagrams are made from. */
export type Part =
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'token'; readonly text: string }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Part[] }
  | { readonly kind: 'optional' | 'many' | 'some'; readonly part: Part; readonly separator: string | null };

export interface GrammarRule {
  readonly name: string;
  readonly body: Part;
}

type Node = ISerializedGast & {
  readonly name?: string;
  readonly nonTerminalName?: string;
  readonly label?: string;
  readonly definition?: readonly Node[];
  readonly separator?: Node;
};

export function grammarRules(): readonly GrammarRule[] {
  const productions = new HsimParser().getSerializedGastProductions() as readonly Node[];
  return productions.map(({ name = '', definition = [] }) => ({ name, body: sequence(definition) }));
}

function sequence(nodes: readonly Node[]): Part {
  const parts = nodes.map(partOf);
  return parts.length === 1 ? parts[0] : { kind: 'sequence', parts };
}

function partOf(node: Node): Part {
  const inner = (): Part => sequence(node.definition ?? []);
  switch (node.type) {
    case 'NonTerminal':
      return { kind: 'rule', name: node.name ?? node.nonTerminalName ?? '' };
    case 'Terminal':
      return { kind: 'token', text: node.name === 'RowCode' || node.name === 'GroupCode' ? 'CODE_WITHOUT_SYSTEM' : plain(node.label ?? node.name ?? '') };
    case 'Alternation': {
      const parts = (node.definition ?? []).map((alternative) => sequence(alternative.definition ?? []));
      return parts.length === 1 ? parts[0] : { kind: 'choice', parts };
    }
    case 'Option':
      return { kind: 'optional', part: inner(), separator: null };
    case 'Repetition':
      return { kind: 'many', part: inner(), separator: null };
    case 'RepetitionMandatory':
      return { kind: 'some', part: inner(), separator: null };
    case 'RepetitionWithSeparator':
      return { kind: 'many', part: inner(), separator: plain(node.separator?.label ?? '') };
    case 'RepetitionMandatoryWithSeparator':
      return { kind: 'some', part: inner(), separator: plain(node.separator?.label ?? '') };
    default:
      return inner();
  }
}

/** Labels of signs and words are in backticks, those of kinds of token do not. */
function plain(label: string): string {
  return label.startsWith('`') ? JSON.stringify(label.slice(1, -1)) : label.replace(/^an? /, '').toUpperCase().replaceAll(' ', '_');
}

export function ebnf(rules: readonly GrammarRule[] = grammarRules()): string {
  return rules.map(({ name, body }) => `${name} = ${written(body, false)} ;`).join('\n');
}

function written(part: Part, inside: boolean): string {
  switch (part.kind) {
    case 'rule':
      return part.name;
    case 'token':
      return part.text;
    case 'sequence': {
      const text = part.parts.map((one) => written(one, true)).join(', ');
      return text === '' ? '(* nothing *)' : text;
    }
    case 'choice': {
      const text = part.parts.map((one) => written(one, false)).join(' | ');
      return inside ? `( ${text} )` : text;
    }
    case 'optional':
      return `[ ${written(part.part, false)} ]`;
    case 'many':
    case 'some': {
      const one = written(part.part, true);
      const more = part.separator === null ? `{ ${written(part.part, false)} }` : `{ ${part.separator}, ${one} }`;
      if (part.kind === 'some') return `${one}, ${more}`;
      return part.separator === null ? more : `[ ${one}, ${more} ]`;
    }
  }
}
