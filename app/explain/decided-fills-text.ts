/** Decisions about claims of pharmacies, for people and as JSON. */
import { harmless } from '../../model/harmless.ts';
import { formatDay } from '../../model/time/civil.ts';
import type { WireFinding } from '../../validation/wire/wire-finding.ts';
import type { AdjudicatedFills, DecidedFill } from '../pharmacy/adjudicate-fills.ts';
import { fillData, fillText } from './fill-text.ts';

export function decidedFillsData({ plan, formulary, fills, findings }: AdjudicatedFills): unknown {
  return {
    plan,
    fills: fills.map(({ claim, decision, reversed }) => ({
      ...{ claim: claim.id, transaction: claim.transaction, prescription: claim.prescription, fill_number: claim.fillNumber, date: formatDay(claim.day) },
      reversed: reversed === null ? null : reversed.id,
      ...(decision === null || claim.billed === null
        ? { status: reversed === null ? 'rejected' : 'approved' }
        : Object(fillData({ drug: claim.billed.drug, formulary, decision }))),
    })),
    findings,
  };
}

export function decidedFillsText({ formulary, fills, findings }: AdjudicatedFills): string {
  return [...fills.map((one) => fillDecided(one, formulary)), ...findings.map(findingText)].join('');
}

function fillDecided({ claim, decision, reversed }: DecidedFill, formulary: string): string {
  const { id, transaction, prescription, fillNumber, day, billed } = claim;
  const taken = reversed === null ? '' : `, takes back claim ${reversed.id}`;
  const head = harmless(`claim ${id}: ${transaction} of ${formatDay(day)}, prescription ${prescription}, fill ${fillNumber}${taken}\n`);
  if (decision === null || billed === null) return `${head}  ${reversed === null ? 'rejected: there is no paid claim to take back' : 'approved'}\n`;
  const lines = fillText({ drug: billed.drug, formulary, decision }).trimEnd().split('\n');
  return `${head}${lines.map((line) => `  ${line}\n`).join('')}`;
}

const findingText = ({ rule, number, at, message }: WireFinding): string => `finding: record ${number}, ${at}: ${harmless(message)} (${rule})\n`;
