/** HS6012: diagnoses and procedures that only one sex or some ages can have, where the profile has others and no condition keeps them apart. */
import { type Diagnostic, diagnose, type Suggestion } from '../../../grammar/diagnostic.ts';
import type { Action, Ir, Step } from '../../../ir/definition.ts';
import { type Who, whoCanHave } from '../../../model/codes/sex-of-code.ts';
import { impossibleFor } from '../../diagnostics/code-diagnostics.ts';
import { both, Guards, type Looks, nothing } from './guards.ts';
import { possibleAges, possibleSexes } from './possible.ts';

const verbs: ReadonlySet<string> = new Set(['diagnose', 'onset', 'procedure']);

export function checkImpossible(ir: Ir): Diagnostic[] {
  const guards = new Guards(ir);
  const sexes = possibleSexes(ir);
  const ages = possibleAges(ir);
  const found: Diagnostic[] = [];
  const walk = (steps: readonly Step[], looks: Looks): void => {
    for (const step of steps) {
      switch (step.kind) {
        case 'action': {
          const inner = both(looks, guards.of(step.action.when, step.action.chance));
          judge(step.action, inner);
          walk(step.action.body, inner);
          break;
        }
        case 'branch':
          for (const arm of step.arms) walk(arm.body, both(looks, guards.of(arm.when)));
          break;
        case 'if': {
          const inner = both(looks, guards.of(step.condition));
          walk(step.yes, inner);
          walk(step.no, inner);
          break;
        }
        case 'end':
          break;
      }
    }
  };
  const judge = (action: Action, looks: Looks): void => {
    if (!verbs.has(action.verb) || action.argument?.op !== 'concept') return;
    const concept = ir.concepts[action.argument.concept];
    const who = whoCanHave(concept.system, concept.code);
    if (who === null) return;
    const otherSex = who.sex !== null && sexes !== null && [...sexes].some((sex) => sex !== who.sex) && !looks.sex;
    const otherAges = who.ages !== null && ages !== null && (ages[0] < who.ages[0] || ages[1] > who.ages[1]) && !looks.age;
    if (!otherSex && !otherAges) return;
    const [file, start, end] = action.argument.at;
    const condition = [otherSex ? `sex == ${who.sex}` : null, otherAges ? `age in ${who.ages?.join('..')}` : null]
      .filter((part) => part !== null)
      .join(' and ');
    const edit: Suggestion = { title: `add \`when ${condition}\``, edits: [{ span: { start: end, end }, text: ` when ${condition}` }], safe: false };
    found.push(
      diagnose(
        impossibleFor,
        ir.files[file]?.path ?? '',
        { start, end },
        { code: concept.code, name: concept.name, who: words(who, otherSex, otherAges), others: others(who, otherSex) },
        { found: concept.name, suggestions: action.when === null ? [edit] : [] },
      ),
    );
  };
  walk(ir.history, nothing);
  for (const [id, event] of ir.events.entries()) walk(event.body, guards.event(id));
  return found;
}

function words(who: Who, sex: boolean, age: boolean): string {
  const people = !sex ? 'people' : who.sex === 'female' ? 'women' : 'men';
  if (!age || who.ages === null) return people;
  const [low, high] = who.ages;
  return high === 0
    ? 'newborns'
    : low === 0
      ? `${people} up to ${high} years old`
      : high > 100
        ? `${people} from ${low} years on`
        : `${people} of ${low} to ${high} years`;
}

function others(who: Who, sex: boolean): string {
  return !sex ? 'people of other ages' : who.sex === 'female' ? 'men' : 'women';
}
