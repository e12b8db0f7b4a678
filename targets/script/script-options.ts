import { z } from 'zod';

const identifier = (length: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9][A-Za-z0-9 _.-]{0,${length - 1}}$`), `expected at most ${length} letters, digits, spaces, \`_\`, \`.\` and \`-\``);

export const scriptOptions = z.strictObject({
  layout: z.enum(['block', 'message']).default('block').describe('block: a message on each line, at most 128 subjects per file; message: one file per message'),
  renewals: z
    .enum(['request', 'new'])
    .default('request')
    .describe('How a prescription that continues an earlier one is sent: request: its pharmacy asks for it (RxRenewalRequest) and is answered; new: NewRx'),
  acknowledgements: z.boolean().default(true).describe('Also writes a Status for each message, and a Verify for each prescription that a pharmacy accepts'),
  clearinghouse: identifier(35).default('HSIMC').describe('Identifier of the clearinghouse: prescriptions go there that no pharmacy is known for'),
  bin: z
    .string()
    .regex(/^\d{6}$/, 'expected six digits')
    .default('999999')
    .describe('IIN (BIN) of the processor of the drug benefit'),
  pcn: identifier(10).default('HSIMC').describe('Processor control number of the drug benefit'),
});
export type ScriptOptions = z.output<typeof scriptOptions>;
