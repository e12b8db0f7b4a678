/**
 * Segments and fields of NCPDP Telecommunication D.0 as they are written here, each described once: writer, reader, reference page and tests follow from this list.
 *
 * Sources: the definitions of fields in the claims software of the Department of Veterans Affairs (VistA, file 9002313.91), payer sheets of Medicaid programs, and the United States Health
 * Information Knowledgebase of the Agency for Healthcare Research and Quality. The lengths of texts in responses (F3, FY, NS) are not in them: they are a choice of ours.
 */

/**
 * How a field is written, as a picture of COBOL: `X(n)` text, `9(n)` digits, `9(7)v999` a quantity in thousandths, `s9(6)v99` an amount in cents whose last digit
 * is overpunched with the sign, `CCYYMMDD` a day.
 */
export type Picture = `X(${number})` | `9(${number})` | '9(7)v999' | 's9(6)v99' | 'CCYYMMDD';

export interface FieldDefinition {
  /** Number of the data dictionary, and the two characters in front of each value. */
  readonly number: string;
  readonly id: string;
  readonly name: string;
  readonly picture: Picture;
  /** It, and those after it that repeat, occur several times. */
  readonly repeats?: boolean;
}

export interface SegmentDefinition {
  /** 111-AM. */
  readonly id: string;
  readonly title: string;
  /** Of segments of a transmission there is one for all its transactions. */
  readonly level: 'transmission' | 'transaction';
  readonly fields: readonly FieldDefinition[];
}

const field = (number: string, id: string, name: string, picture: Picture) => ({ number, id, name, picture }) as const;
const repeated = (number: string, id: string, name: string, picture: Picture) => ({ number, id, name, picture, repeats: true }) as const;
const money = (number: string, id: string, name: string) => field(number, id, name, 's9(6)v99');

const reference = [
  field('455', 'EM', 'Prescription Reference Number Qualifier', 'X(1)'),
  field('402', 'D2', 'Prescription Reference Number', '9(12)'),
] as const;

