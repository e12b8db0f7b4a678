/** Declarations about people, those who give and pay for care, and plans: most are a word, a name and a block. */
import type { Span } from '../source-text.ts';
import type { Body, EventNode, FieldNode, Statement } from './body-nodes.ts';
import type { LetNode, Name, Parameter, TextValue } from './value-nodes.ts';

interface NamedBlock<Kind extends string> {
  readonly kind: Kind;
  readonly name: Name;
  readonly body: Body;
  readonly span: Span;
}

/** Kinds of party, by the first word of their declaration. */
export const partyWords = ['provider', 'facility', 'pharmacy', 'payer', 'sponsor'] as const;
export type PartyWord = (typeof partyWords)[number];
/** All declarations that are a word, a name and a block, and that this folder of the tree holds. */
export const blockWords = [...partyWords, 'pool', 'plan', 'formulary'] as const;

/** `provider dr_lee { specialty: cardiology }` */
export type PartyDeclaration = NamedBlock<PartyWord>;
/** `pool cardiologists { of: provider  count: 40  pick: skewed }` */
export type PoolDeclaration = NamedBlock<'pool'>;
export type PlanDeclaration = NamedBlock<'plan'>;
export type FormularyDeclaration = NamedBlock<'formulary'>;
/** `mixin screening(test: code) { … }`: what `include screening(test: labs.a1c)` puts in its place. */
export interface MixinDeclaration {
  readonly kind: 'mixin';
  readonly name: Name;
  readonly parameters: readonly Parameter[];
  readonly body: Body;
  readonly span: Span;
}

/** `subjects from "roster.csv" { mrn: id }`: fields of the person, and the columns that they are read from. */
export interface RosterDeclaration {
  readonly kind: 'subjects';
  readonly path: TextValue;
  readonly body: Body;
  readonly span: Span;
}

/** `default attribute smoker: chance 20%`: yields to what any other profile or mixin says. */
export interface Default {
  readonly kind: 'default';
  readonly item: FieldNode | Statement;
  readonly span: Span;
}

/** `override age: 40`: replaces what an included profile, timeline or mixin says. */
export interface Override {
  readonly kind: 'override';
  readonly item: FieldNode | Statement | EventNode | LetNode;
  readonly span: Span;
}
