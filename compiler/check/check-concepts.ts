/** Rows of code tables: the shape of codes, displays, and columns. */
import type { CodeRow, FieldNode, ValueNode } from '../../grammar/ast/ast.ts';
import { guess, replace } from '../../grammar/diagnostic.ts';
import { type Span, spanOf } from '../../grammar/source-text.ts';
import type { Concept } from '../../ir/definition.ts';
import { observationCategories, specimenTypes } from '../../model/clinical/observation.ts';
import { codeShapes } from '../../model/codes/code-shapes.ts';
import { type CodeSystem, codeSystems } from '../../model/codes/code-systems.ts';
import { nearest } from '../../model/nearest.ts';
import { meantUnits } from '../../model/units/intended-unit.ts';
import { isProblem, readUnit as readUcum } from '../../model/units/ucum-unit.ts';
import { columnsOf, defaultsOf } from '../../vocabulary/row-fields.ts';
import { number, share, type Type } from '../../vocabulary/types.ts';
import { type BoundConcept, fieldOfRow, type Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/code-diagnostics.ts';
import { unknownField } from '../diagnostics/name-diagnostics.ts';
import { reportAgain } from './check-block.ts';
import { checkUnit } from './check-units.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { noRange, readRange, readRanges, readTypical } from './row-ranges.ts';
import { elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';

/** Digits after the point; below zero, values are rounded to tens, hundreds and so on. */
const DECIMALS: Type = { kind: 'number', whole: true, bounds: { least: -9, most: 9 } };

export function checkConcepts(checker: Checker): void {
  const displays = new Map<string, { readonly text: string; readonly concept: BoundConcept }>();
  const units = new Map<string, Concept>();
  const systems = new Set<unknown>();
  for (const concept of checker.bound.concepts) {
    const { scope, row, table } = concept;
    const system = (codeSystems as readonly string[]).includes(table.system.text) ? (table.system.text as CodeSystem) : null;
    if (system === null && !systems.has(table)) reportSystem(checker, scope, table.system.text, table.system.span);
    systems.add(table);
    if (system !== null) checkShape(checker, scope, concept, system);
    if (row.display.text.trim() === '') checker.report(say.emptyDisplay, scope, row.display.span, { name: row.name.text }, { found: '""' });
    const key = `${table.system.text}:${row.code.text}`;
    const known = displays.get(key);
    const labeled = system === 'CPT' || system === 'HCPCS';
    if (known === undefined) displays.set(key, { text: row.display.text, concept });
    else if (known.text !== row.display.text)
      checker.report(
        labeled ? say.labelDiffers : say.displayDiffers,
        scope,
        row.display.span,
        { code: key, row: known.concept.name },
        {
          found: row.display.text,
          expected: [known.text],
          suggestions: [replace(`write \`"${known.text}"\``, row.display.span, JSON.stringify(known.text), false)],
          related: [
            {
              message: labeled ? 'first labeled here' : 'first described here',
              file: known.concept.scope.module.source.path,
              span: known.concept.row.display.span,
            },
          ],
        },
      );
    const read = readRow(checker, concept, system ?? 'SNOMED');
    checker.concepts.push(read);
    const measured = units.get(key);
    if (measured === undefined) units.set(key, read);
    else if (read.unit !== measured.unit) reportUnit(checker, concept, key, measured);
  }
}

export function reportSystem(checker: Checker, scope: Scope, found: string, span: { start: number; end: number }): void {
  const plain = found.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  const near = (codeSystems as readonly string[]).includes(plain) ? [plain] : nearest(plain, codeSystems);
  checker.report(say.unknownSystem, scope, span, { found }, { found, expected: codeSystems, suggestions: near.map((name) => guess(span, name, false)) });
}

/** Questions ask for a code, whichever row recorded it: its values have one unit. */
function reportUnit(checker: Checker, concept: BoundConcept, code: string, { unit, name }: Concept): void {
  const found = fieldOfRow(concept, 'unit');
  if (found === null || unit === null || found.node.value.kind !== 'unit' || isProblem(readUcum(found.node.value.unit))) return;
  const { node: field, scope } = found;
  checker.report(
    say.unitDiffers,
    scope,
    field.value.span,
    { code, found: found.node.value.unit, other: unit, name },
    {
      found: checker.source(scope, field.value.span),
      expected: [`'${unit}'`],
      suggestions: [replace(`write '${unit}'`, field.value.span, `'${unit}'`, false)],
    },
  );
}

function checkShape(checker: Checker, scope: Scope, { row }: BoundConcept, system: CodeSystem): void {
  const shape = codeShapes.get(system);
  const problem = shape?.(row.code.text) ?? null;
  if (problem !== null) checker.report(say.badCodeShape, scope, row.code.span, { code: row.code.text, system, shape: problem }, { found: row.code.text });
}

function readRow(checker: Checker, concept: BoundConcept, system: CodeSystem): Concept {
  const { row, scope } = concept;
  const cells = readColumns(checker, concept, system);
  const placeOf = (name: string): Place => ({
    kind: 'constant',
    scope: cells.get(name)?.scope ?? scope,
    path: concept.name,
    what: 'the column',
    timeline: null,
    observable: null,
    counts: new Map(),
    eventMeans: 'first',
  });
  const words = (name: string, labels: readonly string[]): string | null => {
    const value = cells.get(name)?.value;
    if (value === undefined) return null;
    const expression = elaborateAs(checker, { ...placeOf(name), what: `the column \`${name}\`` }, value, { kind: 'choice', name: `\`${name}\``, labels });
    return expression.op === 'text' ? expression.value : null;
  };
  const unitCell = cells.get('unit')?.value;
  const unit = unitCell === undefined ? null : readUnit(checker, placeOf('unit'), unitCell);
  const normal = readRanges(checker, placeOf('normal'), cells.get('normal')?.value, unit);
  // What is written elsewhere than the range was not written for it: outside of it, it is not used.
  const together = cells.get('typical')?.scope === cells.get('normal')?.scope;
  const typical = readTypical(checker, placeOf('typical'), cells.get('typical')?.value, unit, together ? normal : noRange);
  const idle = cells.get('typical');
  if (idle !== undefined && !cells.has('normal'))
    checker.report(
      say.typicalOutside,
      idle.scope,
      idle.value.span,
      { range: null },
      { found: checker.source(idle.scope, idle.value.span), examples: ['normal: 4.0..5.6'] },
    );
  const critical = readRange(checker, placeOf('critical'), cells.get('critical')?.value, unit);
  const decimalsCell = cells.get('decimals')?.value;
  const decimals =
    decimalsCell === undefined
      ? normal.decimals
      : foldNumber(elaborateAs(checker, { ...placeOf('decimals'), what: '`decimals`' }, decimalsCell, DECIMALS), checker.params);
  checkWeight(checker, placeOf('weight'), cells.get('weight')?.value);
  return {
    name: concept.name,
    system,
    code: row.code.text,
    display: row.display.text,
    unit,
    low: normal.low,
    high: normal.high,
    ...(normal.groups === undefined ? {} : { groups: normal.groups }),
    ...(typical === null ? {} : { typical }),
    criticalLow: critical.low,
    criticalHigh: critical.high,
    decimals,
    category: words('category', observationCategories),
    specimen: words('specimen', specimenTypes),
    at: checker.at(scope, row.span),
  };
}

/** Weights are percentages or plain numbers; conditions are elaborated where `pick` uses them, since only there is a subject. */
function checkWeight(checker: Checker, place: Place, value: ValueNode | undefined): void {
  if (value === undefined) return;
  elaborateAs(checker, { ...place, what: '`weight`' }, value, value.kind === 'percent' ? share : number);
}

interface Cell {
  readonly path: FieldNode['path'];
  readonly value: ValueNode;
  readonly scope: Scope;
}

function readColumns(checker: Checker, { items, name: of }: BoundConcept, system: CodeSystem): Map<string, Cell> {
  const known = [...columnsOf(system).keys(), ...defaultsOf(system).keys()];
  const cells = new Map<string, Cell>();
  for (const { item, scope } of items) {
    if (item.kind !== 'field') {
      checker.report(
        unknownField,
        scope,
        item.span,
        { name: checker.source(scope, item.span).slice(0, 40), of: `the row \`${of}\`` },
        { found: checker.source(scope, item.span), expected: known },
      );
      continue;
    }
    const name = checker.source(scope, item.path.span);
    if (name === 'class') reportClass(checker, scope, item);
    else if (!known.includes(name)) {
      const near = nearest(name, known);
      checker.report(
        unknownField,
        scope,
        item.path.span,
        { name, of: `the row \`${of}\`` },
        { found: name, expected: known, suggestions: near.map((other) => guess(item.path.span, other, false)) },
      );
      continue;
    }
    if (name === 'class') continue;
    const first = cells.get(name);
    if (first !== undefined) reportAgain(checker, { scope, span: item.path.span }, { name }, { scope: first.scope, span: first.path.span });
    else cells.set(name, { path: item.path, value: item.value, scope });
  }
  return cells;
}

/** Rows of one class are a group. The first of a class carries the edit for all of them, unless the name is taken. */
function reportClass(checker: Checker, scope: Scope, { path, value }: FieldNode): void {
  const name = classOf(value);
  const rows = checker.bound.concepts.flatMap((concept) =>
    (concept.scope === scope ? (concept.row.body?.items ?? []) : []).flatMap((item) =>
      item.kind === 'field' && checker.source(scope, item.path.span) === 'class' && name !== null && classOf(item.value) === name ? [{ concept, item }] : [],
    ),
  );
  const first = rows[0]?.item.path === path;
  const members = rows.map(({ concept: { table, row } }) => `${table.name.text}.${row.name.text}`);
  const end = Math.max(...rows.map(({ concept }) => concept.table.span.end));
  const edits = [
    ...rows.map(({ concept: { row }, item }) => ({ span: withoutField(checker, scope, row, item), text: '' })),
    { span: spanOf(end, end), text: `\n\ngroup ${name}: [${members.join(', ')}]` },
  ];
  const suggestions = first && !scope.names.has(name ?? '') ? [{ title: `declare \`group ${name}: [${members.join(', ')}]\` instead`, edits, safe: true }] : [];
  checker.report(
    say.classColumn,
    scope,
    path.span,
    { name: name ?? 'name' },
    { found: 'class', expected: [`group ${name ?? 'name'}: [${members.join(', ')}]`], suggestions },
  );
}

function classOf(value: ValueNode): string | null {
  if (value.kind === 'path' && value.names.length === 1) return value.names[0].text;
  return value.kind === 'text' && /^[A-Za-z_]\w*$/.test(value.text) ? value.text : null;
}

/** A field of a row with the blanks before it; the only one, with its braces. */
function withoutField(checker: Checker, scope: Scope, row: CodeRow, { span }: FieldNode): Span {
  if (row.body?.items.length === 1) return spanOf(row.display.span.end, row.body.span.end);
  const before = checker.source(scope, spanOf(0, span.start));
  return spanOf(before.trimEnd().length, span.end);
}

function readUnit(checker: Checker, place: Place, value: ValueNode): string | null {
  if (value.kind === 'unit') {
    checkUnit(checker, place.scope, value.span, value.unit, (unit) => `'${unit}'`);
    return value.unit;
  }
  const found = checker.source(place.scope, value.span);
  const plain = value.kind === 'text' ? value.text : found.replace(/\s+/g, '');
  const typed = value.kind === 'text' || value.kind === 'path' || value.kind === 'percent' || value.kind === 'binary';
  const right = !typed ? [] : isProblem(readUcum(plain)) ? meantUnits(plain) : [plain];
  checker.report(
    say.unitNotQuoted,
    place.scope,
    value.span,
    { found: plain },
    { found, examples: ["'mg/dL'"], suggestions: right.map((unit) => replace(`write '${unit}'`, value.span, `'${unit}'`, unit === plain)) },
  );
  return plain;
}
