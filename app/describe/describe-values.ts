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
      return /^[\d.]+%$/.test(slice(value.share.span)) ? `yes in ${slice(value.share.span)}` : `yes with probability ${grouped(slice(value.share.span))}`;
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

/** How often something happens: a percentage, or an expression. */
export function chanceWords(share: string): string {
  return /^[\d.]+%$/.test(share) ? `in ${share} of cases` : `with probability ${grouped(share)}`;
}

export function weight({ value }: Weight, slice: Slice): string {
  return value === null ? 'the remainder' : slice(value.span);
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
      return `mean ${grouped(mean)}, SD ${grouped(sd)}`;
    case 'lognormal':
      return `log-normal, median ${grouped(median)}${of('p95') === null ? '' : `, 95th percentile ${grouped(of('p95'))}`}`;
    case 'uniform':
      return value.args[0]?.value.kind === 'range' ? `evenly ${range(value.args[0].value, slice)}` : slice(value.span);
    case 'triangular':
      return `triangular, from ${grouped(of('min'))} to ${grouped(of('max'))}, most likely ${grouped(of('mode'))}`;
    case 'exponential':
      return `exponential, mean ${grouped(mean)}`;
    case 'poisson':
      return `a count with mean ${grouped(mean)}`;
    case 'binomial':
      return `number of successes in ${grouped(of('n'))} trials, each with probability ${grouped(of('p'))}`;
    default:
      return slice(value.span).replace(/\s+/g, ' ');
  }
}

/** A part of a sentence: an expression is set off from the words around it. */
function grouped(text: string | null): string {
  return text !== null && /\s/.test(text) && !/^[\d.]+ [a-z]+$/.test(text) ? `(${text})` : (text ?? '');
}

function range(value: ValueNode & { readonly kind: 'range' }, slice: Slice): string {
  const low = value.low === null ? null : slice(value.low.span);
  const high = value.high === null ? null : slice(value.high.span);
  if (low === null) return `${value.highOpen ? 'below' : 'up to'} ${high}`;
  if (high === null) return `${low} or more`;
  return `from ${low} to ${value.highOpen ? 'below ' : ''}${high}`;
}
