import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

/** Writes one frozen table: a TypeScript module whose text the runtime splits at first use. `lines` hold one entry each. */
export function emitTable(path, name, { title, edition, source, form, rows, lines }) {
  const text = lines.join('\n');
  if (/[`\\]|\$\{/.test(text)) throw new Error(`${name}: a character that a template literal would read`);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const quote = (s) => `'${s.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  writeFileSync(
    path,
    `// Written by tools/freeze; not edited by hand.
import type { FrozenTable } from '../frozen.ts';

/** ${form} */
export const ${name}: FrozenTable = {
  title: ${quote(title)},
  edition: ${quote(edition)},
  source: ${quote(source)},
  rows: ${rows},
  sha256: '${sha256}',
  text: \`${text}\`,
};
`,
  );
  console.log(`${path}: ${rows} rows, ${Buffer.byteLength(text)} bytes`);
}
