/** Attributes, fields of the person and anchors: each worked out when it is first asked for, by the definition that the subject's arms select. */

import { correlation } from '../../draws/distributions/correlated.ts';
import { isProblem } from '../../draws/distributions/distributions.ts';
import type { Draw } from '../../draws/draw.ts';
import type { Ir, ValueDefinition } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { addMonths, completedYears, dayOfMinute, formatDay, startOfDay } from '../../model/time/civil.ts';
import { AGE, boundsOf } from '../../vocabulary/types.ts';
import { ageOf, makePerson, type PersonFields, type PersonOverrides, type PersonSites } from '../demographics/demographics.ts';
import { ATTEMPTS, type Household, STRIDE, stated } from '../run/make-household.ts';
import type { Kinship, SubjectState } from '../subject/subject-state.ts';
import { busy, type Slot, unset, type Value } from '../subject/value.ts';
import type { Context, Resolvers } from './compile-context.ts';
import { compile } from './expressions/compile-expression.ts';
import { RunError } from './fault.ts';
import { exactText } from './text-of-value.ts';

/** A definition ready to run. */
type Evaluate = (s: SubjectState) => Value;

function compileDefinition(definition: ValueDefinition, context: Context): Evaluate | null {
  const base = definition.value === null ? null : compile(definition.value, context);
  const replaced = definition.replacements.map(({ axis, arm, value }) => ({ axis, arm, value: compile(value, context) }));
  if (base === null && replaced.length === 0) return null;
  return (s) => {
    for (const { axis, arm, value } of replaced) if (s.arms[axis] === arm) return value(s);
    return base === null ? (undefined as never) : base(s);
  };
}

/**
 * Draws that belong to correlated attributes, and to the age, take their uniform from the copula, which mixes the numbers that they would have alone: the first
 * keeps its own. Must run before anything is compiled.
 */
export function couple(ir: Ir, context: Context): void {
  for (const { of, matrix } of ir.correlations) {
    const copula = correlation(matrix);
    if (isProblem(copula)) continue;
    const parts = of.flatMap((one) => {
      const definition = one === 'age' ? ir.person.find(({ name }) => name === 'age') : ir.attributes[one];
      const path = definition?.value === null || definition?.value === undefined ? null : pathOfDraw(definition.value);
      return path === null ? [] : [{ prefix: path.slice(0, path.indexOf('/')), site: context.sites.site(path), age: one === 'age' }];
    });
    // The age of a relative is drawn again until it fits; the last one counts.
    const independent = (s: SubjectState, draw: Draw): number[] => parts.map(({ site, age }) => draw.at(site, s.index, age ? s.tried : 0).uniform());
    if (parts.length === of.length) parts.forEach(({ prefix }, i) => void context.coupled.set(prefix, (s, draw) => copula.uniforms(independent(s, draw))[i]));
  }
}

/** The path of the draw that a value is. */
function pathOfDraw(value: Expression): string | null {
  if (value.op === 'round' || value.op === 'to_duration' || value.op === 'to_time') return pathOfDraw(value.value);
  return 'path' in value ? value.path : null;
}

