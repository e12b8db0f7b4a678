/** `covers` of a coverage, and premiums by level, of a plan that covers the subscriber alone; and `covers` of an end that ends nobody's coverage. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import type { CoverageDefinition, Terms } from '../../ir/plan-terms.ts';
import { allActions } from '../../ir/walk.ts';
import { enrollmentVerbs } from '../../vocabulary/enrollment-verbs.ts';
import { plansOfOnePerson } from '../../vocabulary/plan-vocabulary.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { withoutEngine } from '../diagnostics/plan-diagnostics.ts';

/** Fields of a `coverage`, or of a statement of enrollment. */
type Given = CoverageDefinition['fields'];

/** @param people the scenario as each kind of person in a unit has it, the first person first */
export function checkCovers(people: readonly Ir[]): Diagnostic[] {
  const found = new Map<string, Diagnostic>(
    people
      .slice(0, 1)
      .flatMap(levelsOfOnePerson)
      .map((one, i) => [`premium ${i}`, one]),
  );
  for (const ir of people) {
    const report = (what: string, fields: Given, plans: readonly (Expression | undefined)[]): void => {
      const covers = fieldOf(fields, 'covers');
      const types = plans.map((plan) => typeOf(plan, ir.plans));
      if (covers === undefined || types.length === 0 || !types.every((type) => type !== null && plansOfOnePerson.has(type))) return;
      const [file, start, end] = covers.at;
      const why = `a \`${types[0]}\` plan covers only the subscriber; other people need a \`coverage\` in their own profile`;
      const facts = { what: `\`covers\` in \`${what}\``, why };
      found.set(
        covers.at.join(),
        diagnose(withoutEngine, ir.files[file]?.path ?? '', { start, end }, facts, { found: 'covers', examples: ['coverage medical { plan: … }'] }),
      );
    };
    for (const { kind, name, fields } of ir.coverages)
      report(kind === name ? `coverage ${kind}` : `coverage ${kind} ${name}`, fields, [fieldOf(fields, 'plan')]);
    for (const { verb, argument, fields } of allActions(ir)) {
      if (!Object.hasOwn(enrollmentVerbs, verb) || argument?.op !== 'text') continue;
      const plan = fieldOf(fields, 'plan');
      const before = ir.coverages.filter(({ kind }) => kind === argument.value).map((one) => fieldOf(one.fields, 'plan'));
      report(`${verb} ${argument.value}`, fields, plan === undefined ? before : [plan]);
      // A statement that only writes a transaction ends coverage.
      const whom = verbs[verb].makes === 'enrollments' ? fieldOf(fields, 'covers') : undefined;
      const named = whom?.op === 'list' ? whom.items.flatMap((item) => (item.op === 'text' ? [item.value] : [])) : [];
      if (whom === undefined || named.length === 0 || found.has(whom.at.join())) continue;
      if (ir.household.some(({ relationship, patient }) => patient !== undefined && named.includes(relationship))) continue;
      const [file, start, end] = whom.at;
      const why = `no ${named.map((one) => `\`${one}\``).join(' or ')} of the household is a patient with \`is\``;
      const facts = { what: `\`covers\` in \`${verb} ${argument.value}\``, why };
      found.set(
        whom.at.join(),
        diagnose(withoutEngine, ir.files[file]?.path ?? '', { start, end }, facts, {
          found: 'covers',
          examples: [`household { ${named[0]} { is: PROFILE } }`],
        }),
      );
    }
  }
  return [...found.values()];
}

function levelsOfOnePerson({ plans, files }: Ir): Diagnostic[] {
  return plans.flatMap(({ name, fields, parts }) => {
    const type = fieldOf(fields, 'type');
    if (type?.op !== 'text' || !plansOfOnePerson.has(type.value)) return [];
    return parts.flatMap(({ word, at: [file, start, end] }) => {
      if (word !== 'premium') return [];
      const facts = {
        what: `the \`premium\` block in \`plan ${name}\``,
        why: `a \`${type.value}\` plan covers only the subscriber; write one amount, \`premium: $…\``,
      };
      return [diagnose(withoutEngine, files[file]?.path ?? '', { start, end }, facts, { found: word, expected: ['premium: $…'] })];
    });
  });
}

function fieldOf(fields: Given, name: string): Expression | undefined {
  return fields.find((field) => field.name === name)?.value;
}

/** The type of a plan that is the same for everybody; else null. */
function typeOf(plan: Expression | undefined, plans: readonly Terms[]): string | null {
  const named = plan?.op === 'text' ? plans.find(({ name }) => name === plan.value) : undefined;
  const type = named === undefined ? undefined : fieldOf(named.fields, 'type');
  return type?.op === 'text' ? type.value : null;
}
