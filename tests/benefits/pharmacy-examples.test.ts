/** Worked examples of fills: each row states its arithmetic, in cents. */
import { describe, expect, test } from 'vitest';
import { decideFill } from '../../runtime/engines/pharmacy/decision/decide-fill.ts';
import type { CopayCard } from '../../runtime/engines/pharmacy/decision/drug-benefit.ts';
import type { Payment } from '../../runtime/engines/pharmacy/decision/fill-decision.ts';
import type { FirstPart, PastFill } from '../../runtime/engines/pharmacy/decision/fill-request.ts';
import {
  adalimumab,
  atorvastatin,
  atorvastatin20,
  type Differing,
  day,
  extended,
  fillCase,
  ibuprofen,
  mail,
  methotrexate,
  past,
  warfarin,
} from './fill-cases.ts';

type Expected = Partial<Payment> | readonly string[];

const card = (paysAtMost: number): CopayCard => ({ drugs: new Set([adalimumab.key]), leaves: 500, paysAtMost });
const specialty = { drug: adalimumab, tier: { coinsurance: 0.25, max: 25_000 }, price: { ingredient: 700_000 } } as const satisfies Differing;
const brand2026 = { benefit: { partD: 2026 }, partDKind: 'applicable' } as const satisfies Differing;
const part2025 = { benefit: { partD: 2025 }, partDKind: 'other' } as const satisfies Differing;
const march = { person: { fills: [past(atorvastatin, '2026-03-01', 30)] } } as const satisfies Differing;
const steps = [{ name: 'methotrexate', drugs: new Set([methotrexate.key]), taken: 90, within: { months: 12, days: 0 } }];
const stepwise = (on: string, ...fills: readonly PastFill[]): Differing => ({
  ...{ drug: adalimumab, on, terms: { steps }, person: { fills } },
});

/** The rest of a fill of 30 days, 10 of which were handed over before, with what the first part used. */
const rest = (first: Partial<FirstPart>): Differing['request'] => ({
  part: { quantity: 20, daysSupply: 20, first: { copay: 0, coinsurance: 0, own: 0, ...first } },
});