/** Builds what expressions ask: see `Resolvers`. */
export function definitions(
  ir: Ir,
  context: Context,
  person: PersonSites,
  baseAsOf: number,
  household: Household,
): { readonly resolve: Resolvers; readonly prepare: (s: SubjectState) => PersonFields | null } {
  const numbers = ir.roster === null || ir.roster.mrn === null ? null : ir.roster.columns[ir.roster.mrn].values;
  const attributes = ir.attributes.map((definition) => compileDefinition(definition, context));
  const fields = new Map<string, { readonly slot: number; readonly evaluate: Evaluate; readonly definition: ValueDefinition }>();
  ir.person.forEach((definition, slot) => {
    const evaluate = compileDefinition(definition, context);
    if (evaluate !== null) fields.set(definition.name, { slot, evaluate, definition });
  });
  const labels = (ir.labels ?? []).map(({ name, value, form }) => ({ name, form, value: compile(value, context) }));
  const anchors = ir.anchors.map((anchor) => compile(anchor.value, context));

  /** A value worked out once for each subject; profile draws have occurrence 0 whenever they are asked for. */
  const once = (s: SubjectState, slots: Slot[], slot: number, at: ValueDefinition['at'], name: string, evaluate: Evaluate, tried = 0): Value => {
    const known = slots[slot];
    if (known === busy) throw new RunError('HS3009', at, `\`${name}\` depends on itself`);
    if (known !== unset) return known as Value;
    slots[slot] = busy;
    const { occurrence, attempt } = s;
    s.occurrence = tried;
    s.attempt = 0;
    const value = evaluate(s);
    s.occurrence = occurrence;
    s.attempt = attempt;
    slots[slot] = value;
    return value;
  };

  const field = (s: SubjectState, name: string): Value | undefined => {
    const entry = fields.get(name);
    const given = s.given.get(name);
    if (given !== undefined && given !== null) return given;
    if (entry === undefined || s.person[entry.slot] === busy) return undefined;
    return once(s, s.person, entry.slot, entry.definition.at, name, entry.evaluate, name === 'age' ? s.tried : 0);
  };

  /** Fields that the scenario sets, but those being worked out just now. */
  const overrides = (s: SubjectState): PersonOverrides => {
    const set: Record<string, Value> = { ...s.kinship?.inherited };
    for (const name of fields.keys()) {
      if (name === 'age') continue;
      const value = field(s, name);
      if (value === undefined) continue;
      const filled = value === null ? whenMissing(name) : value;
      if (filled !== undefined) set[name] = name === 'birth_date' && typeof filled === 'number' ? dayOfMinute(filled) : filled;
    }
    Object.assign(set, stated(s.given));
    const number = numbers?.[s.index];
    if (typeof number === 'string') set['mrn'] = number;
    const { birth_date } = set as PersonOverrides;
    const married = household.married(s, () => ageOf(person, s.draw, s.index, age(s), dayOfMinute(s.start), birth_date), set['marital_status']);
    if (married !== undefined) set['married'] = married;
    return set as PersonOverrides;
  };

  const age = (s: SubjectState): number | null => {
    const birth = field(s, 'birth_date');
    if (typeof birth === 'number') return Math.max(0, completedYears(dayOfMinute(birth), dayOfMinute(s.start)));
    const value = field(s, 'age');
    return typeof value === 'number' ? value : null;
  };

  const resolve: Resolvers = {
    attribute: (s, slot) => {
      const evaluate = attributes[slot];
      const known = s.attributes[slot];
      // Nearly always it is known: what makes it is not looked up then.
      if (evaluate !== null && known !== unset && known !== busy) return known;
      return evaluate === null ? null : once(s, s.attributes, slot, ir.attributes[slot].at, ir.attributes[slot].name, evaluate);
    },
    person: (s, name) => {
      if (s.fields !== null) return asValue(name, s.fields);
      const value = field(s, name);
      if (value !== undefined) return value;
      // A field that the scenario leaves open, asked for while others are still being worked out: its default does not depend on those.
      return asValue(name, makePerson(person, s.draw, s.index, age(s), dayOfMinute(s.start), overrides(s)));
    },
    anchor: (s, id) => once(s, s.anchors, id, ir.anchors[id].at, ir.anchors[id].name, anchors[id]),
    age: (s, minute) => {
      if (s.fields === null) return age(s);
      return completedYears(s.fields.birth_date, dayOfMinute(minute ?? s.now));
    },
    moment: (s, name) => {
      switch (name) {
        case 'start':
          return startOf(s);
        case 'end':
          return s.end;
        case 'birth':
          return s.fields === null ? null : s.birth;
        case 'death':
          return s.death;
        case 'now':
          return s.now;
      }
    },
  };

  /** The birth in the scenario, or the anchor that is the start; without anchors, the start of the first person, or a year before the as-of date. */
  const startOf = (s: SubjectState): Value =>
    s.kinship?.birth ?? (ir.start === null ? null : resolve.anchor(s, ir.start)) ?? s.first?.start ?? startOfDay(addMonths(dayOfMinute(baseAsOf), -12));

  /** Draws the person; a relative again until the age can be that of such a relative. Null where it never is. */
  const drawn = (s: SubjectState): PersonFields | null => {
    for (let attempt = 0; attempt < (s.kinship === null ? 1 : ATTEMPTS); attempt++) {
      if (s.kinship !== null) retry(s, s.kinship, attempt);
      s.ageAtStart = age(s);
      s.start = baseAsOf;
      const start = startOf(s);
      s.start = typeof start === 'number' ? start : baseAsOf;
      const made = makePerson(person, s.draw, s.index, s.ageAtStart, dayOfMinute(s.start), overrides(s));
      if (s.kinship === null || s.kinship.fits(made)) return made;
    }
    return null;
  };

  const prepare = (s: SubjectState): PersonFields | null => {
    const made = drawn(s);
    if (made === null) return null;
    // A social security number is applied for after the birth, and comes weeks later.
    s.fields = s.kinship === null || s.kinship.birth === null ? made : { ...made, ssn: '' };
    s.birth = s.kinship?.birth ?? startOfDay(made.birth_date);
    if (completedYears(made.birth_date, dayOfMinute(s.start)) > OLDEST) {
      const { at } = (fields.get('birth_date') ?? fields.get('age'))?.definition ?? { at: [0, 0, 0] as const };
      throw new RunError('HS3016', at, `the birth date ${formatDay(made.birth_date)} makes the subject older than ${OLDEST} at the start`);
    }
    s.now = s.start;
    // Attributes are constant until `set`, so all are worked out before anything happens.
    for (let slot = 0; slot < ir.attributes.length; slot++) resolve.attribute(s, slot);
    s.relatives = household.members(s);
    // As entries: an assignment would take the name of a label for a property that every object inherits.
    if (labels.length > 0)
      s.labels = Object.fromEntries(labels.flatMap(({ name, form, value }) => exactText(value(s), form).map((text): [string, string] => [name, text])));
    return made;
  };
  return { resolve, prepare };
}

/** Forgets what was worked out of a relative, for another attempt. */
function retry(s: SubjectState, { birth, given }: Kinship, attempt: number): void {
  s.person.fill(unset);
  s.attributes.fill(unset);
  s.anchors.fill(unset);
  s.tried = STRIDE * attempt;
  s.given = birth === null ? given(attempt) : new Map([...given(attempt), ['birth_date', birth]]);
}

/** Years. */
const OLDEST = boundsOf(AGE)?.most ?? Number.POSITIVE_INFINITY;

/** Fields that cannot be empty are `unknown` instead. */
const unknownWhenMissing: ReadonlySet<string> = new Set(['sex', 'race', 'ethnicity', 'marital_status']);

function whenMissing(name: string): Value | undefined {
  return unknownWhenMissing.has(name) ? 'unknown' : nullable.has(name) ? null : undefined;
}

const nullable: ReadonlySet<string> = new Set([
  'prefix',
  'middle',
  'suffix',
  'phone',
  'email',
  'line',
  'city',
  'state',
  'zip',
  'county',
  'multiple_birth',
  'birth_order',
]);

/** A field of the person as questions see it: a day is a time at 00:00. */
function asValue(name: string, fields: PersonFields): Value {
  const value = fields[name as keyof PersonFields] as Value;
  return name === 'birth_date' && typeof value === 'number' ? startOfDay(value) : value;
}
