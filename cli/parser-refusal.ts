/** What the option parser refuses, in the words of all other messages. */
import { type Stop, usage } from '../app/stop.ts';
import { shown } from '../app/wording.ts';

/**
 * @param text what the parser says: `error: option '-n, --count <number>' argument '-1' is invalid. …`
 * @param words the command line
 * @param commands names of all commands
 */
export function refusal(text: string, words: readonly string[], commands: readonly string[]): Stop {
  const command = words.find((word) => commands.includes(word));
  const help = `run \`hsimc ${command === undefined ? '' : `${command} `}--help\``;
  const invalid = /^error: option '(?:-\w, )?(--[\w-]+)[^']*' argument '([\s\S]*)' is invalid\. ([\s\S]*?)\.?\n?$/.exec(text);
  if (invalid !== null) return usage(`${invalid[1]} ${invalid[2] === '' ? "''" : shown(invalid[2])}: ${invalid[3].replace(/^Allowed/, 'allowed')}`, help);
  const [message, suggestion] = text.trim().split('\n');
  const near = /^\((Did you mean .*\?)\)$/.exec(suggestion ?? '');
  return usage(shown(message.replace(/^error: /, '')), near === null ? help : `${near[1]} Otherwise, ${help}`);
}
