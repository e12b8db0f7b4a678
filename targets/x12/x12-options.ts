import { z } from 'zod';

/** The basic character set of X12 has these; letters, digits and blanks are never separators. */
const SEPARATOR = /^[!"&'()*+,./:;?=%~@[\]_{}\\|<>#$^-]$/;
const separator = z.string().regex(SEPARATOR, 'expected one punctuation character');
const partner = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 _.-]{0,14}$/, 'expected at most 15 letters, digits, spaces, `_`, `.` and `-`');

export const x12Options = z
  .strictObject({
    submitter: partner.default('HSIMC').describe('Trading partner on the side of the providers: sends claims, receives payments (ISA06, ISA08, GS02, GS03)'),
    element_separator: separator.default('*').describe('Between elements'),
    component_separator: separator.default(':').describe('Between components of an element (ISA16)'),
    repetition_separator: separator.default('^').describe('Between repetitions (ISA11)'),
    segment_terminator: separator.default('~').describe('After each segment'),
    line_breaks: z.boolean().default(true).describe('A line break after each segment terminator'),
    files: z
      .enum(['payer', 'transaction'])
      .default('payer')
      .describe('payer: one interchange for each payer and kind of transaction; transaction: one for each transaction set (ST to SE)'),
  })
  .refine(
    ({ element_separator, component_separator, repetition_separator, segment_terminator }) =>
      new Set([element_separator, component_separator, repetition_separator, segment_terminator]).size === 4,
    'the four separators must differ',
  );
export type X12Options = z.output<typeof x12Options>;
