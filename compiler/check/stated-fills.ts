/** `fill` of drugs that nobody prescribes, reject codes that do not exist, and answers of payers and pharmacists to claims that are never made. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import { paysForDrugs } from '../../ir/covered-kinds.ts';
import type { Action, Ir } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { allActions } from '../../ir/walk.ts';
import { rejectMeanings } from '../../model/pharmacy/reject-codes.ts';
import { fillVerbs } from '../../vocabulary/fill-verbs.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { withoutEngine } from '../diagnostics/plan-diagnostics.ts';
import { nothingToFill } from '../diagnostics/sense-diagnostics.ts';
import { unknownLabel } from '../diagnostics/type-diagnostics.ts';
import { NO_DRUG_BENEFIT } from './idle-fills.ts';

/** Fields about claims. */
const ofClaims: ReadonlySet<string> = new Set(['reject', 'result', 'daw']);
const NO_REVIEW = 'no `formulary` has a `dur` block with a `reject`';

/** @param people the scenario as each kind of person in a unit has it */
export function checkStatedFills(people: readonly Ir[]): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const covered = people.some(paysForDrugs);
  const reviewed = people.some(({ formularies }) => formularies.some(({ parts }) => parts.some(({ word }) => word === 'dur')));
  for (const ir of people) {
    const prescribed = prescribedDrugs(ir);
    for (const action of allActions(ir)) {
      if (!Object.hasOwn(fillVerbs, action.verb)) continue;
      for (const one of [...ofNothing(ir, action, prescribed), ...unknownReject(ir, action), ...idleFields(ir, action, covered, reviewed)])
        found.set(`${action.at.join()} ${one.message}`, one);
    }
  }
  return [...found.values()];
}

/** By system and code; null where a statement prescribes what depends on the subject. */
function prescribedDrugs(ir: Ir): ReadonlySet<string> | null {
  const drugs = new Set<string>();
  for (const { verb, argument, fields } of allActions(ir)) {
    if (verbs[verb].makes !== 'medication_requests') continue;
    const to = fields.find(({ name }) => name === verbs[verb].fromRow)?.value;
    for (const drug of [argument, to ?? argument]) {
      if (drug?.op !== 'concept') return null;
      drugs.add(keyOf(ir, drug.concept));
    }
  }
  return drugs;
}

function keyOf({ concepts }: Ir, concept: number): string {
  const { system, code } = concepts[concept];
  return `${system} ${code}`;
}

function ofNothing(ir: Ir, { argument }: Action, prescribed: ReadonlySet<string> | null): Diagnostic[] {
  if (prescribed === null || argument?.op !== 'concept' || prescribed.has(keyOf(ir, argument.concept))) return [];
  const [file, start, end] = argument.at;
  const { name } = ir.concepts[argument.concept];
  return [diagnose(nothingToFill, ir.files[file]?.path ?? '', { start, end }, { drug: name }, { found: name, examples: [`prescribe ${name}`] })];
}

function unknownReject(ir: Ir, { fields }: Action): Diagnostic[] {
  const value = fields.find(({ name }) => name === 'reject')?.value;
  if (value?.op !== 'text' || Object.hasOwn(rejectMeanings, value.value)) return [];
  const [file, start, end] = value.at;
  const codes = Object.keys(rejectMeanings).map((code) => `"${code}"`);
  const facts = { label: value.value, of: 'a reject code' };
  return [diagnose(unknownLabel, ir.files[file]?.path ?? '', { start, end }, facts, { found: value.value, examples: codes })];
}

function idleFields(ir: Ir, { verb, fields }: Action, covered: boolean, reviewed: boolean): Diagnostic[] {
  const idle = ({ at: [file, start, end] }: Expression, name: string, why: string): Diagnostic =>
    diagnose(withoutEngine, ir.files[file]?.path ?? '', { start, end }, { what: `\`${name}\` in \`${verb}\``, why }, { found: name });
  return fields.flatMap(({ name, value }) => {
    if (!covered) return ofClaims.has(name) ? [idle(value, name, NO_DRUG_BENEFIT)] : [];
    return name === 'result' && !reviewed ? [idle(value, name, NO_REVIEW)] : [];
  });
}
