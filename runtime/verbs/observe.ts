/** `observe`, `panel`, `symptom`: measurements and findings. */
import type { Concept } from '../../compiler/ir/ir.ts';
import type { DiagnosticReport } from '../canonical/diagnostic-report.ts';
import type { Observation } from '../canonical/observation.ts';
import type { Coding } from '../canonical/scalars.ts';
import type { Context } from '../plan/context.ts';
import { compile } from '../plan/expressions/compile.ts';
import { compileRelative } from '../plan/expressions/relative.ts';
import type { Closure, SubjectState, Value } from '../plan/state.ts';
import { categoryOf, measured, specimenOf } from './measured.ts';
import { type CompileVerb, concept, conceptArgument, Fields, idAt, parties, put, responsible, uses, type VerbContext, visit, visitId } from './verb.ts';

/** Where nothing is said, a result is normal. */
function normalValue(id: number, path: string, context: Context): Closure {
  const { low, high, at } = context.ir.concepts[id];
  return low === null && high === null ? () => null : compileRelative({ op: 'relative', level: 'normal', concept: id, path: `${path}/normal`, at }, context);
}

interface Base {
  readonly id: string;
  readonly code: Coding;
  readonly about: Concept;
  readonly status: Observation['status'];
  readonly note: string | null;
  readonly reportId: string | null;
}

function record(s: SubjectState, context: VerbContext, base: Base, value: Value, components: Observation['components'], specimen: SpecimenMaker): Observation {
  const category = categoryOf(base.about);
  const laboratory = category === 'laboratory';
  const end = visit(s)?.end ?? s.now;
  const observation: Observation = {
    id: base.id,
    category,
    code: base.code,
    status: base.status,
    ...measured(value, base.about),
    components,
    effective: s.now,
    issued: (laboratory ? Math.max(s.now, end) : s.now) + s.lag,
    encounter_id: visitId(s),
    practitioner_id: responsible(s),
    organization_id: uses(s, laboratory ? parties(s).laboratory.id : parties(s).organization.id),
    specimen_id: laboratory ? specimen(s, base.about) : null,
    report_id: base.reportId,
    note: base.note,
  };
  put(s, 'observations', observation);
  s.trail(context.conceptOf.get(base.code) ?? 0, 'observations', observation.value ?? observation.value_code ?? observation.value_text);
  return observation;
}

type SpecimenMaker = (s: SubjectState, about: Concept) => string;

/** One specimen of each type for each event: its id hangs on the event, not on the first test that used it. */
function specimenMaker(path: string, context: Context): SpecimenMaker {
  const event = path.split('.').slice(0, 2).join('.');
  return (s, about) => {
    const type = specimenOf(about);
    const key = `${event}[${s.occurrence}]${type}`;
    let specimen = s.specimens.get(key);
    if (specimen === undefined) {
      specimen = { id: idAt(context, `${event}/specimen.${type}`)(s), type, collected: s.now, encounter_id: visitId(s) };
      s.specimens.set(key, specimen);
      put(s, 'specimens', specimen);
    }
    return specimen.id;
  };
}

export const observe: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const specimen = specimenMaker(action.path, context);
  const own =
    action.value !== null
      ? compile(action.value, context)
      : action.parts.length === 0 && action.argument?.op === 'concept'
        ? normalValue(action.argument.concept, action.path, context)
        : null;
  const status = fields.or<string>('status', 'final');
  const note = fields.or<string | null>('note', null);
  const parts = action.parts.map((part) => ({
    concept: part.concept,
    value: part.value === null ? normalValue(part.concept, action.path, context) : compile(part.value, context),
  }));
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const components = parts.map((part) => {
      const about = context.ir.concepts[part.concept];
      const value = measured(part.value(s), about);
      s.trail(part.concept, 'observations', value.value ?? value.value_code ?? value.value_text);
      return { code: context.codings[part.concept], ...value };
    });
    record(
      s,
      context,
      { id: id(s), code, about: concept(context, code), status: status(s) as Observation['status'], note: note(s), reportId: null },
      own?.(s) ?? null,
      components,
      specimen,
    );
  };
};

/** A report of several observations: all tests of the panel, those without a value being normal, and any others that are given. */
export const panel: CompileVerb = (action, context) => {
  const of = context.ir.panels[action.argument?.op === 'number' ? action.argument.value : 0];
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const specimen = specimenMaker(action.path, context);
  const given = new Map(action.parts.map((part) => [part.concept, part.value]));
  const concepts = [...new Set([...of.tests, ...given.keys()])];
  const tests = concepts.map((test) => {
    const name = context.ir.concepts[test].name;
    const value = given.get(test) ?? null;
    return {
      test,
      id: idAt(context, `${action.path}.${name}`),
      value: value === null ? normalValue(test, `${action.path}.${name}`, context) : compile(value, context),
    };
  });
  const status = fields.or<string>('status', 'final');
  const conclusion = fields.or<string | null>('conclusion', null);
  return (s) => {
    const reportId = id(s);
    const results = tests.map(({ test, id: testId, value }) =>
      record(
        s,
        context,
        { id: testId(s), code: context.codings[test], about: context.ir.concepts[test], status: status(s) as Observation['status'], note: null, reportId },
        value(s),
        [],
        specimen,
      ),
    );
    const report: DiagnosticReport = {
      id: reportId,
      category: 'laboratory',
      code: context.codings[of.concept],
      status: status(s) as DiagnosticReport['status'],
      effective: s.now,
      issued: results.reduce((latest, result) => Math.max(latest, result.issued), s.now + s.lag),
      conclusion: conclusion(s),
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
      organization_id: uses(s, parties(s).laboratory.id),
      request_id: null,
      result_ids: results.map((result) => result.id),
    };
    put(s, 'diagnostic_reports', report);
    s.trail(of.concept, 'diagnostic_reports', true);
  };
};

/** A symptom is a finding of the examination; its score is its value. */
export const symptom: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const id = idAt(context, action.path);
  const value = action.value === null ? null : compile(action.value, context);
  const specimen = specimenMaker(action.path, context);
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const about = { ...concept(context, code), category: 'exam' };
    record(s, context, { id: id(s), code, about, status: 'final', note: null, reportId: null }, value?.(s) ?? null, [], specimen);
  };
};
