/** Messages of a block: one after the other, each on a line, or each in a file of its own. */
import type { Subject } from '../../model/subject.ts';
import type { Output, RunInfo, Writer } from '../../model/target.ts';
import { Lost } from '../shared/lost.ts';
import { conversations } from './conversation.ts';
import { messageElement } from './script-message.ts';
import type { ScriptOptions } from './script-options.ts';
import { ScriptText } from './script-text.ts';
import { documentText } from './xml-elements.ts';

/** Kinds of records that name a pharmacy. */
const NAMING = ['medication_dispenses', 'pharmacy_claims'] as const;

export class ScriptWriter implements Writer {
  readonly #run: RunInfo;
  readonly #options: ScriptOptions;
  readonly #lost = new Lost();
  readonly #texts = new ScriptText(this.#lost);
  readonly #waits: boolean;
  /** Messages of the block with files of their own. */
  #written = 0;

  constructor(run: RunInfo, options: ScriptOptions) {
    this.#run = run;
    this.#options = options;
    this.#waits = run.kinds === undefined || NAMING.some((kind) => run.kinds?.includes(kind));
  }

  losses(): Record<string, number> {
    return this.#lost.take();
  }

  subject(subject: Subject, block: string, out: Output): void {
    const { asOf, since = Number.NEGATIVE_INFINITY, version } = this.#run;
    const { layout, clearinghouse } = this.#options;
    const messages = conversations(subject, this.#waits, this.#options, this.#texts).filter(({ known }) => known > since && known <= asOf);
    // In order of time; an answer comes after its question, as they were made.
    for (const message of [...messages].sort((a, b) => a.at - b.at)) {
      const text = documentText(messageElement(message, { clearinghouse, version }), layout === 'message');
      if (layout === 'block') out.append(`messages.${block}.txt`, text);
      else out.append(`${block}/${String(++this.#written).padStart(6, '0')}.${message.type}.xml`, text);
    }
  }

  end(): void {
    this.#written = 0;
  }
}
