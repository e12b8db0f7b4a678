/** Options of targets as flags of the command line, read off each target's schema: no flag is listed twice. */

import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { z } from 'zod';
import { Stop, usage } from '../app/stop.ts';
import { isSystemError, systemWords } from '../app/system-errors.ts';
import { readOptions } from '../app/target-choice.ts';
import { shown } from '../app/wording.ts';
import { describe, type Field } from '../model/describe.ts';
import { commandLineTerms, flagOf, inTerms } from '../model/interface-terms.ts';
import { nearest } from '../model/nearest.ts';
import { targets as registry } from '../targets/registry.ts';

interface TargetOption {
  /** As the schema names it: `max_entries`. */
  readonly key: string;
  readonly flag: string;
  /** As commander names it: `maxEntries`. */
  readonly property: string;
  readonly targets: readonly string[];
  readonly type: Field['type'];
  readonly choices: readonly string[];
  readonly description: string;
  /** Whether the value names a file, whose text is what the target gets. */
  readonly file: boolean;
}

/** All options of all targets, each once. */
export function targetOptions(): TargetOption[] {
  const found = new Map<string, TargetOption>();
  for (const target of registry.values()) {
    for (const option of describe(target.options as unknown as z.ZodObject)) {
      const { name: key, type, description, file } = option;
      const known = found.get(key);
      found.set(key, {
        key,
        flag: flagOf(key),
        property: key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
        targets: [...(known?.targets ?? []), target.name],
        type,
        choices: type === 'word' ? option.words : [],
        description: inTerms(description || known?.description || '', commandLineTerms),
        file,
      });
    }
  }
  return [...found.values()];
}

export function addTargetOptions(command: Command): void {
  for (const { flag, type, choices, description, targets } of targetOptions()) {
    const option = new Option(type === 'boolean' ? flag : `${flag} <value>`, `${targets.join(', ')}: ${description}`);
    if (choices.length > 0) option.choices([...choices]);
    else if (type === 'integer' || type === 'number') option.argParser(number);
    command.addOption(option);
  }
}

function fileOf(path: string): { readonly path: string; readonly text: string } {
  try {
    // The name alone decides nothing of the bytes; a path would, and it differs between folders.
    return { path: basename(path), text: textOfFile(path) };
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw usage(`cannot read ${shown(path)}: ${isSystemError(error) ? systemWords(error) : 'it is not text'}`);
  }
}

/** A device or a pipe is refused: it may never end. */
function textOfFile(path: string): string {
  if (!statSync(path).isFile()) throw usage(`cannot read ${shown(path)}: it is not a file`);
  return readFileSync(path, 'utf8');
}

function number(text: string): number {
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) throw new InvalidArgumentError('expected a number.');
  return Number(text);
}

/** The chosen targets with their options, as their schemas read them. */
export function chooseTargets(chosen: readonly string[], flags: Readonly<Record<string, unknown>>): { readonly name: string; readonly options: unknown }[] {
  const known = `targets: ${[...registry.keys()].join(', ')}`;
  if (chosen.length === 0) throw usage('no target given', known);
  const options = targetOptions();
  const result = [...new Set(chosen)].map((name) => {
    const target = registry.get(name);
    if (target === undefined) {
      const near = nearest(name, registry.keys());
      throw usage(`unknown target: ${shown(name)}`, near.length > 0 ? `nearest: ${near.join(', ')}` : known);
    }
    const given: Record<string, unknown> = {};
    for (const option of options)
      if (option.targets.includes(name) && flags[option.property] !== undefined)
        given[option.key] = option.file ? fileOf(String(flags[option.property])) : flags[option.property];
    const read = readOptions(target, given);
    if ('options' in read) return { name, options: read.options };
    throw usage(`${flagOf(read.name)} ${shown(String(given[read.name] ?? ''))}: ${read.problem}`, 'see `hsimc targets`');
  });
  for (const option of options) {
    if (flags[option.property] === undefined || option.targets.some((name) => chosen.includes(name))) continue;
    throw usage(`${option.flag} is an option of ${option.targets.join(', ')}, not of ${chosen.join(', ')}`);
  }
  return result;
}
