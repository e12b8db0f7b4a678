/** Parts of Markdown that the references share. */

/** Cells in rows, without padding. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export const code = (text: string): string => `\`${text}\``;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
