/** HS2: names. */
import { kind } from '../../grammar/diagnostic.ts';

export const unknownName = kind('HS2001', 'error', 'Unknown name', (_: { name: string; what: string }) =>
  _.what === 'name'
    ? `\`${_.name}\` is not defined: no attribute, parameter, field of the person or declaration has this name`
    : `there is no ${_.what} \`${_.name}\``,
);
export const ambiguousName = kind(
  'HS2064',
  'error',
  'Ambiguous name',
  (_: { name: string; timelines: string }) => `\`${_.name}\` is ambiguous: it is declared in the timelines ${_.timelines}`,
);
export const duplicateName = kind(
  'HS2002',
  'error',
  'Name already in use',
  (_: { name: string; what: string }) => `the name \`${_.name}\` is already used by ${_.what}`,
);
export const unknownField = kind('HS2003', 'error', 'Unknown field', (_: { name: string; of: string }) => `${_.of} has no field \`${_.name}\``);
export const repeatedField = kind('HS2004', 'error', 'Duplicate field', (_: { name: string }) => `the field \`${_.name}\` is given twice`);
export const unknownVerb = kind('HS2005', 'error', 'Unknown statement', (_: { name: string; place: string }) => `unknown statement \`${_.name}\` ${_.place}`);
export const misplacedVerb = kind(
  'HS2006',
  'error',
  'Verb in the wrong place',
  (_: { verb: string; place: string; where: string }) => `\`${_.verb}\` is not allowed ${_.place}; it is allowed ${_.where}`,
);
export const missingArgument = kind('HS2007', 'error', 'Missing argument', (_: { verb: string; what: string }) => `\`${_.verb}\` needs ${_.what}`);
export const needlessPart = kind(
  'HS2008',
  'error',
  'Unsupported part of a statement',
  (_: { verb: string; part: string }) => `\`${_.verb}\` takes no ${_.part}`,
);
export const missingField = kind('HS2009', 'error', 'Missing field', (_: { name: string; of: string }) => `${_.of} needs the field \`${_.name}\``);
export const missingDeclaration = kind('HS2010', 'error', 'Missing declaration', (_: { what: string }) => `a scenario needs ${_.what}`);
export const repeatedDeclaration = kind('HS2011', 'error', 'Duplicate declaration', (_: { what: string }) => `a scenario can have only one ${_.what}`);
export const misplacedItem = kind(
  'HS2012',
  'error',
  'Statement in the wrong place',
  (_: { what: string; place: string }) => `${_.what} is not allowed ${_.place}`,
);
export const moduleNotFound = kind(
  'HS2013',
  'error',
  'Module cannot be read',
  (_: { path: string; why: string }) => `cannot read the module \`${_.path === '' ? '""' : _.path}\`: ${_.why}`,
);
export const moduleCycle = kind('HS2014', 'error', 'Import cycle', (_: { cycle: string }) => `the imports form a cycle: ${_.cycle}`);
export const moduleLimit = kind('HS2015', 'error', 'Too many modules', (_: { what: string; limit: number }) => `${_.what} exceeds the limit of ${_.limit}`);
export const twoAxes = kind(
  'HS2017',
  'error',
  'Conflicting axes',
  (_: { name: string; first: string; second: string }) =>
    `both axes \`${_.first}\` and \`${_.second}\` set \`${_.name}\`, so its value would depend on their order`,
);
