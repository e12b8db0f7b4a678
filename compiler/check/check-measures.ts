/** `measure`: who belongs to it and who meets it. Every subject carries the answer. */
import type { MeasureDeclaration, ValueNode } from '../../grammar/ast/ast.ts';
import type { Measure } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { boolean, text } from '../../vocabulary/types.ts';
import { missingField } from '../diagnostics/name-diagnostics.ts';
import { expectPlace } from './check-expect.ts';
import { factsOf } from './check-facts.ts';
import type { Checker } from './checker.ts';
import { elaborateAs } from './values/elaborate.ts';

export const measureFields = ['title', 'initial', 'denominator', 'exclusion', 'numerator'] as const;

export function checkMeasures(checker: Checker): Measure[] {
  return checker.bound.measures.map((node) => checkMeasure(checker, node));
}

function checkMeasure(checker: Checker, node: MeasureDeclaration): Measure {
  const { root } = checker.bound;
  const of = `the measure \`${node.name.text}\``;
  const fields = factsOf(checker, root, node.body, measureFields, of);
  const condition = (name: string): Expression | null => {
    const value: ValueNode | undefined = fields.get(name)?.value;
    return value === undefined ? null : elaborateAs(checker, expectPlace(checker, `\`${name}\``), value, boolean);
  };
  for (const name of ['initial', 'numerator'])
    if (!fields.has(name)) checker.report(missingField, root, node.name.span, { name, of }, { found: node.name.text, expected: [`${name}: …`] });
  const title = fields.get('title');
  if (title !== undefined) elaborateAs(checker, { ...expectPlace(checker, '`title`'), kind: 'constant' }, title.value, text);
  const always: Expression = { op: 'boolean', value: true, at: checker.at(root, node.span) };
  return {
    name: node.name.text,
    title: title?.value.kind === 'text' ? title.value.text : node.name.text,
    initial: condition('initial') ?? always,
    denominator: condition('denominator'),
    exclusion: condition('exclusion'),
    numerator: condition('numerator') ?? always,
    at: checker.at(root, node.span),
  };
}
