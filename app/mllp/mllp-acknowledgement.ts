/** What the receiver says of a message: HL7 table 0008, in original and in enhanced mode. */
import type { SendVerdict } from '../send/channel.ts';

export interface Acknowledgement {
  readonly verdict: SendVerdict;
  readonly code: string;
  /** The message that it is about. */
  readonly control: string;
  /** What the receiver says, in words; empty where it says nothing. */
  readonly text: string;
}

const VERDICT: ReadonlyMap<string, SendVerdict> = new Map([
  ['AA', 'accepted'],
  ['CA', 'accepted'],
  ['AE', 'error'],
  ['CE', 'error'],
  ['AR', 'rejected'],
  ['CR', 'rejected'],
]);

/** Null where the text is not an acknowledgement. */
export function readAcknowledgement(message: string): Acknowledgement | null {
  const segments = message.split(/[\r\n]+/).map((segment) => segment.split('|'));
  const msa = segments.find(([name]) => name === 'MSA');
  const verdict = VERDICT.get(msa?.[1] ?? '');
  if (msa === undefined || verdict === undefined) return null;
  const error = segments.find(([name]) => name === 'ERR');
  const text = [msa[3], error?.[8], error?.[7], error?.[3]].find((part) => part !== undefined && part !== '') ?? '';
  return { verdict, code: msa[1], control: msa[2] ?? '', text };
}
