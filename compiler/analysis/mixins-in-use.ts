/**
 * A file of mixins alone, as an editor examines it: nothing in it includes them, and what a mixin says is checked where it is included. It is read as if a
 * scenario stood at its end that includes each of them once. The scenario is no part of the text: it begins behind its end.
 */
import type { Declaration, FileNode, MixinDeclaration } from '../../grammar/ast/ast.ts';
import { alternatives, eachItem } from '../../grammar/ast/walk-items.ts';
import { parse } from '../../grammar/parse.ts';
import { profileStatements, timelineFields, timelineStatements } from '../../vocabulary/block-statements.ts';
import { verbNamed } from '../../vocabulary/verbs.ts';

/** What the names of the scenario begin with. */
const OWN = 'zqxincludes';

export const isOfText = (name: string): boolean => !name.startsWith(OWN);

/** What a file itself declares. */
export function declarationsOf(node: FileNode): readonly Declaration[] {
  return node.declarations.filter(({ span }) => span.start <= node.span.end);
}

/** A file with the scenario behind it; the file itself where it has a profile or no mixins. */
export function withMixinsUsed(node: FileNode): FileNode {
  const mixins = node.declarations.filter((one) => one.kind === 'mixin');
  if (mixins.length === 0 || node.declarations.some(({ kind }) => kind === 'profile' || kind === 'scenario')) return node;
  const included = (place: Place): string[] => mixins.flatMap((mixin) => (placeOf(mixin) === place ? [`include ${mixin.name.text}`] : []));
  const event = (text: string, i: number): string => `event ${OWN}_${i} at 2025-01-01 { ${text} }`;
  const events = [...included('event'), ...included('visit').map((text) => `encounter ambulatory { ${text} }`)].map(event);
  const scenario = [
    `scenario ${OWN} "Includes" { as_of: 2025-06-30 }`,
    `profile ${OWN}_person { ${included('profile').join('  ')} }`,
    `timeline ${OWN}_care of ${OWN}_person { ${[...included('timeline'), ...events].join('  ')} }`,
  ].join('\n');
  const { value } = parse({ path: '', text: `${' '.repeat(node.span.end + 1)}${scenario}` });
  return { ...node, declarations: [...node.declarations, ...value.declarations] };
}

type Place = 'profile' | 'timeline' | 'event' | 'visit';

/** Where a mixin can be included, by what it holds. */
function placeOf({ body }: MixinDeclaration): Place {
  const items = body.items.map((item) => (item.kind === 'override' || item.kind === 'default' ? item.item : item));
  for (const item of items) {
    if (item.kind === 'event' || item.kind === 'run') return 'timeline';
    if (item.kind === 'let') return 'profile';
    if (item.kind === 'field') return item.path.names[0].text in timelineFields ? 'timeline' : 'profile';
    if (item.kind !== 'statement' || verbNamed(item.verb.text) !== undefined) continue;
    if (item.verb.text in profileStatements) return 'profile';
    if (item.verb.text in timelineStatements) return 'timeline';
  }
  const isOfEvents = [...eachItem(body, alternatives)].some((item) => item.kind === 'statement' && verbNamed(item.verb.text)?.allowedIn === 'event');
  return isOfEvents ? 'event' : 'visit';
}
