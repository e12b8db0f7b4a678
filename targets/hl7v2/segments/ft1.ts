import type { Claim, ClaimLine } from '../../../model/benefits/claim.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import { formatCents } from '../../../model/scalars.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { date } from '../hl7v2-time.ts';
import { coded, components, decimal, entity, localCode, person, place, shortened } from '../hl7v2-types.ts';

/** HL7 table 0017. */
export type TransactionType = 'charge' | 'credit';
const TYPE: Readonly<Record<TransactionType, string>> = { charge: 'CG', credit: 'CD' };

/** The number of a line of a claim: FT1-2 takes twelve characters. */
export function transactionNumber(claim: Pick<Claim, 'id'>, { line }: Pick<ClaimLine, 'line'>): string {
  return shortened(claim.id).slice(0, 9) + String(line).padStart(3, '0');
}

/** CP. @param type HL7 table 0205: total price, unit price */
function price(cents: number, type: 'TP' | 'UP'): string {
  return components([`${formatCents(cents)}&USD`, type]);
}

/** CE: what is charged by its procedure code, with the revenue code as the alternate one; a line without a procedure has a revenue code alone. */
function service(c: Hl7v2Context, { code, revenue }: ClaimLine): string {
  const department = revenue === null ? [] : [c.escape(revenue), '', 'NUBC'];
  return code === null ? components(department) : [coded(c, code), ...department].join('^');
}

/** Modifiers of CPT are numbers, those of HCPCS have a letter. */
const modifierSystem = (modifier: string): string => (/^\d+$/.test(modifier) ? 'C4' : 'HCPCS');

/** A line of a claim as a transaction of the account of the patient. */
export function ft1(
  c: Hl7v2Context,
  claim: Claim,
  line: ClaimLine,
  type: TransactionType,
  number: number,
  sent: number,
  coverage: Coverage | undefined,
): string {
  const each = line.charge / line.units;
  return c.segment('FT1', {
    1: String(number),
    2: transactionNumber(claim, line),
    4: date(line.service_date),
    5: c.time(sent),
    6: TYPE[type],
    7: service(c, line),
    10: decimal(line.units),
    11: price(line.charge, 'TP'),
    12: Number.isInteger(each) ? price(each, 'UP') : null,
    14: coverage === undefined ? null : localCode(c, coverage.plan),
    16: place(c, c.location(claim.facility_id)),
    19: line.diagnosis_pointers
      .flatMap((pointer) => (claim.diagnoses[pointer - 1] === undefined ? [] : [coded(c, claim.diagnoses[pointer - 1].code)]))
      .join('~'),
    20: person(c, c.practitioner(claim.rendering_id)),
    23: line.source_id === null ? null : entity(line.source_id),
    25: line.code === null ? null : coded(c, line.code),
    26: line.modifiers.map((modifier) => components([c.escape(modifier), '', modifierSystem(modifier)])).join('~'),
  });
}
