/** How a run is sent, whatever the protocol: one item after the other, each when the one before was answered. */

export interface SendOptions {
  /** Items a second; null for as fast as they are answered. */
  readonly rate: number | null;
  /** Where is kept how far the run was sent; next to the run or file by default. */
  readonly state?: string;
  /** From the first item on, whatever was sent before. */
  readonly restart?: boolean;
  /** Ends with the first item that is not accepted. */
  readonly stopOnError?: boolean;
  /** Seconds to wait for an answer; the channel's own where it is not given. */
  readonly timeout?: number;
  /** Times to try one item. */
  readonly tries: number;
  /** Headers of HTTP requests: names and values. */
  readonly headers: readonly (readonly [string, string])[];
}

export type SendVerdict = 'accepted' | 'error' | 'rejected';

export interface SendAnswer {
  readonly verdict: SendVerdict;
  /** What the receiver said of an item that it did not accept: the first line, then details. */
  readonly lines: readonly string[];
}

export interface Channel<Item extends { readonly name: string } = { readonly name: string }> {
  /** What one item is called. */
  readonly noun: 'message' | 'bundle';
  readonly files: readonly string[];
  /** The number of items, where it is known. */
  readonly total: number | null;
  items(): Iterable<Item>;
  /** Sends an item until it is answered. @throws Stop where there is no answer */
  send(item: Item): Promise<SendAnswer>;
  close(): void;
}
