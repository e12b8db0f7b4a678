/** `claim`, `adjust` and `void` of visits that nobody is covered for, codes that do not exist, and fields of them that decide about nothing. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import { coveredKinds } from '../../ir/covered-kinds.ts';
import type { Action, Ir } from '../../ir/definition.ts';
import type { At, Expression } from '../../ir/expression.ts';
import { allActions } from '../../ir/walk.ts';
import { isRemark, needsRemark, partReasons } from '../../model/benefits/adjustment-codes.ts';
import { isReason } from '../../model/benefits/adjustment-reasons.ts';
import { isModifier, MODIFIER_RULE, MOST_MODIFIERS } from '../../model/benefits/modifiers.ts';
import { placesOfService } from '../../model/benefits/places-of-service.ts';
import { claimVerbs } from '../../vocabulary/claim-verbs.ts';
import { isBilled } from '../../vocabulary/row-fields.ts';
import { missingField } from '../diagnostics/name-diagnostics.ts';
import { NO_MEDICAL_COVERAGE, NO_SECOND_COVERAGE, withoutEngine } from '../diagnostics/plan-diagnostics.ts';
import { unknownLabel } from '../diagnostics/type-diagnostics.ts';

/** @param people the scenario as each kind of person in a unit has it, the first person first */
export function checkClaims(people: readonly Ir[]): Diagnostic[] {
  const covered = people.some((one) => coveredKinds(one).has('medical'));
  const coordinated = people.some(({ coverages }) => coverages.filter(({ kind }) => kind === 'medical').length > 1);
  const found = new Map<string, Diagnostic>();
  for (const ir of people)
    for (const action of allActions(ir)) {
      if (!Object.hasOwn(claimVerbs, action.verb)) continue;
      for (const one of covered
        ? [...unknownCodes(ir, action), ...badModifiers(ir, action), ...badDenial(ir, action), ...idleFields(ir, action, coordinated)]
        : [notCovered(ir, action)])
        found.set(`${action.at.join()} ${one.message}`, one);
    }
  return [...found.values()];
}

function idle({ files }: Ir, [file, start, end]: At, found: string, what: string, why: string, example?: string): Diagnostic {
  return diagnose(withoutEngine, files[file]?.path ?? '', { start, end }, { what, why }, { found, ...(example === undefined ? {} : { examples: [example] }) });
}

function notCovered(ir: Ir, { verb, at: [file, start] }: Action): Diagnostic {
  return idle(ir, [file, start, start + verb.length], verb, `\`${verb}\``, NO_MEDICAL_COVERAGE);
}

const codes: readonly { readonly name: string; readonly known: (code: string) => boolean; readonly of: string; readonly example: string }[] = [
  { name: 'place_of_service', known: (code) => placesOfService.has(code), of: 'a place of service', example: '"22"' },
  { name: 'reason', known: isReason, of: 'a Claim Adjustment Reason Code', example: '"50"' },
  { name: 'remark', known: isRemark, of: 'a Remittance Advice Remark Code', example: '"N382"' },
];

function unknownCodes({ files }: Ir, { fields }: Action): Diagnostic[] {
  return codes.flatMap(({ name, known, of, example }) => {
    const value = fields.find((field) => field.name === name)?.value;
    if (value?.op !== 'text' || known(value.value)) return [];
    const [file, start, end] = value.at;
    return [diagnose(unknownLabel, files[file]?.path ?? '', { start, end }, { label: value.value, of }, { found: value.value, examples: [example] })];
  });
}

/** A reason that is no denial, or that says nothing without a remark. */
function badDenial({ files }: Ir, { verb, fields }: Action): Diagnostic[] {
  const reason = fields.find(({ name }) => name === 'reason')?.value;
  if (reason?.op !== 'text') return [];
  const [file, start, end] = reason.at;
  const path = files[file]?.path ?? '';
  const label = reason.value;
  if (partReasons.has(label)) {
    const rule = 'it explains an adjustment of a service that is paid';
    return [diagnose(unknownLabel, path, { start, end }, { label, of: 'a denial reason', rule }, { found: label, examples: ['"50"'] })];
  }
  if (!needsRemark.has(label) || fields.some(({ name }) => name === 'remark')) return [];
  const more = `, which the reason "${label}" requires`;
  return [diagnose(missingField, path, { start, end }, { name: 'remark', of: `\`${verb}\``, more }, { found: label, examples: ['remark: "N382"'] })];
}

/** Those that are written out. */
function badModifiers({ files }: Ir, { fields }: Action): Diagnostic[] {
  const value = fields.find(({ name }) => name === 'modifiers')?.value;
  if (value?.op !== 'list') return [];
  const wrong = value.items.flatMap((one) => (one.op === 'text' && !isModifier(one.value) ? [{ label: one.value, rule: MODIFIER_RULE, at: one.at }] : []));
  const beyond = value.items
    .slice(MOST_MODIFIERS)
    .flatMap((one) => (one.op === 'text' ? [{ label: one.value, rule: `a line has at most ${MOST_MODIFIERS}`, at: one.at }] : []));
  return [...wrong, ...beyond].map(({ label, rule, at: [file, start, end] }) =>
    diagnose(unknownLabel, files[file]?.path ?? '', { start, end }, { label, of: 'a modifier', rule }, { found: label, examples: ['"59"'] }),
  );
}

function idleFields(ir: Ir, { verb, fields }: Action, coordinated: boolean): Diagnostic[] {
  const given = (name: string) => fields.find((field) => field.name === name)?.value;
  const without = (name: string, why: string, example?: string): Diagnostic[] => {
    const value = given(name);
    return value === undefined ? [] : [idle(ir, value.at, name, `\`${name}\` in \`${verb}\``, why, example)];
  };
  const type = given('type');
  const ofHospital = type?.op === 'text' && type.value === 'institutional';
  return [
    ...(['units', 'modifiers', 'billed'].every((name) => given(name) === undefined)
      ? without('line', 'this field applies only together with `units`, `modifiers` or `billed`', 'units: 2')
      : []),
    ...unpricedLine(ir, verb, given('line')),
    ...(ofHospital ? without('place_of_service', 'an institutional claim has a type of bill instead', 'type: professional') : []),
    ...(given('status') === undefined
      ? ['reason', 'remark'].flatMap((name) => without(name, 'without a `status`, the plan decides whether to pay the claim', 'status: denied'))
      : []),
    ...(coordinated ? [] : without('plan', NO_SECOND_COVERAGE)),
  ];
}

/** Claims have lines of the services of the scenario that have prices. */
function unpricedLine(ir: Ir, verb: string, line: Expression | undefined): Diagnostic[] {
  if (line?.op !== 'concept') return [];
  const { system, name } = ir.concepts[line.concept];
  if (ir.services?.some(({ concept }) => concept === line.concept)) return [];
  const why = isBilled(system) ? `\`${name}\` has no \`charge\`` : `the lines of a claim have CPT or HCPCS codes, but \`${name}\` is from ${system}`;
  return [idle(ir, line.at, name, `\`line\` in \`${verb}\``, why, 'a CPT or HCPCS row with a `charge`')];
}
