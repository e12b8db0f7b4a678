import { z } from 'zod';
import { charsets } from './hl7v2-text.ts';
import { versions } from './hl7v2-versions.ts';

export const hl7v2Options = z.strictObject({
  version: z.enum(versions).default('2.5.1').describe('Version of HL7 v2'),
  layout: z
    .enum(['feed', 'message'])
    .default('feed')
    .describe('feed: messages in order of time, at most 128 subjects in each file; message: a file for each message'),
  framing: z.enum(['none', 'mllp']).default('none').describe('mllp: each message between the bytes 0B and 1C 0D, as it goes over the wire'),
  charset: z.enum(charsets).default('UTF-8').describe('Characters; with ASCII all others are written as escaped UTF-8 bytes'),
});
export type Hl7v2Options = z.output<typeof hl7v2Options>;
