import { z } from 'zod';
import { option } from '../../model/interface-terms.ts';
import { charsets } from './hl7v2-text.ts';
import { versions } from './hl7v2-versions.ts';

/** HD as it is written: a namespace of at most twenty characters, and perhaps a universal identifier with its type. */
const HD =
  /^(?:[A-Za-z0-9][A-Za-z0-9 _.-]{0,19}|(?:[A-Za-z0-9][A-Za-z0-9 _.-]{0,19})?\^[A-Za-z0-9][A-Za-z0-9:./_-]{0,198}\^(?:DNS|GUID|HCD|HL7|ISO|L|M|N|Random|URI|UUID|x400|x500))$/;
const end = z
  .string()
  .regex(HD, 'expected a name of at most 20 letters, digits, spaces, `_`, `.` and `-`, or NAME^IDENTIFIER^TYPE such as LAB^2.16.840.1.113883.19.5^ISO');

export const hl7v2Options = z.strictObject({
  version: z.enum(versions).default('2.5.1').describe('Version of HL7 v2'),
  layout: z.enum(['feed', 'message']).default('feed').describe('feed: messages in order of time, at most 128 subjects per file; message: one file per message'),
  framing: z.enum(['none', 'mllp']).default('none').describe('mllp: each message between the bytes 0B and 1C 0D, as sent over the network'),
  charset: z.enum(charsets).default('UTF-8').describe('Character set; with ASCII, other characters are written as escaped UTF-8 bytes'),
  registrations: z
    .enum(['on', 'all', 'off'])
    .default('on')
    .describe(
      `on: ADT^A28 five minutes before the first message about a person, with primary care and next of kin; all: also for people without a message and for second registrations, on the as-of day, and with ${option('since')} only for those born since; off: none`,
    ),
  charges: z.enum(['on', 'off']).default('on').describe('on: DFT^P03 with the charges of a visit when its claim is sent; off: none'),
  sending_application: end.default('HSIMC').describe('MSH-3: sending application'),
  sending_facility: end.optional().describe('MSH-4: sending facility; default: the managing organization of the patient'),
  receiving_application: end.default('RECEIVING_APP').describe('MSH-5: receiving application'),
  receiving_facility: end.default('RECEIVING_FACILITY').describe('MSH-6: receiving facility'),
});
export type Hl7v2Options = z.output<typeof hl7v2Options>;
