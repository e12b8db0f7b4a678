/** The benefit of a plan that care belongs to, where the row of a service names none: by the class of the visit and who is seen. */
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { Specialty } from '../../../model/parties/providers.ts';
import type { Coding } from '../../../model/scalars.ts';

const PRIMARY_CARE: ReadonlySet<Specialty> = new Set(['family_medicine', 'internal_medicine', 'pediatrics', 'nursing']);

export function benefitOfVisit({ class: kind, specialty }: Pick<Encounter, 'class' | 'specialty'>, preventive: boolean): string {
  switch (kind) {
    case 'emergency':
      return 'emergency';
    case 'inpatient':
    case 'observation':
      return 'inpatient';
    case 'virtual':
      return 'telehealth';
    case 'home':
    case 'ambulatory':
      if (preventive) return 'preventive';
      if (specialty === 'psychiatry') return 'mental_health';
      return PRIMARY_CARE.has(specialty) ? 'pcp_visit' : 'specialist_visit';
  }
}

/** Integumentary to eye and ear: the section of surgery in CPT. */
const SURGERY = /^[1-6]\d{4}$/;

/** In a hospital, for somebody whom it has not admitted. @param visit the benefit of the visit */
export function benefitInHospital<Visit extends string | null>({ system, code }: Pick<Coding, 'system' | 'code'>, visit: Visit): Visit | 'outpatient_surgery' {
  return visit !== 'preventive' && system === 'CPT' && SURGERY.test(code) ? 'outpatient_surgery' : visit;
}
