/** The verbs of gaps in care: what a quality measure finds missing, and how members are contacted about it. */
import { careGap, gapAnswers } from '../model/benefits/care-gap.ts';
import { outreachOutcomes } from '../model/benefits/outreach.ts';
import { ofMeasure, verbGroup } from './verb-spec.ts';

export const careGapVerbs = verbGroup({
  open_gap: {
    summary: 'opens a gap in care for who is in the denominator of a measure and does not meet it; the care that the numerator asks for closes it',
    argument: ofMeasure,
    makes: 'care_gaps',
    without: ['status', 'evidence'],
    allowedIn: 'both',
    after: { word: 'as', takes: 'name' },
    answers: gapAnswers,
    defaults: { due: 'the last day of the calendar year' },
  },
  close_gap: {
    summary: 'closes the open gap of a measure by evidence that is not among the records, or excludes the member',
    argument: ofMeasure,
    record: careGap,
    without: ['due'],
    allowedIn: 'both',
    actsOnRecords: true,
    defaults: { status: '`closed`', evidence: '`supplemental_data` of a closed gap' },
  },
  outreach: {
    summary: 'contacts the member about the open gap of a measure',
    argument: ofMeasure,
    makes: 'outreaches',
    allowedIn: 'both',
    after: { word: 'as', takes: 'name' },
    answers: outreachOutcomes,
    actsOnRecords: true,
    timeOfDay: 'office',
    defaults: { channel: '`phone`', outcome: '`reached` by phone and in person, else `sent`' },
  },
});

/** Each of them has an implementation in the engine of gaps. */
export type CareGapVerb = keyof typeof careGapVerbs;
