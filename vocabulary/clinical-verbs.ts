/** The verbs of the clinical engine. Fields follow from the record that a verb makes; only what is not part of the record is listed here. */
import { dispositions, encounterClasses } from '../model/clinical/encounter.ts';
import { emittedTypes } from '../model/clinical/message.ts';
import type { CodeSystem } from '../model/codes/code-systems.ts';
import { patient } from '../model/parties/patient.ts';
import { location, specialtyNames } from '../model/parties/providers.ts';
import type { AuthoredField } from './authored-fields.ts';
import { fillingFields } from './fills-fields.ts';
import { boolean, coding, duration, minute, type Type, text } from './types.ts';
import { concept, ofEvent, verbGroup, word, written } from './verb-spec.ts';

const drugs: readonly CodeSystem[] = ['RXNORM', 'NDC'];
const problems: readonly CodeSystem[] = ['ICD10CM', 'SNOMED'];
const findings: readonly CodeSystem[] = ['LOINC', 'SNOMED'];
const services: readonly CodeSystem[] = ['LOINC', 'SNOMED', 'CPT', 'HCPCS', 'ICD10PCS'];

const field = (type: Type, description: string): AuthoredField => ({ type, description });
/** Who is seen, and where. */
const parties = {
  provider: field({ kind: 'party', of: 'provider' }, 'Who is seen'),
  facility: field({ kind: 'party', of: 'facility' }, 'Where the visit is'),
};
/** Sender and receiver of a message. */
const routes = ['sending_application', 'sending_facility', 'receiving_application', 'receiving_facility'];
/** Days: a visit or stay lasts at most a year, as `hsimc validate` has it; a procedure or a booking at most a month. */
const stayLength: Type = { ...duration, bounds: { least: 0, most: 366 } } as Type;
const lengthOfCare: Type = { ...duration, bounds: { least: 0, most: 31 } } as Type;
/** Of a result: a culture of mycobacteria takes eight weeks. */
const turnaround = field({ ...duration, bounds: { least: 0, most: 366 } } as Type, 'Time from the collection of the specimen to the report');
const reportedAt = 'the end of the visit for the laboratory, else at once';
const stayClass = field({ kind: 'choice', name: '`class`', labels: encounterClasses }, 'Class of the encounter');
const ongoing = field(boolean, 'Whether planned visits renew it while the reason lasts');
const numbers = {
  unidentified: field(boolean, 'Whether nobody knows who the patient is, so that the visit is filed under a temporary record number'),
  registered_again: field(boolean, 'Whether the patient is not found and registered again, so that the visit is filed under a second record number'),
};
const decideNumbers = { unidentified: ['mrn'], registered_again: ['mrn'] };
const ownNumber = { unidentified: '`no`', registered_again: '`no`' };

/** What a visit or stay has where it is not given. */
const seenBy = {
  specialty: 'emergency or hospital medicine by the class, else that of the primary-care practitioner',
  priority: '`emergency` in an emergency, else empty',
  provider: 'the primary-care practitioner, or one of the specialty',
  facility: 'where the provider works, or a place of the class',
};
const names = Object.keys(fillingFields);
const ofFills = Object.fromEntries(names.map((name) => [name, 'that of `fills`']));
const prescribed = { sig: '`Take as directed`', as_needed: '`no`', refills: '`0`', ongoing: 'no renewals', ...ofFills };
/** What decides about the fills of a prescription, and is no part of its record. */
const decidesFills = Object.fromEntries(names.map((name) => [name, []]));
const document = { type: 'a progress note', title: 'the text of the type' };
const header = Object.fromEntries(routes.map((name) => [name, 'that of the options of the target']));

