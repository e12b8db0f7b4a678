/** The command that runs one subject of a run alone: what a report of a fault needs. */

import { quoted } from '../../app/wording.ts';
import { formatMinute } from '../../model/time/civil.ts';
import { targetOptions } from '../target-options.ts';
import type { CompileFlags } from './compile.ts';

export function againCommand(file: string, flags: CompileFlags): (subject: number) => string {
  const words = ['hsimc', 'compile', file, '--count', String(flags.count), '--seed', flags.seed];
  for (const [name, value] of flags.set) words.push('--set', `${name}=${value}`);
  if (flags.asOf !== undefined) words.push('--as-of', formatMinute(flags.asOf));
  if (flags.since !== undefined) words.push('--since', formatMinute(flags.since));
  words.push('--target', flags.target.join(','));
  for (const { flag, property } of targetOptions()) {
    const value = flags[property];
    if (value === true) words.push(flag);
    else if (value !== undefined) words.push(flag, String(value));
  }
  return (subject) => [...words, '--only', String(subject)].map(quoted).join(' ');
}
