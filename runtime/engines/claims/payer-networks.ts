/** Which network of a plan the provider of a claim is in. Who is in no `network` block of the plan is in the plan's own. */
import type { Expression } from '../../../ir/expression.ts';
import type { Claim } from '../../../model/benefits/claim.ts';
import type { DeclaredParties } from '../../parties/run-parties.ts';
import type { PlanTerms } from './adjudication/benefit-terms.ts';

/** The name of the network of each claim; null for the plan's own. */
export function networksOf({ outOfNetwork }: PlanTerms, parties: DeclaredParties): (claim: Claim) => string | null {
  const members = outOfNetwork.map((network) => [network.name, idsOfMembers(network.members, parties)] as const);
  return ({ type, rendering_id, facility_id, billing_id }) => {
    const who = type === 'professional' ? [rendering_id, billing_id] : [facility_id, billing_id];
    return members.find(([, ids]) => who.some((id) => ids.has(id)))?.[0] ?? null;
  };
}

/** The ids by which claims name the members of a network. */
export function idsOfMembers(members: readonly Expression[], parties: DeclaredParties): ReadonlySet<string> {
  return new Set(members.flatMap((member) => positionsOf(member, parties)).map((position) => idOf(position, parties)));
}

function positionsOf(member: Expression, parties: DeclaredParties): readonly number[] {
  if (member.op === 'party') return [member.party];
  // A pool stands for all who are in it.
  return member.op === 'pick_party' ? parties.members[member.pool] : [];
}

function idOf(position: number, parties: DeclaredParties): string {
  const party = parties.party(position);
  return party.kind === 'provider' ? party.practitioner.id : party.kind === 'facility' ? party.location.id : party.organization.id;
}
