/**
 * Options and actions in messages. A use case is asked in many ways: `--block-size 100` on the command line, `blockSize: 100` in a program. Messages
 * therefore carry the option as data, between code points that are in no text (noncharacters of Unicode), and each shell writes it in its own terms.
 */

const [OPTION, VALUE, OPTION_END, ACTION, ACTION_END] = ['\uFDD0', '\uFDD1', '\uFDD2', '\uFDD3', '\uFDD4'];

/** How a shell writes the options and actions of a message. */
export interface InterfaceTerms {
  /** @param value null where the message is about the option, not about one of its values */
  option(name: string, value: string | null): string;
  /** @param words the action, with what it is applied to: `scenarios copy diabetes` */
  action(words: string): string;
}

/** An option in a message. @param name in camel case, or as the schema of the target has it: `blockSize`, `max_entries` */
export function option(name: string, value: string | number | null = null): string {
  return `${OPTION}${name}${value === null ? '' : `${VALUE}${value}`}${OPTION_END}`;
}

/** Something that the program can do, in a message. Options within are written as options. */
export function action(words: string): string {
  return `${ACTION}${words}${ACTION_END}`;
}

const options = new RegExp(`${OPTION}([^${VALUE}${OPTION_END}]*)(?:${VALUE}([^${OPTION_END}]*))?${OPTION_END}`, 'g');
const actions = new RegExp(`${ACTION}([^${ACTION_END}]*)${ACTION_END}`, 'g');

/** A message with its options and actions as a shell writes them. */
export function inTerms(text: string, terms: InterfaceTerms): string {
  return text
    .replace(options, (_, name: string, value?: string) => terms.option(name, value ?? null))
    .replace(actions, (_, words: string) => terms.action(words));
}

/** As programs write them: `blockSize: 100`. */
export const programTerms: InterfaceTerms = {
  option: (name, value) => (value === null ? name : `${name}: ${value}`),
  action: (words) => `\`${words}\``,
};

/** The option on the command line: `--block-size`. */
export const flagOf = (name: string): string => `--${name.replaceAll('_', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** As the command line has them, in its messages and in the documents: `--block-size 100`, `hsimc verify`. */
export const commandLineTerms: InterfaceTerms = {
  option: (name, value) => `${flagOf(name)}${value === null ? '' : ` ${value}`}`,
  action: (words) => `\`hsimc ${words}\``,
};
