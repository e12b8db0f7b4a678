/** The writer of a run: files of subjects, or a feed in order of time. */
import type { RunInfo, Writer } from '../../model/target.ts';
import { settings } from './hl7v2-context.ts';
import { FeedWriter, FileWriter } from './hl7v2-feed.ts';
import type { Hl7v2Options } from './hl7v2-options.ts';

export function hl7v2Writer(run: RunInfo, options: Hl7v2Options): Writer {
  const { layout, framing } = options;
  const of = settings(run, options);
  return layout === 'feed' ? new FeedWriter(of, framing) : new FileWriter(of, framing);
}
