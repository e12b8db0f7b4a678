/** What people write for a unit, and how UCUM writes it. */
import { nearest } from '../nearest.ts';
import { atoms } from './ucum-atoms.ts';
import { isProblem, readUnit } from './ucum-unit.ts';

/** In lower case. */
const written: ReadonlyMap<string, string> = new Map([
  ['mmhg', 'mm[Hg]'],
  ['mm hg', 'mm[Hg]'],
  ['mcg', 'ug'],
  ['µg', 'ug'],
  ['μg', 'ug'],
  ['iu', '[IU]'],
  ['miu', 'm[IU]'],
  ['uiu', 'u[IU]'],
  ['µiu', 'u[IU]'],
  ['μiu', 'u[IU]'],
  ['units', 'U'],
  ['unit', 'U'],
  ['meq', 'meq'],
  ['mosmol', 'mosm'],
  ['lb', '[lb_av]'],
  ['lbs', '[lb_av]'],
  ['oz', '[oz_av]'],
  ['in', '[in_i]'],
  ['inch', '[in_i]'],
  ['inches', '[in_i]'],
  ['ft', '[ft_i]'],
  ['°c', 'Cel'],
  ['degc', 'Cel'],
  ['celsius', 'Cel'],
  ['°f', '[degF]'],
  ['degf', '[degF]'],
  ['fahrenheit', '[degF]'],
  ['bpm', '/min'],
  ['beats', '{beats}'],
  ['breaths', '{breaths}'],
  ['cells', '{cells}'],
  ['copies', '{copies}'],
  ['score', '{score}'],
  ['points', '{score}'],
  ['ratio', '{ratio}'],
  ['percent', '%'],
  ['pct', '%'],
  ['sec', 's'],
  ['secs', 's'],
  ['seconds', 's'],
  ['minute', 'min'],
  ['minutes', 'min'],
  ['hr', 'h'],
  ['hrs', 'h'],
  ['hour', 'h'],
  ['hours', 'h'],
  ['day', 'd'],
  ['days', 'd'],
  ['week', 'wk'],
  ['weeks', 'wk'],
  ['month', 'mo'],
  ['months', 'mo'],
  ['year', 'a'],
  ['years', 'a'],
  ['hpf', '[HPF]'],
  ['lpf', '[LPF]'],
  ['ph', '[pH]'],
  ['1.73m2', '{1.73_m2}'],
  ['1.73 m2', '{1.73_m2}'],
  ['cc', 'mL'],
  ['gm', 'g'],
  ['kgs', 'kg'],
  ['mol', 'mol'],
  ['x10e3', '10*3'],
  ['x10^3', '10*3'],
  ['10^3', '10*3'],
  ['10e3', '10*3'],
  ['10^6', '10*6'],
  ['10e6', '10*6'],
  ['10^9', '10*9'],
  ['10^12', '10*12'],
  ['thousand', '10*3'],
  ['k', '10*3'],
]);

/** Units that a text may have meant, all of them of UCUM. */
export function meantUnits(text: string): string[] {
  const whole = written.get(text.toLowerCase());
  const parts = text
    .split('/')
    .map((part) => part.trim())
    .map((part) => (part === '' || !isProblem(readUnit(part)) ? part : (written.get(part.toLowerCase()) ?? inCase(part) ?? part)));
  const found = [whole ?? null, parts.join('/')].filter((unit): unit is string => unit !== null && !isProblem(readUnit(unit)));
  return found.length > 0 ? [...new Set(found)] : nearest(text, atoms.keys(), 2).filter((unit) => unit.length > 1);
}

/** The same letters in the case that UCUM has: `ML` is `mL`, `MG` is `mg`. */
function inCase(part: string): string | null {
  return commonUnits.find((unit) => unit.toLowerCase() === part.toLowerCase()) ?? null;
}

const commonUnits = [
  'mg',
  'g',
  'kg',
  'ug',
  'ng',
  'pg',
  'mL',
  'dL',
  'L',
  'uL',
  'fL',
  'mmol',
  'umol',
  'nmol',
  'pmol',
  'mol',
  'meq',
  'mosm',
  'cm',
  'mm',
  'm',
  'min',
  'h',
  'd',
];
