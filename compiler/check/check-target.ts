/** `target`: a published figure that the cohort is compared with. `hsimc calibrate` asks; a run does not. */
import type { ValueNode } from '../../grammar/ast/ast.ts';
import { type Details, replace } from '../../grammar/diagnostic.ts';
import { type CalibrationTarget, evidenceGrades } from '../../ir/definition.ts';
import { number, type Type, text, whole } from '../../vocabulary/types.ts';
import type { Bound } from '../bind/bind.ts';
import { missingField } from '../diagnostics/name-diagnostics.ts';
import { badArguments, numberRange, wrongType } from '../diagnostics/type-diagnostics.ts';
import { type Comparison, expectPlace, readComparison, unitOf } from './check-expect.ts';
import { factsAmong } from './check-facts.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { isAboutSomebody } from './profile-names.ts';
import { elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';

export const targetFields = ['title', 'figure', 'published', 'source', 'year', 'population', 'grade'] as const;
type TargetField = (typeof targetFields)[number];

/** The fields that each target has, and how each is written. */
const required: ReadonlyMap<TargetField, string> = new Map([
  ['figure', 'figure: share(subjects where last(labs.a1c) < 7) in 38.5%..48.5%'],
  ['source', 'source: "CDC, National Diabetes Statistics Report 2022"'],
  ['year', 'year: 2023'],
  ['population', 'population: "US adults with diagnosed diabetes"'],
  ['grade', 'grade: A'],
]);

export function checkTargets(checker: Checker): CalibrationTarget[] {
  return checker.bound.targets.filter(({ node }) => isAboutSomebody(checker, node.of)).flatMap((target) => checkTarget(checker, target) ?? []);
}

type Field = NonNullable<ReturnType<ReturnType<typeof factsAmong>['get']>>;

function checkTarget(checker: Checker, { node, items }: Bound['targets'][number]): CalibrationTarget | null {
  const { root } = checker.bound;
  const of = `the target \`${node.name.text}\``;
  const fields = factsAmong(checker, items, targetFields, of);
  for (const [name, example] of required)
    if (!fields.has(name)) checker.report(missingField, root, node.name.span, { name, of }, { found: node.name.text, examples: [example] });
  const words = (name: TargetField): string => {
    const field = fields.get(name);
    return field === undefined ? '' : textOf(checker, name, field);
  };
  const [title, source, population] = [words('title'), words('source'), words('population')];
  const figure = fields.get('figure');
  const comparison = figure === undefined ? null : figureOf(checker, figure);
  const published = fields.get('published');
  const value = published === undefined || comparison === null ? null : publishedOf(checker, published, comparison);
  const years = yearsOf(checker, fields.get('year'));
  const grade = gradeOf(checker, fields.get('grade'));
  if (comparison === null || figure === undefined || years === null || grade === null || source === '' || population === '') return null;
  return {
    text: checker.source(figure.scope, figure.item.value.span).replace(/\s+/g, ' '),
    form: comparison.form,
    at: checker.at(root, node.span),
    name: node.name.text,
    title: title === '' ? node.name.text : title,
    unit: unitOf(comparison),
    published: value,
    source,
    years,
    population,
    grade,
  };
}

function placeOf({ scope }: Field, name: TargetField): Place {
  return { ...expectPlace(scope, `\`${name}\``), kind: 'constant' };
}

/** A text that is the same for everybody; empty where it is none, which is reported. */
function textOf(checker: Checker, name: TargetField, field: Field): string {
  const expression = elaborateAs(checker, placeOf(field, name), field.item.value, text);
  return expression.op === 'text' ? expression.value : '';
}

/** The questions that have an interval: averages, and what is computed from them. */
const averages = ['share', 'mean', 'median', 'percentile', 'sd', 'correlation', 'slope', 'a ratio of two of them'];

/** The question, compared with the range of values that agree with what was published. */
function figureOf(checker: Checker, { item: { value }, scope }: Field): Comparison | null {
  const comparison = readComparison(checker, scope, value, 'figure');
  if (comparison === null) return null;
  const { form } = comparison;
  const found = checker.source(scope, value.span);
  const refuse = (problem: string, details: Details): null => {
    checker.report(badArguments, scope, value.span, { call: 'figure', problem }, { found, ...details });
    return null;
  };
  if (form.kind === 'count') {
    const call = value.kind === 'in' ? value.subject : value.kind === 'binary' ? value.left : value;
    const word = call.kind === 'call' ? call.callee.span : call.span;
    return refuse('it must be a share or an average, because a count grows with the number of subjects', {
      expected: averages,
      suggestions: [replace('write `share`', word, 'share', false)],
    });
  }
  if (form.kind === 'sum' || form.kind === 'min' || form.kind === 'max')
    return refuse(`it must be a share or an average, because \`${form.kind}\` ${form.kind === 'sum' ? 'grows' : 'changes'} with the number of subjects`, {
      expected: averages,
    });
  if (form.judge.kind !== 'in') {
    const suggestions = tolerance(checker, scope, value, comparison);
    return refuse('it needs a lower and an upper limit: use `in` with a range', {
      suggestions,
      examples: suggestions.length > 0 ? [] : ['mean(age) in 55..65'],
    });
  }
  if (form.judge.low > form.judge.high)
    return refuse('it has an empty range: the first value is greater than the second', { suggestions: swapped(checker, scope, value) });
  return comparison;
}

/** `in 65..55` → `in 55..65`. */
function swapped(checker: Checker, scope: Field['scope'], value: ValueNode): ReturnType<typeof replace>[] {
  const range = value.kind === 'in' && value.range.kind === 'range' ? value.range : null;
  if (range?.low == null || range.high === null) return [];
  const right = `${checker.source(scope, range.high.span)}..${checker.source(scope, range.low.span)}`;
  return [replace(`write \`in ${right}\``, range.span, right, false)];
}

/** `~ 40%` → `in 36%..44%`: a tenth to both sides, which is a guess. */
function tolerance(checker: Checker, scope: Field['scope'], value: ValueNode, { form, type }: Comparison): ReturnType<typeof replace>[] {
  if (value.kind !== 'binary' || form.judge.kind !== 'near' || form.judge.value <= 0) return [];
  const shown = (x: number): string => figureText(type, x, 3);
  const { value: middle } = form.judge;
  const right = `in ${shown(middle * 0.9)}..${shown(middle * 1.1)}`;
  const sign = checker.source(scope, { start: value.left.span.end, end: value.span.end });
  const start = value.left.span.end + (sign.length - sign.trimStart().length);
  return [replace(`use a range, for example \`${right}\``, { start, end: value.span.end }, right, false)];
}

/** A value of the question as scenarios write it, with so many significant digits. */
function figureText({ kind }: Type, x: number, digits: number): string {
  if (kind === 'money') return `$${Number((x / 100).toPrecision(digits))}`;
  return kind === 'share' ? `${Number((x * 100).toPrecision(digits))}%` : String(Number(x.toPrecision(digits)));
}

/** The figure itself: a constant that lies within its own tolerance. */
function publishedOf(checker: Checker, field: Field, { form, type }: Comparison): number | null {
  const { value } = field.item;
  // The mean of whole numbers has a fraction.
  const wanted: Type = type.kind === 'number' ? number : type;
  const figure = foldNumber(elaborateAs(checker, placeOf(field, 'published'), value, wanted), checker.params);
  const found = checker.source(field.scope, value.span);
  if (figure === null) {
    checker.report(wrongType, field.scope, value.span, { expected: 'a constant', found: 'a value that varies', place: '`published`' }, { found });
    return null;
  }
  const { judge } = form;
  if (judge.kind !== 'in' || (figure >= judge.low && figure <= judge.high)) return figure;
  const shown = (x: number): string => figureText(type, x, 6);
  const facts = { what: '`published`', found, range: `within the range of \`figure\`, ${shown(judge.low)}..${shown(judge.high)}` };
  checker.report(numberRange, field.scope, value.span, facts, { found });
  return null;
}

/** A year, or the first and the last. */
function yearsOf(checker: Checker, field: Field | undefined): readonly [number, number] | null {
  if (field === undefined) return null;
  const { value } = field.item;
  const year = (node: ValueNode | null): number | null => {
    if (node === null) return null;
    return foldNumber(elaborateAs(checker, placeOf(field, 'year'), node, whole), checker.params);
  };
  const ends = value.kind === 'range' ? [year(value.low), year(value.high)] : [year(value), year(value)];
  const [from, to] = ends;
  if (from === null || to === null) return null;
  if (from >= FIRST_YEAR && from <= to && to <= LAST_YEAR) return [from, to];
  const found = checker.source(field.scope, value.span);
  checker.report(
    numberRange,
    field.scope,
    value.span,
    { what: '`year`', found, range: `a year from ${FIRST_YEAR} to ${LAST_YEAR}, or a range such as 2021..2023` },
    { found },
  );
  return null;
}

/** National health statistics begin with the life tables of 1900. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

const gradeType: Type = { kind: 'choice', name: 'grade', labels: evidenceGrades };

function gradeOf(checker: Checker, field: Field | undefined): CalibrationTarget['grade'] | null {
  if (field === undefined) return null;
  const expression = elaborateAs(checker, placeOf(field, 'grade'), field.item.value, gradeType);
  return (expression.op === 'text' && evidenceGrades.find((grade) => grade === expression.value)) || null;
}
