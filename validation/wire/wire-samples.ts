/** Small files that show the rules of X12 and NCPDP. */

const PAYER = '1245319599';
const PROVIDER = '1234567893';

/** An interchange with one transaction set. @param version empty where ST has none */
function interchange(set: string, group: string, release: string, body: readonly string[], inHeader = true): string {
  const segments = [`ST*${set}*0001${inHeader ? `*${release}` : ''}`, ...body];
  return [
    `ISA*00*          *00*          *ZZ*CLINIC         *ZZ*${PAYER}     *250310*0900*^*00501*000000001*0*T*:`,
    `GS*${group}*CLINIC*${PAYER}*20250310*0900*1*X*${release}`,
    ...segments,
    `SE*${segments.length + 1}*0001`,
    'GE*1*1',
    'IEA*1*000000001',
  ]
    .map((segment) => `${segment}~`)
    .join('\n');
}

export const sampleClaim = interchange('837', 'HC', '005010X222A1', [
  'BHT*0019*00*1*20250310*0900*CH',
  'NM1*41*2*Cedar Clinic*****46*CLINIC',
  'PER*IC*Billing*TE*5035550100',
  'NM1*40*2*Harbor Health Plan*****46*HARBOR',
  'HL*1**20*1',
  `NM1*85*2*Cedar Clinic*****XX*${PROVIDER}`,
  'N3*5 Main Street',
  'N4*Boise*ID*837020001',
  'REF*EI*091234567',
  'HL*2*1*22*0',
  'SBR*P*18*G-1001******CI',
  'NM1*IL*1*Sample*Ada****MI*HSM0000041701',
  'N3*12 Elm Street',
  'N4*Boise*ID*83702',
  'DMG*D8*19670808*F',
  'NM1*PR*2*Harbor Health Plan*****PI*HARBOR',
  'CLM*C0001*150***11:B:1*Y*A*Y*Y',
  'HI*ABK:I10*ABF:E119',
  'LX*1',
  'SV1*HC:99213*150*UN*1***1:2',
  'DTP*472*D8*20250303',
]);

export const samplePayment = interchange(
  '835',
  'HP',
  '005010X221A1',
  [
    'BPR*I*100*C*CHK************20250320',
    'TRN*1*T0001*1091234567',
    'DTM*405*20250320',
    'N1*PR*Harbor Health Plan',
    'N3*1 Harbor Way',
    'N4*Boise*ID*83702',
    'PER*BL*Provider services*TE*5035550101',
    `N1*PE*Cedar Clinic*XX*${PROVIDER}`,
    'LX*1',
    'CLP*C0001*1*150*100*20*12*P0001*11*1',
    'NM1*QC*1*Sample*Ada****MI*HSM0000041701',
    'SVC*HC:99213*150*100**1',
    'DTM*472*20250303',
    'CAS*CO*45*30',
    'CAS*PR*3*20',
  ],
  false,
);

export const samplePremium = interchange('820', 'RA', '005010X218', [
  'BPR*I*400*C*CHK******1091234567******20250301',
  'TRN*1*1*1091234567',
  'N1*PE*Harbor Health Plan*FI*091245319',
  'N1*PR*Acme Example Works*FI*091234567',
  'ENT*1*2J*EI*HSM00000417',
  'RMR*AZ*HSM00000417**400*400',
  'DTM*582****RD8*20250301-20250331',
]);

const [STX, ETX, FIELD, GROUP, SEGMENT] = ['\x02', '\x03', '\x1c', '\x1d', '\x1e'];
const segment = (id: string, ...fields: readonly string[]): string => `${SEGMENT}${FIELD}AM${id}${fields.map((field) => `${FIELD}${field}`).join('')}`;

/** A batch with one billing of a fill. */
export const sampleBatch = [
  `00T${'PHARMACY'.padEnd(24)}0000001202503100900T12${'HARBOR'.padEnd(24)}`,
  `G10000000001610014D0B1HARBOR    101${PROVIDER.padEnd(15)}20250303${'HSIM'.padEnd(10)}${segment('04', 'C2HSM00000417')}${GROUP}` +
    segment('07', 'EM1', 'D2123456', 'E103', 'D700093721410', 'E730000') +
    segment('11', 'D91000{', 'DC25{', 'DU1025{') +
    segment('03', 'EZ01', `DB${PROVIDER}`),
  `9900000010000000003${' '.repeat(35)}`,
]
  .map((record) => `${STX}${record}${ETX}\n`)
  .join('');

/** A sample with a change, which must change it. */
export function changed(text: string, from: string, to: string): { readonly text: string } {
  if (!text.includes(from)) throw new Error(`the sample has no ${JSON.stringify(from)}`);
  return { text: text.replace(from, to) };
}