export const requestSegments = {
  insurance: {
    id: '04',
    title: 'Insurance',
    level: 'transmission',
    fields: [
      field('302', 'C2', 'Cardholder ID', 'X(20)'),
      field('312', 'CC', 'Cardholder First Name', 'X(12)'),
      field('313', 'CD', 'Cardholder Last Name', 'X(15)'),
      field('524', 'FO', 'Plan ID', 'X(8)'),
      field('301', 'C1', 'Group ID', 'X(15)'),
      field('303', 'C3', 'Person Code', 'X(3)'),
      field('306', 'C6', 'Patient Relationship Code', '9(1)'),
    ],
  },
  patient: {
    id: '01',
    title: 'Patient',
    level: 'transmission',
    fields: [
      field('304', 'C4', 'Date of Birth', 'CCYYMMDD'),
      field('305', 'C5', 'Patient Gender Code', '9(1)'),
      field('310', 'CA', 'Patient First Name', 'X(12)'),
      field('311', 'CB', 'Patient Last Name', 'X(15)'),
      field('322', 'CM', 'Patient Street Address', 'X(30)'),
      field('323', 'CN', 'Patient City', 'X(20)'),
      field('324', 'CO', 'Patient State', 'X(2)'),
      field('325', 'CP', 'Patient ZIP Code', 'X(15)'),
      field('326', 'CQ', 'Patient Telephone Number', '9(10)'),
      field('307', 'C7', 'Place of Service', '9(2)'),
    ],
  },
  claim: {
    id: '07',
    title: 'Claim',
    level: 'transaction',
    fields: [
      ...reference,
      field('436', 'E1', 'Product ID Qualifier', 'X(2)'),
      field('407', 'D7', 'Product ID', 'X(19)'),
      field('456', 'EN', 'Associated Prescription Reference Number', '9(12)'),
      field('457', 'EP', 'Associated Prescription Date', 'CCYYMMDD'),
      field('442', 'E7', 'Quantity Dispensed', '9(7)v999'),
      field('403', 'D3', 'Fill Number', '9(2)'),
      field('405', 'D5', 'Days Supply', '9(3)'),
      field('406', 'D6', 'Compound Code', '9(1)'),
      field('408', 'D8', 'Dispense as Written', 'X(1)'),
      field('414', 'DE', 'Date Prescription Written', 'CCYYMMDD'),
      field('415', 'DF', 'Number of Refills Authorized', '9(2)'),
      field('419', 'DJ', 'Prescription Origin Code', '9(1)'),
      field('461', 'EU', 'Prior Authorization Type Code', '9(2)'),
      field('462', 'EV', 'Prior Authorization Number Submitted', '9(11)'),
      field('308', 'C8', 'Other Coverage Code', '9(2)'),
      field('600', '28', 'Unit of Measure', 'X(2)'),
      field('343', 'HD', 'Dispensing Status', 'X(1)'),
      field('344', 'HF', 'Quantity Intended to Be Dispensed', '9(7)v999'),
      field('345', 'HG', 'Days Supply Intended to Be Dispensed', '9(3)'),
    ],
  },
  pricing: {
    id: '11',
    title: 'Pricing',
    level: 'transaction',
    fields: [
      money('409', 'D9', 'Ingredient Cost Submitted'),
      money('412', 'DC', 'Dispensing Fee Submitted'),
      money('426', 'DQ', 'Usual and Customary Charge'),
      money('430', 'DU', 'Gross Amount Due'),
      field('423', 'DN', 'Basis of Cost Determination', 'X(2)'),
    ],
  },
  cob: {
    id: '05',
    title: 'COB/Other Payments',
    level: 'transaction',
    fields: [
      field('337', '4C', 'Coordination of Benefits/Other Payments Count', '9(1)'),
      field('338', '5C', 'Other Payer Coverage Type', 'X(2)'),
      field('339', '6C', 'Other Payer ID Qualifier', 'X(2)'),
      field('340', '7C', 'Other Payer ID', 'X(10)'),
      field('443', 'E8', 'Other Payer Date', 'CCYYMMDD'),
      field('353', 'NR', 'Other Payer-Patient Responsibility Amount Count', '9(2)'),
      field('351', 'NP', 'Other Payer-Patient Responsibility Amount Qualifier', 'X(2)'),
      money('352', 'NQ', 'Other Payer-Patient Responsibility Amount'),
    ],
  },
  prescriber: {
    id: '03',
    title: 'Prescriber',
    level: 'transaction',
    fields: [
      field('466', 'EZ', 'Prescriber ID Qualifier', 'X(2)'),
      field('411', 'DB', 'Prescriber ID', 'X(15)'),
      field('427', 'DR', 'Prescriber Last Name', 'X(15)'),
      field('498', 'PM', 'Prescriber Telephone Number', '9(10)'),
      field('364', '2J', 'Prescriber First Name', 'X(12)'),
      field('365', '2K', 'Prescriber Street Address', 'X(30)'),
      field('366', '2M', 'Prescriber City', 'X(20)'),
      field('367', '2N', 'Prescriber State', 'X(2)'),
      field('368', '2P', 'Prescriber ZIP Code', 'X(15)'),
    ],
  },
  dur: {
    id: '08',
    title: 'DUR/PPS',
    level: 'transaction',
    fields: [
      repeated('473', '7E', 'DUR/PPS Code Counter', '9(1)'),
      repeated('439', 'E4', 'Reason for Service Code', 'X(2)'),
      repeated('440', 'E5', 'Professional Service Code', 'X(2)'),
      repeated('441', 'E6', 'Result of Service Code', 'X(2)'),
    ],
  },
} as const satisfies Record<string, SegmentDefinition>;

