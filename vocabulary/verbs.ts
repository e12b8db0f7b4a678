/**
 * The verbs: what each takes, where it may stand, and which canonical record it makes. The fields of a verb are the authored fields of its record;
 * only what is no part of the record (a duration, a new drug) is listed here.
 */
import { allergyIntolerance } from '../model/clinical/allergy-intolerance.ts';
import { appointment } from '../model/clinical/appointment.ts';
import { carePlan, goal } from '../model/clinical/care.ts';
import { condition } from '../model/clinical/condition.ts';
import { device } from '../model/clinical/device.ts';
import { diagnosticReport } from '../model/clinical/diagnostic-report.ts';
import { documentReference } from '../model/clinical/document-reference.ts';
import { dispositions, encounter, encounterClasses } from '../model/clinical/encounter.ts';
import { imagingStudy } from '../model/clinical/imaging-study.ts';
import { immunization } from '../model/clinical/immunization.ts';
import { medicationAdministration, medicationRequest } from '../model/clinical/medication.ts';
import { medicationDispense } from '../model/clinical/medication-dispense.ts';
import { emittedTypes, message } from '../model/clinical/message.ts';
import { observation } from '../model/clinical/observation.ts';
import { procedure } from '../model/clinical/procedure.ts';
import { serviceRequest } from '../model/clinical/service-request.ts';
import { patient } from '../model/parties/patient.ts';
import { location, specialtyNames } from '../model/parties/providers.ts';
import type { CodeSystem } from '../model/scalars.ts';
import { planVerbs } from './plan-verbs.ts';
import { boolean, coding, duration, minute, type Type, text } from './types.ts';
import { concept, spec, type VerbSpec, word } from './verb-spec.ts';

const drugs: readonly CodeSystem[] = ['RXNORM', 'NDC'];
const problems: readonly CodeSystem[] = ['ICD10CM', 'SNOMED'];
const findings: readonly CodeSystem[] = ['LOINC', 'SNOMED'];
const services: readonly CodeSystem[] = ['LOINC', 'SNOMED', 'CPT', 'HCPCS', 'ICD10PCS'];

/** Who is seen, and where. */
const parties = { provider: { kind: 'party', of: 'provider' }, facility: { kind: 'party', of: 'facility' } } as const satisfies Record<string, Type>;
/** Where a message says from whom to whom it goes. */
const routes = ['sending_application', 'sending_facility', 'receiving_application', 'receiving_facility'];
const stayClass: Type = { kind: 'choice', name: '`class`', labels: encounterClasses };

