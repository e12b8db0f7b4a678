/** Plans that are valid, and probably not what was meant: against federal limits, and terms that no claim meets. */

import { type DiagnosticKind, replace, type Suggestion } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Terms } from '../../ir/plan-terms.ts';
import { costSharingLimits, costSharingYears } from '../../model/benefits/cost-sharing-limits.ts';
import { grouped } from '../../model/counted.ts';
import { formatCents } from '../../model/scalars.ts';
import { durationDays } from '../../model/time/duration.ts';
import { plansOfOnePerson, plansWithoutNetwork, plansWithoutVisits } from '../../vocabulary/plan-vocabulary.ts';
import type { Scope } from '../bind/scope.ts';
import { missingField } from '../diagnostics/name-diagnostics.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import type { Checker } from './checker.ts';
import { foldNumber } from './values/elaborate-constants.ts';

/** Benefits that a high-deductible plan may pay before its deductible: 26 USC 223(c)(2)(C) and (E). */
const BEFORE_DEDUCTIBLE: ReadonlySet<string> = new Set(['preventive', 'telehealth']);

/** Types of plans that pay for drugs alone: their shares are those of the formulary. */
const OF_DRUGS: ReadonlySet<string> = new Set(['part_d', 'pharmacy', 'copay_card']);
/** What a copay card has of a plan. */
const OF_CARDS: ReadonlySet<string> = new Set(['type', 'payer', 'year', 'assistance']);

type Limits = NonNullable<ReturnType<typeof costSharingLimits>>;

export function checkPlan(checker: Checker, plan: Terms, name: { readonly scope: Scope; readonly span: Span }): void {
  const type = textOf(plan, 'type');
  if (plan.fields.every((field) => field.name !== 'coinsurance') && !OF_DRUGS.has(type ?? ''))
    checker.report(say.noCoinsurance, name.scope, name.span, { name: plan.name ?? '' }, { found: plan.name ?? '', examples: ['coinsurance: 20%'] });
  const most = amountOf(checker, plan, 'oop_max');
  const insured = type !== null && type !== 'medicaid' && !plansOfOnePerson.has(type);
  const grandfathered = plan.fields.some((field) => field.name === 'grandfathered' && field.value.op === 'boolean' && field.value.value);
  if (most !== null && insured && !grandfathered && everyYear((limits) => most.cents > limits.outOfPocket.self))
    reportAt(checker, say.aboveFederalLimit, most.at, { limits: figures((limits) => limits.outOfPocket.self) }, asGrandfathered(plan, most.at));
  checkMaximum(checker, plan, `\`plan ${plan.name}\``);
  for (const network of plan.parts.filter(({ word }) => word === 'network')) checkMaximum(checker, network, `\`network ${network.name}\``);
  if (type === 'HDHP') checkHighDeductible(checker, plan);
  if (type === 'HMO' || type === 'EPO') checkClosed(checker, plan, type);
  checkCard(checker, plan, type, name);
  checkPrimaryCareTerms(checker, plan, type);
}

function checkPrimaryCareTerms(checker: Checker, { name, fields, parts }: Terms, type: string | null): void {
  if (type === null || type === 'copay_card') return;
  const without = (at: Place, what: string, why: string): void => reportAt(checker, say.withoutEngine, at, { what: `${what} in \`plan ${name}\``, why });
  const [capitation, pcp] = ['capitation', 'pcp'].map((field) => fields.find((one) => one.name === field));
  const word = pcp?.value.op === 'text' ? pcp.value.value : null;
  const a = `${/^[aeiou]/.test(type) ? 'an' : 'a'} \`${type}\` plan`;
  for (const part of parts)
    if (part.word === 'attribution' && word !== 'claims')
      without(headOf(part), '`attribution`', 'only a plan with `pcp: claims` attributes its members by claims');
  const networked = !plansWithoutNetwork.has(type);
  if (capitation !== undefined && !networked) without(capitation.value.at, '`capitation`', `${a} has no network of primary care providers`);
  if (pcp === undefined) return;
  const { at } = pcp.value;
  if (capitation !== undefined && networked) {
    if (word !== 'required') without(at, `\`pcp: ${word}\``, 'a plan with `capitation` gives each member a primary care provider');
  } else if (word === 'claims') {
    if (plansWithoutVisits.has(type)) without(at, '`pcp: claims`', `${a} pays for no visits of practitioners`);
    else checkWindow(parts, (window) => without(window, '`pcp: claims`', 'no day of service is in a `window` that is shorter than a day'));
  } else if (!networked) without(at, '`pcp`', `${a} has no network of primary care providers`);
}

function checkWindow(parts: Terms['parts'], report: (at: Place) => void): void {
  const window = parts.find(({ word }) => word === 'attribution')?.fields.find(({ name }) => name === 'window')?.value;
  if (window?.op === 'duration' && durationDays(window) < 1) report(window.at);
}

