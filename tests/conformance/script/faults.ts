/** Faults of SCRIPT messages: each is one change of a line with such a message. Who sees it: libxml2 with the schema, the checks of the tests, or both. */
export interface ScriptFault {
  readonly what: string;
  /** The message that is changed: the first of its type. */
  readonly of: string;
  readonly seenBy: 'both' | 'schema' | 'checks';
  readonly from: RegExp;
  readonly to: string;
}

const fault = (seenBy: ScriptFault['seenBy'], of: string, what: string, from: RegExp, to: string): ScriptFault => ({ what, of, seenBy, from, to });

export const scriptFaults: readonly ScriptFault[] = [
  // Documents.
  fault('both', 'NewRx', 'a message that is cut', /<\/Body>.*/, ''),
  fault('both', 'NewRx', 'an element without its end', /<\/City>/, ''),
  fault('both', 'NewRx', 'an ampersand as it is', /<City>/, '<City>A & B'),
  fault('both', 'NewRx', 'a control character', /<City>/, '<City>\u0007'),
  fault('schema', 'NewRx', 'another version', /TransactionVersion="\d+"/, 'TransactionVersion="20230111"'),
  fault('schema', 'NewRx', 'no version', / StructuresVersion="\d+"/, ''),
  // Headers.
  fault('both', 'NewRx', 'no identifier', /<MessageID>.*?<\/MessageID>/, ''),
  fault('both', 'NewRx', 'an identifier of 36 characters', /<MessageID>/, '<MessageID>12345'),
  fault('schema', 'NewRx', 'a time without its zone', /(<SentTime>[^<]{19})[^<]*/, '$1'),
  fault('both', 'NewRx', 'an unknown kind of sender', /From Qualifier="D"/, 'From Qualifier="Q"'),
  fault('schema', 'NewRx', 'parts of the header in another order', /(<MessageID>.*?<\/MessageID>)(<SentTime>.*?<\/SentTime>)/, '$2$1'),
  fault('checks', 'RxFill', 'a fill of a message that there is not', /<RelatesToMessageID>[^<]*/, '<RelatesToMessageID>00000000'),
  fault('checks', 'RxFill', 'a fill that relates to nothing', /<RelatesToMessageID>.*?<\/RelatesToMessageID>/, ''),
  fault('checks', 'RxFill', 'another prescription', /<PrescriberOrderNumber>[^<]*/, '<PrescriberOrderNumber>00000000'),
  fault('checks', 'RxFill', 'a fill that the prescriber reports', /<From Qualifier="P">/, '<From Qualifier="D">'),
  fault('checks', 'RxChangeResponse', 'an answer to another', /<To Qualifier="P">[^<]*/, '<To Qualifier="P">1234567'),
  fault('checks', 'RxChangeResponse', 'an answer before the question', /<SentTime>\d{4}/, '<SentTime>1999'),
  fault('checks', 'RxRenewalResponse', 'an answer without its question', /<RelatesToMessageID>[^<]*/, '<RelatesToMessageID>00000000'),
  // Bodies.
  fault('schema', 'NewRx', 'no patient', /<Patient>.*?<\/Patient>/, ''),
  fault('schema', 'NewRx', 'no prescriber', /<Prescriber>.*?<\/Prescriber>/, ''),
  fault('schema', 'NewRx', 'no drug', /<MedicationPrescribed>.*?<\/MedicationPrescribed>/, ''),
  fault('schema', 'NewRx', 'the pharmacy before the patient', /(<Patient>.*?<\/Patient>)(<Pharmacy>.*?<\/Pharmacy>)/, '$2$1'),
  fault('schema', 'NewRx', 'no address of the patient', /<Address>.*?<\/Address>/, ''),
  fault('schema', 'NewRx', 'no birth date', /<DateOfBirth>.*?<\/DateOfBirth>/, ''),
  fault('schema', 'NewRx', 'a birth date in month 13', /(<DateOfBirth><Date>\d{4})-\d\d/, '$1-13'),
  fault('schema', 'NewRx', 'a gender that there is not', /<Gender>./, '<Gender>X'),
  fault('schema', 'NewRx', 'a telephone number of seven digits', /<Number>\d{3}/, '<Number>'),
  fault('checks', 'NewRx', 'a wrong check digit of the pharmacy', /<NPI>\d{10}/, '<NPI>1234567890'),
  fault('schema', 'NewRx', 'an identifier of a pharmacy of six digits', /<NCPDPID>\d/, '<NCPDPID>'),
  fault('schema', 'NewRx', 'no quantity', /<Quantity>.*?<\/Quantity>/, ''),
  fault('schema', 'NewRx', 'a quantity of zero', /<Value>[^<]*/, '<Value>0'),
  fault('schema', 'NewRx', 'a quantity in words', /<Value>[^<]*/, '<Value>thirty'),
  fault('schema', 'NewRx', 'a unit in words', /(<QuantityUnitOfMeasure><Code>)[^<]*/, '$1tablet'),
  fault('schema', 'NewRx', 'a day written another way', /(<WrittenDate><Date>)[^<]*/, '$112/01/2025'),
  fault('schema', 'NewRx', 'a hundred refills', /<NumberOfRefills>[^<]*/, '<NumberOfRefills>100'),
  fault('schema', 'NewRx', 'no directions', /<Sig>.*?<\/Sig>/, ''),
  fault('schema', 'NewRx', 'directions that say nothing', /(<SigText>)[^<]*/, '$1 '),
  fault('schema', 'NewRx', 'a name of 36 characters', /<LastName>[^<]*/, `<LastName>${'x'.repeat(36)}`),
  fault('schema', 'RxFill', 'no status of the fill', /<FillStatus>.*?<\/FillStatus>/, ''),
  fault('schema', 'RxFill', 'a status that there is not', /<Dispensed\/>/, '<Filled/>'),
  fault('schema', 'RxFill', 'a product code of ten digits', /(<ProductCode><Code>)\d/, '$1'),
  fault('schema', 'RxChangeRequest', 'a change that there is not', /<MessageRequestCode>./, '<MessageRequestCode>Z'),
  fault('schema', 'RxRenewalRequest', 'a renewal of nothing that was dispensed', /<MedicationDispensed>.*?<\/MedicationDispensed>/, ''),
  fault('schema', 'RxRenewalResponse', 'two outcomes', /<Response>/, '<Response><Denied/>'),
  fault('schema', 'Status', 'a status code that there is not', /<Code>\d+/, '<Code>999'),
  fault('checks', 'Status', 'a status that nobody sent', /[\s\S]*/, ''),
];

/** The lines with the first message of the type of a fault changed; a line that becomes empty is left out. */
export function brokenScript({ of, from, to, what }: ScriptFault, lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => line.includes(`<Body><${of}>`));
  if (at < 0) throw new Error(`no ${of} for the fault: ${what}`);
  const changed = lines[at].replace(from, to);
  if (changed === lines[at]) throw new Error(`the fault changes nothing: ${what}`);
  return lines.flatMap((line, i) => (i === at ? (changed === '' ? [] : [changed]) : [line]));
}