const rows: readonly (readonly [string, string, Differing, Expected])[] = [
  // Price.
  [
    'usual and customary wins',
    '950 + 175 = 1125 > 1000; min(copay 1500, 1000) = 1000',
    { price: { ingredient: 950, fee: 175, usual: 1_000 }, tier: { copay: 1_500 } },
    { basis: 'usual', ingredient: 1_000, fee: 0, allowed: 1_000, patientPay: 1_000, planPaid: 0 },
  ],
  [
    'cost and fee win',
    '950 + 175 = 1125 < 1200; copay 1000; 125',
    { price: { ingredient: 950, fee: 175, usual: 1_200 }, tier: { copay: 1_000 } },
    { basis: 'NADAC', fee: 175, allowed: 1_125, patientPay: 1_000, planPaid: 125 },
  ],
  [
    'equal prices keep the fee',
    '950 + 175 = 1125 = usual',
    { price: { ingredient: 950, fee: 175, usual: 1_125 } },
    { basis: 'NADAC', fee: 175, allowed: 1_125, planPaid: 1_125 },
  ],
  [
    'gross amount due wins',
    '950 + 175 = 1125 > 900 = 725 + 175',
    { price: { ingredient: 950, fee: 175, gross: 900 }, tier: { copay: 100 } },
    { basis: 'gross', ingredient: 725, fee: 175, allowed: 900, planPaid: 800 },
  ],
  // Brand penalty.
  [
    'the patient asks for the brand',
    '26000 = 30000 − 4000; copay 4000 of 30200 − 26000 = 4200; 200',
    { request: { daw: 2 }, price: { ingredient: 30_000, fee: 200, generic: 4_000 }, tier: { copay: 4_000 } },
    { penalty: 26_000, copay: 4_000, patientPay: 30_000, planPaid: 200, used: { deductible: 0, oop: 4_000, card: 0 } },
  ],
  [
    'the prescriber asks for the brand',
    'no penalty; 30200 − 4000 = 26200',
    { request: { daw: 1 }, price: { ingredient: 30_000, fee: 200, generic: 4_000 }, tier: { copay: 4_000 } },
    { penalty: 0, patientPay: 4_000, planPaid: 26_200 },
  ],
  [
    'the prescriber asks for the brand, and the plan has the member pay for that, too',
    '26000 = 30000 − 4000; copay 4000 of 4200; 200',
    { request: { daw: 1 }, price: { ingredient: 30_000, fee: 200, generic: 4_000 }, tier: { copay: 4_000 }, formulary: { brandPenalty: 'any' } },
    { penalty: 26_000, patientPay: 30_000, planPaid: 200 },
  ],
  [
    'the patient asks for the brand, and the plan charges nothing for it',
    '30200 − 4000 = 26200',
    { request: { daw: 2 }, price: { ingredient: 30_000, fee: 200, generic: 4_000 }, tier: { copay: 4_000 }, formulary: { brandPenalty: 'none' } },
    { penalty: 0, patientPay: 4_000, planPaid: 26_200 },
  ],
  [
    'the penalty is neither in the deductible nor in the maximum',
    '26000; deductible 3000 of 4200; copay 1200; maximum 3500 of 4200, the copay cut to 500; plan 700',
    {
      request: { daw: 2 },
      price: { ingredient: 30_000, fee: 200, generic: 4_000 },
      benefit: { deductible: 3_000, oopMax: 3_500 },
      tier: { copay: 4_000 },
    },
    { penalty: 26_000, deductible: 3_000, copay: 500, patientPay: 29_500, planPaid: 700, used: { deductible: 3_000, oop: 3_500, card: 0 } },
  ],
  [
    'nobody chose the brand: paid as the generic',
    '4000 + 200 = 4200; copay 4000; 200',
    { price: { ingredient: 30_000, fee: 200, generic: 4_000 }, tier: { copay: 4_000 } },
    { ingredient: 4_000, allowed: 4_200, penalty: 0, patientPay: 4_000, planPaid: 200 },
  ],
  [
    'the generic is not in stock: the brand is paid',
    'no penalty; 30200 − 4000 = 26200',
    { request: { daw: 4 }, price: { ingredient: 30_000, fee: 200, generic: 4_000 }, tier: { copay: 4_000 } },
    { ingredient: 30_000, penalty: 0, patientPay: 4_000, planPaid: 26_200 },
  ],
  [
    'a brand that costs less than its generic',
    '3500 < 4000: 3700 − copay 1000',
    { request: { daw: 2 }, price: { ingredient: 3_500, fee: 200, generic: 4_000 }, tier: { copay: 1_000 } },
    { ingredient: 3_500, penalty: 0, patientPay: 1_000, planPaid: 2_700 },
  ],
  // Deductible, coinsurance, maximum.
  [
    'a deductible is crossed',
    '10000 − 9000 = 1000; copay 1000 of 2000; plan 1000',
    { benefit: { deductible: 10_000 }, used: { deductible: 9_000 }, tier: { copay: 1_000 } },
    { deductible: 1_000, copay: 1_000, patientPay: 2_000, planPaid: 1_000, used: { deductible: 10_000, oop: 2_000, card: 0 } },
  ],
  [
    'the copay is what is left',
    '3000 − 2500 = 500 < copay 1000',
    { benefit: { deductible: 2_500 }, tier: { copay: 1_000 } },
    { deductible: 2_500, copay: 500, patientPay: 3_000, planPaid: 0 },
  ],
  [
    'a tier without deductible',
    'copay 1000; plan 2000',
    { benefit: { deductible: 10_000 }, tier: { copay: 1_000, deductible: 'waived' } },
    { deductible: 0, copay: 1_000, planPaid: 2_000 },
  ],
  ['coinsurance has a least amount', '10% × 3000 = 300 < min 700', { tier: { coinsurance: 0.1, min: 700 } }, { coinsurance: 700, planPaid: 2_300 }],
  ['half a cent is rounded up', '25% × 3002 = 750.5', { tier: { coinsurance: 0.25 }, price: { ingredient: 3_002 } }, { coinsurance: 751, planPaid: 2_251 }],
  [
    'the maximum cuts the coinsurance first',
    '10000 + 25% × 40000 = 20000; 15000 left; 10000 + 5000',
    { benefit: { deductible: 10_000, oopMax: 20_000 }, used: { oop: 5_000 }, tier: { coinsurance: 0.25 }, price: { ingredient: 50_000 } },
    { deductible: 10_000, coinsurance: 5_000, patientPay: 15_000, planPaid: 35_000 },
  ],
  [
    'the maximum then cuts the deductible',
    '10000 + 10000 = 20000; 6000 left',
    { benefit: { deductible: 10_000, oopMax: 20_000 }, used: { oop: 14_000 }, tier: { coinsurance: 0.25 }, price: { ingredient: 50_000 } },
    { deductible: 6_000, coinsurance: 0, patientPay: 6_000, used: { deductible: 6_000, oop: 20_000, card: 0 } },
  ],
  // A family.
  [
    'the family leaves less of the deductible',
    'min(10000 − 2000, 500) = 500; copay 1000; plan 1500',
    { benefit: { deductible: 10_000 }, used: { deductible: 2_000 }, familyLeft: { deductible: 500 }, tier: { copay: 1_000 } },
    { deductible: 500, copay: 1_000, planPaid: 1_500 },
  ],
  [
    'the family leaves less of the maximum',
    '25% × 3000 = 750; min(20000 − 5000, 600) = 600',
    { benefit: { oopMax: 20_000 }, used: { oop: 5_000 }, familyLeft: { oop: 600 }, tier: { coinsurance: 0.25 } },
    { coinsurance: 600, planPaid: 2_400, used: { deductible: 0, oop: 5_600, card: 0 } },
  ],
  // Channels.
  [
    'mail has its own copay',
    '9000 − 2000 = 7000',
    {
      request: { daysSupply: 90, pharmacy: { kind: 'mail', contracted: true } },
      price: { ingredient: 9_000 },
      tier: { copay: 1_000, daysSupply: 30, channels: mail({ copay: 2_000, daysSupply: 90 }) },
    },
    { copay: 2_000, planPaid: 7_000 },
  ],
  [
    'retail has fewer days',
    '90 > 30',
    { request: { daysSupply: 90 }, tier: { copay: 1_000, daysSupply: 30, channels: mail({ copay: 2_000, daysSupply: 90 }) } },
    ['7X'],
  ],
  [
    'a longer supply at retail has its own copay',
    '90 > 34: copay 2500 of 9000; 6500',
    {
      request: { daysSupply: 90 },
      price: { ingredient: 9_000 },
      tier: { copay: 1_000, daysSupply: 34, extended: extended(34, { copay: 2_500, daysSupply: 90 }) },
    },
    { copay: 2_500, planPaid: 6_500 },
  ],
  [
    'a supply up to the bound has that of the tier',
    '34 is not beyond 34: copay 1000 of 3400',
    {
      request: { daysSupply: 34 },
      price: { ingredient: 3_400 },
      tier: { copay: 1_000, daysSupply: 34, extended: extended(34, { copay: 2_500, daysSupply: 90 }) },
    },
    { copay: 1_000, planPaid: 2_400 },
  ],
  [
    'longer than the longest of the extended supply',
    '100 > 90',
    { request: { daysSupply: 100 }, tier: { copay: 1_000, daysSupply: 34, extended: extended(34, { copay: 2_500, daysSupply: 90 }) } },
    ['7X'],
  ],
  [
    'mail has the extended terms of its own channel',
    '90 at mail, without any: copay 2000 of 9000',
    {
      request: { daysSupply: 90, pharmacy: { kind: 'mail', contracted: true } },
      price: { ingredient: 9_000 },
      tier: { copay: 1_000, extended: extended(34, { copay: 2_500 }), channels: mail({ copay: 2_000, daysSupply: 90 }) },
    },
    { copay: 2_000, planPaid: 7_000 },
  ],
  [
    'a specialty drug at a retail pharmacy',
    'only specialty pharmacies are under contract for it',
    { drug: adalimumab, terms: { channel: 'specialty' } },
    ['40'],
  ],
  [
    'a specialty drug at a specialty pharmacy',
    '25% × 700000 = 175000, at most 25000; 675000',
    { ...specialty, terms: { channel: 'specialty' }, request: { pharmacy: { kind: 'specialty', contracted: true } } },
    { coinsurance: 25_000, planPaid: 675_000 },
  ],
  // Copay cards.
  [
    'card, accumulator excluded',
    '10000 + min(25% × 690000 = 172500, 25000) = 35000; card 34500; counted 500',
    {
      ...specialty,
      benefit: { deductible: 10_000, copayCards: 'excluded' },
      coverage: { card: card(1_400_000), benefit: { deductible: 10_000, oopMax: null, copayCards: 'excluded', partD: null } },
    },
    { deductible: 10_000, coinsurance: 25_000, cardPaid: 34_500, patientPay: 500, planPaid: 665_000, used: { deductible: 500, oop: 500, card: 34_500 } },
  ],
  [
    'its next fill',
    '9500 + 25000 = 34500; card 34000',
    {
      ...specialty,
      coverage: { card: card(1_400_000), benefit: { deductible: 10_000, oopMax: null, copayCards: 'excluded', partD: null } },
      used: { deductible: 500, oop: 500, card: 34_500 },
    },
    { deductible: 9_500, cardPaid: 34_000, patientPay: 500, used: { deductible: 1_000, oop: 1_000, card: 68_500 } },
  ],
  [
    'card, accumulator included: the next fill',
    '25000; card 24500',
    {
      ...specialty,
      coverage: { card: card(1_400_000), benefit: { deductible: 10_000, oopMax: null, copayCards: 'included', partD: null } },
      used: { deductible: 10_000, oop: 35_000, card: 34_500 },
    },
    { deductible: 0, coinsurance: 25_000, cardPaid: 24_500, patientPay: 500, used: { deductible: 10_000, oop: 60_000, card: 59_000 } },
  ],
  [
    'card exhausted, excluded',
    '35000; 10000 of the card left; 25000, of which 10000 deductible',
    {
      ...specialty,
      coverage: { card: card(100_000), benefit: { deductible: 10_000, oopMax: null, copayCards: 'excluded', partD: null } },
      used: { card: 90_000 },
    },
    { cardPaid: 10_000, patientPay: 25_000, used: { deductible: 10_000, oop: 25_000, card: 100_000 } },
  ],
  [
    'card exhausted, included',
    '35000 − 10000 = 25000; all 35000 count',
    {
      ...specialty,
      coverage: { card: card(100_000), benefit: { deductible: 10_000, oopMax: null, copayCards: 'included', partD: null } },
      used: { card: 90_000 },
    },
    { cardPaid: 10_000, patientPay: 25_000, used: { deductible: 10_000, oop: 35_000, card: 100_000 } },
  ],
  [
    'maximizer',
    '1200000 / 12 + 500 = 100500; card 100000; nothing counts',
    { ...specialty, coverage: { card: card(1_200_000), benefit: { deductible: 10_000, oopMax: null, copayCards: 'maximizer', partD: null } } },
    { deductible: 0, copay: 100_500, cardPaid: 100_000, patientPay: 500, planPaid: 599_500, used: { deductible: 0, oop: 0, card: 100_000 } },
  ],
  // Medicare Part D.
  [
    'Part D 2026 in one fill',
    '61500; (210000 − 61500) / 25% = 594000; 1200000 − 61500 − 594000 = 544500; 10% and 20% of the manufacturer: 59400 + 108900',
    { ...brand2026, price: { ingredient: 1_200_000 } },
    { patientPay: 210_000, manufacturerPaid: 168_300, planPaid: 712_800, medicarePaid: 108_900, used: { deductible: 61_500, oop: 210_000, card: 0 } },
  ],
  ['Part D 2025, a generic inside the deductible', '3000 of 59000', { ...part2025 }, { deductible: 3_000, patientPay: 3_000, planPaid: 0 }],
  [
    'Part D 2025, across the deductible',
    '59000 − 58000 = 1000; 25% × 2000 = 500; plan 1500',
    { ...part2025, used: { deductible: 58_000, oop: 58_000 } },
    { deductible: 1_000, coinsurance: 500, patientPay: 1_500, planPaid: 1_500 },
  ],
  [
    'Part D 2025, on the last cent below the cap',
    '25% × 3000 = 750 = 200000 − 199250',
    { ...part2025, used: { deductible: 59_000, oop: 199_250 } },
    { patientPay: 750, planPaid: 2_250, medicarePaid: 0 },
  ],
  [
    'Part D 2025, one cent over',
    '749 left: 2996 initial; 4 catastrophic: 40% × 4 = 1.6 → 2 Medicare',
    { ...part2025, used: { deductible: 59_000, oop: 199_251 } },
    { patientPay: 749, planPaid: 2_249, medicarePaid: 2 },
  ],
  [
    'Part D, insulin has no deductible',
    'min(25% × 30000 = 7500, 3500)',
    { ...brand2026, partDKind: 'insulin', price: { ingredient: 30_000 } },
    { deductible: 0, patientPay: 3_500, manufacturerPaid: 3_000, planPaid: 23_500 },
  ],
  [
    'Part D, three months of insulin',
    'min(25% × 90000 = 22500, 3 × 3500)',
    { ...brand2026, partDKind: 'insulin', price: { ingredient: 90_000 }, request: { daysSupply: 90 } },
    { patientPay: 10_500 },
  ],
  ['Part D, a recommended vaccine', 'nothing', { ...brand2026, partDKind: 'vaccine', price: { ingredient: 20_000 } }, { deductible: 0, patientPay: 0 }],
  // Refills.
  ['refill a day early', '2026-03-01 + ceil(75% × 30 = 22.5) = 2026-03-24', { ...march, on: '2026-03-23' }, ['79']],
  ['refill on the threshold day', '2026-03-24', { ...march, on: '2026-03-24' }, { planPaid: 3_000 }],
  [
    'another strength of the ingredient',
    'the same ingredient, any strength',
    { person: { fills: [past(atorvastatin20, '2026-03-01', 30)] }, on: '2026-03-23' },
    ['79'],
  ],
  [
    'the therapy was changed',
    'clarification 5',
    { person: { fills: [past(atorvastatin20, '2026-03-01', 30)] }, on: '2026-03-23', request: { therapyChange: true } },
    { planPaid: 3_000 },
  ],
  [
    'a reversed fill does not count',
    '',
    { person: { fills: [past(atorvastatin, '2026-03-01', 30, { reversed: true })] }, on: '2026-03-02' },
    { planPaid: 3_000 },
  ],
  [
    'a partial fill',
    '10 of 30 tablets: due 2026-03-01 + ceil(75% × 10 = 7.5) = 2026-03-09',
    { person: { fills: [past(atorvastatin, '2026-03-01', 10)] }, on: '2026-03-09', request: { daysSupply: 20, quantity: 20 }, price: { ingredient: 2_000 } },
    { allowed: 2_000 },
  ],
  ['a partial fill, a day early', '2026-03-08', { person: { fills: [past(atorvastatin, '2026-03-01', 10)] }, on: '2026-03-08' }, ['79']],
  ['the last refill', '11 of 11', { request: { fillNumber: 11 } }, { planPaid: 3_000 }],
  ['no refill is left', '12 of 11', { request: { fillNumber: 12 } }, ['73']],
  // Step therapy.
  ['steps met on the last day', '2025-12-01 + 90 = 2026-03-01: 90 days', stepwise('2026-03-01', past(methotrexate, '2025-12-01', 90)), { planPaid: 3_000 }],
  ['steps a day short', '89 days', stepwise('2026-02-28', past(methotrexate, '2025-12-01', 90)), ['608']],
  [
    'steps within twelve months',
    '90 days from 2025-03-01 are within; on 2026-03-02 only 89 are',
    stepwise('2026-03-02', past(methotrexate, '2025-03-01', 90)),
    ['608'],
  ],
  ['steps filled elsewhere', 'not under this coverage', stepwise('2026-03-01', past(methotrexate, '2025-12-01', 90, { covered: false })), ['608']],
  [
    'early fills of a step follow each other',
    '30 + 30 + 30 from 2025-12-01, filled every 25 days',
    stepwise('2026-03-01', past(methotrexate, '2025-12-01', 30), past(methotrexate, '2025-12-26', 30), past(methotrexate, '2026-01-20', 30)),
    { planPaid: 3_000 },
  ],
  // Quantity.
  [
    'the quantity of the window',
    '2026-03-01 is within 28 days of 2026-03-28: 1 + 2 > 2',
    {
      drug: adalimumab,
      terms: { limit: { quantity: 2, per: 28 } },
      on: '2026-03-28',
      request: { quantity: 2, daysSupply: 28 },
      person: { fills: [past(adalimumab, '2026-03-01', 14, { quantity: 1 })] },
    },
    ['76'],
  ],
  [
    'a day later',
    '2026-03-01 is outside: 2',
    {
      drug: adalimumab,
      terms: { limit: { quantity: 2, per: 28 } },
      on: '2026-03-29',
      request: { quantity: 2, daysSupply: 28 },
      person: { fills: [past(adalimumab, '2026-03-01', 14, { quantity: 1 })] },
    },
    { planPaid: 3_000 },
  ],
  // Drug and person.
  ['excluded', '', { terms: { covered: false } }, ['70']],
  ['not on the formulary', '', { terms: null }, ['MR']],
  ['not listed, with a tier for others', '', { terms: null, formulary: { others: 'generic' } }, { planPaid: 3_000 }],
  ['on the day before the birthday', '17 < 18', { terms: { minAge: 18 }, person: { birth: day('2008-03-02') } }, ['60']],
  ['on the birthday', '18', { terms: { minAge: 18 }, person: { birth: day('2008-03-01') } }, { planPaid: 3_000 }],
  ['for the other sex', '', { terms: { sex: 'male' } }, ['61']],
  ['prior authorization', '', { terms: { priorAuth: true } }, ['75']],
  [
    'authorized until this day',
    '',
    { terms: { priorAuth: true }, person: { authorizations: [{ drug: atorvastatin.key, from: day('2026-02-01'), to: day('2026-03-01') }] } },
    { planPaid: 3_000 },
  ],
  [
    'authorized until the day before',
    '',
    { terms: { priorAuth: true }, person: { authorizations: [{ drug: atorvastatin.key, from: day('2026-02-01'), to: day('2026-02-28') }] } },
    ['75'],
  ],
  // Utilization review.
  [
    'soft, not answered',
    'warfarin with ibuprofen',
    {
      drug: ibuprofen,
      person: { fills: [past(warfarin, '2026-02-20', 30)] },
      formulary: { dur: [{ type: 'interaction', drugs: null, with: null, severity: 'major', reject: 'soft', override: 0 }] },
    },
    ['88'],
  ],
  [
    'soft, overridden',
    '1G',
    {
      drug: ibuprofen,
      request: { result: '1G' },
      person: { fills: [past(warfarin, '2026-02-20', 30)] },
      formulary: { dur: [{ type: 'interaction', drugs: null, with: null, severity: 'major', reject: 'soft', override: 0 }] },
    },
    { planPaid: 3_000 },
  ],
  [
    'soft, answered with not filled',
    '2A',
    {
      drug: ibuprofen,
      request: { result: '2A' },
      person: { fills: [past(warfarin, '2026-02-20', 30)] },
      formulary: { dur: [{ type: 'interaction', drugs: null, with: null, severity: 'major', reject: 'soft', override: 0 }] },
    },
    ['88'],
  ],
  [
    'hard',
    '1G does not help',
    {
      drug: ibuprofen,
      request: { result: '1G' },
      person: { fills: [past(warfarin, '2026-02-20', 30)] },
      formulary: { dur: [{ type: 'interaction', drugs: null, with: null, severity: 'major', reject: 'hard', override: 0 }] },
    },
    ['88'],
  ],
  [
    'below the severity that rejects',
    'major < contraindicated',
    {
      drug: ibuprofen,
      person: { fills: [past(warfarin, '2026-02-20', 30)] },
      formulary: { dur: [{ type: 'interaction', drugs: null, with: null, severity: 'contraindicated', reject: 'hard', override: 0 }] },
    },
    { planPaid: 3_000 },
  ],
  // Parts of a fill.
  [
    'the first part: the checks are about the fill, the price about the part',
    '1000 + 150 = 1150; copay 1000; 150; 30 days of 30',
    {
      terms: { daysSupply: 30 },
      request: { part: { quantity: 10, daysSupply: 10, first: null } },
      price: { ingredient: 1_000, fee: 150 },
      tier: { copay: 1_000 },
    },
    { allowed: 1_150, copay: 1_000, planPaid: 150 },
  ],
  [
    'the first part of a fill that is too long',
    '30 > 20',
    { terms: { daysSupply: 20 }, request: { part: { quantity: 10, daysSupply: 10, first: null } } },
    ['7X'],
  ],
  [
    'the rest pays what is left of the copay',
    'first: 400 + 150 = 550 < copay 1000; rest: 800, copay 1000 − 550 = 450, plan 350',
    { request: rest({ copay: 550, own: 550 }), price: { ingredient: 800 }, tier: { copay: 1_000 } },
    { allowed: 800, copay: 450, planPaid: 350 },
  ],
  [
    'the rest after a whole copay',
    '1000 − 1000 = 0',
    { request: rest({ copay: 1_000, own: 1_000 }), price: { ingredient: 800 }, tier: { copay: 1_000 } },
    { copay: 0, planPaid: 800 },
  ],
  [
    'the maximum is that of the fill',
    'min(25% × 400000, 25000 − 20000) = 5000',
    { ...specialty, request: rest({ coinsurance: 20_000, own: 20_000 }), price: { ingredient: 400_000 } },
    { coinsurance: 5_000, planPaid: 395_000 },
  ],
  [
    'so is the minimum',
    'max(10% × 2000, 500 − 200) = 300',
    { request: rest({ coinsurance: 200, own: 200 }), price: { ingredient: 2_000 }, tier: { coinsurance: 0.1, min: 500 } },
    { coinsurance: 300, planPaid: 1_700 },
  ],
  [
    'what a card leaves is paid once',
    'due 5000; leaves 500 − 300 = 200; card 4800',
    {
      request: rest({ coinsurance: 20_000, own: 300 }),
      ...{ drug: adalimumab, tier: { coinsurance: 0.25, max: 25_000 }, price: { ingredient: 400_000 } },
      coverage: { card: { drugs: new Set([adalimumab.key]), leaves: 500, paysAtMost: 1_400_000 } },
    },
    { coinsurance: 5_000, cardPaid: 4_800, patientPay: 200 },
  ],
  [
    'insulin costs 35 dollars a month, in one part or in two',
    'min(25% × 30000, 3500 − 2000) = 1500',
    { ...part2025, partDKind: 'insulin', request: rest({ coinsurance: 2_000, own: 2_000 }), price: { ingredient: 30_000 } },
    { coinsurance: 1_500, planPaid: 25_500, manufacturerPaid: 3_000 },
  ],
  ['the rest comes before the refill is covered', '', { ...march, on: '2026-03-03', request: rest({}) }, { planPaid: 3_000 }],
  ['the rest after the end of the coverage', '', { coverage: { ends: day('2026-02-28') }, request: rest({}) }, ['69']],
  // Coverage.
  ['no coverage', '', { coverage: null }, ['65']],
  ['before it begins', '', { on: '2025-12-31' }, ['67']],
  ['on its last day', '', { coverage: { ends: day('2026-03-01') } }, { planPaid: 3_000 }],
  ['after it was terminated', '', { coverage: { ends: day('2026-02-28') } }, ['69']],
  ['after it has expired', '', { coverage: { ends: day('2026-02-28'), ended: 'expired' } }, ['68']],
  ['another group', '', { coverage: { group: 'G1' }, request: { group: 'G2' } }, ['51']],
  ['another cardholder', '', { coverage: { cardholder: 'A' }, request: { cardholder: 'B' } }, ['52']],
  ['another payer comes first', '', { request: { primaryUnbilled: true } }, ['41']],
  ['a pharmacy without contract', 'nothing else is checked', { request: { pharmacy: { kind: 'retail', contracted: false }, fillNumber: 12 } }, ['40']],
  ['a drug of another kind of pharmacy', '', { terms: { channel: 'specialty' } }, ['40']],
  [
    'five rejects at most',
    '60, 61, 73, 79, 75 are found, and 7X',
    { terms: { minAge: 80, sex: 'male', priorAuth: true, daysSupply: 10 }, request: { fillNumber: 12 }, ...march, on: '2026-03-02' },
    ['60', '61', '73', '79', '75'],
  ],
];

