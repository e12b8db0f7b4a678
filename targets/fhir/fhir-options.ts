import { z } from 'zod';
import { usCoreVersions } from './editions.ts';

export const bundleTypes = ['transaction', 'collection', 'batch'] as const;
export type BundleType = (typeof bundleTypes)[number];

export const fhirOptions = z
  .strictObject({
    bundle: z
      .enum(['none', ...bundleTypes])
      .default('none')
      .describe('none: bulk NDJSON, one file for each resource type; otherwise one self-contained bundle for each subject'),
    max_entries: z
      .int()
      .min(1)
      .optional()
      .describe('Most entries in one bundle; a larger bundle is split, patient and parties first, and each visit with its diagnoses in one part'),
    us_core: z.enum(usCoreVersions).default('6.1.0').describe('Version of US Core whose profiles the resources follow'),
  })
  .refine(({ bundle, max_entries }) => bundle !== 'none' || max_entries === undefined, {
    path: ['max_entries'],
    message: 'max_entries limits bundles: name a bundle type too',
  });
export type FhirOptions = z.output<typeof fhirOptions>;
