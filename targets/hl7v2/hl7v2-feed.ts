/**
 * The messages of a block, in order of time.
 *
 * Subjects come one after the other, but a feed is in order of message time; so the messages of up to 128 subjects are held and then written as one
 * file, whose order is by instant, then by subject. A file is a function of its subjects alone, and memory does not grow with their number. Whoever
 * wants one feed of all files merges them by the time of each message (MSH-7); `hsimc send` does.
 */
import type { Subject } from '../../model/subject.ts';
import type { Output, Writer } from '../../model/target.ts';
import { Lost } from '../shared/lost.ts';
import { subjectNumber } from '../shared/subject-number.ts';
import { Hl7v2Context, type Hl7v2Settings } from './hl7v2-context.ts';
import type { Hl7v2Message } from './hl7v2-message.ts';
import { utc } from './hl7v2-time.ts';
import { messagesOf } from './messages/message-builders.ts';
import { msh } from './segments/msh.ts';

/** Subjects of one file. */
const SUBJECTS = 128;

/** Minimal lower layer protocol: what is around a message on the wire. */
const FRAME = { none: ['', ''], mllp: ['\u000b', '\u001c\r'] } as const;

interface Held {
  readonly instant: number;
  readonly rank: number;
  readonly order: number;
  readonly text: string;
}

/** The messages of one subject with their instants, written. */
function held(of: Hl7v2Settings, subject: Subject, framing: keyof typeof FRAME, lost: Lost): (Held & { readonly control: string })[] {
  const c = new Hl7v2Context(of, subject);
  const [before, after] = FRAME[framing];
  const { since } = of.run;
  const messages = messagesOf(c);
  // Of a feed of some days, most people have none.
  if (messages.length === 0 && since === undefined) lost.add('a patient without a message was left out: `registrations` `all` sends an ADT^A28');
  return messages
    .filter((m) => since === undefined || (m.known ?? m.goes) > since)
    .map((m: Hl7v2Message, order) => ({
      instant: utc(m.place, m.goes),
      rank: m.rank,
      order,
      control: m.control,
      text: `${before}${m.bare === true ? '' : msh(c.at(m.place), m)}${m.body}${after}`,
    }))
    .sort((a, b) => a.instant - b.instant || a.rank - b.rank || a.order - b.order);
}

export class FeedWriter implements Writer {
  readonly #settings: Hl7v2Settings;
  readonly #framing: keyof typeof FRAME;
  readonly #lost = new Lost();
  #held: { readonly instant: number; readonly text: string }[] = [];
  #subjects = 0;
  #part = 0;

  constructor(settings: Hl7v2Settings, framing: keyof typeof FRAME) {
    this.#settings = settings;
    this.#framing = framing;
  }

  losses(): Record<string, number> {
    return this.#lost.take();
  }

  subject(subject: Subject, block: string, out: Output): void {
    for (const { instant, text } of held(this.#settings, subject, this.#framing, this.#lost)) this.#held.push({ instant, text });
    if (++this.#subjects === SUBJECTS) this.#write(block, out);
  }

  end(block: string, out: Output): void {
    if (this.#subjects > 0) this.#write(block, out);
    this.#part = 0;
  }

  #write(block: string, out: Output): void {
    // The sort is stable: messages of one instant stay in the order of their subjects, and each subject's own order is kept.
    this.#held.sort((a, b) => a.instant - b.instant);
    const path = `messages.${block}.${String(this.#part).padStart(3, '0')}.hl7`;
    for (const { text } of this.#held) out.append(path, text);
    this.#held = [];
    this.#subjects = 0;
    this.#part++;
  }
}

/** A file for each message; names sort by subject, then by order in the subject's feed. */
export class FileWriter implements Writer {
  readonly #settings: Hl7v2Settings;
  readonly #framing: keyof typeof FRAME;
  readonly #lost = new Lost();

  constructor(settings: Hl7v2Settings, framing: keyof typeof FRAME) {
    this.#settings = settings;
    this.#framing = framing;
  }

  losses(): Record<string, number> {
    return this.#lost.take();
  }

  subject(subject: Subject, block: string, out: Output): void {
    const folder = `${block}/subject-${subjectNumber(subject)}`;
    held(this.#settings, subject, this.#framing, this.#lost).forEach(({ control, text }, i) => {
      out.append(`${folder}/${String(i).padStart(5, '0')}-${control}.hl7`, text);
    });
  }
}
