/** Expectations about shares against what is known without a run: the exact weights of axes, and how many subjects come to a branch at all. */
import { type Diagnostic, diagnose, replace } from '../../grammar/diagnostic.ts';
import { armShares, strataOf } from '../../ir/axis-strata.ts';
import type { Criterion, Expectation, Ir, Step } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { eachStep } from '../../ir/walk.ts';
import { cannotHold, exactOfDrawn } from '../diagnostics/sense-diagnostics.ts';

/** Shares that differ by less are the same. */
const SAME = 1e-9;

/** @param text the source of a file by its number */
export function checkShares(ir: Ir, text: (file: number) => string): Diagnostic[] {
  return ir.expectations.flatMap((expectation) => {
    const { form, at } = expectation;
    if (form.kind !== 'share') return [];
    const file = ir.files[at[0]]?.path ?? '';
    const span = { start: at[1], end: at[2] };
    const why = outside(form.judge) ?? (form.over === null && form.given === null && form.time === undefined ? contradiction(ir, form.of, form.judge) : null);
    if (why !== null) return [diagnose(cannotHold, file, span, { why }, { found: expectation.text })];
    const drawn = form.over === null ? drawnName(ir, form.of) : null;
    if (drawn === null || form.judge.kind !== 'compare' || form.judge.sign !== '==' || form.judge.value <= 0 || form.judge.value >= 1) return [];
    return [
      diagnose(
        exactOfDrawn,
        file,
        span,
        { name: drawn, value: percent(form.judge.value) },
        { found: expectation.text, suggestions: nearly(expectation, text(at[0])) },
      ),
    ];
  });
}

/** The last `==` of the expectation is the one that compares the share. */
function nearly({ at }: Expectation, text: string): ReturnType<typeof replace>[] {
  const last = text.slice(at[1], at[2]).lastIndexOf('==');
  if (last < 0) return [];
  const start = at[1] + last;
  return [replace('replace `==` with `~`, which allows for random variation', { start, end: start + 2 }, '~', false)];
}

/** Least and greatest share that a judgement lets pass. */
function wanted(judge: Criterion): readonly [number, number] {
  switch (judge.kind) {
    case 'in':
      return [judge.low, judge.high];
    case 'near':
      return [judge.value, judge.value];
    case 'compare':
      switch (judge.sign) {
        case '==':
          return [judge.value, judge.value];
        case '<':
        case '<=':
          return [0, judge.value];
        case '>':
        case '>=':
          return [judge.value, 1];
        case '!=':
          return [0, 1];
      }
  }
}

function outside(judge: Criterion): string | null {
  const ends = judge.kind === 'in' ? [judge.low, judge.high] : [judge.value];
  if (!ends.some((end) => end < 0 || end > 1)) return null;
  return `a share is always between 0% and 100%, but the expected ${judge.kind === 'in' ? 'range' : 'value'} is ${ends.map(percent).join('..')}`;
}

function contradiction(ir: Ir, of: Expression, judge: Criterion): string | null {
  const [low, high] = wanted(judge);
  const exact = axisShare(ir, of);
  if (exact !== null) {
    if (low <= exact.share + SAME && high >= exact.share - SAME) return null;
    return `this expectation cannot hold: \`${exact.name}\` applies to exactly ${percent(exact.share)} of the subjects`;
  }
  const most = upper(ir, of);
  if (most === null || low <= most.share + SAME) return null;
  return `this expectation cannot hold: ${most.words(percent(most.share))}`;
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(8))}%`;

/** The share of an arm, where arms are dealt in exact numbers. */
function axisShare(ir: Ir, e: Expression): { readonly share: number; readonly name: string } | null {
  if (e.op !== 'compare' || e.sign !== '==') return null;
  const [axis, label] = e.left.op === 'axis' ? [e.left, e.right] : [e.right, e.left];
  if (axis.op !== 'axis' || label.op !== 'text') return null;
  const { arms, name } = ir.axes[axis.axis];
  const arm = arms.findIndex((each) => each.name === label.value);
  const share = armShares(ir.axes, strataOf(ir.axes).strata)[axis.axis]?.[arm];
  return share === undefined ? null : { share, name: `${name} == ${arms[arm].name}` };
}

/** A share that cannot be exceeded, and what says so. */
interface Most {
  readonly share: number;
  readonly words: (share: string) => string;
}

/** The share that a condition cannot exceed; null where nothing is known. */
function upper(ir: Ir, e: Expression): Most | null {
  switch (e.op) {
    case 'and': {
      const [left, right] = [upper(ir, e.left), upper(ir, e.right)];
      return left === null || (right !== null && right.share < left.share) ? right : left;
    }
    case 'compare': {
      const exact = axisShare(ir, e);
      if (exact !== null) return { share: exact.share, words: (share) => `\`${exact.name}\` applies to exactly ${share} of the subjects` };
      return e.sign === '==' && e.left.op === 'branch' ? reach(ir, e.left.branch) : null;
    }
    default:
      return null;
  }
}

/** How many subjects can come to a branch: those of the arm that its event asks for, where it asks for one. */
function reach(ir: Ir, branch: number): Most | null {
  let most = 0;
  const conditions = new Set<string>();
  for (const event of ir.events) {
    if (event.replacements.some(({ body }) => holds(body, branch))) return null;
    if (!holds(event.body, branch)) continue;
    const exact = event.when === null ? null : axisShare(ir, event.when);
    if (exact === null) return null;
    most = Math.max(most, exact.share);
    conditions.add(exact.name);
  }
  if (most === 0) return null;
  const [condition] = conditions;
  const given = conditions.size === 1 ? `\`given ${condition}\`` : '`given` and their condition';
  const { name } = ir.branches[branch];
  return { share: most, words: (share) => `at most ${share} of all subjects reach the branch \`${name}\`; to test only these subjects, add ${given}` };
}

function holds(steps: readonly Step[], branch: number): boolean {
  for (const step of eachStep(steps)) if (step.kind === 'branch' && step.branch === branch) return true;
  return false;
}

/** The name of a branch, of an attribute that is chosen, or of one that is a chance: what has a share by luck alone. */
function drawnName(ir: Ir, e: Expression): string | null {
  if (e.op === 'attribute') return chosen(ir, e.slot, 'chance');
  if (e.op !== 'compare' || e.sign !== '==') return null;
  if (e.left.op === 'branch') return ir.branches[e.left.branch].name;
  return e.left.op === 'attribute' ? chosen(ir, e.left.slot, 'choose') : null;
}

function chosen(ir: Ir, slot: number, op: Expression['op']): string | null {
  const { name, value, replacements } = ir.attributes[slot];
  return value?.op === op && replacements.length === 0 ? name : null;
}
