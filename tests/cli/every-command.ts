/** Every command of the program, by its words, as it is declared. */
import type { Command } from 'commander';
import { commandLine } from '../../cli/command-line.ts';

/** Those that do something themselves: not a group of commands. */
export async function everyCommand(): Promise<Map<string, Command>> {
  const root = await commandLine(
    async () => {},
    () => {},
    new URL('file:///worker'),
    [],
  );
  const below = (of: Command, words: readonly string[]): [string, Command][] => [
    ...((of as unknown as { _actionHandler: unknown })._actionHandler === null ? [] : [[words.join(' '), of] as [string, Command]]),
    ...of.commands.flatMap((command) => below(command, [...words, command.name()])),
  ];
  return new Map(below(root, []));
}
