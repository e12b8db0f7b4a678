/** Codes of SCRIPT by the words of records. */
import type { Coding } from '../../model/scalars.ts';

/** The version, as each message names it: the one place where it is written. */
export const SCRIPT_VERSION = { name: '2017071', attribute: '20170715' } as const;

/** Which party an identifier of a header is of: a prescriber, a pharmacy, a clearinghouse. */
export const QUALIFIERS = { prescriber: 'D', pharmacy: 'P', clearinghouse: 'C' } as const;

export const GENDERS = { female: 'F', male: 'M', other: 'U', unknown: 'U' } as const;

/** What a change is asked for: a drug use evaluation, a prior authorization. */
export const CHANGES = { evaluation: 'D', authorization: 'P' } as const;

/** A status from who forwards a message, and from who receives it at last. */
export const STATUS = { forwarded: '000', accepted: '010' } as const;
/** A message that cannot be processed. */
export const REJECTED = '900';

/** Code list of quantities: as they were prescribed. */
export const ORIGINAL_QUANTITY = '38';
/** Qualifier of a National Drug Code. */
export const NDC_QUALIFIER = 'ND';
/** Qualifiers of diagnoses: the prescriber gave them; ICD-10-CM. */
export const DIAGNOSIS = { prescriber: '1', icd10: 'ABF' } as const;

/** Units of quantities: NCI Thesaurus, subset "NCPDP QuantityUnitOfMeasure Terminology" (C89510). */
const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ applicator: 'C62412', blister: 'C54564', caplet: 'C64696', capsule: 'C48480', each: 'C64933', film: 'C53499', gram: 'C48155', g: 'C48155' },
    ...{ gum: 'C69124', implant: 'C48499', insert: 'C62276', kit: 'C48504', lancet: 'C120263', lozenge: 'C48506', milliliter: 'C28254', ml: 'C28254' },
    ...{ packet: 'C48521', pad: 'C65032', patch: 'C48524', 'pen needle': 'C120216', ring: 'C62609', sponge: 'C53502', stick: 'C53503', strip: 'C48538' },
    ...{ suppository: 'C48539', swab: 'C53504', tablet: 'C48542', troche: 'C48548', wafer: 'C48552' },
  }),
);
const UNSPECIFIED = 'C38046';

/** A unit in words; those of which the subset has no term are unspecified. */
export const unitCode = (word: string | null): string => UNITS.get((word ?? '').trim().toLowerCase()) ?? UNSPECIFIED;

/** What a name of RxNorm is of: packs are in braces, and brands in brackets at the end. */
export function drugDatabaseQualifier({ display }: Coding): 'SCD' | 'SBD' | 'GPK' | 'BPK' {
  const branded = /\[[^\]]+\]$/.test(display);
  if (display.startsWith('{')) return branded ? 'BPK' : 'GPK';
  return branded ? 'SBD' : 'SCD';
}
