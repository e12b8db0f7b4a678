/** HS6012: diagnoses and procedures that only one sex or some ages can have, where the profile has others and no condition keeps them apart. */
import { type Diagnostic, diagnose, type Suggestion } from '../../../grammar/diagnostic.ts';
import type { Action, Ir, Step } from '../../../ir/definition.ts';
import { bodiesOf } from '../../../ir/walk.ts';
import { type Who, whoCanHave } from '../../../model/codes/sex-of-code.ts';
import { verbs } from '../../../vocabulary/verbs.ts';
import { impossibleFor } from '../../diagnostics/code-diagnostics.ts';
import { both, Guards, type Looks, nothing } from './guards.ts';
import { type Of, possibleAges, possibleSexes } from './possible.ts';

export function checkImpossible(ir: Ir): Diagnostic[] {
  const guards = new Guards(ir);
  // A body that several copies of a flow have is reported once.
  const found = new Map<string, Diagnostic>();
  const check = (body: readonly Step[], looks: Looks, of: Of): void => {
    const people = { sexes: possibleSexes(ir, of), ages: possibleAges(ir, of) };
    for (const diagnostic of inBody(ir, guards, people, body, looks)) {
      const key = `${diagnostic.file} ${diagnostic.span?.start}`;
      if (!found.has(key)) found.set(key, diagnostic);
    }
  };
  const all: Of = { notIn: [] };
  check(ir.history, nothing, all);
  for (const event of ir.events) {
    check(event.body, guards.event(event), { notIn: event.replacements });
    for (const arm of event.replacements) check(arm.body, guards.event(arm), { arm });
  }
  for (const [thread, { code }] of ir.threads.entries())
    for (const [at, instruction] of code.entries()) if (instruction.op === 'do') check(instruction.steps, guards.instruction(thread, at), all);
  return [...found.values()];
}

interface People {
  readonly sexes: ReadonlySet<string> | null;
  readonly ages: readonly [number, number] | null;
}

function* inBody(ir: Ir, guards: Guards, people: People, body: readonly Step[], looks: Looks): Generator<Diagnostic> {
  for (const step of body) {
    if (step.kind === 'branch') {
      for (const arm of step.arms) yield* inBody(ir, guards, people, arm.body, both(looks, guards.of(arm.when)));
      continue;
    }
    const inner = both(looks, guards.of(...(step.kind === 'action' ? [step.action.when, step.action.chance] : step.kind === 'if' ? [step.condition] : [])));
    if (step.kind === 'action') yield* inAction(ir, people, step.action, inner);
    for (const each of bodiesOf(step)) yield* inBody(ir, guards, people, each, inner);
  }
}

function inAction(ir: Ir, { sexes, ages }: People, action: Action, looks: Looks): Diagnostic[] {
  if (!verbs[action.verb].checksSexAndAge || action.argument?.op !== 'concept') return [];
  const concept = ir.concepts[action.argument.concept];
  const who = whoCanHave(concept.system, concept.code);
  if (who === null) return [];
  const otherSex = who.sex !== null && sexes !== null && [...sexes].some((sex) => sex !== who.sex) && !looks.sex;
  const otherAges = who.ages !== null && ages !== null && (ages[0] < who.ages[0] || ages[1] > who.ages[1]) && !looks.age;
  if (!otherSex && !otherAges) return [];
  const [file, start, end] = action.argument.at;
  const condition = [otherSex ? `sex == ${who.sex}` : null, otherAges ? `age in ${who.ages?.join('..')}` : null].filter((part) => part !== null).join(' and ');
  const edit = guarded(action.when, end, condition);
  return [
    diagnose(
      impossibleFor,
      ir.files[file]?.path ?? '',
      { start, end },
      { code: concept.code, name: concept.name, who: words(who, otherSex, otherAges), others: others(who, otherSex) },
      { found: concept.name, suggestions: [edit] },
    ),
  ];
}

/** The edit that lets an action happen only for those of a condition, after what it already has in its `when`. */
function guarded(when: Action['when'], end: number, condition: string): Suggestion {
  if (when === null) return { title: `add \`when ${condition}\``, edits: [{ span: { start: end, end }, text: ` when ${condition}` }], safe: false };
  const [, from, to] = when.at;
  const opening = when.op === 'or' ? [{ span: { start: from, end: from }, text: '(' }] : [];
  const text = `${when.op === 'or' ? ')' : ''} and ${condition}`;
  return { title: `add \`and ${condition}\``, edits: [...opening, { span: { start: to, end: to }, text }], safe: false };
}

function words(who: Who, sex: boolean, age: boolean): string {
  const people = !sex ? 'people' : who.sex === 'female' ? 'women' : 'men';
  if (!age || who.ages === null) return people;
  const [low, high] = who.ages;
  return high === 0
    ? 'newborns'
    : low === 0
      ? `${people} aged up to ${high}`
      : high > 100
        ? `${people} aged ${low} and older`
        : `${people} aged ${low} to ${high}`;
}

function others(who: Who, sex: boolean): string {
  return !sex ? 'people of other ages' : who.sex === 'female' ? 'men' : 'women';
}
