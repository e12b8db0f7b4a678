/** `hsimc scenarios`: the scenarios of the library, with title and summary read off each one's head. */
import { readFileSync } from 'node:fs';
import { print } from '../../app/output/stream-output.ts';
import { type LibraryScenario, libraryFolder, libraryScenarios } from '../../app/scenario-library.ts';
import { exitCode, notWhole } from '../../app/stop.ts';
import { parse } from '../../grammar/parse.ts';
import type { Format } from '../diagnostics-report.ts';

export function scenariosCommand(flags: { readonly format: Format }): number {
  const list = libraryScenarios().map(described);
  if (list.length === 0) throw notWhole(libraryFolder);
  if (flags.format === 'json') print(`${JSON.stringify(list, null, 1)}\n`);
  else print(list.map(({ name, title, summary }) => `${name.padEnd(20)} ${title}${summary === '' ? '' : `\n${' '.repeat(21)}${summary}`}\n`).join(''));
  return exitCode.ok;
}

function described({ name, path, file }: LibraryScenario): { readonly name: string; readonly path: string; readonly title: string; readonly summary: string } {
  const { value } = parse({ path, text: readFileSync(file, 'utf8') });
  const scenario = value.declarations.find((declaration) => declaration.kind === 'scenario');
  if (scenario?.kind !== 'scenario') return { name, path, title: name, summary: '' };
  const summary = scenario.body.items.find((item) => item.kind === 'field' && item.path.names[0].text === 'summary');
  return { name, path, title: scenario.title.text, summary: summary?.kind === 'field' && summary.value.kind === 'text' ? summary.value.text : '' };
}