/** A card pays what it states of its drugs, and no other plan does. */
function checkCard(
  checker: Checker,
  { name, fields, parts }: Terms,
  type: string | null,
  { scope, span }: { readonly scope: Scope; readonly span: Span },
): void {
  const of = `\`plan ${name}\``;
  const assistance = parts.filter(({ word }) => word === 'assistance');
  if (type !== 'copay_card') {
    const why = 'only a plan with `type: copay_card` pays `assistance`';
    for (const part of assistance) reportAt(checker, say.withoutEngine, headOf(part), { what: `\`assistance\` in ${of}`, why });
    return;
  }
  if (assistance.length === 0) {
    const drug = checker.concepts.find(({ system }) => system === 'RXNORM')?.name ?? 'rx.adalimumab';
    const examples = [`assistance ${drug} { leaves: $5  pays_at_most: $14,000 }`];
    checker.report(missingField, scope, span, { needs: 'an `assistance` for at least one drug', of }, { found: name ?? '', examples });
  }
  const why = 'a copay card pays only what its `assistance` states';
  const others = [...fields.map((one) => [one.name, one.value.at] as const), ...parts.map((one) => [one.word, headOf(one)] as const)];
  for (const [word, at] of others) if (!OF_CARDS.has(word)) reportAt(checker, say.withoutEngine, at, { what: `\`${word}\` in ${of}`, why });
}

/** A deductible that nobody can meet: the out-of-pocket maximum, which it counts toward, is less. */
function checkMaximum(checker: Checker, terms: Terms, of: string): void {
  for (const who of ['individual', 'family'] as const) {
    const [deductible, most] = [amountOf(checker, terms, 'deductible', who), amountOf(checker, terms, 'oop_max', who)];
    if (deductible !== null && most !== null && deductible.cents > most.cents)
      reportAt(checker, say.beyondMaximum, deductible.at, { of, who, deductible: `$${dollars(deductible.cents)}`, most: `$${dollars(most.cents)}` });
  }
}

function checkHighDeductible(checker: Checker, plan: Terms): void {
  const [least, most] = [amountOf(checker, plan, 'deductible'), amountOf(checker, plan, 'oop_max')];
  if (least !== null && everyYear(({ highDeductible }) => least.cents < highDeductible.deductible.self)) {
    const why = `must have a deductible of at least ${figures(({ highDeductible }) => highDeductible.deductible.self)}`;
    reportAt(checker, say.notHighDeductible, least.at, { why });
  }
  if (most !== null && everyYear(({ highDeductible }) => most.cents > highDeductible.outOfPocket.self)) {
    const why = `must have an out-of-pocket maximum of at most ${figures(({ highDeductible }) => highDeductible.outOfPocket.self)}`;
    reportAt(checker, say.notHighDeductible, most.at, { why });
  }
  for (const benefit of plan.parts.filter(({ word, name }) => word === 'benefit' && !BEFORE_DEDUCTIBLE.has(name ?? ''))) {
    const waived = textOf(benefit, 'deductible') ?? (benefit.fields.some(({ name }) => name === 'copay') ? 'waived' : 'applies');
    const why = `can pay only for preventive care and telehealth before the deductible is met, so \`benefit ${benefit.name}\` needs \`deductible: applies\``;
    if (waived === 'waived') reportAt(checker, say.notHighDeductible, headOf(benefit), { why });
  }
}

function checkClosed(checker: Checker, plan: Terms, type: string): void {
  for (const network of plan.parts.filter(({ word }) => word === 'network')) {
    for (const { name, value } of network.fields) if (name !== 'members') reportAt(checker, say.closedNetwork, value.at, { name, type });
    for (const part of network.parts) reportAt(checker, say.closedNetwork, headOf(part), { name: part.word, type });
  }
}

type Place = Terms['at'];

/** A plan that is older than the limits: `grandfathered: yes` before its maximum, unless it has this field. */
function asGrandfathered({ fields, parts }: Terms, [file]: Place): Suggestion[] {
  const most = parts.find(({ word }) => word === 'oop_max');
  if (most === undefined || most.at[0] !== file || fields.some(({ name }) => name === 'grandfathered')) return [];
  const [, start] = most.at;
  return [replace('for a grandfathered plan, add `grandfathered: yes`', { start, end: start }, 'grandfathered: yes  ', false)];
}

/** An amount of a limit of the plan, where it is constant. */
function amountOf(
  checker: Checker,
  plan: Terms,
  word: string,
  who: 'individual' | 'family' = 'individual',
): { readonly cents: number; readonly at: Place } | null {
  const field = plan.parts.find((part) => part.word === word)?.fields.find(({ name }) => name === who);
  const cents = field === undefined ? null : foldNumber(field.value, checker.params);
  return field === undefined || cents === null ? null : { cents, at: field.value.at };
}

function textOf(terms: Terms, name: string): string | null {
  const value = terms.fields.find((field) => field.name === name)?.value;
  return value?.op === 'text' ? value.value : null;
}

/** The word that a block begins with. */
const headOf = ({ at: [file, start], word }: Terms): Place => [file, start, start + word.length];

/** A plan does not say of which year it is. */
const everyYear = (exceeds: (limits: Limits) => boolean): boolean => costSharingYears.every((year) => exceeds(costSharingLimits(year) as Limits));

const figures = (of: (limits: Limits) => number): string =>
  costSharingYears.map((year) => `$${dollars(of(costSharingLimits(year) as Limits))} in ${year}`).join(', ');

const dollars = (cents: number): string => grouped(formatCents(cents).replace(/\.00$/, ''));

export function reportAt<T>(checker: Checker, kind: DiagnosticKind<T>, [file, start, end]: Place, values: T, suggestions: readonly Suggestion[] = []): void {
  const { source } = checker.bound.modules[file];
  checker.reportIn(kind, source.path, { start, end }, values, { found: source.text.slice(start, end), suggestions });
}
