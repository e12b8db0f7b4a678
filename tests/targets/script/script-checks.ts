/** What messages must agree about among each other, which no schema can say; and the check digits of numbers. */
import { luhnDigit } from '../../../model/identifiers/luhn.ts';
import { elementAt, type ReadElement, readXml, textOf, textsIn } from './xml-reader.ts';

export interface ScriptFinding {
  readonly id: string;
  readonly what: string;
}

/** Which message answers which, and who may send it. */
const ANSWERS: Readonly<Record<string, string>> = {
  RxRenewalResponse: 'RxRenewalRequest',
  RxChangeResponse: 'RxChangeRequest',
  CancelRxResponse: 'CancelRx',
  Verify: 'NewRx',
};
const SENDERS: Readonly<Record<string, string>> = {
  ...{ NewRx: 'D', CancelRx: 'D', RxRenewalResponse: 'D', RxChangeResponse: 'D' },
  ...{ RxRenewalRequest: 'P', RxChangeRequest: 'P', CancelRxResponse: 'P', RxFill: 'P', Verify: 'P' },
};
const ACKNOWLEDGEMENTS = new Set(['Status', 'Error', 'Verify']);
/** In what a message relates to a prescription that was accepted. */
const CONTINUES = new Set(['CancelRx', 'RxFill', 'RxChangeRequest']);
const OPENINGS = new Set(['NewRx', 'RxRenewalResponse']);

interface Read {
  readonly id: string;
  readonly type: string;
  readonly relatesTo: string | undefined;
  readonly to: string;
  readonly from: string;
  readonly sender: string;
  readonly order: string | undefined;
  readonly sent: number;
  readonly root: ReadElement;
}

function read(text: string): Read {
  const root = readXml(text);
  const party = (name: string): string => `${elementAt(root, `Header/${name}`)?.attributes['Qualifier']} ${textOf(root, `Header/${name}`)}`;
  return {
    id: textOf(root, 'Header/MessageID') ?? '',
    type: elementAt(root, 'Body')?.children[0]?.name ?? '',
    relatesTo: textOf(root, 'Header/RelatesToMessageID'),
    ...{ to: party('To'), from: party('From'), sender: party('From')[0] },
    order: textOf(root, 'Header/PrescriberOrderNumber'),
    sent: Date.parse(textOf(root, 'Header/SentTime') ?? ''),
    root,
  };
}

/** @param lines a message on each; where acknowledgements are left out, nothing is missed */
export function scriptFindings(lines: readonly string[], { acknowledged = true } = {}): readonly ScriptFinding[] {
  const findings: ScriptFinding[] = [];
  const messages: Read[] = [];
  for (const [i, line] of lines.entries()) {
    try {
      messages.push(read(line));
    } catch (error) {
      findings.push({ id: `line ${i + 1}`, what: error instanceof Error ? error.message : String(error) });
    }
  }
  const byId = new Map(messages.map((one) => [one.id, one]));
  if (byId.size !== messages.length) findings.push({ id: '', what: 'an identifier of a message that another has' });
  const answered = new Map<string, string[]>();
  for (const { type, relatesTo } of messages) if (relatesTo !== undefined) answered.set(relatesTo, [...(answered.get(relatesTo) ?? []), type]);
  for (const message of messages) {
    const note = (what: string): void => void findings.push({ id: message.id, what });
    const about = message.relatesTo === undefined ? undefined : byId.get(message.relatesTo);
    if (message.relatesTo !== undefined && about === undefined) note('relates to a message that there is not');
    const answers = ANSWERS[message.type];
    const needs = answers !== undefined || CONTINUES.has(message.type) || ACKNOWLEDGEMENTS.has(message.type);
    if (needs && about === undefined) note('relates to nothing');
    if (answers !== undefined && about !== undefined && about.type !== answers) note(`answers a ${about.type}`);
    if (CONTINUES.has(message.type) && about !== undefined && !OPENINGS.has(about.type)) note(`continues a ${about.type}`);
    if ((answers !== undefined || ACKNOWLEDGEMENTS.has(message.type)) && about !== undefined) {
      if (message.to !== about.from || message.from !== about.to) note('an answer that goes elsewhere');
      if (message.sent < about.sent) note('an answer before the question');
    }
    if (about !== undefined && message.type !== 'RxRenewalResponse' && message.order !== about.order)
      note('a prescription that the other message is not about');
    const sender = SENDERS[message.type];
    if (sender !== undefined && message.sender !== sender) note(`sent by ${message.sender}`);
    for (const path of NPIS) {
      const npi = textOf(message.root, `Body/${message.type}/${path}`);
      if (npi !== undefined && luhnDigit(`80840${npi.slice(0, -1)}`) !== Number(npi.at(-1))) note('a wrong check digit of an NPI');
    }
    if (ACKNOWLEDGEMENTS.has(message.type)) continue;
    const said = (answered.get(message.id) ?? []).filter((type) => ACKNOWLEDGEMENTS.has(type));
    const expected = said.includes('Error')
      ? ['Error']
      : acknowledged
        ? ['Status', ...(message.type === 'NewRx' && message.to.startsWith('P') ? ['Verify'] : [])]
        : [];
    if (said.join() !== expected.join()) note(`acknowledged by ${said.join() || 'nothing'}`);
    if (said.includes('Error') && (answered.get(message.id) ?? []).length > 1) note('something follows a message that was rejected');
  }
  return findings;
}

const NPIS = ['Pharmacy/Identification/NPI', 'Prescriber/NonVeterinarian/Identification/NPI'];

/** The texts of messages. */
export const textsOfMessages = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => textsIn(readXml(line)));
