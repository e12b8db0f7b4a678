/** `measure`: who belongs to it and who meets it. Every subject carries the answer. */
import type { Measure } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { boolean, text } from '../../vocabulary/types.ts';
import type { Bound } from '../bind/bind.ts';
import { missingField } from '../diagnostics/name-diagnostics.ts';
import { expectPlace } from './check-expect.ts';
import { factsAmong } from './check-facts.ts';
import type { Checker } from './checker.ts';
import { isAboutSomebody } from './profile-names.ts';
import { elaborateAs } from './values/elaborate.ts';

export const measureFields = ['title', 'initial', 'denominator', 'exclusion', 'numerator'] as const;

export function checkMeasures(checker: Checker): Measure[] {
  return checker.bound.measures.filter(({ node }) => isAboutSomebody(checker, node.of)).map((measure) => checkMeasure(checker, measure));
}

function checkMeasure(checker: Checker, { node, items }: Bound['measures'][number]): Measure {
  const { root } = checker.bound;
  const of = `the measure \`${node.name.text}\``;
  const fields = factsAmong(checker, items, measureFields, of);
  const condition = (name: string): Expression | null => {
    const field = fields.get(name);
    return field === undefined ? null : elaborateAs(checker, expectPlace(field.scope, `\`${name}\``), field.item.value, boolean);
  };
  for (const name of ['initial', 'numerator'])
    if (!fields.has(name))
      checker.report(
        missingField,
        root,
        node.name.span,
        { name, of },
        { found: node.name.text, examples: [`${name}: ${name === 'initial' ? 'age >= 18' : 'last(labs.a1c) < 8'}`] },
      );
  const title = fields.get('title');
  if (title !== undefined) elaborateAs(checker, { ...expectPlace(title.scope, '`title`'), kind: 'constant' }, title.item.value, text);
  const always: Expression = { op: 'boolean', value: true, at: checker.at(root, node.span) };
  return {
    name: node.name.text,
    title: title?.item.value.kind === 'text' ? title.item.value.text : node.name.text,
    initial: condition('initial') ?? always,
    denominator: condition('denominator'),
    exclusion: condition('exclusion'),
    numerator: condition('numerator') ?? always,
    at: checker.at(root, node.span),
  };
}