export const responseSegments = {
  insurance: {
    id: '25',
    title: 'Response Insurance',
    level: 'transmission',
    fields: [field('301', 'C1', 'Group ID', 'X(15)'), field('524', 'FO', 'Plan ID', 'X(8)'), field('302', 'C2', 'Cardholder ID', 'X(20)')],
  },
  patient: {
    id: '29',
    title: 'Response Patient',
    level: 'transmission',
    fields: [
      field('310', 'CA', 'Patient First Name', 'X(12)'),
      field('311', 'CB', 'Patient Last Name', 'X(15)'),
      field('304', 'C4', 'Date of Birth', 'CCYYMMDD'),
    ],
  },
  status: {
    id: '21',
    title: 'Response Status',
    level: 'transaction',
    fields: [
      field('112', 'AN', 'Transaction Response Status', 'X(1)'),
      field('503', 'F3', 'Authorization Number', 'X(20)'),
      field('510', 'FA', 'Reject Count', '9(2)'),
      repeated('511', 'FB', 'Reject Code', 'X(3)'),
    ],
  },
  claim: { id: '22', title: 'Response Claim', level: 'transaction', fields: reference },
  pricing: {
    id: '23',
    title: 'Response Pricing',
    level: 'transaction',
    fields: [
      money('505', 'F5', 'Patient Pay Amount'),
      money('506', 'F6', 'Ingredient Cost Paid'),
      money('507', 'F7', 'Dispensing Fee Paid'),
      money('566', 'J5', 'Other Payer Amount Recognized'),
      money('509', 'F9', 'Total Amount Paid'),
      money('512', 'FC', 'Accumulated Deductible Amount'),
      money('513', 'FD', 'Remaining Deductible Amount'),
      money('517', 'FH', 'Amount Applied to Periodic Deductible'),
      money('518', 'FI', 'Amount of Copay'),
      money('572', '4U', 'Amount of Coinsurance'),
      money('134', 'UK', 'Amount Attributed to Product Selection, Brand Drug'),
    ],
  },
  dur: {
    id: '24',
    title: 'Response DUR/PPS',
    level: 'transaction',
    fields: [
      repeated('567', 'J6', 'DUR/PPS Response Code Counter', '9(1)'),
      repeated('439', 'E4', 'Reason for Service Code', 'X(2)'),
      repeated('528', 'FS', 'Clinical Significance Code', 'X(1)'),
      repeated('530', 'FU', 'Previous Date of Fill', 'CCYYMMDD'),
      repeated('531', 'FV', 'Quantity of Previous Fill', '9(7)v999'),
      repeated('544', 'FY', 'DUR Free Text Message', 'X(30)'),
      repeated('570', 'NS', 'DUR Additional Text', 'X(100)'),
    ],
  },
} as const satisfies Record<string, SegmentDefinition>;

export interface HeaderField {
  readonly number: string;
  readonly name: string;
  readonly length: number;
}
const header = (number: string, name: string, length: number): HeaderField => ({ number, name, length });

/** Fields of the headers, without separators between them; each is filled with blanks. */
export const requestHeader = [
  header('101-A1', 'BIN Number', 6),
  header('102-A2', 'Version', 2),
  header('103-A3', 'Transaction Code', 2),
  header('104-A4', 'Processor Control Number', 10),
  header('109-A9', 'Transaction Count', 1),
  header('202-B2', 'Service Provider ID Qualifier', 2),
  header('201-B1', 'Service Provider ID', 15),
  header('401-D1', 'Date of Service', 8),
  header('110-AK', 'Software Vendor ID', 10),
] as const;
export const responseHeader = [
  header('102-A2', 'Version', 2),
  header('103-A3', 'Transaction Code', 2),
  header('109-A9', 'Transaction Count', 1),
  header('501-F1', 'Header Response Status', 1),
  header('202-B2', 'Service Provider ID Qualifier', 2),
  header('201-B1', 'Service Provider ID', 15),
  header('401-D1', 'Date of Service', 8),
] as const;

/** The one version that is written. */
export const VERSION = 'D0';
export const FIELD = '\u001c';
export const GROUP = '\u001d';
export const SEGMENT = '\u001e';
export const START_OF_TEXT = '\u0002';
export const END_OF_TEXT = '\u0003';
