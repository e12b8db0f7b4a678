/** What an engine of claims keeps of one visit: the visit and the records in it, each as it was last. */
import type { Condition } from '../../../model/clinical/condition.ts';
import type { DiagnosticReport } from '../../../model/clinical/diagnostic-report.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { ImagingStudy } from '../../../model/clinical/imaging-study.ts';
import type { Immunization } from '../../../model/clinical/immunization.ts';
import type { MedicationAdministration } from '../../../model/clinical/medication.ts';
import type { Observation } from '../../../model/clinical/observation.ts';
import type { Procedure } from '../../../model/clinical/procedure.ts';
import type { RecordNotice } from '../engine.ts';

export interface VisitNotes {
  encounter: Encounter | null;
  readonly conditions: Map<string, Condition>;
  readonly procedures: Map<string, Procedure>;
  readonly imaging: Map<string, ImagingStudy>;
  readonly immunizations: Map<string, Immunization>;
  readonly administrations: Map<string, MedicationAdministration>;
  readonly reports: Map<string, DiagnosticReport>;
  readonly observations: Map<string, Observation>;
}

export function noVisitNotes(): VisitNotes {
  return {
    encounter: null,
    conditions: new Map(),
    procedures: new Map(),
    imaging: new Map(),
    immunizations: new Map(),
    administrations: new Map(),
    reports: new Map(),
    observations: new Map(),
  };
}

/** The kinds of records that are billed, or say why. */
export const notedKinds = [
  ...(['encounters', 'conditions', 'procedures', 'imaging_studies', 'immunizations', 'medication_administrations'] as const),
  ...(['diagnostic_reports', 'observations'] as const),
] as const;

/** Takes a record down under its visit; what happened outside a visit is billed by nobody. */
export function noteRecord(visits: Map<string, VisitNotes>, { kind, record }: RecordNotice): VisitNotes | null {
  const visit = kind === 'encounters' ? record.id : 'encounter_id' in record ? record.encounter_id : null;
  if (visit === null) return null;
  const notes = visits.get(visit) ?? noVisitNotes();
  visits.set(visit, notes);
  switch (kind) {
    case 'encounters':
      notes.encounter = record;
      break;
    case 'conditions':
      notes.conditions.set(record.id, record);
      break;
    case 'procedures':
      notes.procedures.set(record.id, record);
      break;
    case 'imaging_studies':
      notes.imaging.set(record.id, record);
      break;
    case 'immunizations':
      notes.immunizations.set(record.id, record);
      break;
    case 'medication_administrations':
      notes.administrations.set(record.id, record);
      break;
    case 'diagnostic_reports':
      notes.reports.set(record.id, record);
      break;
    case 'observations':
      notes.observations.set(record.id, record);
      break;
  }
  return notes;
}
