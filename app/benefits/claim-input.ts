/** Medical claims as JSON, from any source: names as in canonical records, days as `YYYY-MM-DD`, amounts as `"12.34"`. */
import { z } from 'zod';
import { adjustment } from '../../model/benefits/adjustment.ts';
import { benefitNames } from '../../model/benefits/benefit-names.ts';
import { codeSystems } from '../../model/codes/code-systems.ts';
import { civilDate, money } from '../../model/scalars.ts';

/** `CPT:99213`. */
const code = z.string().regex(new RegExp(`^(${codeSystems.join('|')}):.+$`), 'a code is written SYSTEM:code, such as CPT:99213');

const line = z.strictObject({
  code: code.nullable().default(null),
  revenue: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .default(null),
  modifiers: z.array(z.string().regex(/^[A-Z0-9]{2}$/)).default([]),
  units: z.int().min(0).max(99_999).default(1),
  charge: money,
  allowed: money.nullable().default(null),
  out_of_network_rate: money.nullable().default(null),
  benefit: z.enum(benefitNames).nullable().default(null),
  service_date: civilDate.nullable().default(null),
  diagnoses: z.array(code).nullable().default(null),
  authorization: z
    .strictObject({
      id: z.string().min(1),
      status: z.enum(['approved', 'denied', 'unknown']),
      valid_from: civilDate,
      valid_to: civilDate,
      units: z.int().min(0).nullable().default(null),
    })
    .refine(({ valid_from: from, valid_to: to }) => from <= to, { path: ['valid_to'], message: '`valid_to` is before `valid_from`' })
    .nullable()
    .default(null),
  prior: z.array(z.strictObject({ paid: money, adjustments: z.array(adjustment) })).default([]),
});

const claim = z.strictObject({
  id: z.string().min(1),
  type: z.enum(['professional', 'institutional']).default('professional'),
  frequency: z.enum(['1', '7', '8']).default('1'),
  original: z.string().nullable().default(null),
  member: z.string().default('member'),
  contract: z.string().nullable().default(null),
  birth_date: civilDate,
  sex: z.enum(['female', 'male']).nullable().default(null),
  payer_sequence: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  other_payer: z.enum(['none', 'undecided', 'missing']).default('none'),
  prior_decided: civilDate.nullable().default(null),
  visit: z.string().nullable().default(null),
  rendering: z.string().default('provider'),
  network: z.string().nullable().default(null),
  by_primary_care: z.boolean().default(false),
  protection: z.enum(['emergency', 'ancillary']).nullable().default(null),
  service_start: civilDate,
  service_end: civilDate.nullable().default(null),
  received: civilDate.nullable().default(null),
  decided: civilDate.nullable().default(null),
  inpatient: z.boolean().default(false),
  drg_weight: z.number().min(0).max(100).nullable().default(null),
  charge: money.nullable().default(null),
  diagnoses: z.array(code).default([]),
  lines: z.array(line).max(999),
});

const amount = money.refine((cents) => cents >= 0, 'an amount that was used is not negative').default(0);

export const claimsInput = z.strictObject({
  coverage: z
    .strictObject({
      effective: civilDate,
      termination: civilDate.nullable().default(null),
      tier: z.enum(['EMP', 'ESP', 'ECH', 'FAM']).default('EMP'),
      unknown_members: z.array(z.string()).default([]),
    })
    .refine(({ effective, termination }) => termination === null || effective <= termination, {
      path: ['termination'],
      message: '`termination` is before `effective`',
    }),
  used: z
    .array(
      z.strictObject({
        year: civilDate,
        member: z.string().nullable().default(null),
        contract: z.string().nullable().default(null),
        network: z.string().default('in'),
        kind: z.enum(['deductible', 'oop']),
        used: amount,
      }),
    )
    .default([]),
  claims: z.array(claim).min(1).max(100_000),
});
export type ClaimsInput = z.infer<typeof claimsInput>;
