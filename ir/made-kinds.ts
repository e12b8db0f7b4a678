/** What some statement of a scenario can make: the kinds of records, and labels. */
import type { CoverageKind } from '../model/benefits/coverage.ts';
import { type RecordKind, recordKinds } from '../model/record-kinds.ts';
import { verbs } from '../vocabulary/verbs.ts';
import { attributesMembers, capitatesMembers, chargesPremiums, coveredKinds, paysForDrugs, scoresRisk } from './covered-kinds.ts';
import { type Ir, irsOfPeople } from './definition.ts';
import type { DrugPrice } from './drug-price.ts';
import type { CoverageDefinition, ProfileBlock, Terms } from './plan-terms.ts';
import { authorizesDrugs } from './reviewed-services.ts';
import { allActions, type Bodies } from './walk.ts';

/** What follows from a coverage. */
const ofCoverage: Readonly<Record<CoverageKind, readonly RecordKind[]>> = {
  medical: ['coverages', 'enrollments', 'claims', 'claim_payments', 'accumulators', 'remittances'],
  pharmacy: ['coverages', 'enrollments'],
  dental: ['coverages', 'enrollments'],
  vision: ['coverages', 'enrollments'],
  behavioral: ['coverages', 'enrollments'],
};

/** @param people the scenario as each kind of person in a unit has it */
export function madeKinds(
  people: readonly (Bodies & {
    readonly coverages: readonly CoverageDefinition[];
    readonly plans: readonly Terms[];
    readonly formularies: readonly Terms[];
    readonly fills?: ProfileBlock | undefined;
    readonly drugPrices?: readonly DrugPrice[] | undefined;
  })[],
): ReadonlySet<string> {
  const made = new Set<RecordKind>();
  for (const ir of people) {
    for (const kind of coveredKinds(ir)) for (const list of ofCoverage[kind]) made.add(list);
    if (chargesPremiums(ir)) made.add('premiums');
    if (attributesMembers(ir)) made.add('attributions');
    if (capitatesMembers(ir)) made.add('capitations');
    if (scoresRisk(ir)) made.add('risk_scores');
    const covered = paysForDrugs(ir);
    if (ir.fills !== undefined || covered) made.add('medication_dispenses');
    if (covered && ir.drugPrices !== undefined) {
      made.add('pharmacy_claims').add('accumulators');
      if (reviewsFills(ir)) made.add('dur_alerts');
      if (ir.formularies.some(authorizesDrugs)) made.add('authorizations');
    }
    for (const { verb } of allActions(ir)) {
      const { makes, alsoMakes } = verbs[verb];
      for (const kind of [makes, ...alsoMakes]) if (kind !== null) made.add(kind);
    }
  }
  return made;
}

/** Whether a formulary says what is done about findings of drug-utilization review. */
function reviewsFills({ formularies }: { readonly formularies: readonly Terms[] }): boolean {
  return formularies.some(({ parts }) => parts.some(({ word }) => word === 'dur'));
}

/** Those of a whole scenario, in the order in which targets write them. */
export function kindsOfRun(ir: Ir): readonly RecordKind[] {
  const made = madeKinds(irsOfPeople(ir));
  return recordKinds.filter((kind) => made.has(kind));
}

/** Whether some person of a scenario has labels. */
export function hasLabels(ir: Ir): boolean {
  return irsOfPeople(ir).some(({ labels = [] }) => labels.length > 0);
}
