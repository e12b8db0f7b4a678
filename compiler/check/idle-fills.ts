/** Fields about fills that have no effect: of claims, where no coverage pays for drugs, and of prescriptions that nobody fills. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import { paysForDrugs } from '../../ir/covered-kinds.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { allActions } from '../../ir/walk.ts';
import { fillsFields } from '../../vocabulary/fills-fields.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { withoutEngine } from '../diagnostics/plan-diagnostics.ts';

/** Fields about claims. */
const ofClaims: ReadonlySet<string> = new Set(['early', 'partial', 'daw']);
export const NO_DRUG_BENEFIT =
  'no subject has pharmacy coverage with a `formulary`; add `coverage pharmacy { plan: … }` to a profile, and a `formulary` to its plan';

/** @param people the scenario as each kind of person in a unit has it */
export function checkFills(people: readonly Ir[]): Diagnostic[] {
  if (people.some(paysForDrugs)) return [];
  return people.flatMap((ir) => {
    const ofProfile = (ir.fills?.fields ?? []).flatMap((field) => (ofClaims.has(field.name) ? [idle(ir, field, 'fills', NO_DRUG_BENEFIT)] : []));
    return [...ofProfile, ...ofPrescriptions(ir)];
  });
}

/** A field of a row is reported once. */
function ofPrescriptions(ir: Ir): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { verb, fields } of allActions(ir)) {
    if (verbs[verb].makes !== 'medication_requests') continue;
    for (const field of fields) {
      if (!fillsFields.has(field.name) || (ir.fills !== undefined && !ofClaims.has(field.name))) continue;
      const why = ir.fills === undefined ? `the profile has no \`fills\`, and ${NO_DRUG_BENEFIT}` : NO_DRUG_BENEFIT;
      found.set(field.value.at.join(), idle(ir, field, verb, why));
    }
  }
  return [...found.values()];
}

function idle({ files }: Ir, { name, value }: { readonly name: string; readonly value: Expression }, of: string, why: string): Diagnostic {
  const [file, start, end] = value.at;
  const facts = { what: `\`${name}\` in \`${of}\``, why };
  return diagnose(withoutEngine, files[file]?.path ?? '', { start, end }, facts, { found: name });
}
