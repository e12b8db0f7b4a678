/** The records of a subject by identifier, as far as X12 refers to them. */

import type { Attribution } from '../../model/benefits/attribution.ts';
import type { Claim } from '../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../model/benefits/claim-payment.ts';
import type { Coverage } from '../../model/benefits/coverage.ts';
import type { Enrollment } from '../../model/benefits/enrollment.ts';
import type { Encounter } from '../../model/clinical/encounter.ts';
import type { Location, Organization, Practitioner } from '../../model/parties/providers.ts';
import type { Subject } from '../../model/subject.ts';

export class SubjectParties {
  readonly subject: Subject;
  readonly #byId = new Map<string, unknown>();

  constructor(subject: Subject) {
    this.subject = subject;
    const { organizations, locations, practitioners } = subject.parties;
    for (const list of [organizations, locations, practitioners, subject.encounters, subject.coverages, subject.claims, subject.claim_payments])
      for (const record of list) this.#byId.set(record.id, record);
  }

  /** The primary care provider whom a member chose with a transaction of enrollment. */
  chosenWith({ coverage_id, maintenance_type, effective, recorded }: Enrollment): Attribution | undefined {
    if (maintenance_type !== 'addition' && maintenance_type !== 'change') return undefined;
    return this.subject.attributions.find(
      (one) => one.method === 'chosen' && one.coverage_id === coverage_id && one.effective === effective && one.recorded === recorded,
    );
  }

  organization = (id: string): Organization => this.#byId.get(id) as Organization;
  location = (id: string): Location => this.#byId.get(id) as Location;
  practitioner = (id: string): Practitioner => this.#byId.get(id) as Practitioner;
  encounter = (id: string): Encounter | undefined => this.#byId.get(id) as Encounter | undefined;
  coverage = (id: string): Coverage | undefined => this.#byId.get(id) as Coverage | undefined;
  claim = (id: string): Claim | undefined => this.#byId.get(id) as Claim | undefined;
  payment = (id: string): ClaimPayment | undefined => this.#byId.get(id) as ClaimPayment | undefined;
}
