import type { CarePlanActivityDetail, CarePlan as FhirCarePlan } from 'fhir/r4.js';
import type { CarePlan } from '../../../model/clinical/care.ts';
import type { Coding } from '../../../model/scalars.ts';
import type { Edition } from '../editions.ts';
import { CARE_PLAN_CATEGORY, concept } from '../fhir-concepts.ts';
import type { FhirContext } from '../fhir-context.ts';
import { filled, xhtml } from '../fhir-text.ts';
import { codingOf, idOf, listOf, type ReadContext, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { date, instant, patientReference, reference, references, resource, text } from '../resource.ts';

const STATUS: { readonly [K in CarePlan['status']]: FhirCarePlan['status'] } = {
  active: 'active',
  completed: 'completed',
  revoked: 'revoked',
  entered_in_error: 'entered-in-error',
};
const ACTIVITY_STATUS: { readonly [K in CarePlan['status']]: CarePlanActivityDetail['status'] } = {
  active: 'in-progress',
  completed: 'completed',
  revoked: 'cancelled',
  entered_in_error: 'entered-in-error',
};

interface Activity {
  readonly code: Coding;
  readonly status: CarePlan['status'];
}
const activity = resource<Activity>()({
  has: {},
  build: (h) => ({ detail: { code: h.part(concept, (a) => a.code), status: h.pick(ACTIVITY_STATUS, (a) => a.status) } }),
});

const goals = references('Goal');

/** The goals for the same problem. */
function goalsOf(r: CarePlan, c: FhirContext): string[] {
  const problem = r.addresses;
  if (problem === null) return [];
  return c.subject.goals.filter(({ addresses: a }) => a !== null && a.code === problem.code && a.system === problem.system).map(({ id }) => id);
}

/** The plan in words, as US Core asks for it: the text, or else the title. */
function narrative(r: CarePlan): string {
  return filled(r.text) ? r.text : r.title;
}

export const carePlan = (edition: Edition) =>
  resource<CarePlan>()({
    has: {
      narrative: (r) => filled(narrative(r)),
      title: (r) => filled(r.title),
      text: (r) => filled(r.text),
      encounter: (r) => r.encounter_id !== null,
      ended: (r) => r.end !== null,
      problem: (r, c) => c.problem(r.addresses) !== undefined,
      goals: (r, c) => goalsOf(r, c).length > 0,
      activities: (r) => r.activities.length > 0,
    },
    build: (h, has): FhirCarePlan => ({
      resourceType: 'CarePlan',
      id: h.raw((r) => r.id),
      meta: edition.meta('care_plan'),
      text: has.narrative
        ? { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${h.text((r) => xhtml(narrative(r)))}</p></div>` }
        : undefined,
      status: h.pick(STATUS, (r) => r.status),
      intent: 'plan',
      category: [CARE_PLAN_CATEGORY],
      title: has.title ? text(h, (r) => r.title) : undefined,
      description: has.text ? text(h, (r) => r.text) : undefined,
      subject: patientReference(h),
      encounter: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
      period: { start: date(h, (r) => r.start), end: has.ended ? date(h, (r) => r.end) : undefined },
      created: instant(h, (r) => r.recorded),
      author: reference(h, 'Practitioner', (r) => r.practitioner_id),
      careTeam: [reference(h, 'CareTeam', (r) => r.care_team_id)],
      addresses: has.problem ? [reference(h, 'Condition', (r, c) => c.problem(r.addresses)!)] : undefined,
      goal: has.goals ? h.each(goalsOf, goals) : undefined,
      activity: has.activities ? h.each(({ activities, status }) => activities.map((code) => ({ code, status })), activity) : undefined,
    }),
  });

export function readCarePlan(r: FhirCarePlan, c: ReadContext): Reading<CarePlan> {
  return {
    id: r.id,
    title: r.title ?? '',
    status: wordOf(STATUS, r.status),
    text: r.description,
    addresses: c.problemOf(r.addresses),
    activities: listOf(r.activity).map(({ detail }) => codingOf(detail?.code)),
    start: r.period?.start,
    end: r.period?.end,
    recorded: timeOf(r.created),
    care_team_id: idOf('CareTeam', r.careTeam?.[0]),
    encounter_id: idOf('Encounter', r.encounter),
    practitioner_id: idOf('Practitioner', r.author),
  };
}
