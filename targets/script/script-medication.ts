/** A drug as it is prescribed, dispensed, or answered about: one structure under several names. */
import type { MedicationRequest } from '../../model/clinical/medication.ts';
import type { MedicationDispense } from '../../model/clinical/medication-dispense.ts';
import type { Coding } from '../../model/scalars.ts';
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import { DIAGNOSIS, drugDatabaseQualifier, NDC_QUALIFIER, ORIGINAL_QUANTITY, unitCode } from './script-codes.ts';
import { LENGTHS, type ScriptText } from './script-text.ts';
import { group, leaf, type XmlPart } from './xml-elements.ts';

/** What a message says of a prescription that the prescription itself does not. */
export interface Beside {
  /** Whether the product must be dispensed as written. */
  readonly asWritten: boolean;
  /** Number of a prior authorization. */
  readonly authorization?: string | null;
  readonly note?: string | null;
}

export type PrescribedName = 'MedicationPrescribed' | 'MedicationResponse';

export function prescribedElement(name: PrescribedName, request: MedicationRequest, beside: Beside, texts: ScriptText): XmlPart {
  return group(name, [
    texts.leaf('DrugDescription', request.code.display, LENGTHS.drug),
    drugCoded(request.code, null),
    quantity(request.quantity, request.dose_unit),
    days(request.days_supply),
    day('WrittenDate', request.authored),
    leaf('Substitutions', beside.asWritten ? '1' : '0'),
    leaf('NumberOfRefills', String(request.refills)),
    diagnosis(request.reason),
    leaf('PriorAuthorization', beside.authorization ?? null),
    texts.leaf('Note', beside.note ?? null, LENGTHS.note),
    sig(request.sig, texts),
  ]);
}

export interface Dispensed {
  readonly request: MedicationRequest;
  readonly dispense: MedicationDispense;
  /** National Drug Code of what was handed over, where it was billed. */
  readonly ndc: string | null;
  readonly asWritten: boolean;
  /** Fills that a renewal is asked for, the first included. */
  readonly requested?: number;
}

export function dispensedElement({ request, dispense, ndc, asWritten, requested }: Dispensed, texts: ScriptText): XmlPart {
  return group('MedicationDispensed', [
    texts.leaf('DrugDescription', dispense.code.display, LENGTHS.drug),
    drugCoded(dispense.code, ndc),
    quantity(dispense.quantity ?? request.quantity, dispense.unit ?? request.dose_unit),
    days(dispense.days_supply),
    day('WrittenDate', request.authored),
    day('LastFillDate', dispense.handed_over),
    leaf('Substitutions', asWritten ? '1' : '0'),
    leaf('NumberOfRefills', String(request.refills)),
    sig(dispense.sig ?? request.sig, texts),
    leaf('PharmacyRequestedRefills', requested === undefined ? null : String(requested)),
  ]);
}

/** Numbers of drugs: of the product where it is known, and of RxNorm. */
function drugCoded(code: Coding, ndc: string | null): XmlPart {
  const digits = (code.system === 'NDC' ? code.code : (ndc ?? '')).replaceAll('-', '');
  return group('DrugCoded', [
    /^\d{11}$/.test(digits) ? group('ProductCode', [leaf('Code', digits), leaf('Qualifier', NDC_QUALIFIER)]) : null,
    code.system === 'RXNORM' ? group('DrugDBCode', [leaf('Code', code.code), leaf('Qualifier', drugDatabaseQualifier(code))]) : null,
  ]);
}

function quantity(value: number | null, unit: string | null): XmlPart {
  if (value === null) return null;
  return group('Quantity', [
    leaf('Value', String(value)),
    leaf('CodeListQualifier', ORIGINAL_QUANTITY),
    group('QuantityUnitOfMeasure', [leaf('Code', unitCode(unit))]),
  ]);
}

const days = (value: number | null): XmlPart => leaf('DaysSupply', value === null ? null : String(value));
const day = (name: string, minute: number): XmlPart => group(name, [leaf('Date', formatDay(dayOfMinute(minute)))]);
const sig = (text: string, texts: ScriptText): XmlPart => group('Sig', [texts.leaf('SigText', text, LENGTHS.sig)]);

function diagnosis(reason: Coding | null): XmlPart {
  if (reason?.system !== 'ICD10CM') return null;
  const primary = group('Primary', [leaf('Code', reason.code), leaf('Qualifier', DIAGNOSIS.icd10)]);
  return group('Diagnosis', [leaf('ClinicalInformationQualifier', DIAGNOSIS.prescriber), primary]);
}