describe('a fill', () => {
  test.each(rows)('%s: %s', (_, __, differing, expected) => {
    const { rejects, payment, steps } = decideFill(fillCase(differing));
    if (Array.isArray(expected)) expect({ rejects, payment }).toEqual({ rejects: expected, payment: null });
    else expect({ rejects, payment }).toEqual({ rejects: [], payment: expect.objectContaining(expected) });
    expect(steps.length).toBeGreaterThan(0);
  });
});

test('a split between phases says what each pays', () => {
  const { payment } = decideFill(fillCase({ ...brand2026, price: { ingredient: 1_200_000 } }));
  expect(payment?.phases).toEqual([
    { phase: '01', cost: 61_500, patient: 61_500, plan: 0, manufacturer: 0, medicare: 0 },
    { phase: '02', cost: 594_000, patient: 148_500, plan: 386_100, manufacturer: 59_400, medicare: 0 },
    { phase: '04', cost: 544_500, patient: 0, plan: 326_700, manufacturer: 108_900, medicare: 108_900 },
  ]);
});

test('each rule that was applied says its term, what it was given and what it gave', () => {
  const { steps } = decideFill(fillCase({ benefit: { deductible: 2_500 }, tier: { copay: 1_000 } }));
  expect(steps).toEqual([
    { rule: 'price', term: 'NADAC ingredient cost + dispensing fee', before: 3_000, after: 3_000 },
    { rule: 'deductible', term: 'deductible $25.00, $0.00 used', before: 3_000, after: 2_500 },
    { rule: 'copay', term: 'tier generic: copay $10.00', before: 500, after: 500 },
  ]);
});
