/** Transactions of members of 834, as records have them. */
import type { Enrollment } from '../../../model/benefits/enrollment.ts';
import type { ContinuationEvent } from '../../../model/benefits/enrollment-terms.ts';
import { type LoopNode, loopsIn } from './loop-tree.ts';
import { day, oneOf, place, sexOf, text, type ValuesOf, valuesAt } from './x12-place.ts';

const maintenance = oneOf<Enrollment['maintenance_type']>({ '021': 'addition', '001': 'change', '024': 'termination', '025': 'reinstatement' });
const relationship = oneOf({ '18': 'self', '01': 'spouse', '19': 'child', G8: 'other' } as const);
const benefitStatus = oneOf<Enrollment['benefit_status']>({ A: 'active', C: 'cobra', S: 'surviving' });

/** X12 data element 1219. */
const event = oneOf<ContinuationEvent>({
  '1': 'termination_of_employment',
  '2': 'reduction_of_hours',
  '3': 'medicare',
  '4': 'death',
  '5': 'divorce',
  '7': 'ineligible_child',
});

export const enrollmentPlaces = {
  relationship: place('2000', 'INS02', relationship),
  maintenance_type: place('2000', 'INS03', maintenance),
  maintenance_reason: place('2000', 'INS04', text),
  benefit_status: place('2000', 'INS05', benefitStatus),
  qualifying_event: place('2000', 'INS07', event),
  subscriber_id: place('2000', 'REF*0F REF02', text),
  group_number: place('2000', 'REF*1L REF02', text),
  family: place('2100A', 'NM1*IL NM103', text),
  given: place('2100A', 'NM1*IL NM104', text),
  ssn: place('2100A', 'NM1*IL NM109', text),
  birth_date: place('2100A', 'DMG02', day),
  sex: place('2100A', 'DMG03', sexOf),
  plan: place('2300', 'HD04', text),
  tier: place('2300', 'HD05', text),
  begins: place('2300', 'DTP*348 DTP03', day),
  termination: place('2300', 'DTP*349 DTP03', day),
};
export interface ReadEnrollment extends ValuesOf<typeof enrollmentPlaces> {
  /** First day of the coverage or of the change; of a termination, the last day of coverage. */
  readonly effective: number | null;
}

export function enrollmentsOf(root: LoopNode, component: string): ReadEnrollment[] {
  return loopsIn(root, '2000').map((node) => {
    const read = valuesAt(enrollmentPlaces, node, component);
    return { ...read, effective: read.maintenance_type === 'termination' ? read.termination : read.begins };
  });
}
