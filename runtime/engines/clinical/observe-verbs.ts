/** `observe`, `panel`, `symptom`: measurements and findings. */

import { type Site, siteOf } from '../../../draws/draw.ts';
import type { Expression } from '../../../ir/expression.ts';
import { panelOrder } from '../../../ir/panel-order.ts';
import type { DiagnosticReport } from '../../../model/clinical/diagnostic-report.ts';
import type { Observation, Specimen } from '../../../model/clinical/observation.ts';
import type { Duration } from '../../../model/time/duration.ts';
import { uuid } from '../../demographics/demographics.ts';
import type { Context } from '../../plan/compile-context.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import { compileRelative } from '../../plan/expressions/compile-relative.ts';
import { uniformOf } from '../../plan/expressions/compile-uniform.ts';
import { shift } from '../../plan/person-values.ts';
import { requestFor } from '../../subject/answers.ts';
import { put, uses } from '../../subject/put-record.ts';
import type { Closure, SubjectState } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';
import { conceptArgument, Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { parties, responsible, visit, visitId } from './care-context.ts';
import { type Derived, derivedResults, withSources } from './derived-results.ts';
import { answer, interpret, measured, type Observable, reported } from './measured-value.ts';

/** Where nothing is said, a result is normal. */
function normalValue(id: number, path: string, context: Context): Closure {
  const { low, high, at } = context.ir.concepts[id];
  return low === null && high === null ? () => null : compileRelative({ op: 'relative', level: 'normal', concept: id, path: `${path}/normal`, at }, context);
}

interface Said {
  readonly id: string;
  readonly status: Observation['status'];
  readonly note: string | null;
  readonly reportId: string | null;
  /** The order of the panel, which each result of it answers. */
  readonly requestId: string | null;
  /** When it is reported; null where nothing says it. */
  readonly issued: number | null;
}

/** The minute at which what is collected now is reported; null where that is not said. */
function reportedAfter(s: SubjectState, length: Value): number | null {
  const minute = shift(s, s.now, length, 1);
  return typeof minute === 'number' ? Math.max(s.now, minute) + s.recording.lag : null;
}

/** A laboratory reports at the end of the visit, others at once. */
function usuallyReported(s: SubjectState, of: Observable): number {
  return (of.category === 'laboratory' ? Math.max(s.now, visit(s)?.end ?? s.now) : s.now) + s.recording.lag;
}

function record(s: SubjectState, of: Observable, said: Said, value: Value, components: Observation['components'], specimens: Specimens): Observation {
  const laboratory = of.category === 'laboratory';
  const m = measured(value, of.row(s));
  const issued = said.issued ?? usuallyReported(s, of);
  const observation: Observation = {
    id: said.id,
    category: of.category,
    code: of.code,
    status: said.status,
    value: m.value,
    unit: m.unit,
    value_code: m.value_code,
    value_boolean: m.value_boolean,
    value_date: m.value_date,
    value_text: m.value_text,
    interpretation: m.interpretation,
    reference_low: m.reference_low,
    reference_high: m.reference_high,
    components,
    effective: s.now,
    issued,
    encounter_id: visitId(s),
    practitioner_id: responsible(s),
    organization_id: uses(s, laboratory ? parties(s).laboratory.id : parties(s).organization.id),
    specimen_id: laboratory ? specimens.take(s, of.specimen) : null,
    report_id: said.reportId,
    request_id: requestFor(s, of.code, visitId(s), issued) ?? said.requestId,
    note: said.note,
  };
  put(s, 'observations', observation);
  s.trail(of.id, 'observations', answer(observation));
  return observation;
}

/** One specimen of each type for each visit in an occurrence of an event: its id depends on the event, not on the first test that used it. */
class Specimens {
  readonly #event: string;
  readonly #context: Context;
  readonly #sites = new Map<string, Site>();
  /** What was taken last: the tests of a panel ask for it one after the other. */
  #last: {
    readonly of: ReadonlyMap<string, string | null>;
    readonly type: string;
    readonly visit: string | null;
    readonly occurrence: number;
    readonly id: string;
  } | null = null;

  constructor(path: string, context: Context) {
    this.#event = path.split('.').slice(0, 2).join('.');
    this.#context = context;
  }

  take(s: SubjectState, type: Specimen['type']): string {
    const visit = visitId(s);
    const last = this.#last;
    if (last !== null && last.of === s.clinical.specimens && last.type === type && last.visit === visit && last.occurrence === s.occurrence) return last.id;
    const id = this.#taken(s, type, visit);
    this.#last = { of: s.clinical.specimens, type, visit, occurrence: s.occurrence, id };
    return id;
  }

  #taken(s: SubjectState, type: Specimen['type'], visit: string | null): string {
    // A second visit in the same occurrence has a specimen of its own.
    for (let n = 1; ; n++) {
      const id = uuid(siteOf(this.#site(n === 1 ? type : `${type}#${n}`), s.member), s.index, s.occurrence);
      const taken = s.clinical.specimens.get(id);
      if (taken === undefined) {
        s.clinical.specimens.set(id, visit);
        put(s, 'specimens', { id, type, collected: s.now, encounter_id: visit });
      } else if (taken !== visit) continue;
      return id;
    }
  }

  #site(name: string): Site {
    let site = this.#sites.get(name);
    if (site === undefined) {
      site = this.#context.sites.site(`${this.#event}/specimen.${name}`);
      this.#sites.set(name, site);
    }
    return site;
  }
}

