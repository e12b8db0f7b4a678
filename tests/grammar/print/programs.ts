/** Programs that the grammar itself makes: random sentences of the parser's rules. */
import fc from 'fast-check';
import { grammarRules, type Part } from '../../../grammar/ebnf.ts';
import { statementForms } from '../../../vocabulary/statement-forms.ts';

const rules = new Map(grammarRules().map(({ name, body }) => [name, body]));
const names = ['age', 'a1c', 'visit', 'care', 'dx', 'flu', 'start', 'x', ...statementForms.keys()];
/** Texts of each kind of token. */
const tokens: Readonly<Record<string, readonly string[]>> = {
  NAME: names,
  NUMBER: ['1', '7', '0.35', '12'],
  PERCENTAGE: ['40%', '0.5%'],
  AMOUNT_OF_MONEY: ['$1,500.00', '$5'],
  DATE: ['2025-01-31', '2025-01-31T08:30'],
  TIME_OF_DAY: ['7'],
  TEXT_IN_DOUBLE_QUOTES: ['"two weeks"', '"a \\"b\\""'],
  UNIT_IN_SINGLE_QUOTES: ["'mg/dL'", "'%'"],
  CODE: ['ICD10CM:E11.9', 'LOINC:4548-4'],
  UNIT_OF_TIME: ['months', 'day'],
  COMPARISON: ['==', '<', '>='],
  "CONCEPT'S_NAME": ['flu', 'a1c'],
};
/** Beyond this depth only what is short is chosen. */
const DEEP = 14;

/** The least number of tokens that each rule can be written with, found by going round until nothing gets smaller. */
const least = new Map<string, number>([...rules.keys()].map((name) => [name, Number.POSITIVE_INFINITY]));
function cost(part: Part): number {
  switch (part.kind) {
    case 'token':
      return 1;
    case 'rule':
      return least.get(part.name) ?? 0;
    case 'sequence':
      return part.parts.reduce((sum, one) => sum + cost(one), 0);
    case 'choice':
      return Math.min(...part.parts.map(cost));
    case 'some':
      return cost(part.part);
    default:
      return 0;
  }
}
for (let changed = true; changed; ) {
  changed = false;
  for (const [name, body] of rules) {
    const now = cost(body) + 0.001;
    if (now >= (least.get(name) as number)) continue;
    least.set(name, now);
    changed = true;
  }
}

/** A sentence of a rule, its choices made by a list of numbers that is used up and begun again. */
function sentence(part: Part, choices: readonly number[], state: { at: number; left: number }, depth: number): string {
  const next = (below: number): number => choices[state.at++ % choices.length] % below;
  const deep = depth > DEEP || state.left <= 0;
  switch (part.kind) {
    case 'token': {
      state.left--;
      if (part.text.startsWith('"')) return JSON.parse(part.text) as string;
      const texts = tokens[part.text] ?? ['x'];
      return texts[next(texts.length)];
    }
    case 'rule':
      return sentence(rules.get(part.name) as Part, choices, state, depth + 1);
    case 'sequence':
      return part.parts.map((one) => sentence(one, choices, state, depth)).join(' ');
    case 'choice':
      return sentence(deep ? shortest(part.parts) : part.parts[next(part.parts.length)], choices, state, depth + 1);
    case 'optional':
      return deep || next(3) > 0 ? '' : sentence(part.part, choices, state, depth + 1);
    case 'many':
    case 'some': {
      const count = (part.kind === 'some' ? 1 : 0) + (deep ? 0 : next(3));
      const separator = part.separator === null ? ' ' : ` ${JSON.parse(part.separator)} `;
      return Array.from({ length: count }, () => sentence(part.part, choices, state, depth + 1)).join(separator);
    }
  }
}

function shortest(parts: readonly Part[]): Part {
  return parts.reduce((a, b) => (cost(b) < cost(a) ? b : a));
}

const declarations = [
  'param',
  'profile',
  'timeline',
  'variations',
  'joint',
  'expect',
  'table',
  'panel',
  'measure',
  'cover',
  'states',
  'cycle',
  'flow',
] as const;

/** Files of one declaration each: about half of them are read without an error, since the parser also looks at words. */
export const programs: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...declarations), fc.array(fc.nat({ max: 997 }), { minLength: 40, maxLength: 120 }))
  .map(([rule, choices]) => `hsim 1\n${sentence(rules.get(rule) as Part, choices, { at: 0, left: 60 }, 0)}`);
