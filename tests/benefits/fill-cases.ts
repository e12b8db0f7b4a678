/** Cases for decisions about fills: a plain one, with what differs. */
import { parseDay } from '../../model/time/civil.ts';
import type { FillCase } from '../../runtime/engines/pharmacy/decision/decide-fill.ts';
import type { DrugBenefit } from '../../runtime/engines/pharmacy/decision/drug-benefit.ts';
import type { Drug, DrugCoverage, FillPerson, FillPrice, FillRequest, PastFill } from '../../runtime/engines/pharmacy/decision/fill-request.ts';
import type { CostShare, DrugTerms, FormularyTerms, TierTerms } from '../../runtime/engines/pharmacy/decision/formulary-terms.ts';
import { formularyFindings } from '../../runtime/engines/pharmacy/review/formulary-findings.ts';
import { drugOf } from '../../runtime/engines/pharmacy/review/read-drug.ts';
import { reviewDrug } from '../../runtime/engines/pharmacy/review/review-drug.ts';

export const day = parseDay;
export const drug = (code: string, display: string): Drug => drugOf({ system: 'RXNORM', code, display });

export const atorvastatin = drug('617311', 'atorvastatin 40 MG Oral Tablet');
export const atorvastatin20 = drug('617310', 'atorvastatin 20 MG Oral Tablet');
export const adalimumab = drug('327361', 'adalimumab');
export const methotrexate = drug('105585', 'methotrexate 2.5 MG Oral Tablet');
export const warfarin = drug('855332', 'warfarin sodium 5 MG Oral Tablet');
export const ibuprofen = drug('197806', 'ibuprofen 600 MG Oral Tablet');

const share: CostShare = { copay: null, coinsurance: null, min: null, max: null, daysSupply: null };
export const tier = (of: Partial<TierTerms>): TierTerms => ({
  ...share,
  name: 'generic',
  level: 1,
  deductible: 'applies',
  channels: new Map(),
  extended: null,
  ...of,
});
export const extended = (beyond: number, of: Partial<CostShare>): TierTerms['extended'] => ({ beyond, share: { ...share, ...of } });
export const mail = (of: Partial<CostShare>): TierTerms['channels'] => new Map([['mail', { ...share, extended: null, ...of }]]);

export const terms = (of: Partial<DrugTerms>, ...drugs: readonly Drug[]): DrugTerms => ({
  ...{ name: drugs[0].display, drugs: new Set(drugs.map(({ key }) => key)), tier: 'generic', covered: true, priorAuth: false, channel: null },
  ...{ minAge: null, maxAge: null, sex: null, steps: [], limit: null, daysSupply: null },
  ...of,
});

export const past = (of: Drug, on: string, daysSupply: number, more: Partial<PastFill> = {}): PastFill => ({
  ...{ drug: of, day: day(on), quantity: daysSupply, daysSupply, reversed: false, covered: true },
  ...more,
});

export interface Differing {
  readonly drug?: Drug;
  readonly on?: string;
  readonly request?: Partial<FillRequest>;
  readonly price?: Partial<FillPrice>;
  readonly person?: Partial<FillPerson>;
  readonly tier?: Partial<TierTerms>;
  readonly terms?: Partial<DrugTerms> | null;
  readonly formulary?: Partial<FormularyTerms>;
  readonly coverage?: Partial<DrugCoverage> | null;
  readonly benefit?: Partial<DrugBenefit>;
  readonly used?: Partial<FillCase['used']>;
  readonly familyLeft?: Partial<FillCase['familyLeft']>;
  readonly partDKind?: FillCase['partDKind'];
}

/** Thirty tablets at $30.00 of a generic, for a woman of 60 under a plan without deductible or maximum; no copay. */
export function fillCase(of: Differing): FillCase {
  const product = of.drug ?? atorvastatin;
  const level = tier(of.tier ?? {});
  const formulary: FormularyTerms = {
    ...{
      name: 'm',
      tiers: new Map([[level.name, level]]),
      drugs: of.terms === null ? [] : [terms(of.terms ?? {}, product)],
      others: null,
      refillAfter: 0.75,
      dispensingFee: 0,
      dur: [],
      brandPenalty: 'patient',
    },
    ...of.formulary,
  };
  const price: FillPrice = { ingredient: 3_000, basis: 'NADAC', fee: 0, usual: null, gross: null, generic: null, ...of.price };
  const request: FillRequest = {
    ...{ drug: product, day: day(of.on ?? '2026-03-01'), quantity: 30, daysSupply: 30, part: null, fillNumber: 0, refills: 11, daw: 0, therapyChange: false },
    ...{ pharmacy: { kind: 'retail', contracted: true }, price, result: null, primaryUnbilled: false, group: null, cardholder: null },
    ...of.request,
  };
  const person: FillPerson = {
    ...{ birth: day('1966-01-01'), sex: 'female', pregnant: false, fills: [], diagnoses: [], allergies: [], authorizations: [] },
    ...of.person,
  };
  const benefit: DrugBenefit = { deductible: 0, oopMax: null, copayCards: 'included', partD: null, ...of.benefit };
  const coverage: DrugCoverage = {
    ...{ effective: day('2026-01-01'), ends: null, ended: 'terminated', group: null, cardholder: null, benefit, card: null },
    ...of.coverage,
  };
  const found = reviewDrug(request, person, formulary.refillAfter);
  return {
    ...{ request, person, formulary, coverage: of.coverage === null ? null : coverage, used: { deductible: 0, oop: 0, card: 0, ...of.used } },
    familyLeft: { deductible: null, oop: null, ...of.familyLeft },
    ...{ alerts: [...found, ...formularyFindings(product, request.day, person.fills, formulary.dur, found)], partDKind: of.partDKind ?? 'other' },
  };
}