export const observe: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const specimens = new Specimens(action.path, context);
  const own =
    action.value !== null
      ? compile(action.value, context)
      : action.parts.length === 0 && action.argument?.op === 'concept'
        ? normalValue(action.argument.concept, action.path, context)
        : null;
  const stated = action.value !== null;
  const status = fields.or<string>('status', 'final');
  const note = fields.or<string | null>('note', null);
  const turnaround = fields.or<Duration | null>('turnaround', null);
  const parts = action.parts.map((part) => ({
    of: context.clinical.observables[part.concept],
    value: part.value === null ? normalValue(part.concept, action.path, context) : compile(part.value, context),
  }));
  // Most statements name their row: it is looked up once.
  const fixed = action.argument?.op === 'concept' ? context.clinical.observables[action.argument.concept] : undefined;
  return (s) => {
    const code = fixed === undefined ? coding(s) : fixed.code;
    const of = fixed ?? (code === null ? undefined : context.clinical.observables[context.rowOf.get(code) ?? -1]);
    if (of === undefined) return;
    const components: Observation['components'] = [];
    for (const part of parts) {
      const m = measured(part.value(s), part.of.row(s));
      s.trail(part.of.id, 'observations', answer(m));
      components.push({
        code: part.of.code,
        value: m.value,
        unit: m.unit,
        value_code: m.value_code,
        value_boolean: m.value_boolean,
        value_date: m.value_date,
        value_text: m.value_text,
        interpretation: m.interpretation,
        reference_low: m.reference_low,
        reference_high: m.reference_high,
      });
    }
    const value = own?.(s) ?? null;
    // What follows from something that was not measured is not known either.
    if (value === null && stated) return;
    record(
      s,
      of,
      { id: id(s), status: status(s) as Observation['status'], note: note(s), reportId: null, requestId: null, issued: reportedAfter(s, turnaround(s)) },
      value,
      components,
      specimens,
    );
  };
};

interface PanelTest {
  readonly of: Observable;
  readonly id: (s: SubjectState) => string;
  readonly given: Closure | null;
  /** Null where the result is given. */
  readonly normal: Closure | null;
  readonly derived: Derived | null;
  /** Whether it is left out this time; null where it always is done. */
  readonly isLeftOut: ((s: SubjectState) => boolean) | null;
  /** How long it takes; null where its row does not say. */
  readonly turnaround: Closure | null;
}

/** A result that follows from others is worked out from their values as they are reported; where one has no number, it is drawn like the rest. */
function resultOf(s: SubjectState, { of, derived }: PanelTest, values: readonly (number | null)[], normal: Value): Value {
  if (derived === null) return normal;
  const from = derived.from.flatMap((i) => values[i] ?? []);
  if (from.length < derived.from.length) return normal;
  const { low, high } = of.row(s);
  const place = typeof normal === 'number' && low !== null && high !== null && high > low ? (normal - low) / (high - low) : 0.5;
  const value = derived.value(from, place);
  return Number.isFinite(value) ? value : normal;
}

/** Draws until what follows from drawn results is normal too; after so many it is left as it is. */
const TRIES = 100;

/** Results that are not given, as they are drawn, by position. */
function normalResults(s: SubjectState, tests: readonly PanelTest[], order: readonly number[], done: readonly boolean[]): Value[] {
  const values: Value[] = [];
  const outer = s.attempt;
  const free = tests.every(({ derived }) => derived === null);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    s.attempt = attempt;
    for (let i = 0; i < tests.length; i++) values[i] = tests[i].normal?.(s) ?? null;
    if (free || isNormal(s, tests, order, done, values)) break;
  }
  s.attempt = outer;
  return values;
}

/** Whether all that follows from drawn results alone lies in its reference range. */
function isNormal(s: SubjectState, tests: readonly PanelTest[], order: readonly number[], done: readonly boolean[], normal: readonly Value[]): boolean {
  const values: (number | null)[] = [];
  for (const i of order) {
    const test = tests[i];
    if (!done[i] || test.given !== null || test.derived?.from.some((from) => values[from] === null)) {
      values[i] = null;
      continue;
    }
    const row = test.of.row(s);
    const value = resultOf(s, test, values, normal[i]);
    values[i] = typeof value === 'number' ? reported(value, row) : null;
    if (test.derived !== null && values[i] !== null && !['normal', null].includes(interpret(values[i] as number, row))) return false;
  }
  return true;
}

/** A panel is reported with the last of its tests. */
function lastOf(s: SubjectState, tests: readonly PanelTest[], done: readonly boolean[]): number {
  return Math.max(...tests.flatMap(({ of, turnaround }, i) => (done[i] ? [reportedAfter(s, turnaround?.(s) ?? null) ?? usuallyReported(s, of)] : [])));
}

