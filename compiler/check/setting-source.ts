/** How a value from outside is shown. */
import type { SourceFile } from '../../grammar/source-text.ts';

/** What is before the value. */
export const written = (name: string): string => `--set ${name}=`;

/** A value from outside as diagnostics show it: like a line of source. */
export function settingSource(name: string, text: string): SourceFile {
  return { path: `--set ${name}`, text: `${written(name)}${text}` };
}
