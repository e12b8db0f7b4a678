import { z } from 'zod';
import { option } from '../../model/interface-terms.ts';
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
      .describe('none: bulk NDJSON, one file per resource type; otherwise one self-contained bundle per subject'),
    max_entries: z
      .int()
      .min(1)
      .optional()
      .describe(
        'Maximum number of entries in a bundle; larger bundles are split, with the patient, providers and organizations first, and each visit together with its diagnoses',
      ),
    method: z
      .enum(methods)
      .optional()
      .describe(
        'Method of the transaction requests: put: the ids of the resources are kept (default); post: the server assigns ids, and ifNoneExist skips resources that exist',
      ),
    us_core: z.enum(usCoreVersions).default('6.1.0').describe('Version of US Core whose profiles the resources follow'),
    profile: z
      .enum(profileFamilies)
      .optional()
      .describe(
        'Profiles that resources declare: us-core (default); qi-core: also those of QI-Core 4.1.1 and the vital signs profiles of FHIR; carin-bb: also those of CARIN Blue Button 2.2.0, of members, coverages and explanations of benefits',
      ),
    pretty: z.boolean().optional().describe('Writes bundles with line breaks and indentation'),
    bulk_files: z
      .enum(layouts)
      .optional()
      .describe('block: bulk files per block and type (default); type: one bulk file per type, and import.json in loading order'),
    gzip: z.boolean().optional().describe('Compresses bulk files (.ndjson.gz)'),
    file_name: z.enum(fileNames).optional().describe('Names of bundle files: index: position in the cohort (default); patient: id of the Patient'),
  })
  .refine(({ bundle, max_entries }) => bundle !== 'none' || max_entries === undefined, {
    path: ['max_entries'],
    message: 'max_entries applies only to bundles: add a bundle type',
  })
  .refine(({ bundle, pretty, file_name }) => bundle !== 'none' || (pretty === undefined && file_name === undefined), {
    path: ['bundle'],
    message: 'pretty and file_name apply only to bundles: add a bundle type',
  })
  .refine(({ bundle, method }) => bundle === 'transaction' || method === undefined, {
    path: ['method'],
    message: `method applies only to transactions: add ${option('bundle', 'transaction')}`,
  })
  .refine(({ bundle, bulk_files }) => bundle === 'none' || bulk_files === undefined, {
    path: ['bulk_files'],
    message: 'bulk_files applies only to bulk files, not to bundles',
  })
  .refine(({ bundle, gzip }) => bundle === 'none' || gzip === undefined, {
    path: ['gzip'],
    message: 'gzip applies only to bulk files, not to bundles',
  });
export type FhirOptions = z.output<typeof fhirOptions>;
