/** What was found, for people: by rule, with how often and where first. */

import { counted } from '../../app/wording.ts';
import { harmless } from '../../model/harmless.ts';
import type { Validator } from '../../validation/validator.ts';

/** What stands for a value that is not a scalar. */
const shape = /^(?:an object|a list of \d+|an empty list)$/;

/** @param quiet errors alone, without a summary */
export function reportText(validator: Validator, quiet = false): string {
  const { valid, error_count: errors, warning_count: warnings } = validator.result();
  const lines: string[] = [];
  let hidden = 0;
  for (const { rule, severity, count, examples } of validator.tallies) {
    if (quiet && severity !== 'error') continue;
    lines.push(`${rule.id}  ${severity}  ${rule.title} (${count})`);
    for (const { field, message, value } of examples) {
      // What a message says of a value it does not say twice.
      const found =
        typeof value === 'string' && !shape.test(value) && value.trim() !== '' && !message.includes(value.slice(0, 20))
          ? `, found ${JSON.stringify(value)}`
          : '';
      lines.push(harmless(`    ${field}: ${message}${found}`).replaceAll('\n', ' '));
    }
    const more = count - examples.length;
    hidden += more;
    if (more > 0) lines.push(`    and ${more} more`);
  }
  if (quiet) return lines.map((line) => `${line}\n`).join('');
  if (lines.length > 0) lines.push('', `\`hsimc explain ${validator.tallies[0].rule.id}\` explains the rule, with examples.`);
  if (hidden > 0) lines.push('Use `--format json` to list them one by one.');
  if (validator.registryFull) lines.push('Too many subjects to check all identifiers for duplicates: the last ones were not compared.');
  const read = [
    ...(validator.subjects > 0 || validator.transactions === 0 ? [counted(validator.subjects, 'subject')] : []),
    ...(validator.transactions > 0 ? [counted(validator.transactions, 'transaction')] : []),
  ].join(', ');
  lines.push(`${read}: ${valid ? 'valid' : 'invalid'}; ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`);
  return `${lines.join('\n')}\n`;
}
