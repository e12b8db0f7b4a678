/** Claims of pharmacies for fills. */
import type { Claim as FhirClaim } from 'fhir/r4.js';
import type { PharmacyClaim } from '../../../model/benefits/pharmacy-claim.ts';
import { dayOfMinute, formatDay } from '../../../model/time/civil.ts';
import { numbered } from '../claim-elements.ts';
import type { Edition } from '../editions.ts';
import { dollars } from '../fhir-money.ts';
import { URI } from '../fhir-systems.ts';
import { CLAIM_TYPE, PAYEE_PROVIDER, PRIORITY } from '../financial-concepts.ts';
import { drugConcept, fillInformation, isCancelled, reversed } from '../pharmacy-elements.ts';
import { assembled, derivedId, referenceTo } from '../resource.ts';

/** The record is that of the answer of the payer: its claim has an id of its own. */
export const pharmacyClaim = (edition: Edition) =>
  assembled<PharmacyClaim>((r, c): FhirClaim => {
    const payer = c.record('coverages', r.coverage_id)?.payer_id;
    const related = reversed(r);
    const charge = r.usual_charge === null ? undefined : dollars(r.usual_charge);
    return {
      resourceType: 'Claim',
      id: derivedId(r.id),
      meta: edition.meta('none'),
      identifier: [{ system: URI, value: `urn:uuid:${derivedId(r.id)}` }],
      status: isCancelled(r, c) ? 'cancelled' : 'active',
      type: CLAIM_TYPE.pharmacy,
      use: 'claim',
      patient: referenceTo('Patient', c.subject.patient.id),
      billablePeriod: { start: formatDay(dayOfMinute(r.at)), end: formatDay(dayOfMinute(r.at)) },
      created: c.instant(r.at, { organization_id: r.pharmacy_id }),
      insurer: payer === undefined ? undefined : referenceTo('Organization', payer),
      provider: referenceTo('Organization', r.pharmacy_id),
      priority: PRIORITY.stat,
      related: related === undefined ? undefined : [related],
      prescription: referenceTo('MedicationRequest', r.request_id),
      payee: { type: PAYEE_PROVIDER },
      supportingInfo: numbered(fillInformation(r, c)),
      insurance: [{ sequence: 1, focal: true, coverage: referenceTo('Coverage', r.coverage_id) }],
      item: [
        {
          sequence: 1,
          productOrService: drugConcept(r),
          servicedDate: formatDay(dayOfMinute(r.at)),
          quantity: { value: r.quantity },
          net: charge,
        },
      ],
      total: charge,
    };
  });
