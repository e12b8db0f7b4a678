/** Pieces of a page. Text of a scenario or a record only ever becomes text. */
import { harmless } from '../../model/harmless.ts';

/** Markup that is whole: what is put into a page as it is. */
export interface Markup {
  readonly markup: string;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escaped(text: string): string {
  return harmless(text).replace(/[&<>"']/g, (c) => ESCAPES[c]);
}

type Part = Markup | readonly Markup[] | string | number | null;

const partOf = (part: Part): string =>
  part === null ? '' : typeof part === 'object' ? ('markup' in part ? part.markup : part.map(({ markup }) => markup).join('')) : escaped(String(part));

/** Markup with values in it: text is escaped, markup is not. */
export function html(pieces: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return { markup: pieces.reduce((whole, piece, i) => whole + partOf(values[i - 1] ?? null) + piece) };
}

export function raw(markup: string): Markup {
  return { markup };
}

/** A day is one word. */
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY: Markup = { markup: ' class="d"' };

export interface PageColumn {
  readonly title: string;
  /** Numbers are aligned at their right. */
  readonly numeric?: true;
}

/** A table with a caption that names it; its first column heads the rows. The keyboard can scroll one that is wider than the screen. */
export function table(caption: string, columns: readonly PageColumn[], rows: readonly (readonly (Markup | string | number | null)[])[]): Markup {
  const kind = (i: number): Markup => raw(columns[i].numeric === true ? ' class="n"' : '');
  const head = columns.map(({ title }, i) => html`<th scope="col"${kind(i)}>${title}</th>`);
  const body = rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td${typeof cell === 'string' && ISO_DAY.test(cell) ? DAY : kind(i)}>${cell}</td>`))}</tr>\n`,
  );
  return html`<div class="wide" role="group" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}</tbody></table></div>\n`;
}

/** @param kind a class of the style */
export function details(summary: string, content: Markup, kind = ''): Markup {
  return html`<details${raw(kind === '' ? '' : ` class="${kind}"`)}><summary>${summary}</summary>\n${content}</details>\n`;
}
