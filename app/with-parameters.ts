/** A scenario with other defaults of its parameters. */
import { parse } from '../grammar/parse.ts';
import { type GivenSettings, type ReadScenario, readScenario } from './read-scenario.ts';
import { openSource } from './scenario-files.ts';
import { libraryFolder } from './scenario-library.ts';

/**
 * @param path what the text is of, which problems with it name
 * @returns the text with the values in place of the defaults; null where a parameter does not exist or cannot have its value, which `found` says
 */
export async function withParameters(
  path: string,
  text: string,
  settings: GivenSettings,
): Promise<{ readonly text: string | null; readonly found: ReadScenario }> {
  const found = await readScenario(openSource(text, path, libraryFolder), settings);
  if (found.ir === null) return { text: null, found };
  const { value } = parse({ path, text });
  const edits = value.declarations.flatMap((one) => {
    if (one.kind !== 'param') return [];
    const given = settings.get(one.name.text);
    if (given === undefined) return [];
    const { span, quoted } =
      one.value.kind === 'in' ? { span: one.value.subject.span, quoted: false } : { span: one.value.span, quoted: one.value.kind === 'text' };
    return [{ span, value: quoted && !given.startsWith('"') ? `"${given}"` : given }];
  });
  const written = edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((so, edit) => so.slice(0, edit.span.start) + edit.value + so.slice(edit.span.end), text);
  return { text: written, found };
}
