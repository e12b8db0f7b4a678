/** Faults of hl7v2/faults.ts that a judge of HL7 v2 is known not to see, and why. The lists are checked: what is seen after all must leave them. */

const NO_TABLES = 'the codes of tables are not looked at';

export const unseenByHapi = new Map([
  ['a month thirteen', 'of a time only the form is looked at'],
  ['an admission at hour 25', 'of a time only the form is looked at'],
  ['a first day of coverage in month thirteen', 'of a time only the form is looked at'],
  ['a day of a charge in month thirteen', 'of a time only the form is looked at'],
  ['a field beyond the last', 'fields beyond the last are kept as they are'],
  ['a field of insurance beyond the last', 'fields beyond the last are kept as they are'],
  ['a namespace of more than 20 characters', 'lengths are looked at from 200 characters on'],
  ['a visit number of more than 15 characters', 'lengths are looked at from 200 characters on'],
  ['a result status that the table lacks', NO_TABLES],
  ['an order control code that the table lacks', NO_TABLES],
  ['a backslash that is no escape', 'invalid escapes are kept as text'],
]);

export const unseenByHl7apy = new Map([
  ['PV1 before PID', 'the order of segments is not looked at'],
  ['the second segment of insurance before the first', 'the order of segments is not looked at'],
  ['a charge before the patient', 'the order of segments is not looked at'],
  ['a visit number of more than 15 characters', 'lengths are those of primitive types: 199 for ST'],
  ['a result status that the table lacks', NO_TABLES],
  ['an order control code that the table lacks', NO_TABLES],
  ['an invalid number', 'the type of OBX-5 is not taken from OBX-2'],
  ['a value without its type', 'the type of OBX-5 is not taken from OBX-2'],
  ['a backslash that is no escape', 'invalid escapes are kept as text'],
  ['a prescription without its timing', 'timing after RXE is counted at another place, and the false alarm that this gives is dropped'],
]);
