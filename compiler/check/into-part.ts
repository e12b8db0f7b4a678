/** A field that is written in a block, and belongs in a block inside it: `valid_for` of a benefit is one of its `prior_auth`. */
import type { Body, FieldNode } from '../../grammar/ast/ast.ts';
import { type Edit, echo, type Suggestion } from '../../grammar/diagnostic.ts';
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
      return [{ title, edits: [taken(text, span.start, span.end), { span: { start: at, end: at }, text: ` ${field} ` }], safe: true }];
    }
    const part = `${word} { ${field} }`;
    const wanted = items.find((item) => item.kind === 'field' && text.slice(item.path.span.start, item.path.span.end) === word);
    if (wanted?.kind !== 'field') return [{ title: `write \`${echo(part)}\``, edits: [{ span, text: part }], safe: false }];
    if (text.slice(wanted.value.span.start, wanted.value.span.end) === 'none') return [];
    const old = text.slice(wanted.span.start, wanted.span.end);
    return [
      { title: `replace \`${echo(old)}\` with \`${echo(part)}\``, edits: [taken(text, span.start, span.end), { span: wanted.span, text: part }], safe: true },
    ];
  });
}

/** Removes a field with the space before it, and its line where nothing else is on it. */
function taken(text: string, start: number, end: number): Edit {
  const before = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const alone = text[start - before - 1] === '\n' && /^[ \t]*\n/.test(text.slice(end));
  return { span: { start: start - before - (alone ? 1 : 0), end }, text: '' };
}
