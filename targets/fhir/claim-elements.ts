/** What claims and the explanations of them have in common. */
import type { ClaimCareTeam, ClaimItem, ClaimSupportingInfo, CodeableConcept, ClaimDiagnosis as FhirClaimDiagnosis } from 'fhir/r4.js';
import { admissionOf, isInpatientBill } from '../../model/benefits/admission.ts';
import type { Claim, ClaimDiagnosis, ClaimLine } from '../../model/benefits/claim.ts';
import { formatDay } from '../../model/time/civil.ts';
import { concept } from './fhir-concepts.ts';
import type { FhirContext } from './fhir-context.ts';
import { dollars } from './fhir-money.ts';
import { cleanCode } from './fhir-text.ts';
import {
  admissionPriorityConcept,
  CARE_TEAM_ROLE,
  dischargeStatusConcept,
  modifierConcept,
  PRESENT_ON_ADMISSION,
  placeOfServiceConcept,
  pointOfOriginConcept,
  revenueConcept,
  type Supporting,
  supportingCategory,
  typeOfBillConcept,
} from './financial-concepts.ts';
import { referenceTo } from './resource.ts';
import { SPECIALTY } from './specialty.ts';

/** A list that FHIR leaves out when it is empty. */
export function some<T>(list: readonly T[]): T[] | undefined {
  return list.length === 0 ? undefined : [...list];
}

export type Setting = 'professional' | 'inpatient' | 'outpatient';

export function settingOf({ type, type_of_bill }: Claim): Setting {
  if (type === 'professional') return 'professional';
  return isInpatientBill(type_of_bill) ? 'inpatient' : 'outpatient';
}

export function careTeam({ type, rendering_id }: Claim, c: FhirContext): ClaimCareTeam[] {
  const specialty = c.practitioner(rendering_id)?.specialty;
  return [
    {
      sequence: 1,
      provider: referenceTo('Practitioner', rendering_id),
      responsible: true,
      role: CARE_TEAM_ROLE[type === 'professional' ? 'rendering' : 'attending'],
      qualification: specialty === undefined ? undefined : SPECIALTY[specialty],
    },
  ];
}

type Information = Omit<ClaimSupportingInfo, 'sequence' | 'category'>;

/** Information in the order of the codes, numbered. */
export function numbered(entries: readonly (readonly [Supporting, Information | undefined])[]): ClaimSupportingInfo[] {
  return entries
    .flatMap(([code, information]) => (information === undefined ? [] : [{ category: supportingCategory(code), ...information }]))
    .map((one, i) => ({ sequence: i + 1, ...one }));
}

const coded = (make: (code: string) => CodeableConcept, code: string | null): Information | undefined => {
  const text = cleanCode(code);
  return text === undefined ? undefined : { code: make(text) };
};

/** What the bill of a facility says of the stay or visit as a whole. */
export function billInformation(r: Claim, c: FhirContext): readonly (readonly [Supporting, Information | undefined])[] {
  const institutional = r.type === 'institutional';
  const inpatient = settingOf(r) === 'inpatient';
  const { priority, origin, newborn } = admissionOf(c.encounter(r.encounter_id));
  return [
    ['admissionperiod', inpatient ? { timingPeriod: { start: formatDay(r.service_start), end: formatDay(r.service_end) } } : undefined],
    ['typeofbill', coded(typeOfBillConcept, r.type_of_bill)],
    ['pointoforigin', institutional ? { code: pointOfOriginConcept(newborn, origin) } : undefined],
    ['admtype', inpatient ? { code: admissionPriorityConcept(priority) } : undefined],
    ['discharge-status', coded(dischargeStatusConcept, r.discharge_status)],
    ['drg', r.drg === null ? undefined : { code: concept(r.drg) }],
  ];
}

/** @param typeOf the words of the resource for roles of diagnoses */
export function diagnoses({ diagnoses: of }: Claim, typeOf: (role: ClaimDiagnosis['role']) => CodeableConcept): FhirClaimDiagnosis[] | undefined {
  return some(
    of.map(({ code, role, present_on_admission }, i) => ({
      sequence: i + 1,
      diagnosisCodeableConcept: concept(code),
      type: [typeOf(role)],
      onAdmission: present_on_admission === null ? undefined : PRESENT_ON_ADMISSION[present_on_admission],
    })),
  );
}

/** A line of a claim, without what was decided about it. */
export function claimItem(r: Claim, line: ClaimLine, billed: CodeableConcept): ClaimItem {
  const revenue = cleanCode(line.revenue);
  const place = cleanCode(r.place_of_service);
  const unit = line.charge / line.units;
  return {
    sequence: line.line,
    careTeamSequence: [1],
    diagnosisSequence: some(line.diagnosis_pointers),
    revenue: revenue === undefined ? undefined : revenueConcept(revenue),
    productOrService: billed,
    modifier: some(line.modifiers.map(modifierConcept)),
    servicedDate: formatDay(line.service_date),
    locationCodeableConcept: place === undefined ? undefined : placeOfServiceConcept(place),
    quantity: { value: line.units },
    // A price that is not whole cents is not what was charged.
    unitPrice: Number.isInteger(unit) ? dollars(unit) : undefined,
    net: dollars(line.charge),
    encounter: [referenceTo('Encounter', r.encounter_id)],
  };
}
