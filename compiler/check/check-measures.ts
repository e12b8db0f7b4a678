/** `measure`: who belongs to it and who meets it. Every subject carries the answer. */
import type { ValueNode } from '../../grammar/ast/ast.ts';
import { echo, replace } from '../../grammar/diagnostic.ts';
import type { Measure } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { canonicalNear, isCanonical } from '../../model/canonical-url.ts';
import { boolean, text } from '../../vocabulary/types.ts';
import type { Bound } from '../bind/bind.ts';
import type { Scope } from '../bind/scope.ts';
import { missingField } from '../diagnostics/name-diagnostics.ts';
import { notAbsolute } from '../diagnostics/type-diagnostics.ts';
import { expectPlace } from './check-expect.ts';
import { factsAmong } from './check-facts.ts';
import type { Checker } from './checker.ts';
import { isAboutSomebody } from './profile-names.ts';
import { reportValue } from './set-values.ts';
import { elaborateAs } from './values/elaborate.ts';

export const measureFields = ['title', 'url', 'initial', 'denominator', 'exclusion', 'numerator'] as const;

type Field = NonNullable<ReturnType<ReturnType<typeof factsAmong>['get']>>;

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
  const title = constantText(checker, 'title', fields.get('title'));
  const url = constantText(checker, 'url', fields.get('url'));
  if (url !== null && !isCanonical(url.text)) reportUrl(checker, url, of);
  const always: Expression = { op: 'boolean', value: true, at: checker.at(root, node.span) };
  return {
    name: node.name.text,
    title: title === null ? node.name.text : title.text,
    ...(url === null ? {} : { url: url.text }),
    initial: condition('initial') ?? always,
    denominator: condition('denominator'),
    exclusion: condition('exclusion'),
    numerator: condition('numerator') ?? always,
    at: checker.at(root, node.span),
  };
}

interface ConstantText {
  readonly text: string;
  readonly expression: Expression;
  readonly scope: Scope;
  readonly value: ValueNode;
}

/** A text that is known before the run: written out, or a parameter. Null where there is none, or where something was reported. */
function constantText(checker: Checker, name: string, field: Field | undefined): ConstantText | null {
  if (field === undefined) return null;
  const { scope } = field;
  const { value } = field.item;
  const expression = elaborateAs(checker, { ...expectPlace(scope, `\`${name}\``), kind: 'constant' }, value, text);
  let known = expression;
  while (known.op === 'param' && known.param in checker.params) known = checker.params[known.param].value;
  return known.op === 'text' ? { text: known.value, expression, scope, value } : null;
}

function reportUrl(checker: Checker, { text: found, expression, scope, value }: ConstantText, of: string): void {
  const near = canonicalNear(found);
  const { span } = value;
  reportValue(
    checker,
    notAbsolute,
    scope,
    span,
    [expression],
    { what: `the field \`url\` of ${of}`, found: echo(found) },
    {
      found,
      examples: ['url: "https://madie.cms.gov/Measure/KidneyHealthEvaluationFHIR"'],
      suggestions: near === null || value.kind !== 'text' ? [] : [replace(`write \`"${near}"\``, span, `"${near}"`, false)],
    },
  );
}
