/** DFT^P03: the charges of a visit, posted when its claim is first sent, and what is taken back of them (chapter 6). */
import type { Claim } from '../../../model/benefits/claim.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { type Hl7v2Message, message, rank } from '../hl7v2-message.ts';
import { billedDiagnosis } from '../segments/dg1.ts';
import { evn } from '../segments/evn.ts';
import { ft1, type TransactionType } from '../segments/ft1.ts';
import { coverage, patientAndAnyVisit, visitOf } from './message-head.ts';

interface Posting {
  readonly claim: Claim;
  readonly type: TransactionType;
}

/**
 * One message for each claim to the first payer that changes the account: the first one of a visit, a replacement, a void. The same claim sent once more, and
 * claims to later payers, post nothing.
 */
export function charges(c: Hl7v2Context): Hl7v2Message[] {
  if (!c.charges) return [];
  const posted = new Set<string>();
  return c.subject.claims
    .toSorted((a, b) => a.submitted - b.submitted)
    .flatMap((claim) => {
      if (claim.payer_sequence !== 1) return [];
      // Copies keep the number of the account.
      const account = `${claim.encounter_id} ${claim.type} ${claim.control_number}`;
      if (claim.frequency === '1' && posted.has(account)) return [];
      posted.add(account);
      const postings = postingsOf(c, claim);
      return postings.some((one) => one.claim.lines.length > 0) ? [posting(c, claim, postings)] : [];
    });
}

/** A replacement takes back what it replaces, and charges again; a void takes back. */
function postingsOf(c: Hl7v2Context, claim: Claim): readonly Posting[] {
  const charge: Posting = { claim, type: 'charge' };
  if (claim.frequency === '1') return [charge];
  const original = c.index.first(c.subject.claims, 'id', claim.original_id);
  const credit: readonly Posting[] = original === undefined ? [] : [{ claim: original, type: 'credit' }];
  return claim.frequency === '8' ? credit : [...credit, charge];
}

function posting(c: Hl7v2Context, claim: Claim, postings: readonly Posting[]): Hl7v2Message {
  const here = c.about(claim);
  const sent = claim.submitted;
  const paying = c.index.first(c.subject.coverages, 'id', claim.coverage_id);
  const lines = postings.flatMap((one) => one.claim.lines.map((line) => ({ ...one, line })));
  return message(
    here,
    'DFT',
    'P03',
    claim.id,
    sent,
    rank.charge,
    evn(here, 'P03', sent, sent) +
      patientAndAnyVisit(here, claim.encounter_id, sent) +
      lines.map(({ claim: of, type, line }, i) => ft1(here, of, line, type, i + 1, sent, paying)).join('') +
      claim.diagnoses.map((diagnosis, i) => billedDiagnosis(here, claim.diagnoses, diagnosis, i + 1)).join('') +
      coverage(here, 'P03', sent, visitOf(here, claim.encounter_id, sent), claim.service_start),
  );
}