export const clinicalVerbs = verbGroup({
  encounter: {
    summary: 'a visit',
    argument: word('an encounter class', encounterClasses),
    makes: 'encounters',
    more: { duration: field(stayLength, 'How long the visit lasts'), ...numbers, ...parties },
    decides: { duration: ['end'], ...decideNumbers },
    defaults: { ...seenBy, ...ownNumber, duration: 'drawn by the class: some minutes, hours of an emergency, days of a stay' },
    body: 'care',
    allowedIn: 'event',
    opens: 'visit',
    byAppointment: ['ambulatory', 'virtual', 'home'],
    aliases: ['visit'],
  },
  admit: {
    summary: 'opens a hospital stay, which lasts until `discharge`',
    makes: 'encounters',
    more: { class: stayClass, ...numbers, ...parties },
    decides: decideNumbers,
    defaults: { ...seenBy, ...ownNumber, class: '`inpatient`' },
    body: 'care',
    allowedIn: 'event',
    opens: 'stay',
  },
  preadmit: {
    summary: 'announces a stay, which a later `admit` begins',
    makes: 'encounters',
    more: { class: stayClass, on: field(minute, 'When the stay is to begin'), ...parties },
    decides: { on: ['start'] },
    defaults: { ...seenBy, class: '`inpatient`', on: 'the time of the event' },
    books: ['on'],
    allowedIn: 'event',
  },
  transfer: { summary: 'moves the patient of a stay', argument: word('a kind of location', location.shape.kind.options), allowedIn: 'both' },
  discharge: { summary: 'ends the visit or stay', argument: word('a disposition', dispositions), allowedIn: 'both', timeOfDay: 'office' },
  diagnose: {
    summary: 'states a diagnosis',
    argument: concept(problems),
    makes: 'conditions',
    correctable: true,
    diagnoses: true,
    checksSexAndAge: true,
    aliases: ['diagnosis'],
    defaults: {
      category: '`problem_list_item`; of a condition that is active already, `encounter_diagnosis`',
      verification_status: '`confirmed`',
      onset: 'the day of the diagnosis',
      role: '`principal` of the diagnosis that is the `reason` of the visit, else of the first; `secondary` of the others',
    },
    history: { noun: 'condition', summary: 'a condition that began before', without: ['role'] },
  },
  onset: {
    summary: 'a condition begins, and is not known before it is diagnosed',
    argument: concept(problems),
    alsoMakes: ['conditions'],
    more: { diagnosed_at: field({ kind: 'visit' }, 'Event or state whose visit records the diagnosis, if the condition is still active') },
    defaults: { diagnosed_at: 'none: it stays unknown until `diagnose`' },
    allowedIn: 'both',
    diagnoses: true,
    checksSexAndAge: true,
  },
  resolve: { summary: 'a condition or an allergy ends', argument: concept([...problems, ...drugs]), allowedIn: 'both' },
  observe: {
    summary: 'a measurement or finding',
    argument: concept(findings),
    makes: 'observations',
    value: 'observed',
    body: 'parts',
    more: { turnaround },
    decides: { turnaround: ['issued'] },
    correctable: true,
    notCorrected: ['turnaround'],
    aliases: ['observation', 'measure', 'lab', 'vital'],
    defaults: { status: '`final`', turnaround: reportedAt },
  },
  panel: {
    summary: 'results that are ordered together',
    argument: { kind: 'panel' },
    makes: 'diagnostic_reports',
    alsoMakes: ['observations'],
    body: 'parts',
    more: { turnaround },
    decides: { turnaround: ['issued'] },
    defaults: {
      status: '`final`',
      turnaround: 'that of the row of its code, else the [longest of its tests](../reference/codes.md#results-that-take-time)',
    },
  },
  order: {
    summary: 'an order for a service, or a referral to a specialty',
    argument: concept(services, word('a specialty', specialtyNames)),
    makes: 'service_requests',
    books: ['occurrence'],
    correctable: true,
    aliases: ['referral'],
    defaults: {
      category: 'that of the code; of a specialty, `referral`',
      status: '`active`',
      priority: '`routine`',
      occurrence: 'the time of the order',
      note: 'of a referral, the specialty in words',
    },
  },
  procedure: {
    aliases: ['perform', 'service', 'bill', 'charge'],
    summary: 'a procedure that is performed',
    argument: concept(['SNOMED', 'CPT', 'HCPCS', 'ICD10PCS']),
    makes: 'procedures',
    more: { duration: field(lengthOfCare, 'How long it lasts; the visit lasts until it is over') },
    defaults: { status: '`completed`', duration: '30 minutes, at most until the end of the visit', on: 'the time `start`' },
    decides: { duration: ['end'] },
    correctable: true,
    checksSexAndAge: true,
    history: { noun: 'procedure', summary: 'a procedure performed before', more: { on: field(minute, 'When it was performed') } },
  },
  prescribe: {
    summary: 'a prescription',
    argument: concept(drugs),
    makes: 'medication_requests',
    correctable: true,
    more: { ongoing, ...fillingFields },
    decides: { ongoing: [], ...decidesFills },
    notCorrected: names,
    needsIndication: true,
    aliases: ['prescription'],
    history: { noun: 'medication', summary: 'a drug taken since', more: { started: field(minute, 'Since when it is taken') } },
    defaults: { ...prescribed, started: 'the time `start`' },
  },
  change: {
    summary: 'replaces a prescription with another',
    argument: concept(drugs),
    makes: 'medication_requests',
    more: { to: field(coding, 'The drug that replaces it'), ongoing, ...fillingFields },
    decides: { ongoing: [], ...decidesFills },
    fromRow: 'to',
    defaults: { ...prescribed, to: 'the same drug' },
  },
  stop: {
    summary: 'ends a prescription, the use of a device, or a plan of care by its title',
    argument: concept([...drugs, 'SNOMED'], written('the title of a plan of care')),
    more: { reason: field(text, 'Why it ends') },
    allowedIn: 'both',
  },
  administer: {
    summary: 'a dose given by staff',
    argument: concept([...drugs, 'CVX']),
    makes: 'medication_administrations',
    correctable: true,
    defaults: { status: '`completed`' },
  },
  dispense: {
    summary: 'a drug that is dispensed',
    argument: concept(drugs),
    makes: 'medication_dispenses',
    allowedIn: 'both',
    correctable: true,
    fromRow: null,
    defaults: { status: '`completed`', quantity: 'that of the prescription', days_supply: 'those of the prescription' },
  },
  immunize: {
    summary: 'a vaccine',
    argument: concept(['CVX']),
    makes: 'immunizations',
    correctable: true,
    aliases: ['vaccinate'],
    history: { noun: 'immunization', summary: 'a vaccine given before', more: { on: field(minute, 'When it was given') } },
    defaults: {
      status: '`completed`; with `not_done_reason`, `not_done`',
      not_done_reason: 'of a vaccine that is not given, `patient_objection`',
      site: '`left_arm`',
      on: 'the time `start`',
    },
  },
  allergy: {
    summary: 'an allergy or intolerance',
    argument: concept(['RXNORM', 'SNOMED', 'NDC']),
    makes: 'allergy_intolerances',
    allowedIn: 'both',
    correctable: true,
    history: { noun: 'allergy', summary: 'an allergy known before' },
    defaults: { type: '`allergy`', category: 'that of the substance', criticality: '`low`', onset: 'the day of the record' },
  },
  device: { summary: 'a device implanted or given', argument: concept(['SNOMED']), makes: 'devices', correctable: true, defaults: { status: '`active`' } },
  imaging: {
    summary: 'an imaging study with its report',
    argument: concept(['LOINC', 'SNOMED', 'CPT']),
    makes: 'imaging_studies',
    alsoMakes: ['diagnostic_reports'],
    defaults: { modality: '`DX`' },
    correctable: true,
  },
  note: {
    summary: 'a clinical note',
    argument: written('the text of the note', 'text'),
    makes: 'document_references',
    without: ['text'],
    correctable: true,
    defaults: document,
  },
  careplan: { summary: 'a plan of care', argument: written('the title of the plan', 'title'), makes: 'care_plans', without: ['title'], correctable: true },
  goal: {
    summary: 'a goal of care',
    argument: written('the description of the goal', 'description'),
    makes: 'goals',
    without: ['description'],
    correctable: true,
    defaults: { status: '`active`' },
  },
  appointment: {
    summary: 'a booked visit',
    argument: word('a specialty', specialtyNames),
    makes: 'appointments',
    without: ['specialty'],
    more: { on: field(minute, 'When the visit is to be'), duration: field(lengthOfCare, 'For how long it is booked') },
    defaults: { status: '`booked`', on: 'the time of the event', duration: '30 minutes' },
    books: ['on'],
    decides: { on: ['start', 'end'], duration: ['end'] },
    correctable: true,
    allowedIn: 'both',
  },
  symptom: {
    summary: 'the score of a symptom; in a visit also recorded',
    argument: concept(['SNOMED', 'ICD10CM', 'LOINC']),
    value: 'observed',
    alsoMakes: ['observations'],
    allowedIn: 'both',
  },
  die: { summary: 'the patient dies', more: { cause: field(coding, 'Cause of death') }, alsoMakes: ['observations'], allowedIn: 'both', timeOfDay: 'any' },
  update: { summary: 'the registration data of the person change', record: patient, allowedIn: 'both', ofPerson: true },
  set: { summary: 'gives an attribute a new value', argument: { kind: 'attribute' }, value: 'attribute', allowedIn: 'both' },
  cancel: { summary: 'cancels what an event did', argument: ofEvent, allowedIn: 'event' },
  correct: { summary: 'corrects the records of an event, with the verbs that made them', argument: ofEvent, body: 'corrections', allowedIn: 'event' },
  mark: {
    summary: 'marks the records of an event as entered in error: `mark visit in_error`',
    argument: ofEvent,
    after: { word: 'in_error', takes: null },
    allowedIn: 'event',
  },
  merge: {
    summary: 'files the visits of one event under the record number of another: `merge arrival into visit`',
    argument: ofEvent,
    after: { word: 'into', takes: 'event' },
    allowedIn: 'event',
  },
  resend: { summary: 'sends the messages of an event again', argument: ofEvent, allowedIn: 'event' },
  send: {
    summary: 'sender and receiver of the messages of the event',
    makes: 'messages',
    without: ['planned'],
    allowedIn: 'both',
    routesMessages: true,
    defaults: header,
  },
  emit: {
    summary: 'an additional message about the person and the visit',
    argument: word('a message type', emittedTypes),
    makes: 'messages',
    defaults: header,
    allowedIn: 'both',
  },
  raw: {
    summary: 'a message with the given text, as a deliberate fault',
    argument: written('the text of the message', null, 'MSH|'),
    makes: 'messages',
    without: ['planned', ...routes],
    allowedIn: 'both',
    deliberateFault: true,
  },
});

/** Each of them has an implementation in the clinical engine. */
export type ClinicalVerb = keyof typeof clinicalVerbs;
