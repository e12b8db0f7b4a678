/** A claim of a pharmacy as a payer decides about it, whatever file it came from. */

import type { PharmacyKind } from '../../model/pharmacy/pharmacy-kind.ts';
import type { Coding } from '../../model/scalars.ts';
import type { FillPrice } from '../../runtime/engines/pharmacy/decision/fill-request.ts';

export interface FillClaim {
  /** What the answer names: the reference of the transmission, or the id of the claim. */
  readonly id: string;
  /** Number of the record in the file, or of the claim in the list, from 1. */
  readonly number: number;
  /** A billing, its reversal, or a rebill, which is both. */
  readonly transaction: 'B1' | 'B2' | 'B3';
  readonly contract: string;
  readonly pharmacy: string;
  readonly prescription: string;
  readonly fillNumber: number;
  /** Day of the fill: a reversal has that of the claim that it takes back. */
  readonly day: number;
  /** None of a reversal. */
  readonly billed: BilledDrug | null;
}

export interface BilledDrug {
  readonly member: string;
  readonly given: string | null;
  readonly family: string | null;
  readonly birth: number;
  readonly sex: string;
  readonly pharmacyKind: PharmacyKind;
  readonly drug: Coding;
  /** What is handed over. */
  readonly quantity: number;
  readonly daysSupply: number;
  /** Of the whole fill, where a part is handed over. */
  readonly part: { readonly status: 'partial' | 'completion'; readonly quantity: number; readonly daysSupply: number } | null;
  readonly refills: number;
  readonly daw: number;
  readonly result: string | null;
  readonly price: FillPrice;
  /** Whether it names an authorization, which is then there for the day. */
  readonly authorized: boolean;
}

/** A fill is one of a prescription at a pharmacy: a reversal names it so. */
export const fillOf = ({ contract, pharmacy, prescription, fillNumber }: FillClaim): string => JSON.stringify([contract, pharmacy, prescription, fillNumber]);
