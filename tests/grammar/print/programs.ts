/** Programs that the published grammar itself makes: random sentences of its rules. */
import fc from 'fast-check';
import { grammarRules, type Part } from '../../../grammar/ebnf.ts';
import { codeSystemNames } from '../../../grammar/tokens.ts';
import { statementForms } from '../../../vocabulary/statement-forms.ts';

export const rules = new Map(grammarRules().map(({ name, body }) => [name, body]));
/** Without words that take no conditions: `attribute smoker chance 20%` lacks a colon. */
const verbsOf = (form: string): string[] =>
  [...statementForms].filter(([, { argument, after, conditions }]) => argument === form && after === null && conditions).map(([word]) => word);

/** Texts of each kind of token. */
export const tokens: Readonly<Record<string, readonly string[]>> = {
  NAME: ['age', 'a1c', 'sick', 'care', 'dx', 'flu', 'start', 'x'],
  NUMBER: ['1', '7', '12'],
  PERCENTAGE: ['40%', '0.5%'],
  AMOUNT_OF_MONEY: ['$1,500.00', '$5'],
  DATE: ['2025-01-31', '2025-01-31T08:30'],
  TIME_OF_DAY: ['07:00', '16:30'],
  TEXT_IN_DOUBLE_QUOTES: ['"two weeks"', '"a \\"b\\""'],
  UNIT_IN_SINGLE_QUOTES: ["'mg/dL'", "'%'"],
  CODE: codeSystemNames.map((system) => `${system}:E11.9`),
  CODE_WITHOUT_SYSTEM: ['4548-4', 'E11.9'],
  UNIT_OF_TIME: ['months', 'day'],
  COMPARISON: ['==', '<', '>='],
  "CONCEPT'S_NAME": ['flu', 'a1c'],
  VERB: verbsOf('none'),
  VERB_OF_A_TEXT: verbsOf('text'),
  VERB_OF_A_RECORD: verbsOf('path'),
  VERB_OF_A_NAME: verbsOf('named'),
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

/** The parts of the grammar that sentences were made of: alternatives, what is optional, what repeats. */
export const covered = new Set<Part>();

/** A sentence of a rule, its choices made by a list of numbers that is used up and begun again. */
function sentence(part: Part, choices: readonly number[], state: { at: number; left: number }, depth: number): string {
  const next = (below: number): number => choices[state.at++ % choices.length] % below;
  const deep = depth > DEEP || state.left <= 0;
  const inside = (one: Part): string => {
    covered.add(one);
    return sentence(one, choices, state, depth + 1);
  };
  switch (part.kind) {
    case 'token': {
      state.left--;
      if (part.text.startsWith('"')) return JSON.parse(part.text) as string;
      const texts = tokens[part.text];
      return texts[next(texts.length)];
    }
    case 'rule':
      return ruleText(part.name, sentence(rules.get(part.name) as Part, choices, state, depth + 1));
    case 'sequence':
      return part.parts.map((one) => sentence(one, choices, state, depth)).join(' ');
    case 'choice':
      return inside(deep ? shortest(part.parts) : part.parts[next(part.parts.length)]);
    case 'optional':
      return deep || next(3) > 0 ? '' : inside(part.part);
    case 'many':
    case 'some': {
      const count = (part.kind === 'some' ? 1 : 0) + (deep ? 0 : next(3));
      const separator = part.separator === null ? ' ' : ` ${JSON.parse(part.separator)} `;
      return Array.from({ length: count }, () => inside(part.part)).join(separator);
    }
  }
}

/** What the grammar leaves to the reader: a verb takes the word that follows as its argument; lines part what braces do not. */
function ruleText(rule: string, text: string): string {
  if (rule === 'statement' && ['path', 'named'].includes(statementForms.get(text.trim())?.argument ?? '')) return `${text} { }`;
  // A name before a colon begins the next item.
  if (rule === 'statement') return text.replace(/^(\s*coverage\s+(?:"(?:[^"\\]|\\.)*"|\S+(?:\s*\.\s*\w+)*(?:\s*\[[^\]]*\])?))\s+\w+(?=\s*:)/, '$1');
  // The `if` before an open end would take its dots.
  if (rule === 'bandKey' && /\.\.<?\s*$/.test(text)) return '1 ..';
  return rule === 'assertion' ? `\n${text}` : rule === 'eventChange' || rule === 'armEvent' ? `${text}\n` : text;
}

function shortest(parts: readonly Part[]): Part {
  return parts.reduce((a, b) => (cost(b) < cost(a) ? b : a));
}

const declaration = rules.get('declaration') as Part & { readonly kind: 'choice' };
export const declarations: readonly string[] = declaration.parts.map((part) => (part.kind === 'rule' ? part.name : ''));

/** A cycle has so much before its days that few would be written. */
const starts = [...declarations, ...['cycle', 'cycle', 'cycle', 'cycle', 'cycle']];

/** Files of one declaration each. */
export const programs: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...starts), fc.array(fc.nat({ max: 997 }), { minLength: 40, maxLength: 120 }))
  .map(([rule, choices]) => `hsim 1\n${sentence({ kind: 'rule', name: rule }, choices, { at: 0, left: 160 }, 0)}`);
