/** A message with its header; what it lacks of what its receiver requires. */
import type { Organization, Practitioner } from '../../model/parties/providers.ts';
import { instantText } from '../shared/instants.ts';
import { prescriptionNumberOf } from '../shared/prescription-number.ts';
import { QUALIFIERS, SCRIPT_VERSION } from './script-codes.ts';
import { pharmacyIdentifier, prescriberIdentifier } from './script-parties.ts';
import { group, leaf, textAt, type XmlElement, type XmlPart } from './xml-elements.ts';

export type PartyRole = keyof typeof QUALIFIERS;

/** Who talks about a prescription. */
export interface Talkers {
  readonly prescriber: Practitioner;
  readonly practice: Organization | undefined;
  /** Null for one that no pharmacy is known for: a clearinghouse has it. */
  readonly pharmacy: Organization | null;
}

export interface ScriptMessage {
  /** The element that the body has. */
  readonly type: string;
  readonly id: string;
  /** The message that it answers or continues. */
  readonly relatesTo: string | null;
  /** Minute at which it is sent, and from which on it can be written. */
  readonly at: number;
  readonly known: number;
  /** The state by whose clock it is sent: that of who began, for answers of the same minute too. */
  readonly clock: string;
  readonly from: PartyRole;
  readonly to: PartyRole;
  readonly talkers: Talkers;
  /** The prescription that it is about, and whether the pharmacy has a number for it. */
  readonly requestId: string;
  readonly numbered: boolean;
  readonly body: readonly XmlPart[];
}

/** An identifier of a record, of 32 characters; a message has 35 at most. */
export const hexOf = (id: string): string => id.replaceAll('-', '');

export interface Sender {
  readonly clearinghouse: string;
  /** Version of hsimc. */
  readonly version: string;
}

const ROOT: Readonly<Record<string, string>> = {
  DatatypesVersion: SCRIPT_VERSION.attribute,
  TransportVersion: SCRIPT_VERSION.attribute,
  TransactionDomain: 'SCRIPT',
  TransactionVersion: SCRIPT_VERSION.attribute,
  StructuresVersion: SCRIPT_VERSION.attribute,
  ECLVersion: SCRIPT_VERSION.attribute,
};
const SOFTWARE = 'hsimc';

export function messageElement(message: ScriptMessage, sender: Sender): XmlElement {
  const { type, talkers, body, requestId } = message;
  const party = (name: string, role: PartyRole): XmlElement => ({
    name,
    attributes: { Qualifier: QUALIFIERS[role] },
    content: identifierOf(role, talkers, sender),
  });
  const header = group('Header', [
    party('To', message.to),
    party('From', message.from),
    leaf('MessageID', message.id),
    leaf('RelatesToMessageID', message.relatesTo),
    leaf('SentTime', instantText(message.clock, message.at)),
    group('SenderSoftware', [
      leaf('SenderSoftwareDeveloper', SOFTWARE),
      leaf('SenderSoftwareProduct', SOFTWARE),
      leaf('SenderSoftwareVersionRelease', sender.version),
    ]),
    leaf('TestMessage', 'true'),
    leaf('RxReferenceNumber', message.numbered ? prescriptionNumberOf(requestId) : null),
    leaf('PrescriberOrderNumber', hexOf(requestId)),
  ]);
  const content: XmlElement = { name: type, content: body.filter((one) => one !== null) };
  return { name: 'Message', attributes: ROOT, content: [header as XmlElement, { name: 'Body', content: [content] }] };
}

function identifierOf(role: PartyRole, { prescriber, pharmacy }: Talkers, { clearinghouse }: Sender): string {
  return role === 'prescriber' ? prescriberIdentifier(prescriber) : pharmacy === null ? clearinghouse : pharmacyIdentifier(pharmacy);
}

const NAME = ['Name/LastName', 'Name/FirstName'];
const ADDRESS = ['AddressLine1', 'City', 'StateProvince', 'PostalCode'].map((one) => `Address/${one}`);
const TELEPHONE = 'CommunicationNumbers/PrimaryTelephone/Number';
const DRUG = ['DrugDescription', 'Quantity/Value', 'Sig/SigText'];
const below = (path: string, names: readonly string[]): readonly string[] => names.map((name) => `${path}/${name}`);

/** What each element of a message must have; only new prescriptions need addresses. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Patient: below('HumanPatient', [...NAME, 'DateOfBirth/Date']),
  Pharmacy: ['BusinessName', TELEPHONE],
  Prescriber: below('NonVeterinarian', [...NAME, TELEPHONE]),
  MedicationPrescribed: DRUG,
  MedicationResponse: DRUG,
  MedicationDispensed: DRUG,
};
const REQUIRED_OF_NEW: Readonly<Record<string, readonly string[]>> = { Patient: below('HumanPatient', ADDRESS), Prescriber: below('NonVeterinarian', ADDRESS) };

/** The paths of what a message lacks. */
export function missingIn({ type, body }: ScriptMessage): readonly string[] {
  const required = (name: string): readonly string[] => [...(REQUIRED[name] ?? []), ...(type === 'NewRx' ? (REQUIRED_OF_NEW[name] ?? []) : [])];
  return body.flatMap((part) =>
    part === null ? [] : required(part.name).flatMap((path) => (textAt(part, path) === null ? [`${type}/${part.name}/${path}`] : [])),
  );
}
