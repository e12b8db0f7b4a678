/** The verbs of enrollment: coverage that begins, changes or ends after the start. */
import { coverageKinds, coveredRelationships } from '../model/benefits/coverage.ts';
import { continuationEvents, endingReasons } from '../model/benefits/enrollment-terms.ts';
import type { AuthoredField } from './authored-fields.ts';
import { boolean, day, type Type } from './types.ts';
import { verbGroup, word } from './verb-spec.ts';

const field = (type: Type, description: string): AuthoredField => ({ type, description });
const choice = (name: string, labels: readonly string[]): Type => ({ kind: 'choice', name: `\`${name}\``, labels });

export const COVERS: Type = { kind: 'list', item: choice('covers', coveredRelationships) };
/** The primary care provider whom a member chooses. */
export const PCP = field({ kind: 'party', of: 'provider' }, 'The primary care provider whom the member chooses');
const paidThrough = field(day, 'Last day that premiums are paid for');

export const enrollmentVerbs = verbGroup({
  enroll: {
    summary: 'enrolls the subject in a plan, in place of the coverage of that kind, changes whom it covers, or continues a coverage that ended',
    argument: word('a kind of coverage', coverageKinds),
    makes: 'coverages',
    alsoMakes: ['enrollments'],
    without: ['termination'],
    more: {
      plan: field({ kind: 'declared', of: 'plan' }, 'The plan'),
      sponsor: field({ kind: 'party', of: 'sponsor' }, 'Who provides the coverage'),
      pcp: PCP,
      covers: field(COVERS, 'Whom of the household it covers besides'),
      carry_over: field(boolean, 'Whether what was used under the coverage before counts for deductibles and out-of-pocket maximums'),
      continuation: field(choice('continuation', ['cobra']), 'Continues the coverage that ended last, at the cost of the member'),
      qualifying_event: field(choice('qualifying_event', continuationEvents), 'What the continuation follows from, which decides how long it lasts'),
      disabled: field(boolean, 'Whether a disability extends the continuation from 18 to 29 months'),
      elected: field(day, 'Day of the election of the continuation'),
      paid_through: paidThrough,
    },
    allowedIn: 'both',
    actsOnRecords: true,
    defaults: {
      plan: 'that of the coverage before',
      sponsor: 'that of the coverage before',
      pcp: 'where the plan asks for one, the provider of the plan before, else one whom the plan assigns',
      covers: 'those of the coverage before, else all',
      effective: 'the day of the event; after a `marriage`, the first of the next month; of a continuation, the day after the end',
      reason: '`plan_change` in place of another coverage, `cobra` of a continuation, else `initial_enrollment`',
      carry_over: '`no`',
      qualifying_event: '`termination_of_employment`, or the `reason` of the end where it is one',
      disabled: '`no`',
      elected: 'the day of the message',
    },
  },
  terminate: {
    summary: 'ends the coverage of that kind, for dependants too, or for some of them alone',
    argument: word('a kind of coverage', coverageKinds),
    makes: 'enrollments',
    more: {
      reason: field(choice('reason', endingReasons), 'Why it ends'),
      termination: field(day, 'Last day of coverage'),
      covers: field(COVERS, 'Whose coverage ends, of the dependants; the contract continues'),
      paid_through: paidThrough,
    },
    allowedIn: 'both',
    actsOnRecords: true,
    defaults: {
      reason: '`termination_of_benefits`',
      covers: 'the subscriber and all dependants',
      termination: 'the day or the month of the event, by `ends` of the plan; of `nonpayment`, `paid_through`',
      paid_through: 'that of the coverage, else the end of the last month whose grace period of 30 days is over',
    },
  },
  assign_pcp: {
    summary: 'changes the primary care provider of the subject under the medical coverage',
    makes: 'attributions',
    alsoMakes: ['enrollments'],
    more: {
      provider: field({ kind: 'party', of: 'provider' }, 'Who is to be the primary care provider'),
      // What claims decide no statement does.
      method: field(choice('method', ['assigned', 'chosen']), 'Whether the plan assigns the provider, or the member chooses'),
    },
    allowedIn: 'both',
    actsOnRecords: true,
    defaults: {
      provider: 'another one of primary care, whom the plan assigns',
      method: '`chosen` with a `provider`, else `assigned`',
      effective: 'the day of the event',
    },
  },
});

/** Each of them has an implementation in the engine of enrollment. */
export type EnrollmentVerb = keyof typeof enrollmentVerbs;
