/** What the files of one kind of transaction are made of: each collector keeps what it needs of subjects until their files are written. */
import type { Organization } from '../../model/parties/providers.ts';
import type { Guide } from './interchange.ts';
import type { SegmentList } from './segment-list.ts';
import type { SubjectParties } from './subject-parties.ts';

/** What is the same for all files that are written together. */
export interface FileSettings {
  readonly submitter: string;
  /** Minute of the interchanges. */
  readonly at: number;
  /** Begins the references of transactions: block and part. */
  readonly reference: string;
  /** An empty list of segments. */
  readonly segments: () => SegmentList;
}

/** A file: one interchange with one functional group, between the trading partner of the providers and a payer. */
export interface X12File {
  /** Begins the name of the file. */
  readonly name: string;
  readonly payer: Organization;
  readonly guide: Guide;
  /** The segments between ST and SE of each transaction set. */
  readonly transactions: readonly SegmentList[];
}

/** What is new: after one minute, up to another. */
export interface Period {
  readonly since: number;
  readonly until: number;
}

export interface Collector {
  subject(of: SubjectParties, news: Period): void;
  /** The files of the subjects since the last ones. */
  files(settings: FileSettings): readonly X12File[];
}

/** Lists by key, in the order in which keys are first met. */
export class Groups<H, T> {
  readonly #groups = new Map<string, { readonly head: H; readonly items: T[] }>();

  add(key: string, head: H, item: T): void {
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { head, items: [item] });
    else group.items.push(item);
  }

  /** All groups, which are forgotten. */
  take(): readonly { readonly head: H; readonly items: readonly T[] }[] {
    const all = [...this.#groups.values()];
    this.#groups.clear();
    return all;
  }
}
