/** What the rows of observables say of what is observed: how often it is left out (`not_measured`), and how long a panel takes (`turnaround`). */
import type { Action, TestDefinition } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { NOT_MEASURED } from '../../vocabulary/row-fields.ts';
import { probability, type Type } from '../../vocabulary/types.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { notHere } from '../diagnostics/type-diagnostics.ts';
import type { ReadArgument } from './check-argument.ts';
import type { Checker } from './checker.ts';
import { defaultPlace, rowDefaults } from './row-defaults.ts';
import type { Surroundings } from './surroundings.ts';
import { elaborateAs } from './values/elaborate.ts';

const TURNAROUND = 'turnaround';

interface OfRows {
  /** How often the whole is measured; null where always. */
  readonly chance: Expression | null;
  /** How long a panel takes; null where its tests decide. */
  readonly turnaround: Expression | null;
  /** The tests of a panel of which their rows say something. */
  readonly tests: readonly TestDefinition[];
}

export const nothingOfRows: OfRows = { chance: null, turnaround: null, tests: [] };

/** @param fields what the statement says itself */
export function ofRows(
  checker: Checker,
  around: Surroundings,
  spec: VerbSpec,
  { expression }: ReadArgument,
  path: string,
  { fields, parts }: Pick<Action, 'fields' | 'parts'>,
): OfRows {
  if (spec.argument.kind === 'panel' && expression?.op === 'number') {
    const { concept: code, tests: listed } = checker.panels[expression.value];
    const type = spec.fields.get(TURNAROUND);
    const length = (row: number, own: string): Expression | null => (type === undefined ? null : read(checker, row, own, TURNAROUND, type));
    const stated = fields.some(({ name }) => name === TURNAROUND);
    const turnaround = stated ? null : length(code, path);
    const given = new Map([...listed, ...parts.map(({ concept }) => concept)].map((concept) => [checker.sameCode(concept), concept]));
    const tests = [...given.values()].map((concept): TestDefinition => {
      const own = `${path}.${checker.concepts[concept].name}`;
      const ownLength = stated || turnaround !== null ? null : length(concept, own);
      return { concept, notMeasured: read(checker, concept, own, NOT_MEASURED, probability), turnaround: ownLength };
    });
    const chance = measuredOf(read(checker, code, path, NOT_MEASURED, probability));
    return { chance, turnaround, tests: tests.filter((test) => test.notMeasured !== null || test.turnaround !== null) };
  }
  if (spec.makes !== 'observations' || expression === null || expression.op === 'text') return nothingOfRows;
  for (const { concept } of parts) refuseInComponent(checker, around, concept, expression);
  const share = (row: number, own: string): Expression | null => measuredOf(read(checker, row, own, NOT_MEASURED, probability));
  if (expression.op === 'concept') return { ...nothingOfRows, chance: share(expression.concept, path) };
  // Which row it is shows at run time.
  const rows = [...checker.concepts.keys()].flatMap((row) => {
    const value = share(row, `${path}.${checker.concepts[row].name}`);
    return value === null ? [] : [{ keys: [{ kind: 'concept' as const, concept: row }], value }];
  });
  if (rows.length === 0) return nothingOfRows;
  const always: Expression = { op: 'number', value: 1, at: expression.at };
  return { ...nothingOfRows, chance: { op: 'by', subjects: [expression], rows, otherwise: always, at: expression.at } };
}

/** What a row says, with draws of the use; null where it says nothing. */
function read(checker: Checker, row: number, path: string, name: string, type: Type): Expression | null {
  const found = rowDefaults(checker, row).find((one) => one.name === name);
  if (found === undefined) return null;
  return elaborateAs(checker, defaultPlace(found.scope, `${path}.${name}`, `the field \`${name}\``), found.node.value, type);
}

function measuredOf(share: Expression | null): Expression | null {
  if (share === null) return null;
  return { op: 'arithmetic', sign: '-', left: { op: 'number', value: 1, at: share.at }, right: share, at: share.at };
}

/** Components are measured together. */
function refuseInComponent(checker: Checker, around: Surroundings, component: number, whole: Expression): void {
  const found = rowDefaults(checker, component).find(({ name }) => name === NOT_MEASURED);
  if (found === undefined) return;
  const part = checker.concepts[component].name;
  const right = whole.op === 'concept' ? `\`${checker.concepts[whole.concept].name}\`` : null;
  checker.report(
    notHere,
    found.scope,
    found.node.path.span,
    {
      what: `\`${NOT_MEASURED}\``,
      where: `in the row \`${part}\`: this is a component of ${right ?? 'an observation'}, and components are measured together; move \`${NOT_MEASURED}\` to the row of ${right ?? 'the observation'}`,
    },
    { found: checker.source(around.scope, found.node.span) },
  );
}
