/** The text of a scenario in its standard format. */
import type { ModuleText } from '../compiler/load/load-modules.ts';
import { hasErrors } from '../grammar/diagnostic.ts';
import { print } from '../grammar/print/print.ts';
import type { Findings } from './findings.ts';

export interface Formatted extends Findings {
  /** Null where the text cannot be read. */
  readonly text: string | null;
  readonly changed: boolean;
}

export function formatText(source: ModuleText): Formatted {
  const { value, diagnostics } = print(source);
  const text = hasErrors(diagnostics) ? null : value;
  return { text, changed: text !== null && text !== source.text, diagnostics, sources: new Map([[source.path, source]]) };
}
