/** Groups of subjects by one of their values, for questions that are asked of each group: `--by sex`. */
import { type CalibrationTarget, type Expectation, type Ir, irsOfPeople, type RatioPart, type ValueDefinition } from '../../ir/definition.ts';
import type { At, Expression } from '../../ir/expression.ts';

export interface Stratum {
  readonly label: string;
  readonly holds: Expression;
}

/** Limits of the bands of age, in completed years: those of NHANES and NCHS reports, so that published figures by age can be compared. */
const ages: readonly (readonly [number, number])[] = [
  [0, 17],
  [18, 39],
  [40, 59],
  [60, 74],
  [75, 150],
];

const nowhere: At = [0, 0, 0];

/** Values of more words than this are no groups. */
const MOST_STRATA = 20;

/** The groups by a value of this name, of the kind of person that `ir` describes; null where it has no such value. */
export function strataOf(ir: Ir, name: string): readonly Stratum[] | null {
  if (name === 'age')
    return ages.map(([low, high]) => ({
      label: high === 150 ? `${low} and over` : `${low} to ${high}`,
      holds: {
        op: 'within',
        value: { op: 'age', on: null, at: nowhere },
        low: { op: 'number', value: low, at: nowhere },
        high: { op: 'number', value: high, at: nowhere },
        highOpen: false,
        at: nowhere,
      },
    }));
  const axis = ir.axes.findIndex((one) => one.name === name);
  if (axis >= 0) return ir.axes[axis].arms.map((arm) => ({ label: arm.name, holds: equal({ op: 'axis', axis, at: nowhere }, arm.name) }));
  const slot = ir.attributes.findIndex((one) => one.name === name);
  if (slot >= 0) return labelled(ir.attributes[slot], { op: 'attribute', slot, at: nowhere });
  const field = ir.person.find((one) => one.name === name);
  return field === undefined ? null : labelled(field, { op: 'person', field: name, at: nowhere });
}

/** The names that `--by` can take. */
export function stratifiers(ir: Ir): string[] {
  const names = irsOfPeople(ir).flatMap((of) =>
    ['age', ...of.axes.map(({ name }) => name), ...[...of.person, ...of.attributes].map(({ name }) => name)].filter((name) => strataOf(of, name) !== null),
  );
  return [...new Set(names)];
}

function labelled(definition: ValueDefinition, value: Expression): readonly Stratum[] | null {
  const values = [definition.value, ...definition.replacements.map((one) => one.value)].flatMap((one) => (one === null ? [] : [one]));
  if (values.every(isYesOrNo))
    return [true, false].map((yes) => ({
      label: yes ? 'yes' : 'no',
      holds: { op: 'compare', sign: '==', left: value, right: { op: 'boolean', value: yes, at: nowhere }, at: nowhere },
    }));
  const labels = [...new Set(values.flatMap(labelsOf))];
  return labels.length === 0 || labels.length > MOST_STRATA ? null : labels.map((label) => ({ label, holds: equal(value, label) }));
}

function isYesOrNo(e: Expression): boolean {
  switch (e.op) {
    case 'chance':
    case 'boolean':
    case 'compare':
    case 'and':
    case 'or':
    case 'not':
    case 'within':
    case 'one_of':
      return true;
    case 'if':
      return isYesOrNo(e.yes) && isYesOrNo(e.no);
    default:
      return false;
  }
}

/** The words that a value can be. */
function labelsOf(e: Expression): string[] {
  switch (e.op) {
    case 'text':
      return [e.value];
    case 'choose':
    case 'mixture':
      return e.arms.flatMap(({ value }) => labelsOf(value));
    case 'if':
      return [e.yes, e.no].flatMap(labelsOf);
    case 'by':
      return [...e.rows.map(({ value }) => value), ...(e.otherwise === null ? [] : [e.otherwise])].flatMap(labelsOf);
    case 'first_of':
      return [...e.arms.map(({ value }) => value), ...(e.otherwise === null ? [] : [e.otherwise])].flatMap(labelsOf);
    default:
      return [];
  }
}

function equal(left: Expression, label: string): Expression {
  return { op: 'compare', sign: '==', left, right: { op: 'text', value: label, at: nowhere }, at: nowhere };
}

/** The same question of one group. */
export function within(target: CalibrationTarget, { holds }: Stratum): Expectation {
  const part = <P extends Pick<RatioPart, 'given'>>(of: P): P => ({
    ...of,
    given: of.given === null ? holds : { op: 'and', left: holds, right: of.given, at: nowhere },
  });
  const { form } = target;
  if (form.kind === 'ratio') return { ...target, form: { ...form, top: part(form.top), bottom: form.bottom === null ? null : part(form.bottom) } };
  return 'given' in form ? { ...target, form: part(form) } : target;
}
