/** `hsimc targets`: what can be written. */
import { z } from 'zod';
import { print } from '../../app/output/stream-output.ts';
import { exitCode } from '../../app/stop.ts';
import { targets } from '../../targets/registry.ts';
import type { Format } from '../diagnostics-report.ts';
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
