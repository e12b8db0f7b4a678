/** Rules of NCPDP batches. What reads them reports them (`validation/wire`). */
import type { Rule } from '../rule.ts';
import { changed, sampleBatch } from '../wire/wire-samples.ts';

const valid = { text: sampleBatch };
const D0 = 'NCPDP Telecommunication D.0';
const BATCH = 'NCPDP Batch Standard 1.2';

export const ncpdpRules: readonly Rule[] = [
  {
    id: 'NCPDP-001',
    severity: 'error',
    title: 'Batch with a wrong envelope',
    why: 'A batch has a header (00), a record for each transmission (G1), and a trailer (99), each between STX and ETX.',
    source: BATCH,
    valid,
    invalid: changed(sampleBatch, '00T', '00X'),
  },
  {
    id: 'NCPDP-002',
    severity: 'error',
    title: 'Count that does not agree',
    why: 'The trailer counts the records with the first and the last, and has the number of the batch; a header counts its transactions (109-A9), a response its reject codes (510-FA).',
    source: `${BATCH}; ${D0}`,
    valid,
    invalid: changed(sampleBatch, '0000000003', '0000000004'),
  },
  {
    id: 'NCPDP-003',
    severity: 'error',
    title: 'Header of a transmission that cannot be read',
    why: 'Headers have a fixed length: 56 characters of a request, 31 of a response. The version is D0; transaction codes are B1, B2, B3 and E1.',
    source: D0,
    valid,
    invalid: changed(sampleBatch, 'D0B1', 'D1B1'),
  },
  {
    id: 'NCPDP-004',
    severity: 'error',
    title: 'Segment or field that is missing',
    why: 'A segment begins with RS, FS, AM and its number. A billing has insurance (AM04), claim (AM07) and pricing (AM11), a reversal the claim, an inquiry (E1) insurance without a claim, a response its status (AM21), and a rejection a reject code.',
    source: D0,
    valid,
    invalid: changed(sampleBatch, '\x1cD2123456', ''),
  },
  {
    id: 'NCPDP-005',
    severity: 'error',
    title: 'Invalid amount, quantity or date',
    why: 'The last character of an amount is its last digit with the sign: { and A to I for 0 to 9, } and J to R for 0 to 9 of a negative amount. Quantities are thousandths, days CCYYMMDD.',
    source: D0,
    valid,
    invalid: changed(sampleBatch, '\x1cE730000', '\x1cE730.00'),
  },
  {
    id: 'NCPDP-006',
    severity: 'error',
    title: 'Invalid National Drug Code in a claim',
    why: 'A product with the qualifier 03 is a National Drug Code of eleven digits (5-4-2), without hyphens.',
    source: `${D0}, 407-D7`,
    valid,
    invalid: changed(sampleBatch, 'D700093721410', 'D70093721410'),
  },
  {
    id: 'NCPDP-007',
    severity: 'error',
    title: 'Prices that do not add up',
    why: 'The gross amount due is the sum of what is charged, what is paid the sum of what is paid less the part of the patient and of other payers, and that part the sum of what it is attributed to.',
    source: `${D0}: 430-DU, 509-F9, 505-F5`,
    valid,
    invalid: changed(sampleBatch, 'DU1025{', 'DU1026{'),
  },
  {
    id: 'NCPDP-008',
    severity: 'error',
    title: 'Invalid National Provider Identifier in a transmission',
    why: 'A pharmacy or prescriber with the qualifier 01 has a National Provider Identifier with a right check digit.',
    source: `45 CFR 162.406; ${D0}, 201-B1 and 411-DB`,
    valid,
    invalid: changed(sampleBatch, 'DB1234567893', 'DB1234567890'),
  },
];
