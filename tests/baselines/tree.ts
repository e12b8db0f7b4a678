/** Plain data as text that is read by eye and compared line by line: what fits on a line stands on one. */

const WIDTH = 160;

/** JSON whose short lists and objects stand on one line. */
export function layout(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value) ?? 'null';
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= WIDTH) return flat;
  const inner = `${indent}  `;
  const rows = Array.isArray(value)
    ? value.map((item) => `${inner}${layout(item, inner)}`)
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${inner}${JSON.stringify(key)}: ${layout(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${rows.join(',\n')}\n${indent}${close}`;
}

interface Node {
  readonly kind?: string;
  readonly span?: { readonly start: number; readonly end: number };
}

/** A syntax tree as an outline: the kind of each node, the text it spans, and its parts below it. */
export function outline(node: object, text: string): string {
  const lines: string[] = [];
  const visit = (label: string, value: unknown, indent: string): void => {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(label, item, indent);
      return;
    }
    if (typeof value !== 'object') {
      lines.push(`${indent}${label}: ${JSON.stringify(value)}`);
      return;
    }
    const { kind, span } = value as Node;
    const source = span === undefined ? '' : text.slice(span.start, span.end).replace(/\s+/g, ' ');
    const shown = source.length > 80 ? `${source.slice(0, 50)} … ${source.slice(-25)}` : source;
    lines.push(`${indent}${label}${kind === undefined ? '' : ` ${kind}`}${shown === '' ? '' : `  ⟨${shown}⟩`}`);
    for (const [key, part] of Object.entries(value)) if (key !== 'kind' && key !== 'span') visit(key, part, `${indent}  `);
  };
  visit('file', node, '');
  return `${lines.join('\n')}\n`;
}
