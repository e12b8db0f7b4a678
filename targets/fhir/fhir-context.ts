/** What the resources of one subject share, and the look-ups that lead from one record to another. */
import type { Encounter } from '../../model/clinical/encounter.ts';
import type { Practitioner } from '../../model/parties/providers.ts';
import type { Coding } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import { Places } from '../../model/time/record-place.ts';
import { instantText } from '../shared/instants.ts';

export class FhirContext {
  readonly subject: Subject;
  readonly #places: Places;
  #encounters: Map<string, Encounter> | undefined;
  #practitioners: Map<string, Practitioner> | undefined;
  #studies: Map<string, string> | undefined;

  constructor(subject: Subject) {
    this.subject = subject;
    this.#places = new Places(subject);
  }

  /** A civil minute of a record as a FHIR dateTime or instant. */
  instant(minute: number, record: object): string {
    return instantText(this.#places.of(record), minute);
  }

  death(minute: number): string {
    return instantText(this.#places.ofDeath(), minute);
  }

  encounter(id: string | null): Encounter | undefined {
    if (id === null) return undefined;
    this.#encounters ??= new Map(this.subject.encounters.map((encounter) => [encounter.id, encounter]));
    return this.#encounters.get(id);
  }

  practitioner(id: string): Practitioner | undefined {
    this.#practitioners ??= new Map(this.subject.parties.practitioners.map((practitioner) => [practitioner.id, practitioner]));
    return this.#practitioners.get(id);
  }

  /** The imaging study that a report describes. */
  studyOf(report: string): string | undefined {
    if (this.subject.imaging_studies.length === 0) return undefined;
    this.#studies ??= new Map(this.subject.imaging_studies.flatMap((study) => (study.report_id === null ? [] : [[study.report_id, study.id] as const])));
    return this.#studies.get(report);
  }

  /** The subject's first condition with a code: where FHIR asks for a reference and the scenario names the problem by its code. */
  problem(coding: Coding | null): string | undefined {
    if (coding === null) return undefined;
    return this.subject.conditions.find(({ code }) => code.code === coding.code && code.system === coding.system)?.id;
  }
}
