/** Claims that are made of another claim: the same once more, one with a mistake, its replacement, its void. */
import type { ClaimLine } from '../../../../model/benefits/claim.ts';
import { derivedId } from '../../../subject/put-record.ts';
import type { DecidedBy, DraftClaim } from '../claim-draft.ts';

/** What identifiers of the claims are derived with. */
const NUMBERS = { rejected: 0x434c4d30, again: 0x434c4d33, replacement: 0x434c4d37, void: 0x434c4d38, stated: 0x53544154 } as const;

/** The patient control number stays: it is that of the provider for the care. */
export function again(draft: DraftClaim): DraftClaim {
  return { ...draft, claim: { ...draft.claim, id: derivedId(draft.claim.id, NUMBERS.again) } };
}

/** As the payer rejects it: the claim that is decided is the one that is sent afterwards. */
export function rejectedOf(draft: DraftClaim): DraftClaim {
  return { ...draft, claim: { ...draft.claim, id: derivedId(draft.claim.id, NUMBERS.rejected) } };
}

/** As it is sent by mistake: without its last line; a claim with one line has twice its units. */
export function mistaken({ claim, terms, ...rest }: DraftClaim): DraftClaim {
  const lines = claim.lines.length > 1 ? claim.lines.slice(0, -1) : claim.lines.map(doubled);
  const known = new Set(lines.map(({ line }) => line));
  const paid = claim.lines.length > 1 ? terms.filter(({ line }) => known.has(line)) : terms.map((one): DecidedBy => ({ ...one, allowed: one.allowed * 2 }));
  return { ...rest, claim: { ...claim, lines, charge: sumOf(lines) }, terms: paid };
}

function doubled(line: ClaimLine): ClaimLine {
  return { ...line, units: line.units * 2, charge: line.charge * 2 };
}

function sumOf(lines: readonly ClaimLine[]): number {
  return lines.reduce((sum, { charge }) => sum + charge, 0);
}

/** @param draft the claim as it should have been sent */
export function replacementOf(draft: DraftClaim): DraftClaim {
  return later(draft, '7', NUMBERS.replacement);
}

export function voidOf(draft: DraftClaim): DraftClaim {
  return later(draft, '8', NUMBERS.void);
}

/** One that a statement sends. @param nth of those of the person: a payer may refuse one, and get another for the same claim */
export function statedLater(draft: DraftClaim, frequency: '7' | '8', nth: number): DraftClaim {
  return later(draft, frequency, NUMBERS.stated + nth);
}

/** The last digit of the type of bill is the frequency. */
function later(draft: DraftClaim, frequency: '7' | '8', number: number): DraftClaim {
  const { claim } = draft;
  const bill = claim.type_of_bill === null ? null : `${claim.type_of_bill.slice(0, -1)}${frequency}`;
  return { ...draft, claim: { ...claim, id: derivedId(claim.id, number), original_id: claim.id, frequency, type_of_bill: bill } };
}
