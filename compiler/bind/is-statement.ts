/** The statements of blocks, by the word that begins them. */
import type { BodyItem, Statement } from '../../grammar/ast/ast.ts';
import type { StatementWord } from '../../vocabulary/block-statements.ts';

type StatementOf<Word extends StatementWord> = Statement & { readonly verb: { readonly text: Word } };

/** Whether an item is the statement of a block that begins with that word. */
export function isStatement<Word extends StatementWord>(item: BodyItem, word: Word): item is StatementOf<Word> {
  return item.kind === 'statement' && item.verb.text === word;
}
