/** The lines of a claim as statements have them: other units, other charges, lines that are left out. */
import type { ClaimLine } from '../../../model/benefits/claim.ts';
import type { Coding } from '../../../model/scalars.ts';
import { type Cents, proportion, spread } from '../exact-amount.ts';
import type { DecidedBy, DraftClaim } from './claim-draft.ts';

export interface LineAmendment {
  /** `SYSTEM|code` of the lines that it is about; null for all. */
  readonly service: string | null;
  /** 0 leaves the lines out; null leaves them as they are. */
  readonly units: number | null;
  /** In place of those of the row; null leaves them as they are. */
  readonly modifiers: readonly string[] | null;
  /** For all these lines. */
  readonly billed: Cents | null;
  /** Called where the claim has no such line. */
  readonly idle: () => void;
}

export const serviceOf = ({ system, code }: Coding): string => `${system}|${code}`;

interface Amended {
  readonly line: ClaimLine;
  readonly by: DecidedBy | undefined;
}

/** Units before charges, which are spread in proportion to the prices of the units. */
export function amendLines({ claim, terms }: DraftClaim, amendments: readonly LineAmendment[]): Pick<DraftClaim, 'claim' | 'terms'> {
  let lines = claim.lines.map((line): Amended => ({ line, by: terms.find((one) => one.line === line.line) }));
  for (const one of amendments) {
    const { service, units, modifiers } = one;
    if (!lines.some(({ line }) => isOf(line, one))) one.idle();
    if (modifiers !== null)
      lines = lines.map((each) => (each.line.code !== null && isOf(each.line, one) ? { ...each, line: { ...each.line, modifiers: [...modifiers] } } : each));
    if (units === null) continue;
    lines = lines.flatMap((each) => (isOf(each.line, { service }) ? (units === 0 ? [] : [withUnits(each, units)]) : [each]));
  }
  for (const one of amendments) {
    const about = one.billed === null ? [] : lines.filter(({ line }) => isOf(line, one));
    if (one.billed === null || about.length === 0) continue;
    const charges = spread(
      one.billed,
      about.map(({ line }) => line.charge),
    );
    lines = lines.map((each) => {
      const place = about.indexOf(each);
      return place < 0 ? each : { ...each, line: { ...each.line, charge: charges[place] } };
    });
  }
  const numbered = lines.map(({ line }, i) => ({ ...line, line: i + 1 }));
  return {
    claim: { ...claim, lines: numbered, charge: numbered.reduce((sum, { charge }) => sum + charge, 0) },
    terms: lines.flatMap(({ by }, i) => (by === undefined ? [] : [{ ...by, line: i + 1 }])),
  };
}

function isOf({ code }: ClaimLine, { service }: Pick<LineAmendment, 'service'>): boolean {
  return service === null || (code !== null && serviceOf(code) === service);
}

function withUnits({ line, by }: Amended, units: number): Amended {
  const of = (amount: Cents): Cents => proportion(amount, units, line.units);
  return { line: { ...line, units, charge: of(line.charge) }, by: by === undefined ? undefined : { ...by, allowed: of(by.allowed) } };
}
