/** Fields of a block against the set that it takes: each at most once, nothing else. */
import type { Body, BodyItem, FieldNode } from '../../grammar/ast/ast.ts';
import { type Details, guess, replace } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import { nearest } from '../../model/nearest.ts';
import type { TermSpec } from '../../vocabulary/formulary-vocabulary.ts';
import { termSpecs } from '../../vocabulary/plan-vocabulary.ts';
import { unfold } from '../bind/bind-include.ts';
import type { Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import type { Checker } from './checker.ts';
import { intoPart } from './into-part.ts';

/** A field with the module that it is written in, which a mixin may be of. */
export type BlockField = FieldNode & { readonly scope: Scope };

/** Fields of earlier versions, and what is written instead. */
const removedFields: ReadonlyMap<string, string> = new Map([['with_class', 'with']]);

/** The blocks of plans and formularies that take something, in words; null where none does. */
function homeOf(takes: (spec: TermSpec) => boolean): string | null {
  const homes = [...termSpecs].flatMap(([word, spec]) => (takes(spec) ? [`\`${word}\``] : []));
  return homes.length === 0 ? null : homes.join(' or ');
}

/**
 * Fields by name. What is not a field goes to `others`, which says whether it took the item; without it, or where it did not, the item is reported.
 * @param of the block in words, "the provider `dr_lee`"
 */
export function readBlock(
  checker: Checker,
  around: Scope,
  body: Body,
  of: string,
  known: readonly string[],
  others: (item: Exclude<BodyItem, FieldNode>, scope: Scope) => boolean = () => false,
  words: readonly string[] = [],
  place: 'plan' | 'formulary' | 'block' = 'block',
): ReadonlyMap<string, BlockField> {
  const fields = new Map<string, BlockField>();
  for (const { item, scope } of unfold(body, around, place, (diagnostic) => void checker.diagnostics.push(diagnostic))) {
    if (item.kind !== 'field') {
      if (others(item, scope)) continue;
      const name = item.kind === 'statement' ? item.verb : null;
      const span = name?.span ?? item.span;
      const elsewhere = name === null || words.length === 0 ? null : homeOf(({ parts }) => parts.includes(name.text));
      const near = name === null || elsewhere !== null ? [] : nearest(name.text, words);
      checker.report(
        say.misplacedItem,
        scope,
        span,
        { what: `\`${name?.text ?? item.kind}\``, place: `in ${of}`, but: elsewhere === null ? undefined : `in ${elsewhere}` },
        {
          found: checker.source(scope, span),
          expected: elsewhere !== null ? [] : [...words, ...known.map((field) => `${field}: …`)],
          suggestions: near.map((word) => guess(span, word, false)),
        },
      );
      continue;
    }
    const name = checker.source(scope, item.path.span);
    if (!known.includes(name) && words.includes(name)) {
      checker.report(say.needlessPart, scope, item.value.span, { verb: name, part: 'value after a colon' }, partOf(checker, scope, item, name));
      continue;
    }
    if (!known.includes(name)) {
      const now = removedFields.get(name);
      const near = now !== undefined && known.includes(now) ? [now] : nearest(name, known);
      const inner = scope === around ? intoPart(scope.module.source.text, body, item, words) : [];
      const home = near.length > 0 || inner.length > 0 || words.length === 0 ? null : homeOf((spec) => spec.fields.has(name));
      checker.report(
        say.unknownField,
        scope,
        item.path.span,
        { name, of, but: home ?? undefined },
        {
          found: name,
          expected: near.length > 0 && known.length > 12 ? near : known,
          suggestions:
            inner.length > 0
              ? inner
              : near.map((other) => (other === now ? replace(`write \`${other}\``, item.path.span, other) : guess(item.path.span, other, false))),
        },
      );
      continue;
    }
    const first = fields.get(name);
    if (first !== undefined) reportAgain(checker, { scope, span: item.path.span }, { name }, { scope: first.scope, span: first.path.span });
    else fields.set(name, { ...item, scope });
  }
  return fields;
}

/** `deductible: $1,500` for `deductible { individual: $1,500 }`: the value is most often that of the field which the part needs first. */
function partOf(checker: Checker, scope: Scope, { path, value, span }: FieldNode, name: string): Details {
  const found = checker.source(scope, value.span);
  const { argument, needs } = termSpecs.get(name) as TermSpec;
  if (argument !== 'none' || needs.length === 0) return { found, examples: [`${name} ${typeof argument === 'string' ? 'name' : argument[0]} { … }`] };
  const written = `{ ${needs[0]}: ${found} }`;
  return { found, suggestions: [replace(`write \`${name} ${written}\``, { start: path.span.end, end: span.end }, ` ${written}`)] };
}

interface Spot {
  readonly scope: Scope;
  readonly span: Span;
}

/** Reports a field that is set a second time, with the place of the first. */
export function reportAgain(checker: Checker, { scope, span }: Spot, facts: Parameters<typeof say.repeatedField.say>[0], first: Spot): void {
  const related = [{ message: 'first set here', file: first.scope.module.source.path, span: first.span }];
  checker.report(say.repeatedField, scope, span, facts, { found: checker.source(scope, span), related });
}
