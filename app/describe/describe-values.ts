/** Values in plain words. What has no shorter words is shown as it is written. */
import type { Argument, CallValue, ValueNode, Weight } from '../../grammar/ast/ast.ts';

/** Reads a piece of the source. */
export type Slice = (span: { readonly start: number; readonly end: number }) => string;

export function inWords(value: ValueNode, slice: Slice): string {
  switch (value.kind) {
    case 'call':
      return call(value, slice);
    case 'in':
      return value.range.kind === 'range' && isLaw(value.subject) ? `${inWords(value.subject, slice)}, ${range(value.range, slice)}` : slice(value.span);
    case 'range':
      return range(value, slice);
    case 'chance':
      return `yes in ${slice(value.share.span)}`;
    case 'choose':
      return value.arms
        .map((arm) => `${slice(arm.key.span)} ${weight(arm.weight, slice)}${arm.when === null ? '' : ` (only when ${slice(arm.when.span)})`}`)
        .join(', ');
    case 'mixture':
      return value.arms.map((arm) => `${arm.name.text} ${weight(arm.weight, slice)} (${inWords(arm.value, slice)})`).join(', ');
    case 'by':
      return `by ${value.subjects.map((subject) => slice(subject.span)).join(' and ')}: ${value.bands
        .map(({ keys, value: of }) => `${keys.length === 0 ? 'else' : keys.map((key) => slice(key.span)).join(' & ')} → ${inWords(of, slice)}`)
        .join('; ')}`;
    case 'pick_first':
      return value.arms.map(({ when, value: of }) => `${when === null ? 'else' : `if ${slice(when.span)}`}: ${inWords(of, slice)}`).join('; ');
    default:
      return slice(value.span).replace(/\s+/g, ' ');
  }
}

export function weight({ value }: Weight, slice: Slice): string {
  return value === null ? 'the rest' : slice(value.span);
}

const laws: ReadonlySet<string> = new Set('normal lognormal uniform triangular beta gamma exponential weibull poisson binomial zipf'.split(' '));

function isLaw(value: ValueNode): boolean {
  return value.kind === 'call' && laws.has(value.callee.text);
}

function call(value: CallValue, slice: Slice): string {
  const of = (name: string): string | null => {
    const found = value.args.find((argument: Argument) => argument.name?.text === name);
    return found === undefined ? null : slice(found.value.span);
  };
  const [mean, sd, median] = [of('mean'), of('sd'), of('median')];
  switch (value.callee.text) {
    case 'normal':
      return `around ${mean}, two thirds within ${sd}`;
    case 'lognormal':
      return `half below ${median}, with a long tail upward${of('p95') === null ? '' : ` (1 in 20 above ${of('p95')})`}`;
    case 'uniform':
      return value.args[0]?.value.kind === 'range' ? `evenly ${range(value.args[0].value, slice)}` : slice(value.span);
    case 'triangular':
      return `from ${of('min')} to ${of('max')}, most often ${of('mode')}`;
    case 'exponential':
      return `${mean} on average, short ones most often`;
    case 'poisson':
      return `a count, ${mean} on average`;
    case 'binomial':
      return `how many of ${of('n')} come true at ${of('p')}`;
    default:
      return slice(value.span).replace(/\s+/g, ' ');
  }
}

function range(value: ValueNode & { readonly kind: 'range' }, slice: Slice): string {
  const low = value.low === null ? null : slice(value.low.span);
  const high = value.high === null ? null : slice(value.high.span);
  if (low === null) return `${value.highOpen ? 'below' : 'up to'} ${high}`;
  if (high === null) return `${low} or more`;
  return `from ${low} to ${value.highOpen ? 'below ' : ''}${high}`;
}
