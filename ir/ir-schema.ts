/** The IR as a zod schema: JSON comes in through it, with unknown keys refused. */
import { z } from 'zod';
import { isCanonical } from '../model/canonical-url.ts';
import { codeSystems } from '../model/codes/code-systems.ts';
import { recordKinds } from '../model/record-kinds.ts';
import { calendarUnits } from '../model/time/calendar.ts';
import { defectVerbs } from '../vocabulary/defect-verbs.ts';
import { verbNames } from '../vocabulary/verbs.ts';
import { evidenceGrades, figureUnits, IR_VERSION, type Ir, type Step } from './definition.ts';
import { drgWeightSchema } from './drg-weight.ts';
import { drugPriceSchema } from './drug-price.ts';
import { type BandKey, type Expression, listedQuestions, poolPicks, type RecordRef, textForms } from './expression.ts';
import { memberSchema } from './household-definition.ts';
import { partySchemas } from './party-definition.ts';
import { termSchemas } from './plan-terms.ts';
import { rosterSchema } from './roster-definition.ts';
import { servicePriceSchema } from './service-price.ts';
import type { Instruction } from './thread-definition.ts';

const at = z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)]);
const id = z.int().min(0);
/** How many places a subject keeps for something. */
const size = z.int().min(0).max(100_000);
const path = z.string();
const expression: z.ZodType<Expression> = z.lazy(() => anyExpression);
const maybe = expression.nullable();
const list = z.array(expression);
const weight = z.int().min(0).max(999_999_999);

const bandKey: z.ZodType<BandKey> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('interval'), low: z.number().nullable(), high: z.number().nullable(), highOpen: z.boolean() }),
  z.strictObject({ kind: z.literal('value'), value: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({ kind: z.literal('concept'), concept: id }),
  z.strictObject({ kind: z.literal('any') }),
]);

const coverAxis = z.strictObject({ name: z.string(), of: expression, cells: z.array(z.strictObject({ label: z.string(), key: bandKey })) });

const recordRef: z.ZodType<RecordRef> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('concept'), concept: id, record: z.string().nullable() }),
  z.strictObject({ kind: z.literal('group'), concepts: z.array(id), record: z.string().nullable() }),
  z.strictObject({ kind: z.literal('event'), event: id }),
  z.strictObject({ kind: z.literal('encounter'), class: z.string().nullable() }),
]);

const op = <Op extends Expression['op'], Shape extends z.ZodRawShape>(name: Op, shape: Shape) => z.strictObject({ op: z.literal(name), ...shape, at });
const sign = z.union([z.literal(1), z.literal(-1)]);
const unit = z.enum(['day', 'minute']);

