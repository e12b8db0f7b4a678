/** Diagnostics that the parser itself gives. */
import type { LaterVerb } from '../../vocabulary/statement-forms.ts';
import { kind } from '../diagnostic.ts';

export const unexpected = kind(
  'HS1001',
  'error',
  'Unexpected token',
  (_: { found: string; place: string; expected: string }) => `unexpected ${_.found}${_.place}${_.expected}`,
);
export const missingColon = kind('HS1012', 'error', 'Missing colon', (_: { name: string }) => `missing \`:\` between \`${_.name}\` and its value`);
export const wrongSign = kind('HS1013', 'error', 'Wrong symbol', (_: { rule: string; found: string }) => `${_.rule}, not \`${_.found}\``);
export const needlessSign = kind('HS1014', 'error', 'Unnecessary symbol', (_: { what: string; where: string }) => `unexpected ${_.what} ${_.where}`);
export const missingSign = kind('HS1015', 'error', 'Missing symbol', (_: { what: string }) => `${_.what}`);
export const tightOperator = kind(
  'HS1016',
  'error',
  'Missing spaces around an operator',
  (_: { operator: string; more: string }) => `\`${_.operator}\` between two values needs a space on each side${_.more}`,
);
export const otherForm = kind(
  'HS1017',
  'error',
  'Syntax of another language',
  (_: { found: string; rule: string }) => `\`${_.found}\` is not valid here: ${_.rule}`,
);
export const wrongPart = kind('HS1018', 'error', 'Invalid syntax', (_: { what: string }) => `${_.what}`);
export const formerSyntax = kind('HS1034', 'error', 'Syntax of an earlier version', (_: { found: string; why: string | null }) =>
  _.why === null ? `\`${_.found}\` is no longer supported` : `\`${_.found}\` is no longer supported: ${_.why}`,
);
export const clauseRepeated = kind('HS1020', 'error', 'Duplicate or conflicting clause', (_: { clause: string; first: string }) =>
  _.clause === _.first ? `duplicate clause \`${_.clause}\`` : `\`${_.clause}\` cannot be combined with \`${_.first}\`: an event can have only one of them`,
);
export const clauseOrderWrong = kind(
  'HS1021',
  'error',
  'Clauses out of order',
  (_: { clause: string; before: string }) => `\`${_.clause}\` must come before \`${_.before}\``,
);
export const clauseColon = kind(
  'HS1022',
  'error',
  'Unexpected colon after a clause keyword',
  (_: { clause: string }) => `unexpected \`:\` after \`${_.clause}\`: the clauses of an event take no colon`,
);
export const eventInside = kind('HS1023', 'error', 'Nested event', (_: { name: string }) => `events cannot be nested; \`${_.name}\` is inside another event`);
export const headerMissing = kind('HS1024', 'error', 'Missing version line', () => 'missing version line: a file must start with `hsim 1`');
export const headerVersion = kind(
  'HS1025',
  'error',
  'Unsupported language version',
  (_: { found: string }) => `this compiler supports version 1 of the language, not version ${_.found}`,
);
export const unknownDeclaration = kind('HS1026', 'error', 'Unknown declaration', (_: { found: string }) => `unknown declaration \`${_.found}\``);
export const laterDeclaration = kind('HS1027', 'error', 'Statement not supported in this version', (_: { word: string } & LaterVerb) =>
  'instead' in _
    ? `\`${_.word}\` is not supported in this version of hsimc: ${_.instead}`
    : `\`${_.word}\` is reserved for ${_.feature}, which this version of hsimc does not support`,
);
export const tooManyDeclarations = kind(
  'HS1028',
  'error',
  'Too many declarations',
  (_: { limit: number }) => `a file can have at most ${_.limit} declarations`,
);
export const missingPart = kind('HS1029', 'error', 'Missing syntax', (_: { what: string }) => `${_.what}`);
export const wrongPercent = kind(
  'HS1030',
  'error',
  'Weight without percent sign',
  (_: { found: string }) => `a weight must be a percentage or \`rest\`, not \`${_.found}\``,
);
export const chained = kind('HS1031', 'error', 'Chained comparison', (_: { more: string }) => `comparisons cannot be chained${_.more}`);
export const declarationForm = kind(
  'HS1032',
  'error',
  'Malformed declaration',
  (_: { word: string; missing: string }) => `missing ${_.missing} after \`${_.word}\``,
);
export const foreignForm = kind('HS1033', 'error', 'Not a .hsim file', (_: { form: string }) => `this file contains ${_.form}, not hsim`);
