/** A scenario read back in plain words, with the head counts to expect: what it will do, for someone who did not write it. */

import type { Module } from '../../compiler/load/load-modules.ts';
import type { Body, BodyItem, Declaration } from '../../grammar/ast/ast.ts';
import type { Ir } from '../../ir/definition.ts';
import { counted } from '../../model/counted.ts';
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import { whenItFalls } from './describe-clauses.ts';
import { chanceWords, inWords, type Slice, weight } from './describe-values.ts';

/** A line, and the lines below it. */
export interface Outline {
  readonly text: string;
  readonly below: readonly Outline[];
}

/** What the command line says of the cohort. */
export interface DescribedCohort {
  readonly count: number;
  /** Minute up to which things are known. */
  readonly asOf: number;
  /** Values of parameters, as they are given. */
  readonly set: ReadonlyMap<string, string>;
}

const line = (text: string, below: readonly Outline[] = []): Outline => ({ text, below });

/**
 * @param cohort which is described: the head counts are its own
 * @param armsOf the arm of each axis for a subject, as the run will deal them
 */
export function outlineOf(modules: readonly Module[], ir: Ir, cohort: DescribedCohort, armsOf: (index: number) => readonly number[]): readonly Outline[] {
  const { count, asOf, set } = cohort;
  const [{ node, source }] = modules;
  const slice: Slice = ({ start, end }) => source.text.slice(start, end);
  const heads = headCounts(ir, count, armsOf);
  const parts = node.declarations.flatMap((declaration) => part(declaration, slice, ir, heads, set));
  return [line(`${ir.scenario.title}: ${counted(count, 'subject')}, as of ${formatDay(dayOfMinute(asOf))}`), ...parts];
}

/** Subjects in each arm, by the name of the axis. */
function headCounts(ir: Ir, count: number, armsOf: (index: number) => readonly number[]): ReadonlyMap<string, readonly number[]> {
  const counts = ir.axes.map((axis) => axis.arms.map(() => 0));
  for (let index = 0; index < count; index++) {
    armsOf(index).forEach((arm, axis) => {
      if (arm >= 0) counts[axis][arm]++;
    });
  }
  return new Map(ir.axes.map((axis, id) => [axis.name, counts[id]]));
}

function part(declaration: Declaration, slice: Slice, ir: Ir, heads: ReadonlyMap<string, readonly number[]>, set: ReadonlyMap<string, string>): Outline[] {
  switch (declaration.kind) {
    case 'param': {
      const value = set.get(declaration.name.text);
      return [line(`Parameter ${declaration.name.text}: ${inWords(declaration.value, slice)}${value === undefined ? '' : `; here ${value}`}`)];
    }
    case 'profile':
      return [line(`Each subject (${declaration.name.text})`, items(declaration.body, slice))];
    case 'variations':
      return [
        line(
          `Sub-cohorts by ${declaration.name.text}${declaration.random ? ', drawn' : ''}${declaration.with === null ? '' : `, within each arm of ${declaration.with.text}`}${declaration.when === null ? '' : `, only when ${slice(declaration.when.span)}`}`,
          declaration.arms.map((arm, i) =>
            line(`${arm.name.text}: ${counted(heads.get(declaration.name.text)?.[i] ?? 0, 'subject')} (${weight(arm.weight, slice)})`, items(arm.body, slice)),
          ),
        ),
      ];
    case 'timeline':
      return [line(`What happens (${declaration.name.text})`, items(declaration.body, slice))];
    case 'expect':
      return [
        line(
          'Expected of the cohort',
          ir.expectations.map(({ text }) => line(text)),
        ),
      ];
    case 'scenario':
    case 'use':
    case 'codes':
    case 'table':
    case 'panel':
      return [];
    default:
      return [asWritten(slice(declaration.span))];
  }
}

/** What has no shorter words: the source, by its own indentation. */
function asWritten(text: string): Outline {
  const [head, ...rest] = text.split(/\r\n|\r|\n/);
  return line(
    head.replace(/\s*\{\s*$/, ''),
    rest.filter((row) => row.trim() !== '' && row.trim() !== '}').map((row) => line(row.replace(/^ {2}/, '').trimEnd())),
  );
}

function items(body: Body, slice: Slice): Outline[] {
  return body.items.map((item) => said(item, slice));
}

function said(item: BodyItem, slice: Slice): Outline {
  switch (item.kind) {
    case 'field':
      return line(`${slice(item.path.span)}: ${inWords(item.value, slice)}`);
    case 'event':
      return line(`${slice(item.path.span)}: ${whenItFalls(item.clauses, slice)}`, item.body === null ? [] : items(item.body, slice));
    case 'branch':
      return line(
        `one of ${item.name.text}`,
        item.arms.map((arm) =>
          line(`${arm.name.text} ${weight(arm.weight, slice)}${arm.when === null ? '' : `, only when ${slice(arm.when.span)}`}`, items(arm.body, slice)),
        ),
      );
    case 'if':
      return line(`if ${slice(item.condition.span)}`, [...items(item.yes, slice), ...(item.no === null ? [] : [line('else', items(item.no, slice))])]);
    case 'statement': {
      const argument = item.argument === null ? '' : ` ${slice(item.argument.span)}`;
      const value = item.value === null ? '' : `: ${inWords(item.value, slice)}`;
      const called = item.args === null ? '' : `(${item.args.map((arg) => slice(arg.span)).join(', ')})`;
      const when = item.when === null ? '' : `, if ${slice(item.when.span)}`;
      const chance = item.chance === null ? '' : `, ${chanceWords(slice(item.chance.span))}`;
      return line(`${item.verb.text}${argument}${called}${value}${when}${chance}`, item.body === null ? [] : items(item.body, slice));
    }
    default:
      return line(slice(item.span).replace(/\s+/g, ' '));
  }
}

/** The outline as text, two spaces for each level. */
export function outlineText(outline: readonly Outline[], level = 0): string {
  return outline.map(({ text, below }) => `${'  '.repeat(level)}${text}\n${outlineText(below, level + 1)}`).join('');
}