const anyExpression: z.ZodType<Expression> = z.discriminatedUnion('op', [
  op('number', { value: z.number() }),
  op('text', { value: z.string() }),
  op('boolean', { value: z.boolean() }),
  op('concept', { concept: id }),
  op('list', { items: list }),
  op('duration', { months: z.int(), days: z.int(), minutes: z.int(), businessDays: z.int() }),
  op('param', { param: id }),
  op('attribute', { slot: id }),
  op('person', { field: z.string() }),
  op('age', { on: maybe }),
  op('axis', { axis: id }),
  op('branch', { branch: id }),
  op('local', { slot: id }),
  op('let', { slot: id, value: expression, body: expression }),
  op('outcome', { flow: id }),
  op('in_state', { mark: id }),
  op('visited', { mark: id, within: maybe, since: maybe }),
  op('undiagnosed', { concept: id }),
  op('score', { concept: id }),
  op('join', { parts: z.array(z.strictObject({ value: expression, form: z.enum(textForms), decimals: z.int().nullable() })) }),
  op('negate', { value: expression }),
  op('arithmetic', { sign: z.enum(['+', '-', '*', '/']), left: expression, right: expression }),
  op('add_durations', { sign, left: expression, right: expression }),
  op('scale_duration', { factor: expression, value: expression }),
  op('measure', { unit, value: expression }),
  op('to_duration', { unit, value: expression }),
  op('to_time', { value: expression }),
  op('date_text', { value: expression }),
  op('to_day', { value: expression }),
  op('compare', { sign: z.enum(['==', '!=', '<', '<=', '>', '>=']), left: expression, right: expression }),
  op('and', { left: expression, right: expression }),
  op('or', { left: expression, right: expression }),
  op('not', { value: expression }),
  op('within', { value: expression, low: expression, high: expression, highOpen: z.boolean() }),
  op('one_of', { value: expression, items: list }),
  op('if', { condition: expression, yes: expression, no: expression }),
  op('draw', {
    law: z.string(),
    set: id,
    parameters: list,
    offset: maybe,
    scale: maybe,
    low: maybe,
    high: maybe,
    highOpen: z.boolean(),
    whole: z.boolean(),
    path,
  }),
  op('redraw', { value: expression, low: expression, high: expression, highOpen: z.boolean() }),
  op('extreme', { least: z.boolean(), values: list }),
  op('math', { name: z.enum(['exp', 'log', 'pow']), values: list }),
  op('round', { value: expression }),
  op('booked', { value: expression, path }),
  op('done', { value: expression, path }),
  op('bounded', { value: expression, least: z.number().nullable(), most: z.number().nullable(), what: z.string() }),
  op('choose', { arms: z.array(z.strictObject({ value: expression, weight, when: maybe })), path }),
  op('mixture', { arms: z.array(z.strictObject({ weight, value: expression })), path }),
  op('by', { subjects: list, rows: z.array(z.strictObject({ keys: z.array(bandKey), value: expression })), otherwise: maybe }),
  op('first_of', { arms: z.array(z.strictObject({ when: expression, value: expression })), otherwise: maybe }),
  op('chance', { share: expression, path }),
  op('pick', { concepts: z.array(id), weights: z.array(z.int().min(0)), whens: z.array(maybe), path }),
  op('party', { party: id }),
  op('roster', { column: id, otherwise: maybe }),
  op('member', { member: id, ask: z.string(), where: maybe }),
  op('pick_party', { pool: id, pick: z.enum(poolPicks), skew: z.number().positive().nullable(), path }),
  op('relative', { level: z.enum(['low', 'normal', 'high', 'critical_low', 'critical_high']), concept: id, path }),
  op('walk', { start: expression, step: expression, memory: id }),
  op('lookup', { table: id, column: id, keys: list }),
  op('query', {
    ask: z.enum(['last', 'first', 'mean', 'count', 'any']),
    of: recordRef,
    where: maybe,
    withinAny: maybe,
    within: maybe,
    before: maybe,
    on: maybe,
  }),
  op('occurs', { of: recordRef, relation: z.enum(['any', 'at', 'before', 'after']), other: recordRef.nullable(), time: maybe }),
  op('noted', {}),
  op('pattern', { shape: z.string(), path }),
  op('unique', { low: z.int(), size: z.int().min(1), path }),
  op('listed', { ask: z.enum(listedQuestions), list: z.enum(recordKinds), value: maybe, where: maybe }),
  op('field', { field: z.string(), day: z.boolean(), through: z.string().nullable() }),
  op('field_party', { field: z.string() }),
  op('has', { concept: id }),
  op('on', { concept: id }),
  op('missing', { value: expression }),
  op('at_least', { count: id, items: list }),
  op('calendar', { part: z.enum(['year', 'month', 'weekday', 'start', 'end']), unit: z.enum(calendarUnits).nullable(), time: expression }),
  op('pdc', { of: recordRef, from: maybe, until: maybe }),
  op('days_between', { from: expression, to: expression }),
  op('arrival', { perMinute: z.number().positive(), from: expression, until: maybe, path }),
  op('of_first', { value: expression }),
  op('anchor', { anchor: id }),
  op('moment', { name: z.enum(['start', 'end', 'birth', 'death', 'now']) }),
  op('event_time', { event: id, which: z.union([z.enum(['first', 'last', 'each']), z.int()]), end: z.boolean() }),
  op('shift', { base: expression, sign, by: expression }),
]);

const step: z.ZodType<Step> = z.lazy(() => anyStep);
const steps = z.array(step);
const fields = z.array(z.strictObject({ name: z.string(), value: expression }));

const action = z.strictObject({
  verb: z.enum(verbNames),
  path,
  argument: maybe,
  value: maybe,
  fields,
  parts: z.array(z.strictObject({ concept: id, value: maybe })),
  tests: z.array(z.strictObject({ concept: id, notMeasured: maybe, turnaround: maybe })).optional(),
  body: steps,
  when: maybe,
  chance: maybe,
  lasts: expression.optional(),
  inStay: z.literal(true).optional(),
  flow: id.optional(),
  at,
});

const anyStep: z.ZodType<Step> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('action'), action }),
  z.strictObject({ kind: z.literal('branch'), branch: id, path, arms: z.array(z.strictObject({ name: z.string(), weight, when: maybe, body: steps })), at }),
  z.strictObject({ kind: z.literal('if'), condition: expression, yes: steps, no: steps, at }),
  z.strictObject({ kind: z.literal('happen'), mark: id, at }),
  z.strictObject({ kind: z.literal('end'), flow: id, outcome: z.string(), at }),
]);

