/** What the program objects to in a command of a document. */
import type { RunCommand } from '../../cli/command-kit.ts';
import { commandLine } from '../../cli/command-line.ts';

/** The words of a command as a shell gives them; quotes hold a word together. */
const words = (line: string): string[] => [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/["']/g, ''));

/** Reads a command line to its end without doing what it asks; what it takes objection to. */
export async function objection(line: string): Promise<string | null> {
  const said: string[] = [];
  let asked = false;
  const run: RunCommand = async () => {
    asked = true;
  };
  try {
    const root = await commandLine(run, (text) => void said.push(text), new URL('file:///worker'), words(line));
    await root.parseAsync(['node', 'hsimc', ...words(line)]);
    return asked ? null : 'nothing runs';
  } catch (error) {
    return said.join('') || String(error);
  }
}
