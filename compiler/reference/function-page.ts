/** The pages of functions: what their specifications say. Examples are written by hand below it. */

import { enumerate } from '../../model/counted.ts';
import { describe } from '../../vocabulary/types.ts';
import { valueFunctions } from '../check/functions/function-registry.ts';
import { type FunctionGroup, type FunctionParameter, signatures, type ValueFunction } from '../check/functions/value-function.ts';
import type { PlaceKind } from '../check/place.ts';
import { capital, code, table } from './markdown.ts';

/** Functions that are read together have one page. */
const shared: Partial<Readonly<Record<FunctionGroup, string>>> = { distribution: 'distributions', number: 'numbers', time: 'calendar', thread: 'states' };

/** The name of the page of a function. */
export const pageOf = ({ group, name }: ValueFunction): string => shared[group] ?? name;

const places: Readonly<Record<PlaceKind, string>> = {
  constant: 'constants',
  profile: 'profiles',
  anchor: 'anchors',
  event: 'events',
  expect: 'expectations',
};

/** What a page says of one function. */
export function functionPage(of: ValueFunction): string {
  const { does, result, parameters, otherForms = [], random, stands } = of;
  const all = new Map([parameters, ...otherForms].flat().map((one) => [one.name, one]));
  const allowed =
    stands === undefined
      ? random === true
        ? 'wherever a value may be random'
        : 'in every value'
      : `in ${enumerate(
          stands.in.map((kind) => places[kind]),
          'and',
        )}`;
  return [
    `${capital(does)}.`,
    `\`\`\`text\n${signatures(of).join('\n')}\n\`\`\``,
    [`- **Result**: ${result}.${random === true ? ' Each call draws.' : ''}`, `- **Allowed**: ${allowed}.`].join('\n'),
    table(['parameter', 'takes', 'meaning'], [...all.values()].map(row)),
  ].join('\n\n');
}

function row({ name, takes, doc = '', by, more, narrowed }: FunctionParameter): string[] {
  const how = by === 'name' ? `${name}:` : `${name}${more === true ? ', …' : ''}`;
  const where = narrowed === true ? '; `where` can select some of its values' : '';
  return [code(how), `${typeof takes === 'string' ? takes : describe(takes)}${where}`, doc === '' ? '' : doc.charAt(0).toLowerCase() + doc.slice(1)];
}

/** One line for each function, or for those of a group, with a link to its page. @param folder the way to the pages */
export function functionIndex(folder: string, only: FunctionGroup | null = null): string {
  return [...valueFunctions.values()]
    .filter(({ group }) => only === null || group === only)
    .map((of) => `- [${code(of.name)}](${folder}/${pageOf(of)}.md${pageOf(of) === of.name ? '' : `#${of.name}`}): ${of.does}`)
    .join('\n');
}

/** The functions of a group with their calls, one line each. */
export function functionList(only: FunctionGroup): string {
  return [...valueFunctions.values()]
    .filter(({ group }) => group === only)
    .map((of) => `- ${signatures(of).map(code).join(' or ')}: ${of.does}`)
    .join('\n');
}
