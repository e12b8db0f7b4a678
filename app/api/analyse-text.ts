/** What editors ask of a text. */
import { analyse as analyseText } from '../../compiler/analysis/analyse.ts';
import type { Analysis } from '../../compiler/analysis/analysis-answers.ts';
import type { CompileOptions } from './compile-options.ts';
import { sourceOf } from './text-arguments.ts';

/**
 * Analyses a text once and answers from what was noted on the way: names in scope, types, meanings, definitions, references, completions. Any text has an
 * answer. Offsets are UTF-16 units from its start.
 * @throws TypeError where an argument is wrong
 */
export function analyse(text: string, options: CompileOptions = {}): Analysis {
  const { file, host, settings } = sourceOf(text, options);
  return analyseText(text, { path: file, host, settings });
}
