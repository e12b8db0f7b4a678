/** Faults of X12 interchanges: each is one change of a good one, which some judge must see. */

export type X12SetName = '270' | '271' | '277' | '277CA-837P' | '820' | '834' | '835' | '837I' | '837P' | '999-837P';

export interface X12Fault {
  readonly what: string;
  readonly set: X12SetName;
  readonly from: RegExp;
  readonly to: string;
}

const fault = (set: X12SetName, what: string, from: RegExp, to: string): X12Fault => ({ what, set, from, to });

export const x12Faults: readonly X12Fault[] = [
  // Envelopes.
  fault('837P', 'one segment too few in SE', /\nSE\*\d+\*/, '\nSE*7*'),
  fault('837P', 'another control number in SE', /\nSE\*(\d+)\*0001/, '\nSE*$1*0002'),
  fault('837P', 'another number of sets in GE', /\nGE\*1\*/, '\nGE*2*'),
  fault('837P', 'another control number in GE', /\nGE\*1\*\d+/, '\nGE*1*777'),
  fault('837P', 'another control number in IEA', /\nIEA\*1\*\d+/, '\nIEA*1*000000777'),
  fault('837P', 'another number of groups in IEA', /\nIEA\*1/, '\nIEA*2'),
  fault('837P', 'a functional identifier that is not of the set', /\nGS\*HC/, '\nGS*HP'),
  fault('837P', 'an unknown version', /005010X222A1(?=~\nBHT)/, '005010X999'),
  fault('837P', 'an unknown version of the group', /(\nGS.*)005010X222A1/, '$1004010X098'),
  fault('837P', 'no SE', /\nSE\*[^~]*~/, ''),
  // Levels and names of claims.
  fault('837P', 'no name of the submitter', /\nNM1\*41[^~]*~/, ''),
  fault('837P', 'no contact of the submitter', /\nPER\*IC[^~]*~/, ''),
  fault('837P', 'no receiver', /\nNM1\*40[^~]*~/, ''),
  fault('837P', 'a level that has no number', /\nHL\*2\*1\*22/, '\nHL**1*22'),
  fault('837P', 'a level with the number of another', /\nHL\*2\*1\*22/, '\nHL*1*1*22'),
  fault('837P', 'a level code that there is not', /\nHL\*2\*1\*22/, '\nHL*2*1*24'),
  fault('837P', 'no billing provider', /\nNM1\*85[^~]*~/, ''),
  fault('837P', 'no address of the billing provider', /(\nNM1\*85[^~]*~)\nN3[^~]*~/, '$1'),
  fault('837P', 'no tax identifier of the billing provider', /\nREF\*EI[^~]*~/, ''),
  fault('837P', 'no subscriber', /\nNM1\*IL[^~]*~/, ''),
  fault('837P', 'no member number qualifier', /(\nNM1\*IL\*.*)\*MI\*/, '$1**'),
  fault('837P', 'no payer', /\nNM1\*PR[^~]*~/, ''),
  fault('837P', 'no information of the subscriber', /\nSBR[^~]*~/, ''),
  fault('837P', 'an order of payers that there is not', /\nSBR\*P/, '\nSBR*Q'),
  fault('837P', 'a relationship that there is not', /\nSBR\*P\*18/, '\nSBR*P*99'),
  fault('837P', 'a claim filing indicator that there is not', /(\nSBR\*P.*)\*12~/, '$1*QQ~'),
  fault('837P', 'a gender that there is not', /(\nDMG\*D8\*\d+)\*[FM]/, '$1*X'),
  fault('837P', 'a birth date in month 13', /(\nDMG\*D8\*\d{4})\d{4}/, '$11301'),
  // Claims and lines.
  fault('837P', 'no amount of the claim', /(\nCLM\*[^*]+)\*[\d.]+/, '$1*'),
  fault('837P', 'an amount that is no number', /(\nCLM\*[^*]+)\*[\d.]+/, '$1*12,50'),
  fault('837P', 'no claim', /\nCLM[^~]*~/, ''),
  fault('837P', 'a place of service that there is not', /\*11:B:1/, '*98:B:1'),
  fault('837P', 'no place of service', /\*11:B:1/, '*:B:1'),
  fault('837P', 'a provider signature that is no answer', /:B:1\*Y/, ':B:1*Q'),
  fault('837P', 'no diagnoses', /\nHI\*[^~]*~/, ''),
  fault('837P', 'a list of diagnoses that there is not', /\nHI\*ABK/, '\nHI*ZZZ'),
  fault('837P', 'no service in a line', /\nSV1[^~]*~/, ''),
  fault('837P', 'no day of a service', /\nDTP\*472[^~]*~/, ''),
  fault('837P', 'a form of date that there is not', /\nDTP\*472\*D8/, '\nDTP*472*D9'),
  fault('837P', 'a unit that there is not', /(\nSV1\*[^*]+\*[^*]+)\*UN/, '$1*ZZ'),
  fault('837P', 'no line number', /\nLX\*1~/, ''),
  fault('837P', 'a segment of another guide', /\nLX\*1~/, '\nCL1*1*1*01~\nLX*1~'),
  fault('837P', 'an element too many', /\nLX\*1~/, '\nLX*1*2~'),
  fault('837P', 'a name of more than 60 characters', /(\nNM1\*85\*2)\*[^*]+/, `$1*${'A'.repeat(61)}`),
  fault('837P', 'a qualifier of the rendering provider that there is not', /(\nNM1\*82\*1.*)\*XX\*/, '$1*ZZ*'),
  fault('837I', 'no statement dates', /\nDTP\*434[^~]*~/, ''),
  fault('837I', 'a statement date that is no range', /(\nDTP\*434)\*RD8\*(\d+)-\d+/, '$1*D8*$2'),
  fault('837I', 'no status of the patient', /\nCL1[^~]*~/, ''),
  fault('837I', 'a patient status that there is not', /(\nCL1\*[^*]*\*[^*]*)\*\d+/, '$1*88'),
  fault('837I', 'no principal diagnosis', /\nHI\*ABK[^~]*~/, ''),
  fault('837I', 'no service of a line', /\nSV2[^~]*~/, ''),
  fault('837I', 'no amount of a line', /(\nSV2\*\d{4}\*[^*]*)\*[\d.]+/, '$1*'),
  fault('837I', 'no revenue code', /\nSV2\*\d{4}/, '\nSV2*'),
  fault('837I', 'a service of professional claims', /\nSV2\*[^~]*~/, '\nSV1*HC:99213*10*UN*1***1~'),
  // Payments.
  fault('835', 'no financial information', /\nBPR[^~]*~/, ''),
  fault('835', 'a handling code that there is not', /\nBPR\*I/, '\nBPR*Q'),
  fault('835', 'a method of payment that there is not', /\*C\*CHK/, '*C*XYZ'),
  fault('835', 'no trace number', /\nTRN[^~]*~/, ''),
  fault('835', 'no payer', /\nN1\*PR[^~]*~/, ''),
  fault('835', 'no payee', /\nN1\*PE[^~]*~/, ''),
  fault('835', 'no contact of the payer', /\nPER\*BL[^~]*~/, ''),
  fault('835', 'no claim status', /(\nCLP\*[^*]+)\*\d+/, '$1*'),
  fault('835', 'a claim status that there is not', /(\nCLP\*[^*]+)\*\d+/, '$1*77'),
  fault('835', 'no patient', /\nNM1\*QC[^~]*~/, ''),
  fault('835', 'a group of adjustments that there is not', /\nCAS\*CO/, '\nCAS*QQ'),
  fault('835', 'an adjustment without an amount', /(\nCAS\*CO\*\d+)\*[\d.]+/, '$1'),
  fault('835', 'no service of a line', /\nSVC[^~]*~/, ''),
  fault('835', 'a date of service in month 13', /(\nDTM\*472\*\d{4})\d{4}/, '$11301'),
  // Acknowledgements.
  fault('277CA-837P', 'no payer that acknowledges', /\nNM1\*PR[^~]*~/, ''),
  fault('277CA-837P', 'no number of the claims that are acknowledged', /\nTRN\*2\*\d[^~]*~/, ''),
  fault('277CA-837P', 'no charge of all claims', /(\nSTC\*A1:19:PR\*\d+\*WQ)\*[\d.]+/, '$1'),
  fault('277CA-837P', 'no patient of an acknowledged claim', /\nNM1\*QC[^~]*~/, ''),
  fault('277CA-837P', 'no status of a claim', /(\nTRN\*2\*C[^~]*~)\nSTC[^~]*~/, '$1'),
  fault('277CA-837P', 'a status category that there is not', /\nSTC\*A2:20/, '\nSTC*A9:20'),
  fault('277CA-837P', 'a status code that there is not', /\nSTC\*A2:20/, '\nSTC*A2:9999'),
  fault('277CA-837P', 'an action that there is not', /(\nSTC\*A2:20\*\d+)\*WQ/, '$1*ZZ'),
  fault('277CA-837P', 'no days of service of an acknowledged claim', /\nDTP\*472[^~]*~/, ''),
  fault('999-837P', 'no functional group that is acknowledged', /\nAK1[^~]*~/, ''),
  fault('999-837P', 'no answer about a transaction set', /\nIK5[^~]*~/, ''),
  fault('999-837P', 'an answer that there is not', /\nIK5\*A/, '\nIK5*Q'),
  fault('999-837P', 'no totals of the functional group', /\nAK9[^~]*~/, ''),
  fault('999-837P', 'a transaction set that is never acknowledged', /\nAK2\*837/, '\nAK2*999'),
  // Enrollment.
  fault('834', 'no beginning', /\nBGN[^~]*~/, ''),
  fault('834', 'no sponsor', /\nN1\*P5[^~]*~/, ''),
  fault('834', 'no insurer', /\nN1\*IN[^~]*~/, ''),
  fault('834', 'no subscriber number', /\nREF\*0F[^~]*~/, ''),
  fault('834', 'a maintenance type that there is not', /(\nINS\*Y\*18)\*\d+/, '$1*099'),
  fault('834', 'a relationship that there is not', /\nINS\*Y\*18/, '\nINS*Y*98'),
  fault('834', 'a benefit status that there is not', /(\nINS\*Y\*18\*\d+\*\w+)\*\w/, '$1*Q'),
  fault('834', 'no name of a member', /\nNM1\*IL[^~]*~/, ''),
  fault('834', 'an insurance line that there is not', /(\nHD\*021\*)\*\w+/, '$1*QQQ'),
  fault('834', 'no day of the coverage', /\nDTP\*348[^~]*~/, ''),
  // Premiums.
  fault('820', 'no financial information of premiums', /\nBPR[^~]*~/, ''),
  fault('820', 'a handling code of premiums that there is not', /\nBPR\*I/, '\nBPR*H'),
  fault('820', 'a debit of premiums', /(\nBPR\*I\*[\d.]+)\*C/, '$1*D'),
  fault('820', 'no identifier of who pays premiums', /(\nBPR\*I\*[\d.]+\*C\*CHK\*{6})\d+/, '$1'),
  fault('820', 'no trace number of premiums', /\nTRN[^~]*~/, ''),
  fault('820', 'no receiver of premiums', /\nN1\*PE[^~]*~/, ''),
  fault('820', 'no payer of premiums', /\nN1\*PR[^~]*~/, ''),
  fault('820', 'no number of a remittance', /\nENT\*1\*/, '\nENT**'),
  fault('820', 'a kind of remittance that there is not', /\nENT\*1\*2J/, '\nENT*1*QQ'),
  fault('820', 'a remittance without a detail', /(\nENT\*1\*[^~]*~\nNM1[^~]*~)(?:\n(?:RMR|DTM|ADX)[^~]*~)+/, '$1'),
  fault('820', 'a detail without a premium', /(\nRMR\*AZ\*[^*]*\*)\*[\d.]+/, '$1*'),
  fault('820', 'a reference of a premium that there is not', /\nRMR\*AZ/, '\nRMR*QQ'),
  fault('820', 'a month of a premium that is no range', /(\nDTM\*582\*{4})RD8\*(\d+)-\d+/, '$1D8*$2'),
  fault('820', 'a reason of an adjustment of premiums that there is not', /(\nADX\*[-\d.]+)\*5\d/, '$1*99'),
  fault('820', 'an adjustment of premiums without an amount', /\nADX\*[-\d.]+/, '\nADX*'),
  // Eligibility.
  fault('270', 'a purpose of an inquiry that there is not', /\nBHT\*0022\*13/, '\nBHT*0022*99'),
  fault('270', 'no payer that is asked', /\nNM1\*PR[^~]*~/, ''),
  fault('270', 'no provider that asks', /\nNM1\*1P[^~]*~/, ''),
  fault('270', 'no member that is asked about', /\nNM1\*IL[^~]*~/, ''),
  fault('270', 'a level of an inquiry below another one that there is not', /\nHL\*3\*2\*22/, '\nHL*3*7*22'),
  fault('270', 'a level of an inquiry that says that others are below it', /\nHL\*3\*2\*22\*0/, '\nHL*3*2*22*1'),
  fault('270', 'a kind of trace that there is not', /\nTRN\*1/, '\nTRN*9'),
  fault('270', 'a day of an inquiry of another kind', /\nDTP\*291/, '\nDTP*346'),
  fault('270', 'a service type that there is not', /\nEQ\*\w+/, '\nEQ*Q0'),
  fault('270', 'one segment too few in an inquiry', /\nSE\*13\*0001/, '\nSE*12*0001'),
  fault('271', 'a purpose of an answer that there is not', /\nBHT\*0022\*11/, '\nBHT*0022*13'),
  fault('271', 'no payer that answers', /\nNM1\*PR[^~]*~/, ''),
  fault('271', 'no member that is answered about', /\nNM1\*IL[^~]*~/, ''),
  fault('271', 'an answer that is neither yes nor no', /\nAAA\*N/, '\nAAA*Q'),
  fault('271', 'a reason of a rejected inquiry that there is not', /(\nAAA\*N\*)\*\d\d/, '$1*99'),
  fault('271', 'a follow-up of a rejected inquiry that there is not', /(\nAAA\*N\*\*\d\d)\*C/, '$1*Q'),
  fault('271', 'a benefit that there is not', /\nEB\*1\*/, '\nEB*Z*'),
  fault('271', 'a benefit of a level that there is not', /\nEB\*C\*IND/, '\nEB*C*QQQ'),
  fault('271', 'a benefit of a service type that there is not', /\nEB\*1\*\*\w+/, '\nEB*1**Q0'),
  fault('271', 'a benefit of a type of insurance that there is not', /(\nEB\*1\*\*\w+)\*\w+/, '$1*QQ'),
  fault('271', 'a period of a benefit that there is not', /(\nEB\*C\*IND\*30\*\*)\*23/, '$1*99'),
  fault('271', 'a first day of coverage of another kind', /\nDTP\*346/, '\nDTP*999'),
  // Claim status.
  fault('277', 'no provider of an inquiry about a claim', /\nNM1\*1P[^~]*~/, ''),
  fault('277', 'an answer about a claim with a trace that there is not', /\nTRN\*2[^~]*~/, '\nTRN*9*1~'),
];

/** The good interchange of the set with the fault. */
export function brokenX12({ what, set, from, to }: X12Fault, good: ReadonlyMap<string, string>): string {
  const text = good.get(set) ?? '';
  const broken = text.replace(from, to);
  if (broken === text) throw new Error(`the fault "${what}" changes nothing in ${set}`);
  return broken;
}
