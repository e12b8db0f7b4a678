/** What the resources of one subject share, and the look-ups that lead from one record to another. */
import type { Condition } from '../../model/clinical/condition.ts';
import type { Encounter } from '../../model/clinical/encounter.ts';
import { isRoutineExamination, NEW_PATIENT_MONTHS, type VisitType, visitType } from '../../model/clinical/visit-type.ts';
import type { Practitioner } from '../../model/parties/providers.ts';
import type { RecordKind } from '../../model/record-kinds.ts';
import type { Coding } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import { addMonths, completedYears, MINUTES_PER_DAY } from '../../model/time/civil.ts';
import { Places } from '../../model/time/record-place.ts';
import type { ReportedMeasure } from '../../model/truth/truth.ts';
import { instantText } from '../shared/instants.ts';

/** Years of somebody whose birth date is not known, where a code goes by age. */
const ADULT = 40;

export class FhirContext {
  readonly subject: Subject;
  /** What measures say of the patient. */
  readonly measures: readonly ReportedMeasure[];
  readonly #places: Places;
  #encounters: Map<string, Encounter> | undefined;
  #diagnoses: Map<string, Condition[]> | undefined;
  #returning: Set<string> | undefined;
  #practitioners: Map<string, Practitioner> | undefined;
  #studies: Map<string, string> | undefined;
  #records: Map<RecordKind, ReadonlyMap<string, unknown>> | undefined;

  constructor(subject: Subject, measures: readonly ReportedMeasure[] = []) {
    this.subject = subject;
    this.measures = measures;
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

  /** The record of a list that has an identifier. */
  record<K extends RecordKind>(list: K, id: string | null): Subject[K][number] | undefined {
    if (id === null) return undefined;
    this.#records ??= new Map();
    let known = this.#records.get(list);
    if (known === undefined) {
      known = new Map(this.subject[list].map((record) => [record.id, record]));
      this.#records.set(list, known);
    }
    return known.get(id) as Subject[K][number] | undefined;
  }

  /** What was diagnosed at a visit, in order, without what was entered in error. */
  diagnoses(visit: string): readonly Condition[] {
    if (this.#diagnoses === undefined) {
      this.#diagnoses = new Map();
      for (const condition of this.subject.conditions) {
        if (condition.encounter_id === null || condition.verification_status === 'entered_in_error') continue;
        const others = this.#diagnoses.get(condition.encounter_id);
        if (others === undefined) this.#diagnoses.set(condition.encounter_id, [condition]);
        else others.push(condition);
      }
    }
    return this.#diagnoses.get(visit) ?? [];
  }

  /** The type of a visit whose scenario states none. */
  visitType(one: Encounter): VisitType {
    const { specialty, priority, disposition, start, end, reason } = one;
    const { birth_date } = this.subject.patient;
    return visitType({
      class: one.class,
      specialty,
      priority,
      disposition,
      minutes: end === null ? null : end - start,
      age: birth_date === null ? ADULT : completedYears(birth_date, Math.floor(start / MINUTES_PER_DAY)),
      newPatient: !this.#seenBefore(one.id),
      preventive: (reason !== null && isRoutineExamination(reason)) || this.diagnoses(one.id).some(({ code }) => isRoutineExamination(code)),
    });
  }

  /** Whether the same specialty of the same organization saw the patient in the three years before a visit. */
  #seenBefore(id: string): boolean {
    if (this.#returning === undefined) {
      this.#returning = new Set();
      // A patient goes to few places: a list of them is searched faster than a map by both.
      const seen: { readonly organization: string; readonly specialty: string; day: number }[] = [];
      for (const { id, status, organization_id, specialty, start } of this.subject.encounters) {
        if (status !== 'finished' && status !== 'in_progress') continue;
        const day = Math.floor(start / MINUTES_PER_DAY);
        const last = seen.find((one) => one.organization === organization_id && one.specialty === specialty);
        if (last === undefined) seen.push({ organization: organization_id, specialty, day });
        else {
          if (addMonths(last.day, NEW_PATIENT_MONTHS) > day) this.#returning.add(id);
          last.day = day;
        }
      }
    }
    return this.#returning.has(id);
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
