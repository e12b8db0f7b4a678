import { z } from 'zod';

const identifier = (length: number) =>
  z.string().regex(new RegExp(`^[A-Z0-9][A-Z0-9 _.-]{0,${length - 1}}$`), `expected at most ${length} capital letters, digits, spaces, \`_\`, \`.\` and \`-\``);

export const ncpdpOptions = z
  .strictObject({
    bin: z
      .string()
      .regex(/^\d{6}$/, 'expected six digits')
      .default('999999')
      .describe('BIN number of the processor (101-A1)'),
    pcn: identifier(10).default('HSIMC').describe('Processor control number (104-A4)'),
    software: identifier(10).default('HSIMC').describe('Software vendor or certification identifier (110-AK)'),
    sender: identifier(24).default('HSIMC').describe('On the side of the pharmacies: sends batches of requests, receives those of responses (880-K1, 880-K7)'),
    envelope: z.enum(['batch', 'none']).default('batch').describe('Whether files are batches of NCPDP Batch 1.2, or transmissions alone, each on a line'),
    line_breaks: z.boolean().default(true).describe('A line break after each record of a batch'),
    post_adjudication: z
      .boolean()
      .default(false)
      .describe('Also writes a table of the decided claims, a row each, as CSV: what plans report of prescription drug events'),
    files: z
      .enum(['payer', 'transaction'])
      .default('payer')
      .describe('payer: one file of requests and one of responses for each payer; transaction: one of each for each transmission'),
  })
  .refine(({ envelope, line_breaks }) => envelope === 'batch' || line_breaks, 'without an envelope, only line breaks tell transmissions apart');
export type NcpdpOptions = z.output<typeof ncpdpOptions>;
