/** What receivers answered to claims, in files from any source: TA1 and 999 of a file, 277CA and 835 of each claim. */
import { readFileSync } from 'node:fs';
import { readX12, type X12Contents, type X12Segment, type X12Set } from '../../validation/wire/x12-reader.ts';
import { usage } from '../stop.ts';
import { systemWords } from '../system-errors.ts';
import { shown } from '../wording.ts';

export interface AcknowledgedItem {
  readonly transaction: 'TA1' | '999' | '277CA' | '835';
  /** The claim by its number at the provider (CLM01), or the interchange, group or set. */
  readonly about: string;
  readonly claim: boolean;
  readonly state: string;
  /** Category and code of the claim status, or the claim status code of a payment; null where there is none. */
  readonly code: string | null;
  /** Number of the claim at the payer. */
  readonly payerNumber: string | null;
  readonly charge: string | null;
  readonly paid: string | null;
  readonly segment: number;
}

/** What is wrong, at a segment of the file, from 1. */
export interface AcknowledgementFinding {
  readonly segment: number;
  /** Identifier and element, such as `SE01`; the identifier alone for a whole segment. */
  readonly at: string;
  readonly message: string;
}

export interface ReadAcknowledgements {
  readonly items: readonly AcknowledgedItem[];
  readonly findings: readonly AcknowledgementFinding[];
}

/** Versions of the guides by transaction set. */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  '999': ['005010X231A1', '005010X231'],
  '277': ['005010X214'],
  '835': ['005010X221A1'],
};
/** TA104, AK901 and IK501. */
const ANSWERS: Readonly<Record<string, string>> = { A: 'accepted', E: 'accepted with errors', P: 'partially accepted' };
/** Claim status categories of claims that were taken: receipt, acceptance, split. */
const TAKEN: ReadonlySet<string> = new Set(['A0', 'A1', 'A2', 'A5']);
/** CLP02 of claims whose state does not follow from what was paid. */
const DECIDED: Readonly<Record<string, string>> = { '4': 'denied', '22': 'reversed', '23': 'not of this payer', '25': 'predetermined' };

/** @param path a file, or `-` for standard input. @throws Stop where it cannot be read */
export function readAcknowledgements(path: string): ReadAcknowledgements {
  let text: string;
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw usage(`cannot read ${shown(path)}: ${systemWords(error)}`);
  }
  return acknowledgementsIn(text);
}

export function acknowledgementsIn(text: string): ReadAcknowledgements {
  const contents = readX12(text);
  const findings = contents.findings.map(({ segment, at, message }): AcknowledgementFinding => ({ segment, at, message }));
  const items = contents.interchangeAnswers.map((ta1): AcknowledgedItem => ({ ...nothing, ...answer('TA1', `interchange ${ta1.elements[1] ?? ''}`, ta1, 4) }));
  for (const set of contents.sets) items.push(...itemsOf(set, contents, findings));
  return { items, findings };
}

const nothing = { claim: false, code: null, payerNumber: null, charge: null, paid: null } as const;

function answer(transaction: AcknowledgedItem['transaction'], about: string, { number, elements }: X12Segment, at: number) {
  return { transaction, about, state: ANSWERS[elements[at] ?? ''] ?? 'rejected', segment: number };
}

function itemsOf(set: X12Set, { component }: X12Contents, findings: AcknowledgementFinding[]): AcknowledgedItem[] {
  const versions = VERSIONS[set.set];
  const { number } = set.start;
  if (versions === undefined) {
    findings.push({ segment: number, at: 'ST01', message: `is ${JSON.stringify(set.set)}; acknowledgements are 999, 277 and 835` });
    return [];
  }
  if (!versions.includes(set.version)) {
    const at = set.start.elements[3] === undefined ? 'GS08' : 'ST03';
    findings.push({ segment: number, at, message: `the version ${JSON.stringify(set.version)} of the ${set.set} is unknown; expected ${versions[0]}` });
    return [];
  }
  if (set.set === '999') return functional(set);
  return set.set === '277' ? acknowledgedClaims(set, component, findings) : paidClaims(set, findings);
}

function functional({ segments }: X12Set): AcknowledgedItem[] {
  const items: AcknowledgedItem[] = [];
  let about = '';
  for (const segment of segments) {
    const { elements } = segment;
    if (elements[0] === 'AK2') about = `set ${elements[1] ?? ''} ${elements[2] ?? ''}`;
    if (elements[0] === 'IK5') items.push({ ...nothing, ...answer('999', about, segment, 1) });
    if (elements[0] === 'AK9') items.push({ ...nothing, ...answer('999', `group ${segments[0]?.elements[2] ?? ''}`, segment, 1) });
  }
  return items;
}

/** Claims have a TRN at the level of a patient. */
function acknowledgedClaims({ segments }: X12Set, component: string, findings: AcknowledgementFinding[]): AcknowledgedItem[] {
  const items: AcknowledgedItem[] = [];
  let level = '';
  let trace: X12Segment | null = null;
  for (const segment of segments) {
    const { number, elements } = segment;
    if (elements[0] === 'HL') [level, trace] = [elements[3] ?? '', null];
    if (elements[0] === 'TRN' && level === 'PT') trace = segment;
    if (elements[0] === 'STC' && trace !== null) {
      const [category = '', code = ''] = (elements[1] ?? '').split(component);
      if (!/^A\d$/.test(category))
        findings.push({ segment: number, at: 'STC01', message: `${JSON.stringify(category)} is not a category of acknowledgements` });
      const state = TAKEN.has(category) ? 'accepted' : 'rejected';
      items.push({
        ...nothing,
        transaction: '277CA',
        about: trace.elements[2] ?? '',
        claim: true,
        state,
        code: `${category}:${code}`,
        charge: elements[4] ?? null,
        segment: number,
      });
    }
    const last = items.at(-1);
    if (elements[0] === 'REF' && elements[1] === '1K' && trace !== null && last !== undefined)
      items[items.length - 1] = { ...last, payerNumber: elements[2] ?? null };
  }
  return items;
}

function paidClaims({ segments }: X12Set, findings: AcknowledgementFinding[]): AcknowledgedItem[] {
  return segments.flatMap(({ number, elements }): AcknowledgedItem[] => {
    if (elements[0] !== 'CLP') return [];
    const [, about = '', code = '', charge = '', paid = '', , , payerNumber = ''] = elements;
    for (const [at, amount] of [
      ['CLP03', charge],
      ['CLP04', paid],
    ] as const)
      if (!/^-?\d*\.?\d+$/.test(amount)) findings.push({ segment: number, at, message: `${JSON.stringify(amount)} is not an amount` });
    const state = DECIDED[code] ?? (Number(paid) > 0 ? 'paid' : 'not paid');
    return [{ transaction: '835', about, claim: true, state, code, payerNumber: payerNumber === '' ? null : payerNumber, charge, paid, segment: number }];
  });
}
