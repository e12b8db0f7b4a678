/** Arguments beyond these are lists of files. */
const SHOWN = 20;

/** A program that a judge needs ended with a failure. `run.mjs` reports it and continues with the next judge. */
export class ProgramFailed extends Error {
  /**
   * @param {readonly string[]} words the program and its arguments
   * @param {{ status: number | null, out?: string, err: string, signal?: string | null }} end how it ended, and what it printed
   */
  constructor(words, { status, out = '', err, signal = null }) {
    const how = signal !== null ? `was ended by ${signal}` : status === null ? 'could not be started' : `ended with exit code ${status}`;
    const printed = `${err.trim()}\n${out.trim()}`.trim();
    const shown = words.slice(0, SHOWN).map(quoted).join(' ');
    super([`\`${shown}${words.length > SHOWN ? ' …' : ''}\` ${how}`, ...(printed === '' ? [] : printed.split('\n'))].join('\n    '));
  }
}

/** A word as a shell takes it. */
const quoted = (word) => (/^[\w@%+=:,./*-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`);
