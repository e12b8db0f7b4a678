/** How long, and how often, a prescription is filled. */
import type { MedicationRequest } from '../../../../model/clinical/medication.ts';
import type { Coding } from '../../../../model/scalars.ts';
import { addMonths, dayOfMinute } from '../../../../model/time/civil.ts';
import type { Drug } from '../decision/fill-request.ts';
import { drugOf } from '../review/read-drug.ts';

type Schedule = 'II' | 'III' | 'IV' | 'V';

/**
 * Controlled substances by ingredient. Source: 21 CFR 1308.12 to 1308.15.
 * Not told apart: codeine and morphine in small amounts for each dose, which are of schedules III and V with other ingredients.
 */
const SCHEDULES: Readonly<Record<Schedule, readonly string[]>> = {
  II: [
    ...['oxycodone', 'hydrocodone', 'hydromorphone', 'oxymorphone', 'morphine', 'methadone', 'fentanyl', 'meperidine', 'levorphanol', 'tapentadol'],
    ...['methylphenidate', 'dexmethylphenidate', 'amphetamine', 'dextroamphetamine', 'methamphetamine', 'lisdexamfetamine', 'nabilone', 'codeine'],
  ],
  III: ['buprenorphine', 'ketamine', 'testosterone', 'oxandrolone', 'benzphetamine', 'phendimetrazine'],
  IV: [
    ...['alprazolam', 'lorazepam', 'clonazepam', 'diazepam', 'temazepam', 'triazolam', 'estazolam', 'oxazepam', 'chlordiazepoxide', 'clorazepate', 'clobazam'],
    ...['midazolam', 'flurazepam', 'quazepam', 'zolpidem', 'zaleplon', 'eszopiclone', 'suvorexant', 'lemborexant', 'phenobarbital', 'carisoprodol', 'tramadol'],
    ...['phentermine', 'modafinil', 'armodafinil', 'solriamfetol', 'butorphanol', 'pentazocine', 'meprobamate'],
  ],
  V: ['pregabalin', 'lacosamide', 'brivaracetam', 'cenobamate', 'lasmiditan'],
};

const ORDER = ['II', 'III', 'IV', 'V'] as const satisfies readonly Schedule[];

interface Validity {
  /** After the day on which it was written; the day of the same number in the last of them is the last one. */
  readonly months: number;
  /** The most refills; null for as many as it says. */
  readonly refills: number | null;
}

/**
 * No refills for schedule II (21 U.S.C. 829); five, within six months, for III and IV (21 CFR 1306.22). Everything else is valid for one year, as in most states.
 * The six months of schedule II are a choice: federal law sets none, and states do.
 */
const VALIDITY: Readonly<Record<Schedule | 'none', Validity>> = {
  II: { months: 6, refills: 0 },
  III: { months: 6, refills: 5 },
  IV: { months: 6, refills: 5 },
  V: { months: 12, refills: null },
  none: { months: 12, refills: null },
};

/** By drug. */
const known = new WeakMap<Drug, Validity>();

function validityOf(code: Coding): Validity {
  const drug = drugOf(code);
  const validity = known.get(drug) ?? validityBy(drug.ingredients);
  known.set(drug, validity);
  return validity;
}

/** That of the strictest ingredient. */
function validityBy(ingredients: readonly string[]): Validity {
  return VALIDITY[ORDER.find((schedule) => SCHEDULES[schedule].some((name) => ingredients.includes(name))) ?? 'none'];
}

/** The last day on which a prescription is filled. */
export function lastDayOf({ authored, code }: MedicationRequest): number {
  return addMonths(dayOfMinute(authored), validityOf(code).months);
}

/** Refills that a pharmacy fills. */
export function refillsOf({ refills, code }: MedicationRequest): number {
  return Math.min(refills, validityOf(code).refills ?? refills);
}