const schedule = z.strictObject({
  kind: z.enum(['at', 'every', 'rate']),
  time: expression,
  hangsOn: z.strictObject({ event: id, which: z.union([z.enum(['each', 'first', 'last']), z.int().min(1)]) }).nullable(),
  ahead: z.boolean(),
  offsets: list.nullable(),
  interval: maybe,
  chained: z.boolean(),
  perYear: maybe,
  maxPerYear: z.number().min(0),
  once: z.boolean(),
  condition: maybe,
  length: maybe,
  until: maybe,
  times: maybe,
  onDays: z.int().min(1).max(127).nullable(),
  exceptHolidays: z.boolean(),
  exceptDays: z.array(z.tuple([z.int(), z.int()])),
  also: maybe,
  dayOnly: z.boolean(),
  clock: z.strictObject({ low: z.int().min(0).max(1439), high: z.int().min(0).max(1439) }),
  jitter: maybe,
  months: z.array(z.number().min(0)).length(12).nullable(),
  weekdays: z.array(z.number().min(0)).length(7).nullable(),
  hours: z.array(z.number().min(0)).length(24).nullable(),
  recorded: maybe,
});

const eventDefinition = {
  schedule,
  when: maybe,
  chance: maybe,
  attends: expression.optional(),
  lostAt: id.optional(),
  coalesce: expression.optional(),
  body: steps,
};
const armRef = { axis: id, arm: id };
const definition = z.strictObject({
  name: z.string(),
  value: maybe,
  replacements: z.array(z.strictObject({ ...armRef, value: expression })),
  at,
});

const judge = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('in'), low: z.number(), high: z.number(), highOpen: z.boolean() }),
  z.strictObject({ kind: z.literal('compare'), sign: z.enum(['==', '!=', '<', '<=', '>', '>=']), value: z.number() }),
  z.strictObject({ kind: z.literal('near'), value: z.number() }),
]);

const number = z.number().nullable();
const { party, pool } = partySchemas(expression, at);
const { terms, coverage, block } = termSchemas(expression, at);

const bindings = z.array(z.strictObject({ slot: id, value: expression }));
const state = { state: id };
const instruction: z.ZodType<Instruction> = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('enter'), ...state }),
  z.strictObject({ op: z.literal('back'), ...state }),
  z.strictObject({ op: z.literal('do'), ...state, steps }),
  z.strictObject({ op: z.literal('clock'), ...state, path, office: z.boolean(), ahead: z.boolean().optional() }),
  z.strictObject({ op: z.literal('wait'), ...state, length: expression }),
  z.strictObject({ op: z.literal('await'), ...state, until: expression, atMost: maybe, ask: z.enum(['never', 'birthdays', 'days']) }),
  z.strictObject({ op: z.literal('jump'), ...state, to: id }),
  z.strictObject({ op: z.literal('test'), ...state, condition: expression, otherwise: id }),
  z.strictObject({
    op: z.literal('split'),
    ...state,
    path,
    branch: id.nullable(),
    ways: z.array(z.strictObject({ name: z.string().nullable(), weight: weight.nullable(), share: maybe, when: maybe, to: id })),
    otherwise: id,
  }),
  z.strictObject({
    op: z.literal('lookup'),
    ...state,
    path,
    table: id,
    keys: list,
    ways: z.array(z.strictObject({ column: id, to: id })),
    otherwise: id,
  }),
  z.strictObject({ op: z.literal('race'), ...state, exits: z.array(z.strictObject({ path, perYear: expression, when: maybe, to: id })) }),
  z.strictObject({ op: z.literal('bind'), ...state, slots: bindings }),
  z.strictObject({ op: z.literal('call'), ...state, flow: id }),
  z.strictObject({ op: z.literal('stop'), ...state }),
]);

/** What is about one person. */
const personShape = {
  profile: z.string(),
  person: z.array(definition),
  attributes: z.array(definition),
  labels: z.array(z.strictObject({ name: z.string(), value: expression, form: z.enum(textForms), at })).optional(),
  coverages: z.array(coverage),
  fills: block.optional(),
  billing: block.optional(),
  household: z.array(memberSchema(expression, at)),
  correlations: z.array(z.strictObject({ of: z.array(z.union([id, z.literal('age')])), matrix: z.array(z.array(z.number())), at })),
  history: steps,
  anchors: z.array(z.strictObject({ name: z.string(), value: expression, at })),
  start: id.nullable(),
  branches: z.array(z.strictObject({ name: z.string(), arms: z.array(z.string()) })),
  walks: size,
  events: z.array(z.strictObject({ name: z.string(), path, ...eventDefinition, replacements: z.array(z.strictObject({ ...armRef, ...eventDefinition })), at })),
  marks: z.array(z.strictObject({ name: z.string(), path, at })),
  flows: z.array(
    z.strictObject({
      name: z.string(),
      path,
      start: id,
      end: id,
      outcomes: z.array(z.string()),
      otherwise: z.string().nullable(),
      events: z.array(id),
      branches: z.array(id),
      slots: bindings,
      asked: z.literal(true).optional(),
      at,
    }),
  ),
  threads: z.array(z.strictObject({ name: z.string(), event: id, code: z.array(instruction), at })),
  states: z.array(z.strictObject({ path, mark: id, depth: size })),
  slots: size,
};

