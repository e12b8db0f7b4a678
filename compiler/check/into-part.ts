/** A field that is written in a block, and belongs in a block inside it: `valid_for` of a benefit is one of its `prior_auth`. */
import type { Body, FieldNode } from '../../grammar/ast/ast.ts';
import { echo, type Suggestion } from '../../grammar/diagnostic.ts';
import { removalOf } from '../../grammar/source-text.ts';
import { termSpecs } from '../../vocabulary/plan-vocabulary.ts';

/**
 * Moves a field into each block of these words that has one of its name. A block that is there already keeps its meaning, and so does a word such as
 * `prior_auth: required`, which is one without fields; another block would mean more than the field.
 * @param text the source of the module
 */
export function intoPart(text: string, { items }: Body, { path, span }: FieldNode, words: readonly string[]): Suggestion[] {
  const name = text.slice(path.span.start, path.span.end);
  const field = text.slice(span.start, span.end);
  return words.flatMap((word): Suggestion[] => {
    const spec = termSpecs.get(word);
    if (spec?.argument !== 'none' || !spec.fields.has(name)) return [];
    const title = `move \`${name}\` into \`${word}\``;
    const block = items.find((item) => item.kind === 'statement' && item.verb.text === word);
    if (block?.kind === 'statement' && block.body !== null) {
      const at = block.body.span.start + 1;
      return [
        {
          title,
          edits: [
            { span: removalOf(text, span), text: '' },
            { span: { start: at, end: at }, text: ` ${field} ` },
          ],
          safe: true,
        },
      ];
    }
    const part = `${word} { ${field} }`;
    const relation = `\`${name}\` is a field of \`${word}\``;
    const wanted = items.find((item) => item.kind === 'field' && text.slice(item.path.span.start, item.path.span.end) === word);
    if (wanted?.kind !== 'field') return [{ title: `${relation}: write \`${echo(part)}\``, edits: [{ span, text: part }], safe: false }];
    if (text.slice(wanted.value.span.start, wanted.value.span.end) === 'none') return [];
    const old = text.slice(wanted.span.start, wanted.span.end);
    return [
      {
        title: `${relation}: replace \`${echo(old)}\` with \`${echo(part)}\``,
        edits: [
          { span: removalOf(text, span), text: '' },
          { span: wanted.span, text: part },
        ],
        safe: true,
      },
    ];
  });
}
