import type { Goal as FhirGoal, GoalTarget } from 'fhir/r4.js';
import type { Goal } from '../../../model/clinical/care.ts';
import type { Edition } from '../editions.ts';
import { concept, fhirCoding } from '../fhir-concepts.ts';
import { quantity } from '../fhir-measured.ts';
import { filled } from '../fhir-text.ts';
import { codingOf, idOf, notCarried, type ReadContext, type Reading, wordOf } from '../read-resource.ts';
import { date, patientReference, type ResourceHoles, reference, resource, text } from '../resource.ts';

const STATUS: { readonly [K in Goal['status']]: FhirGoal['lifecycleStatus'] } = {
  active: 'active',
  completed: 'completed',
  cancelled: 'cancelled',
  proposed: 'proposed',
  entered_in_error: 'entered-in-error',
};

const has = {
  description: (r: Goal) => filled(r.description),
  measure: (r: Goal) => r.measure !== null,
  // US Core Goal Codes are those of LOINC and SNOMED CT: as in C-CDA, what is measured is the code of the goal.
  coded: (r: Goal) => r.measure !== null && (r.measure.system === 'LOINC' || r.measure.system === 'SNOMED'),
  // A range without a measure says nothing (gol-1).
  low: (r: Goal) => r.measure !== null && r.target_low !== null,
  high: (r: Goal) => r.measure !== null && r.target_high !== null,
  unit: (r: Goal) => filled(r.unit),
  due: (r: Goal) => r.due !== null,
};
type Has = { readonly [K in keyof typeof has]: boolean };

export const goal = (edition: Edition) =>
  resource<Goal>()({
    has: { ...has, problem: (r, c) => c.problem(r.addresses) !== undefined },
    build: (h, has): FhirGoal => ({
      resourceType: 'Goal',
      id: h.raw((r) => r.id),
      meta: edition.meta('goal'),
      lifecycleStatus: h.pick(STATUS, (r) => r.status),
      description: {
        coding: has.coded ? [h.part(fhirCoding, (r) => r.measure!)] : undefined,
        text: has.description ? text(h, (r) => r.description) : 'Goal',
      },
      subject: patientReference(h),
      startDate: date(h, (r) => r.start),
      target: has.measure || has.due ? [target(h, has)] : undefined,
      expressedBy: reference(h, 'Practitioner', (r) => r.practitioner_id),
      addresses: has.problem ? [reference(h, 'Condition', (r, c) => c.problem(r.addresses)!)] : undefined,
    }),
  });

function target(h: ResourceHoles<Goal>, has: Has): GoalTarget {
  return {
    measure: has.measure ? h.part(concept, (r) => r.measure!) : undefined,
    detailRange:
      has.low || has.high
        ? {
            low: has.low ? quantity(h, has.unit, (r) => r.target_low) : undefined,
            high: has.high ? quantity(h, has.unit, (r) => r.target_high) : undefined,
          }
        : undefined,
    dueDate: has.due ? date(h, (r) => r.due) : undefined,
  };
}

export function readGoal(r: FhirGoal, c: ReadContext): Reading<Goal> {
  const [aim] = r.target ?? [];
  const range = aim?.detailRange;
  const measured = aim?.measure !== undefined;
  return {
    id: r.id,
    description: r.description?.text,
    status: wordOf(STATUS, r.lifecycleStatus),
    measure: codingOf(aim?.measure),
    target_low: measured ? range?.low?.value : notCarried,
    target_high: measured ? range?.high?.value : notCarried,
    unit: range === undefined ? notCarried : (range.low ?? range.high)?.unit,
    addresses: c.problemOf(r.addresses),
    start: r.startDate,
    due: aim?.dueDate,
    recorded: notCarried,
    encounter_id: notCarried,
    practitioner_id: idOf('Practitioner', r.expressedBy),
  };
}
