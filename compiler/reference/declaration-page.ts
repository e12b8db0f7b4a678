/** The pages of declarations: how each is written. What it means is written by hand. */
import { declarationForms } from '../../grammar/recovery/other-words.ts';

/** Declarations that are read together have one page. */
const shared: Readonly<Record<string, string>> = {
  hsim: 'file',
  scenario: 'file',
  provider: 'parties',
  facility: 'parties',
  pharmacy: 'parties',
  payer: 'parties',
  sponsor: 'parties',
  pool: 'parties',
  formulary: 'plan',
};

/** Each page with the forms of its declarations. */
export const declarationPages: ReadonlyMap<string, readonly string[]> = [...declarationForms].reduce((pages, [word, form]) => {
  const page = shared[word] ?? word;
  return pages.set(page, [...(pages.get(page) ?? []), form]);
}, new Map<string, readonly string[]>());

export function formsOf(page: string): string {
  return `\`\`\`text\n${declarationPages.get(page)?.join('\n')}\n\`\`\``;
}
