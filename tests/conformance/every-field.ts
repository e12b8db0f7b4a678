/** The fixtures of the FHIR target as bulk files: every record with every field, absent fields one at a time, every word of every list. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bulk } from '../targets/fixtures/written.ts';

export function write(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of bulk()) writeFileSync(join(folder, path), text);
}
