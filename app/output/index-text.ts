import type { Assembly } from '../../model/target.ts';

/** The text of an index of those files that were written. */
export function indexOf({ before, entries, after }: Assembly & { readonly kind: 'index' }, written: (part: string) => boolean): string {
  return `${before}${entries.map(({ part, text }) => (written(part) ? `,${text}` : '')).join('')}${after}`;
}
