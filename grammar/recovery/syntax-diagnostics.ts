/** Diagnostics that the parser itself gives. */
import { kind } from '../diagnostic.ts';

export const unexpected = kind(
  'HS1001',
  'error',
  'Unexpected text',
  (_: { found: string; place: string; expected: string }) => `${_.found} cannot stand here${_.place}${_.expected}`,
);
export const missingColon = kind(
  'HS1012',
  'error',
  'A field without its colon',
  (_: { name: string }) => `\`${_.name}\` has a value, so a \`:\` stands between them`,
);
export const wrongSign = kind(
  'HS1013',
  'error',
  'A sign of another language',
  (_: { found: string; right: string; why: string }) => `\`${_.found}\` is written \`${_.right}\` ${_.why}`,
);
export const needlessSign = kind('HS1014', 'error', 'A needless sign', (_: { what: string; where: string }) => `no ${_.what} stands ${_.where}`);
export const missingSign = kind('HS1015', 'error', 'A missing sign', (_: { what: string }) => `${_.what}`);
export const tightOperator = kind(
  'HS1016',
  'error',
  'An operator without spaces',
  (_: { operator: string; more: string }) => `\`${_.operator}\` between two values has a space on each side${_.more}`,
);
export const otherForm = kind('HS1017', 'error', 'A form of another language', (_: { found: string; right: string }) => `\`${_.found}\` is written ${_.right}`);
export const wrongPart = kind('HS1018', 'error', 'A part of the wrong form', (_: { what: string }) => `${_.what}`);
export const clauseRepeated = kind('HS1020', 'error', 'A clause that stands twice', (_: { clause: string; first: string }) =>
  _.clause === _.first ? `\`${_.clause}\` stands twice` : `\`${_.clause}\` cannot stand beside \`${_.first}\`: an event has one of them`,
);
export const clauseOrderWrong = kind(
  'HS1021',
  'error',
  'Clauses out of order',
  (_: { clause: string; before: string }) => `\`${_.clause}\` stands before \`${_.before}\``,
);
export const clauseColon = kind(
  'HS1022',
  'error',
  'A colon after a clause word',
  (_: { clause: string }) => `\`${_.clause}\` is a clause of the event and takes no colon`,
);
export const eventInside = kind(
  'HS1023',
  'error',
  'An event inside an event',
  (_: { name: string }) => `event \`${_.name}\` stands inside another event; events stand side by side in the timeline`,
);
export const headerMissing = kind('HS1024', 'error', 'The first line is missing', () => 'a file begins with the version of the language: `hsim 1`');
export const headerVersion = kind(
  'HS1025',
  'error',
  'Unknown version of the language',
  (_: { found: string }) => `this compiler reads version 1 of the language, not \`${_.found}\``,
);
export const unknownDeclaration = kind('HS1026', 'error', 'Unknown declaration', (_: { found: string }) => `\`${_.found}\` does not begin a declaration`);
export const laterDeclaration = kind(
  'HS1027',
  'error',
  'A statement that this version cannot compile',
  (_: { word: string; feature: string }) => `\`${_.word}\` is reserved for ${_.feature}, which are not part of this version of hsimc`,
);
export const tooManyDeclarations = kind('HS1028', 'error', 'Too many declarations', (_: { limit: number }) => `a file has at most ${_.limit} declarations`);
export const missingPart = kind('HS1029', 'error', 'A missing part', (_: { what: string }) => `${_.what}`);
export const wrongPercent = kind(
  'HS1030',
  'error',
  'A weight without its percent sign',
  (_: { found: string; right: string }) => `a weight is a percentage or \`rest\`: \`${_.found}\` is written \`${_.right}\``,
);
export const chained = kind('HS1031', 'error', 'A chain of comparisons', () => 'comparisons do not chain: two of them are joined by `and`');
export const declarationForm = kind(
  'HS1032',
  'error',
  'A declaration of the wrong form',
  (_: { word: string; form: string }) => `\`${_.word}\` is written \`${_.form}\``,
);
export const foreignForm = kind(
  'HS1033',
  'error',
  'A text of another form',
  (_: { form: string }) => `this is ${_.form}, and a scenario is written in .hsim; \`hsimc new NAME\` makes one to begin with`,
);
