/** `enroll`, `terminate` and `inquire_eligibility` of what nobody has, and fields of them that decide about nothing. */
import { type Diagnostic, diagnose, replace } from '../../grammar/diagnostic.ts';
import { coveredKinds } from '../../ir/covered-kinds.ts';
import type { Action, Ir } from '../../ir/definition.ts';
import type { At } from '../../ir/expression.ts';
import { allActions } from '../../ir/walk.ts';
import type { CoverageKind } from '../../model/benefits/coverage.ts';
import { eligibilityVerbs } from '../../vocabulary/eligibility-verbs.ts';
import { enrollmentVerbs } from '../../vocabulary/enrollment-verbs.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { missingField } from '../diagnostics/name-diagnostics.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import { SUPPORTED_COVERAGE } from './check-coverages.ts';
import { foldNumber } from './values/elaborate-constants.ts';

const ofCoverage = { ...enrollmentVerbs, ...eligibilityVerbs };

/** @param people the scenario as each kind of person in a unit has it, the first person first */
export function checkEnrollments(people: readonly Ir[]): Diagnostic[] {
  const [first] = people;
  const found = new Map<string, Diagnostic>();
  for (const ir of people) {
    const had = new Set([...ir.coverages, ...first.coverages].map(({ kind }) => kind));
    const known = new Set([...coveredKinds(ir), ...coveredKinds(first)]);
    for (const action of allActions(ir)) {
      if (!Object.hasOwn(ofCoverage, action.verb) || action.argument?.op !== 'text') continue;
      for (const one of problems(ir, action, action.argument.value as CoverageKind, had, known)) found.set(`${action.at.join()} ${one.message}`, one);
    }
  }
  return [...found.values()];
}

function problems(ir: Ir, action: Action, kind: CoverageKind, had: ReadonlySet<CoverageKind>, known: ReadonlySet<CoverageKind>): Diagnostic[] {
  const { verb, fields } = action;
  const enrolls = verbs[verb].makes === 'coverages';
  const of = `\`${verb} ${kind}\``;
  const at = action.argument?.at as At;
  const [file, start, end] = at;
  const path = ir.files[file]?.path ?? '';
  const span = { start, end };
  const given = (name: string) => fields.find((field) => field.name === name)?.value;
  if (!SUPPORTED_COVERAGE.includes(kind))
    return [
      diagnose(say.needsEngine, path, span, { what: `${verb} ${kind}`, only: 'medical and pharmacy coverage' }, { found: kind, expected: SUPPORTED_COVERAGE }),
    ];
  const continued = given('continuation') !== undefined;
  if (!(enrolls ? had : known).has(kind) && (!enrolls || continued)) {
    const others = [...had].filter((one) => one !== kind);
    const suggestions = others.map((one) => replace(`write \`${one}\``, span, one, false));
    const to = Object.hasOwn(eligibilityVerbs, verb) ? 'ask about' : continued ? 'continue' : 'end';
    return [
      diagnose(say.nobodyCovered, path, span, { what: `${verb} ${kind}`, kind, to }, { found: kind, examples: [`coverage ${kind} { plan: … }`], suggestions }),
    ];
  }
  if (Object.hasOwn(eligibilityVerbs, verb)) return [];
  if (enrolls && given('plan') === undefined && !had.has(kind))
    return [diagnose(missingField, path, span, { name: 'plan', of }, { found: kind, examples: [`plan: ${ir.plans[0]?.name ?? '…'}`] })];
  const idle = (name: string, why: string, example: string): Diagnostic[] => {
    const value = given(name);
    if (value === undefined) return [];
    const [valueFile, from, to] = value.at;
    return [
      diagnose(
        say.withoutEngine,
        ir.files[valueFile]?.path ?? '',
        { start: from, end: to },
        { what: `\`${name}\` in ${of}`, why },
        { found: name, examples: [example] },
      ),
    ];
  };
  if (enrolls)
    return continued
      ? []
      : [
          ...(kind === 'medical' ? [] : idle('pcp', 'only medical coverage has a primary care provider', 'enroll medical { pcp: … }')),
          ...['qualifying_event', 'disabled', 'elected'].flatMap((name) =>
            idle(name, 'this field applies only together with `continuation`', 'continuation: cobra'),
          ),
        ];
  const reason = given('reason');
  const unpaid = reason !== undefined && (reason.op !== 'text' || reason.value === 'nonpayment');
  return [
    ...reversed(ir, kind, given('termination')),
    ...(unpaid ? [] : idle('paid_through', 'this field applies only together with `reason: nonpayment`', 'reason: nonpayment')),
  ];
}

/** A last day before the first one of every coverage of the kind. */
function reversed(ir: Ir, kind: CoverageKind, termination: Action['fields'][number]['value'] | undefined): Diagnostic[] {
  const last = termination === undefined ? null : foldNumber(termination);
  if (termination === undefined || last === null || [...allActions(ir)].some(({ verb }) => verbs[verb].makes === 'coverages')) return [];
  const firsts = ir.coverages.filter((one) => one.kind === kind).map(({ fields }) => fields.find(({ name }) => name === 'effective')?.value);
  const days = firsts.map((value) => (value === undefined ? null : foldNumber(value)));
  if (days.length === 0 || !days.every((day) => day !== null && last < day)) return [];
  const [file, start, end] = termination.at;
  return [diagnose(say.coverageReversed, ir.files[file]?.path ?? '', { start, end }, {}, { found: 'termination' })];
}