const ratioPart = z.strictObject({
  ask: z.enum(['share', 'count', 'mean', 'sum']),
  of: expression,
  given: maybe,
  over: z.enum(recordKinds).nullable(),
  time: expression.optional(),
});

const expectationShape = {
  text: z.string(),
  unit: z.enum(figureUnits).optional(),
  patient: id.optional(),
  form: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.enum(['share', 'count']),
      of: expression,
      given: maybe,
      over: z.enum(recordKinds).nullable(),
      time: expression.optional(),
      judge,
    }),
    z.strictObject({
      kind: z.enum(['mean', 'sum', 'percentile', 'sd', 'min', 'max', 'correlation', 'slope']),
      of: expression,
      other: maybe,
      rank: z.number().min(0).max(1).nullable(),
      given: maybe,
      over: z.enum(recordKinds).nullable(),
      time: expression.optional(),
      judge,
    }),
    z.strictObject({ kind: z.literal('ratio'), top: ratioPart, bottom: ratioPart.nullable(), judge }),
    z.strictObject({ kind: z.literal('every'), holds: expression }),
    z.strictObject({ kind: z.literal('cover'), axes: z.array(coverAxis) }),
  ]),
  at,
};

const people = { sex: z.string().nullable(), fromAge: z.int().nullable(), toAge: z.int().nullable() };

/** The schema of a whole IR. */
export const irSchema: z.ZodType<Ir> = z.strictObject({
  version: z.literal(IR_VERSION),
  files: z.array(z.strictObject({ path: z.string(), sha256: z.string() })),
  scenario: z.strictObject({ id: z.string(), title: z.string(), asOf: z.int().nullable(), fields }),
  params: z.array(z.strictObject({ name: z.string(), value: expression, low: maybe, high: maybe, type: z.string(), at })),
  concepts: z.array(
    z.strictObject({
      name: z.string(),
      system: z.enum(codeSystems),
      code: z.string(),
      display: z.string(),
      unit: z.string().nullable(),
      low: number,
      high: number,
      groups: z.array(z.strictObject({ ...people, low: number, high: number })).optional(),
      typical: z.array(z.strictObject({ ...people, median: z.number() })).optional(),
      criticalLow: number,
      criticalHigh: number,
      decimals: z.int().nullable(),
      category: z.string().nullable(),
      specimen: z.string().nullable(),
      at,
    }),
  ),
  services: z.array(servicePriceSchema(at)).optional(),
  drgs: z.array(drgWeightSchema(at)).optional(),
  drugPrices: z.array(drugPriceSchema(at)).optional(),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      keys: z.array(z.string()),
      columns: z.array(z.string()),
      rows: z.array(z.strictObject({ keys: z.array(bandKey), cells: list })),
    }),
  ),
  panels: z.array(z.strictObject({ name: z.string(), concept: id, tests: z.array(id), at })),
  parties: z.array(party),
  pools: z.array(pool),
  axes: z.array(
    z.strictObject({
      name: z.string(),
      random: z.boolean(),
      when: maybe,
      with: id.nullable(),
      arms: z.array(z.strictObject({ name: z.string(), weight })),
      at,
    }),
  ),
  ...personShape,
  roster: rosterSchema.nullable(),
  plans: z.array(terms),
  formularies: z.array(terms),
  expectations: z.array(z.strictObject(expectationShape)),
  measures: z.array(
    z.strictObject({
      patient: id.optional(),
      name: z.string(),
      title: z.string(),
      url: z.string().refine(isCanonical).optional(),
      initial: expression,
      denominator: maybe,
      exclusion: maybe,
      numerator: expression,
      at,
    }),
  ),
  targets: z
    .array(
      z.strictObject({
        ...expectationShape,
        name: z.string(),
        title: z.string(),
        unit: z.enum(figureUnits),
        published: z.number().nullable(),
        source: z.string(),
        years: z.tuple([z.number().int(), z.number().int()]),
        population: z.string(),
        grade: z.enum(evidenceGrades),
      }),
    )
    .optional(),
  defects: z.array(z.strictObject({ verb: z.enum(defectVerbs), target: z.string(), weight, by: maybe, when: maybe, path, at })),
  patients: z.array(z.strictObject({ ...personShape, born: z.boolean() })).optional(),
});
