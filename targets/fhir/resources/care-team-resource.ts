import type { CareTeamParticipant, CareTeam as FhirCareTeam } from 'fhir/r4.js';
import type { CareTeam } from '../../../model/clinical/care.ts';
import type { Edition } from '../editions.ts';
import { ORGANIZATION_TYPE } from '../fhir-concepts.ts';
import { filled } from '../fhir-text.ts';
import { idOf, listOf, notCarried, type Reading, wordOf } from '../read-resource.ts';
import { date, patientReference, reference, resource, text } from '../resource.ts';
import { SPECIALTY } from '../specialty.ts';

const STATUS: { readonly [K in CareTeam['status']]: NonNullable<FhirCareTeam['status']> } = {
  active: 'active',
  inactive: 'inactive',
  entered_in_error: 'entered-in-error',
};

const participant = resource<string>()({
  has: { known: (id, c) => c.practitioner(id) !== undefined },
  build: (h, has): CareTeamParticipant => ({
    role: [has.known ? h.pick(SPECIALTY, (id, c) => c.practitioner(id)!.specialty) : { text: 'Practitioner' }],
    member: reference(h, 'Practitioner', (id) => id),
  }),
});

/** US Core wants at least one participant with a role: a team without members is its organization. */
export const careTeam = (edition: Edition) =>
  resource<CareTeam>()({
    has: { name: (r) => filled(r.name), members: (r) => r.member_ids.length > 0 },
    build: (h, has): FhirCareTeam => ({
      resourceType: 'CareTeam',
      id: h.raw((r) => r.id),
      meta: edition.meta('care_team'),
      status: h.pick(STATUS, (r) => r.status),
      name: has.name ? text(h, (r) => r.name) : undefined,
      subject: patientReference(h),
      period: { start: date(h, (r) => r.start) },
      participant: has.members
        ? h.each((r) => r.member_ids, participant)
        : [{ role: [ORGANIZATION_TYPE.provider], member: reference(h, 'Organization', (r) => r.organization_id) }],
      managingOrganization: [reference(h, 'Organization', (r) => r.organization_id)],
    }),
  });

export function readCareTeam(r: FhirCareTeam): Reading<CareTeam> {
  const members = listOf(r.participant).filter(({ member }) => member?.reference !== r.managingOrganization?.[0]?.reference);
  return {
    id: r.id,
    name: r.name ?? '',
    status: wordOf(STATUS, r.status),
    start: r.period?.start,
    recorded: notCarried,
    member_ids: members.map(({ member }) => idOf('Practitioner', member)),
    organization_id: idOf('Organization', r.managingOrganization?.[0]),
  };
}
