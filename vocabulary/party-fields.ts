/** Fields that a scenario may write of each kind of party: those of the canonical records. */

import type { PartyKind } from '../model/parties/party-kind.ts';
import { location, organization, practitioner } from '../model/parties/providers.ts';
import { pharmacyKinds } from '../model/pharmacy/pharmacy-kind.ts';
import { authoredFields } from './authored-fields.ts';
import { type Type, text } from './types.ts';

type Fields = ReadonlyMap<string, Type>;

function fieldsOf(record: Parameters<typeof authoredFields>[0]): Map<string, Type> {
  return new Map([...authoredFields(record)].map(([name, field]) => [name, field.type]));
}

/** A facility is a location in an organization of its own, so it has the number of the one and the kind of the other. */
export const partyFields: { readonly [K in PartyKind]: Fields } = {
  provider: fieldsOf(practitioner),
  facility: new Map([...fieldsOf(organization), ...fieldsOf(location)]),
  pharmacy: new Map([...fieldsOf(organization), ['kind', { kind: 'choice', name: '`kind`', labels: pharmacyKinds }]]),
  payer: fieldsOf(organization),
  sponsor: new Map([...fieldsOf(organization), ['group', text]]),
};

/** Fields that members of a pool can share. */
export const sharedPartyFields: ReadonlySet<string> = new Set(['specialty', 'sex', 'kind', 'city', 'state', 'zip']);
