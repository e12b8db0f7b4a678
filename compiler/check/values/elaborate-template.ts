/** `"BMI {bmi}"`: a text that is put together where it is written. */
import type { TemplateValue } from '../../../grammar/ast/ast.ts';
import { echo } from '../../../grammar/diagnostic.ts';
import type { Expression, TextForm } from '../../../ir/expression.ts';
import { filledIn } from '../../../model/clinical/message.ts';
import { describe, type Type, text } from '../../../vocabulary/types.ts';
import { notHere, wrongType } from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import type { Place } from '../place.ts';
import { broken, elaborate } from './elaborate.ts';

export function elaborateTemplate(checker: Checker, place: Place, value: TemplateValue): Typed {
  const at = checker.at(place.scope, value.span);
  if (place.kind === 'constant') {
    const { text: source } = place.scope.module.source;
    const holes = value.parts
      .filter(({ kind }) => kind !== 'text')
      .map(({ span }) => ({ start: source.lastIndexOf('{', span.start - 1), end: source.indexOf('}', span.end) + 1 }));
    const first = echo(source.slice(holes[0].start, holes[0].end));
    const title = holes.length === 1 ? `write \`{${first}}\` for literal braces` : `write \`{{\` and \`}}\` for literal braces`;
    const edits = holes.flatMap(({ start, end }) => [
      { span: { start, end: start }, text: '{' },
      { span: { start: end, end }, text: '}' },
    ]);
    checker.report(
      notHere,
      place.scope,
      value.span,
      { what: `the value \`${first}\` in a text`, where: `in ${place.what}, which is the same for all subjects` },
      { found: checker.source(place.scope, value.span), suggestions: [{ title, edits, safe: false }] },
    );
    return broken(checker, place, value);
  }
  const parts = value.parts.map((part): Extract<Expression, { op: 'join' }>['parts'][number] => {
    if (part.kind === 'text') return { value: { op: 'text', value: part.text, at: checker.at(place.scope, part.span) }, form: 'plain', decimals: null };
    const name = part.kind === 'path' && part.names.length === 1 ? part.names[0].text : '';
    const filled = place.message === true ? filledIn.get(name) : undefined;
    if (filled !== undefined) return { value: { op: 'text', value: filled, at: checker.at(place.scope, part.span) }, form: 'plain', decimals: null };
    const inside: Place = { ...place, what: 'a text', observable: null, hole: part.span };
    const typed = elaborate(checker, inside, part, null);
    const form = formOf(typed.type);
    if (form === null)
      checker.report(
        wrongType,
        place.scope,
        part.span,
        { expected: 'a number, a point in time, text, a code or a yes/no value', found: describe(typed.type), place: 'a value in a text' },
        { found: checker.source(place.scope, part.span) },
      );
    return { value: typed.expression, form: form ?? 'plain', decimals: decimalsOf(checker, typed.expression) };
  });
  return { expression: { op: 'join', parts, at }, type: text };
}

/** How a value of a type is written; null for one that has no form in a text. */
export function formOf(type: Type): TextForm | null {
  switch (type.kind) {
    case 'number':
    case 'quantity':
    case 'observed':
    case 'text':
    case 'choice':
    case 'coding':
    case 'boolean':
    case 'duration':
    case 'unknown':
      return 'plain';
    case 'share':
      return 'share';
    case 'money':
      return 'money';
    case 'time':
      return 'day';
    default:
      return null;
  }
}

/** What was observed has the decimals of its row. */
function decimalsOf(checker: Checker, e: Expression): number | null {
  return e.op === 'query' && e.of.kind === 'concept' ? checker.concepts[e.of.concept].decimals : null;
}
