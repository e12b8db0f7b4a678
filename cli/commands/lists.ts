/** `hsimc targets` and `hsimc scenarios`: what there is. */
import { readFileSync } from 'node:fs';
import { parse } from '../../grammar/parse.ts';
import { targets } from '../../targets/registry.ts';
import { libraryScenarios } from '../library.ts';
import { writeAll } from '../output/stdout.ts';
import type { Format } from '../report.ts';
import { targetOptions } from '../target-options.ts';

function print(lines: readonly string[]): void {
  writeAll(Buffer.from(`${lines.join('\n')}\n`, 'utf8'));
}

export function targetsCommand(flags: { readonly format: Format }): number {
  const options = targetOptions();
  const list = [...targets.values()].map((target) => ({
    name: target.name,
    title: target.title,
    media_type: target.mediaType,
    options: options.filter((option) => option.targets.includes(target.name)).map(({ flag, choices, description }) => ({ flag, choices, description })),
    carries: target.carries,
  }));
  if (flags.format === 'json') print([JSON.stringify(list, null, 1)]);
  else
    print(
      list.flatMap((target) => [
        `${target.name.padEnd(10)} ${target.title} (${target.media_type})`,
        ...target.options.map(
          (option) => `${' '.repeat(11)}${option.flag}${option.choices.length > 0 ? ` ${option.choices.join('|')}` : ''}  ${option.description}`,
        ),
      ]),
    );
  return 0;
}

/** Title and summary, read off each scenario's head. */
export function scenariosCommand(flags: { readonly format: Format }): number {
  const list = libraryScenarios().map(({ name, path, file }) => {
    const { value } = parse({ path, text: readFileSync(file, 'utf8') });
    const scenario = value.declarations.find((declaration) => declaration.kind === 'scenario');
    const summary =
      scenario?.kind === 'scenario' ? scenario.body.items.find((item) => item.kind === 'field' && item.path.names[0].text === 'summary') : undefined;
    return {
      name,
      path,
      title: scenario?.kind === 'scenario' ? scenario.title.text : name,
      summary: summary?.kind === 'field' && summary.value.kind === 'text' ? summary.value.text : '',
    };
  });
  if (flags.format === 'json') print([JSON.stringify(list, null, 1)]);
  else print(list.map((scenario) => `${scenario.name.padEnd(20)} ${scenario.title}${scenario.summary === '' ? '' : `\n${' '.repeat(21)}${scenario.summary}`}`));
  return 0;
}