function leftOutWith(share: Closure | null, path: string, context: Context): PanelTest['isLeftOut'] {
  if (share === null) return null;
  const uniform = uniformOf(`${path}/not_measured`, context);
  return (s) => {
    const p = share(s);
    return typeof p === 'number' && uniform(s) < p;
  };
}

/** A report of several observations: all tests of the panel, those without a value being normal or following from the others, and any others that are given. */
export const panel: CompileVerb = (action, context) => {
  const panelOf = context.ir.panels[action.argument?.op === 'number' ? action.argument.value : 0];
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const specimens = new Specimens(action.path, context);
  const same = (concept: number): number => context.conceptOf.get(context.codings[concept]) ?? concept;
  const given = new Map(action.parts.map((part) => [same(part.concept), part]));
  const ofRows = new Map(action.tests?.map((test) => [same(test.concept), test]));
  const optional = (expression: Expression | null | undefined): Closure | null => (expression == null ? null : compile(expression, context));
  const listed = new Map(panelOf.tests.map((concept) => [same(concept), { concept, value: null }]));
  const asked = [...new Map([...listed, ...given]).values()];
  const derived = derivedResults(asked, context.ir.concepts);
  const { order } = panelOrder(withSources(asked, derived), context.ir.concepts);
  const tests = asked.map(({ concept: test, value }, i): PanelTest => {
    const path = `${action.path}.${context.ir.concepts[test].name}`;
    return {
      of: context.clinical.observables[test],
      id: idAt(context, path),
      given: value === null ? null : compile(value, context),
      normal: value === null ? normalValue(test, path, context) : null,
      derived: derived.get(i) ?? null,
      isLeftOut: leftOutWith(optional(ofRows.get(same(test))?.notMeasured), path, context),
      turnaround: optional(ofRows.get(same(test))?.turnaround),
    };
  });
  const status = fields.or<string>('status', 'final');
  const conclusion = fields.or<string | null>('conclusion', null);
  const turnaround = fields.or<Duration | null>('turnaround', null);
  const timed = tests.some((test) => test.turnaround !== null);
  const complete = tests.some(({ isLeftOut }) => isLeftOut !== null) ? null : tests.map(() => true);
  const code = context.codings[panelOf.concept];
  return (s) => {
    const reportId = id(s);
    const said = status(s);
    const done = complete ?? tests.map(({ isLeftOut }) => isLeftOut === null || !isLeftOut(s));
    if (tests.length > 0 && !done.includes(true)) return;
    const issued = reportedAfter(s, turnaround(s)) ?? (timed ? lastOf(s, tests, done) : null);
    const requestId = requestFor(s, code, visitId(s), issued ?? s.now + s.recording.lag);
    const normal = normalResults(s, tests, order, done);
    const values: (number | null)[] = [];
    const ids: string[] = [];
    let latest = issued ?? s.now + s.recording.lag;
    for (const i of order) {
      const test = tests[i];
      values[i] = null;
      if (!done[i]) continue;
      const value = test.given === null ? resultOf(s, test, values, normal[i]) : test.given(s);
      if (value === null && test.given !== null) continue;
      const of: Said = { id: test.id(s), status: said as Observation['status'], note: null, reportId, requestId, issued };
      const result = record(s, test.of, of, value, [], specimens);
      values[i] = result.value;
      latest = Math.max(latest, result.issued);
      ids.push(result.id);
    }
    if (tests.length > 0 && ids.length === 0) return;
    const report: DiagnosticReport = {
      id: reportId,
      category: 'laboratory',
      code,
      status: said as DiagnosticReport['status'],
      effective: s.now,
      issued: latest,
      conclusion: conclusion(s),
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
      organization_id: uses(s, parties(s).laboratory.id),
      request_id: requestId,
      result_ids: ids,
    };
    put(s, 'diagnostic_reports', report);
    s.trail(context.conceptOf.get(code) ?? -1, 'diagnostic_reports', true);
  };
};

/** A symptom has a score from each timeline or thread; in a visit it is a finding of the examination too. */
export const symptom: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const id = idAt(context, action.path);
  const value = action.value === null ? null : compile(action.value, context);
  const specimens = new Specimens(action.path, context);
  const findings = context.clinical.observables.map((of): Observable => ({ ...of, category: 'exam' }));
  const source = action.path.split(/[.:]/, 1)[0];
  return (s) => {
    const code = coding(s);
    const key = code === null ? -1 : (context.conceptOf.get(code) ?? -1);
    const of = code === null ? undefined : findings[context.rowOf.get(code) ?? -1];
    if (of === undefined) return;
    const score = value?.(s) ?? null;
    if (typeof score === 'number') scored(s, key, source, score);
    if (visit(s) !== null) record(s, of, { id: id(s), status: 'final', note: null, reportId: null, requestId: null, issued: null }, score, [], specimens);
  };
};

function scored(s: SubjectState, concept: number, source: string, score: number): void {
  s.clinical.scores ??= new Map();
  const scores = s.clinical.scores.get(concept) ?? new Map<string, number>();
  s.clinical.scores.set(concept, scores);
  scores.set(source, score);
}