const list: readonly VerbSpec[] = [
  spec('encounter', 'a visit', word('a class of encounter', encounterClasses), {
    record: encounter,
    more: { duration, unidentified: boolean, ...parties },
    body: 'care',
    stands: 'event',
  }),
  spec(
    'admit',
    'opens a hospital stay, which lasts until `discharge`',
    { kind: 'none' },
    { record: encounter, more: { class: stayClass, unidentified: boolean, ...parties }, body: 'care', stands: 'event' },
  ),
  spec(
    'preadmit',
    'announces a stay, which a later `admit` begins',
    { kind: 'none' },
    { record: encounter, more: { class: stayClass, on: minute, ...parties }, stands: 'event' },
  ),
  spec('transfer', 'moves the patient of a stay', word('a kind of location', location.shape.kind.options), { stands: 'any' }),
  spec('discharge', 'ends the visit or stay', word('a disposition', dispositions), { stands: 'any' }),
  spec('diagnose', 'states a diagnosis', concept(problems), { record: condition }),
  spec('onset', 'a condition begins, unseen until it is diagnosed', concept(problems), { stands: 'any' }),
  spec('resolve', 'a condition or an allergy ends', concept([...problems, 'RXNORM', 'NDC']), { stands: 'any' }),
  spec('observe', 'a measurement or finding', concept(findings), { record: observation, value: 'observed', body: 'parts' }),
  spec('panel', 'results that are ordered together', { kind: 'panel' }, { record: diagnosticReport, body: 'parts' }),
  spec('order', 'an order for a service', concept(services), { record: serviceRequest }),
  spec('refer', 'a referral to a specialty', word('a specialty', specialtyNames), { record: serviceRequest }),
  spec('procedure', 'something done', concept(['SNOMED', 'CPT', 'HCPCS', 'ICD10PCS']), { record: procedure, more: { duration } }),
  spec('prescribe', 'a prescription', concept(drugs), { record: medicationRequest }),
  spec('change', 'replaces a prescription by another', concept(drugs), { record: medicationRequest, more: { to: coding } }),
  spec('stop', 'ends a prescription, or the use of a device', concept([...drugs, 'SNOMED']), { more: { reason: text }, stands: 'any' }),
  spec('administer', 'a dose given by staff', concept([...drugs, 'CVX']), { record: medicationAdministration }),
  spec('dispense', 'a drug handed over', concept(drugs), { record: medicationDispense, stands: 'any' }),
  spec('immunize', 'a vaccine', concept(['CVX']), { record: immunization }),
  spec('allergy', 'an allergy or intolerance', concept(['RXNORM', 'SNOMED', 'NDC']), { record: allergyIntolerance, stands: 'any' }),
  spec('device', 'a device implanted or given', concept(['SNOMED']), { record: device }),
  spec('imaging', 'an imaging study with its report', concept(['LOINC', 'SNOMED', 'CPT']), { record: imagingStudy }),
  spec('note', 'a clinical note', { kind: 'text', what: 'the text of the note' }, { record: documentReference }),
  spec('document', 'a document', concept(['LOINC']), { record: documentReference }),
  spec('careplan', 'a plan of care', { kind: 'text', what: 'the title of the plan' }, { record: carePlan }),
  spec('end_careplan', 'ends a plan of care', { kind: 'text', what: 'the title of the plan' }, { stands: 'any' }),
  spec('goal', 'a goal of care', { kind: 'text', what: 'what is to be reached' }, { record: goal }),
  spec('appointment', 'a visit that is booked', word('a specialty', specialtyNames), { record: appointment, more: { on: minute, duration } }),
  spec('symptom', 'the score of a symptom; in a visit also recorded', concept(['SNOMED', 'ICD10CM', 'LOINC']), { value: 'observed', stands: 'any' }),
  spec('die', 'the subject dies', { kind: 'none' }, { more: { cause: coding }, stands: 'any' }),
  spec('update', 'the registration data of the person change', { kind: 'none' }, { record: patient, stands: 'any' }),
  spec('set', 'gives an attribute a new value', { kind: 'attribute' }, { value: 'attribute', stands: 'any' }),
  spec('cancel', 'takes back what an event did', { kind: 'event' }, { stands: 'event' }),
  spec('correct', 'mends the records that an event made, by the same verbs', { kind: 'event' }, { body: 'care', stands: 'event' }),
  spec('mark', 'says that what an event recorded was never so: `mark visit in_error`', { kind: 'event' }, { stands: 'event' }),
  spec(
    'merge',
    'files the visits of one event under the record number of another: `merge arrival into visit`',
    { kind: 'event' },
    { stands: 'event', into: true },
  ),
  spec('resend', 'sends the messages of an event once more', { kind: 'event' }, { stands: 'event' }),
  spec('send', 'from whom to whom the messages of the event go', { kind: 'none' }, { record: message, without: ['planned'], stands: 'any' }),
  spec('emit', 'one message more, about the person and the visit', word('a type of message', emittedTypes), { record: message, stands: 'any' }),
  spec(
    'raw',
    'a message whose text is given: a fault on purpose',
    { kind: 'text', what: 'the text of the message' },
    { record: message, without: ['planned', ...routes], stands: 'any' },
  ),
];
/** Verbs that may stand in `correct`: each makes records that it can mend. */
export const correctable: ReadonlySet<string> = new Set([
  ...['observe', 'diagnose', 'procedure', 'prescribe', 'dispense', 'administer', 'immunize', 'allergy', 'order', 'appointment', 'imaging'],
  ...['note', 'document', 'goal', 'careplan', 'device'],
]);

export const verbs: ReadonlyMap<string, VerbSpec> = new Map([...list, ...planVerbs.values()].map((verb) => [verb.verb, verb]));
export type { ArgumentSpec, VerbSpec } from './verb-spec.ts';

/** What was there before `start`: nouns, since nothing happens. Each makes the record of a verb. */
const past: readonly (VerbSpec & { readonly as: string })[] = [
  { ...spec('condition', 'a condition that began before', concept(problems), { record: condition }), as: 'diagnose' },
  { ...spec('medication', 'a drug taken since', concept(drugs), { record: medicationRequest, more: { started: minute } }), as: 'prescribe' },
  { ...spec('allergy', 'an allergy known before', concept(['RXNORM', 'SNOMED', 'NDC']), { record: allergyIntolerance }), as: 'allergy' },
  {
    ...spec('procedure', 'something done before', concept(['SNOMED', 'CPT', 'HCPCS', 'ICD10PCS']), { record: procedure, more: { on: minute, duration } }),
    as: 'procedure',
  },
  { ...spec('immunization', 'a vaccine given before', concept(['CVX']), { record: immunization, more: { on: minute } }), as: 'immunize' },
];
export const historyNouns: ReadonlyMap<string, VerbSpec & { readonly as: string }> = new Map(past.map((noun) => [noun.verb, noun]));
