/** What a single record says and its resource must not, although the type of the resource has a place for it: counted as it is met. */

import type { Writer } from '../../model/target.ts';
import { Lost } from '../shared/lost.ts';

export function counting(writer: Writer): Writer {
  const lost = new Lost();
  return {
    ...writer,
    subject(subject, block, out, before, measures) {
      for (const { measure, target_low, target_high } of subject.goals)
        if (measure === null && (target_low !== null || target_high !== null))
          lost.add('the range of a goal without a measure was left out: FHIR requires a measure (gol-1)');
      writer.subject(subject, block, out, before, measures);
    },
    losses: () => lost.take(),
  };
}
