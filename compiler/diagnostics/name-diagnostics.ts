/** HS2: names. */
import { kind } from '../../grammar/diagnostic.ts';

export const unknownName = kind('HS2001', 'error', 'Unknown name', (_: { name: string; what: string }) => `there is no ${_.what} \`${_.name}\``);
export const ambiguousName = kind(
  'HS2064',
  'error',
  'A name with several meanings',
  (_: { name: string; timelines: string }) => `\`${_.name}\` is declared in the timelines ${_.timelines}`,
);
export const duplicateName = kind(
  'HS2002',
  'error',
  'A name that is taken',
  (_: { name: string; what: string }) => `the name \`${_.name}\` is already taken by ${_.what}`,
);
export const unknownField = kind('HS2003', 'error', 'Unknown field', (_: { name: string; of: string }) => `${_.of} has no field \`${_.name}\``);
export const repeatedField = kind('HS2004', 'error', 'A field that stands twice', (_: { name: string }) => `the field \`${_.name}\` is given twice`);
export const unknownVerb = kind('HS2005', 'error', 'Unknown statement', (_: { name: string; place: string }) => `unknown statement \`${_.name}\` ${_.place}`);
export const misplacedVerb = kind(
  'HS2006',
  'error',
  'A verb in the wrong place',
  (_: { verb: string; place: string; where: string }) => `\`${_.verb}\` is not allowed ${_.place}; it is allowed ${_.where}`,
);
export const missingArgument = kind('HS2007', 'error', 'A missing argument', (_: { verb: string; what: string }) => `\`${_.verb}\` needs ${_.what}`);
export const needlessPart = kind(
  'HS2008',
  'error',
  'A part that the statement does not take',
  (_: { verb: string; part: string }) => `\`${_.verb}\` takes no ${_.part}`,
);
export const missingField = kind('HS2009', 'error', 'A field that is needed', (_: { name: string; of: string }) => `${_.of} needs the field \`${_.name}\``);
export const missingDeclaration = kind('HS2010', 'error', 'A declaration that is needed', (_: { what: string }) => `a scenario needs ${_.what}`);
export const repeatedDeclaration = kind('HS2011', 'error', 'A declaration that stands twice', (_: { what: string }) => `a scenario has one ${_.what}`);
export const misplacedItem = kind(
  'HS2012',
  'error',
  'A statement in the wrong place',
  (_: { what: string; place: string }) => `${_.what} is not allowed ${_.place}`,
);
export const moduleNotFound = kind(
  'HS2013',
  'error',
  'A module that cannot be read',
  (_: { path: string; why: string }) => `cannot read the module \`${_.path === '' ? '""' : _.path}\`: ${_.why}`,
);
export const moduleCycle = kind('HS2014', 'error', 'Modules that import each other', (_: { cycle: string }) => `the imports form a cycle: ${_.cycle}`);
export const moduleLimit = kind('HS2015', 'error', 'Too many modules', (_: { what: string; limit: number }) => `${_.what} is above the limit of ${_.limit}`);
export const notInModule = kind(
  'HS2016',
  'error',
  'A declaration that a module cannot have',
  (_: { word: string }) => `\`${_.word}\` stands in a scenario, not in an imported module`,
);
export const twoAxes = kind(
  'HS2017',
  'error',
  'Two axes that replace the same thing',
  (_: { name: string; first: string; second: string }) =>
    `\`${_.name}\` is replaced by the axes \`${_.first}\` and \`${_.second}\`, so its value would depend on their order`,
);
