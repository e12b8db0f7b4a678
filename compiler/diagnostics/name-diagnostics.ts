/** HS2: names. */
import { kind } from '../../grammar/diagnostic.ts';

export const unknownName = kind('HS2001', 'error', 'Unknown name', (_: { name: string; what: string; of?: string | { readonly tables: string } }) =>
  typeof _.of === 'object'
    ? `no code table in \`${_.of.tables}\` has a ${_.what} \`${_.name}\``
    : _.of !== undefined
      ? `${_.of} has no ${_.what} \`${_.name}\``
      : _.what === 'name'
        ? `\`${_.name}\` is not defined: there is no attribute, parameter, person field or declaration with this name`
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
  (_: { name: string; what: string } | { name: string; once: string } | { name: string; unnamed: true }) =>
    'unnamed' in _
      ? `a profile can have only one \`${_.name}\` without a name`
      : 'once' in _
        ? `\`${_.name}\` is allowed only once ${_.once}`
        : `the name \`${_.name}\` is already used by ${_.what}`,
);
export const unknownField = kind(
  'HS2003',
  'error',
  'Unknown field',
  (_: { name: string; of: string; but?: string | undefined }) => `${_.of} has no field \`${_.name}\`${_.but === undefined ? '' : `, but ${_.but} has`}`,
);
export const repeatedField = kind(
  'HS2004',
  'error',
  'Duplicate field',
  (_: { name: string; what?: string }) => `${_.what ?? 'the field'} \`${_.name}\` is set twice`,
);
export const unknownVerb = kind('HS2005', 'error', 'Unknown statement', (_: { name: string; place: string }) => `unknown statement \`${_.name}\` ${_.place}`);
export const misplacedVerb = kind('HS2006', 'error', 'Verb in the wrong place', (_: { verb: string; place: string | null; where: string }) =>
  _.place === null ? `\`${_.verb}\` must be ${_.where}` : `\`${_.verb}\` is not allowed ${_.place}; ${_.where}`,
);
export const missingArgument = kind('HS2007', 'error', 'Missing argument', (_: { verb: string; what: string }) => `\`${_.verb}\` needs ${_.what}`);
export const needlessPart = kind(
  'HS2008',
  'error',
  'Unsupported part of a statement',
  (_: { verb: string; part: string }) => `\`${_.verb}\` takes no ${_.part}`,
);
/** `more`: what needs the field; `needs`: what is missing where it is not one field. */
export const missingField = kind('HS2009', 'error', 'Missing field', (_: { name: string; of: string; more?: string } | { needs: string; of: string }) =>
  'needs' in _ ? `${_.of} needs ${_.needs}` : `${_.of} is missing the field \`${_.name}\`${_.more ?? ''}`,
);
export const missingDeclaration = kind('HS2010', 'error', 'Missing declaration', (_: { what: string }) => `a scenario must have ${_.what}`);
export const repeatedDeclaration = kind('HS2011', 'error', 'Duplicate declaration', (_: { what: string } | { profile: string; first: string }) =>
  'what' in _
    ? `a scenario can have only one ${_.what}`
    : `\`${_.profile}\` is a second \`profile\` that no \`household\` uses; to describe groups of patients, use \`variations\`; to make \`${_.profile}\` a relative of \`${_.first}\`, write \`is: ${_.profile}\` in the \`household\` of \`${_.first}\``,
);
export const misplacedItem = kind(
  'HS2012',
  'error',
  'Statement in the wrong place',
  (_: { what: string; place: string; but?: string | undefined }) => `${_.what} is not allowed ${_.place}${_.but === undefined ? '' : `, but ${_.but}`}`,
);
export const moduleNotFound = kind(
  'HS2013',
  'error',
  'Module cannot be read',
  (_: { path: string; why: string }) => `cannot import \`${_.path === '' ? '""' : _.path}\`: ${_.why}`,
);
export const moduleCycle = kind('HS2014', 'error', 'Import cycle', (_: { cycle: string }) => `the imports form a cycle: ${_.cycle}`);
export const moduleLimit = kind('HS2015', 'error', 'Too many modules', (_: { what: 'modules' | 'depth'; limit: number }) =>
  _.what === 'modules'
    ? `too many imports; a scenario can consist of at most ${_.limit} files, including the main file`
    : `imports are nested too deeply; the limit is ${_.limit} levels`,
);
export const twoAxes = kind(
  'HS2017',
  'error',
  'Conflicting variations',
  (_: { name: string; first: string; second: string }) =>
    `\`variations ${_.first}\` and \`variations ${_.second}\` both set \`${_.name}\`, so its value would depend on their order; set it in only one of them`,
);
