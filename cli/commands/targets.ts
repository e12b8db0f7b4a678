/** `hsimc targets`: what can be written. */
import { z } from 'zod';
import { targets } from '../../targets/registry.ts';
import { exitCode } from '../exit.ts';
import { print } from '../output/stdout.ts';
import type { Format } from '../report.ts';
import { targetOptions } from '../target-options.ts';

export function targetsCommand(flags: { readonly format: Format }): number {
  const options = targetOptions();
  const list = [...targets.values()].map((target) => ({
    name: target.name,
    title: target.title,
    version: target.version,
    support: target.support,
    media_type: target.mediaType,
    standard_output: target.standardOutput,
    options: options.filter((option) => option.targets.includes(target.name)).map(({ flag, choices, description }) => ({ flag, choices, description })),
    options_schema: z.toJSONSchema(target.options, { io: 'input' }),
    carries: target.carries,
  }));
  if (flags.format === 'json') print(`${JSON.stringify(list, null, 1)}\n`);
  else {
    const lines = list.flatMap((target) => [
      `${target.name.padEnd(10)} ${target.title} (${target.media_type})`,
      ...target.options.map(({ flag, choices, description }) => `${' '.repeat(11)}${flag}${choices.length > 0 ? ` ${choices.join('|')}` : ''}  ${description}`),
    ]);
    print(`${lines.join('\n')}\n`);
  }
  return exitCode.ok;
}
