/** HS8008: a visit has one principal diagnosis, and an external cause of morbidity never is it. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Action, Ir, Step } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { allBodies, bodiesOf } from '../../ir/walk.ts';
import { isExternalCause } from '../../model/clinical/condition.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { contraryPrincipal } from '../diagnostics/sense-diagnostics.ts';

export function checkPrincipalDiagnoses(ir: Ir): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const report = (at: Expression['at'], why: string): void => {
    const [file, start, end] = at;
    const edit = { title: 'write `secondary`', edits: [{ span: { start, end }, text: 'secondary' }], safe: false };
    // A body that several copies of a flow have is reported once.
    const key = `${file} ${start}`;
    if (!found.has(key))
      found.set(key, diagnose(contraryPrincipal, ir.files[file]?.path ?? '', { start, end }, { why }, { found: 'principal', suggestions: [edit] }));
  };
  for (const body of allBodies(ir)) inBody(ir, body, report);
  return [...found.values()];
}

function inBody(ir: Ir, body: readonly Step[], report: (at: Expression['at'], why: string) => void): void {
  let before: string | null = null;
  for (const step of body) {
    for (const inner of bodiesOf(step)) inBody(ir, inner, report);
    const role = step.kind === 'action' ? principal(step.action) : null;
    if (step.kind !== 'action' || role === null) continue;
    const { argument, when, chance } = step.action;
    const concept = argument?.op === 'concept' ? ir.concepts[argument.concept] : null;
    const name = concept?.name ?? 'this diagnosis';
    if (concept !== null && isExternalCause(concept))
      report(role.at, `\`${name}\` (${concept.code}) is an external cause, which cannot be a principal diagnosis`);
    if (when !== null || chance !== null) continue;
    if (before !== null) report(role.at, `an encounter has only one principal diagnosis: \`${name}\` replaces \`${before}\`, which becomes secondary`);
    before = name;
  }
}

function principal({ verb, fields }: Action): Expression | null {
  if (verbs[verb].makes !== 'conditions') return null;
  const role = fields.find(({ name }) => name === 'role')?.value;
  return role?.op === 'text' && role.value === 'principal' ? role : null;
}
