/**
 * Interchanges of a block. What is sent is held until the block has 128 subjects more, and is then written as one file for each payer and kind of transaction, or for each transaction set. A
 * file is a function of its subjects alone, and memory does not grow with their number.
 */
import type { Organization } from '../../model/parties/providers.ts';
import type { Subject } from '../../model/subject.ts';
import type { Output, RunInfo, Writer } from '../../model/target.ts';
import { Lost } from '../shared/lost.ts';
import { AcknowledgementsCollector, ClaimsCollector } from './claims-collector.ts';
import type { Collector, X12File } from './collector.ts';
import { EligibilityCollector } from './eligibility-collector.ts';
import { EnrollmentsCollector } from './enrollments-collector.ts';
import { functionalAcknowledgement } from './functional-acknowledgement.ts';
import { type Envelope, type Guide, guides, interchange, interchangeAcknowledgement, transaction } from './interchange.ts';
import { PaymentsCollector } from './payments-collector.ts';
import { PremiumsCollector } from './premiums-collector.ts';
import { ReviewsCollector } from './reviews-collector.ts';
import { SegmentList } from './segment-list.ts';
import { StatusCollector } from './status-collector.ts';
import { SubjectParties } from './subject-parties.ts';
import type { X12Options } from './x12-options.ts';

/** Subjects of one file. */
const SUBJECTS = 128;
/** Interchanges of a block that control numbers can tell apart. */
const IN_BLOCK = { payer: 10_000, transaction: 1_000_000 } as const;
const LARGEST_CONTROL = 999_999_999;

export class X12Writer implements Writer {
  readonly #run: RunInfo;
  readonly #options: X12Options;
  readonly #lost = new Lost();
  readonly #collectors: readonly Collector[] = [
    new ClaimsCollector(),
    new EnrollmentsCollector(),
    new PaymentsCollector(),
    new AcknowledgementsCollector(),
    new StatusCollector(),
    new ReviewsCollector(),
    new EligibilityCollector(),
    new PremiumsCollector(),
  ];
  #subjects = 0;
  #part = 0;
  #interchanges = 0;

  constructor(run: RunInfo, options: X12Options) {
    this.#run = run;
    this.#options = options;
  }

  losses(): Record<string, number> {
    return this.#lost.take();
  }

  subject(subject: Subject, block: string, out: Output): void {
    const of = new SubjectParties(subject);
    const news = { since: this.#run.since ?? Number.NEGATIVE_INFINITY, until: this.#run.asOf };
    for (const collector of this.#collectors) collector.subject(of, news);
    if (++this.#subjects === SUBJECTS) this.#write(block, out);
  }

  end(block: string, out: Output): void {
    if (this.#subjects > 0) this.#write(block, out);
    this.#part = 0;
    this.#interchanges = 0;
  }

  #write(block: string, out: Output): void {
    const part = String(this.#part).padStart(3, '0');
    const segments = (): SegmentList => new SegmentList(this.#options, this.#lost);
    const settings = { submitter: this.#options.submitter, at: this.#run.asOf, reference: `${block}${part}`, segments };
    const alone = this.#options.files === 'transaction';
    let nth = 0;
    const append = (name: string, payer: Organization, text: string): void =>
      out.append(`${name}.${payer.npi}.${block}.${part}${alone ? `.${String(nth).padStart(5, '0')}` : ''}.edi`, text);
    const write = (file: X12File): number => {
      const { guide, payer, transactions } = file;
      const envelope = this.#envelope(guide.from, payer, block);
      const sets = transactions.map((body, i) => transaction(guide, this.#options, i + 1, body));
      append(file.name, payer, interchange(envelope, guide, this.#options, sets));
      return envelope.control;
    };
    const files = this.#collectors.flatMap((collector) => collector.files(settings));
    for (const file of alone ? files.flatMap(inTransactions) : files) {
      nth++;
      const { name, guide, payer } = file;
      const control = write(file);
      if (!guide.answered) continue;
      append(`TA1-${name}`, payer, interchangeAcknowledgement(this.#envelope('payer', payer, block), this.#options, control));
      const body = segments();
      functionalAcknowledgement(body, { guide, control, transactions: file.transactions.length });
      write({ name: `999-${name}`, payer, guide: guides.functional, transactions: [body] });
    }
    this.#subjects = 0;
    this.#part++;
  }

  #envelope(from: Guide['from'], { npi }: Organization, block: string): Envelope {
    const { submitter } = this.#options;
    const [sender, receiver] = from === 'payer' ? [npi, submitter] : [submitter, npi];
    const control = ((Number(block.replace(/\D/g, '')) * IN_BLOCK[this.#options.files] + this.#interchanges++) % LARGEST_CONTROL) + 1;
    return { sender, receiver, control, at: this.#run.asOf };
  }
}

const inTransactions = (file: X12File): X12File[] => file.transactions.map((body) => ({ ...file, transactions: [body] }));
