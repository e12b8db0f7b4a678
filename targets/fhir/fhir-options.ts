import { z } from 'zod';
import { profileFamilies, usCoreVersions } from './editions.ts';

export const bundleTypes = ['transaction', 'collection', 'batch'] as const;
export type BundleType = (typeof bundleTypes)[number];

export const layouts = ['block', 'type'] as const;
export type Layout = (typeof layouts)[number];
export const fileNames = ['index', 'patient'] as const;
export type FileName = (typeof fileNames)[number];

export const methods = ['put', 'post'] as const;
export type Method = (typeof methods)[number];

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
    method: z
      .enum(methods)
      .optional()
      .describe(
        'How a server takes what a transaction holds: put (by the id of each resource) unless given; post: the server gives ids, and leaves alone by ifNoneExist what it has',
      ),
    us_core: z.enum(usCoreVersions).default('6.1.0').describe('Version of US Core whose profiles the resources follow'),
    profile: z
      .enum(profileFamilies)
      .optional()
      .describe('Profiles that resources claim: us-core unless given; qi-core claims those of QI-Core 4.1.1 and the vital signs of FHIR too'),
    pretty: z.boolean().optional().describe('Indents bundles, for people to read'),
    bulk_files: z
      .enum(layouts)
      .optional()
      .describe('block: bulk files of each block and type, unless given; type: one bulk file for each type, and import.json in the order of loading'),
    gzip: z.boolean().optional().describe('Compresses bulk files (.ndjson.gz)'),
    file_name: z
      .enum(fileNames)
      .optional()
      .describe('What bundle files are named by: index (position in the cohort) unless given; patient: the id of the Patient'),
  })
  .refine(({ bundle, max_entries }) => bundle !== 'none' || max_entries === undefined, {
    path: ['max_entries'],
    message: 'max_entries limits bundles: name a bundle type too',
  })
  .refine(({ bundle, pretty, file_name }) => bundle !== 'none' || (pretty === undefined && file_name === undefined), {
    path: ['bundle'],
    message: 'pretty and file_name are about bundles: name a bundle type too',
  })
  .refine(({ bundle, method }) => bundle === 'transaction' || method === undefined, {
    path: ['method'],
    message: 'method is that of the requests of a transaction: write --bundle transaction too',
  })
  .refine(({ bundle, bulk_files, gzip }) => bundle === 'none' || (bulk_files === undefined && gzip === undefined), {
    path: ['bulk_files'],
    message: 'bulk_files and gzip are about bulk files: bundles have none',
  });
export type FhirOptions = z.output<typeof fhirOptions>;
