/** The coverages of a profile. */
import type { Body, Statement } from '../../grammar/ast/ast.ts';
import { guess } from '../../grammar/diagnostic.ts';
import type { DrugPrice } from '../../ir/drug-price.ts';
import type { CoverageDefinition, Terms } from '../../ir/plan-terms.ts';
import type { ServicePrice } from '../../ir/service-price.ts';
import { type CoverageKind, coverageKinds } from '../../model/benefits/coverage.ts';
import { nearLabels } from '../../model/near-labels.ts';
import { profileStatements } from '../../vocabulary/block-statements.ts';
import { coverageFields } from '../../vocabulary/plan-vocabulary.ts';
import { boolean, probability, type Type } from '../../vocabulary/types.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Scope } from '../bind/scope.ts';
import { duplicateName, missingArgument, missingField } from '../diagnostics/name-diagnostics.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import { unknownLabel } from '../diagnostics/type-diagnostics.ts';
import { type BlockField, readBlock } from './check-block.ts';
import { checkCopayCards, isCopayCard } from './check-copay-cards.ts';
import { refuseParts } from './check-parts.ts';
import { checkShares } from './check-shares.ts';
import type { Checker } from './checker.ts';
import { AFTER, inOrder, type StatedCoverage } from './coverage-order.ts';
import type { Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';

/** Kinds of coverage from which something follows. */
export const SUPPORTED_COVERAGE: readonly string[] = ['medical', 'pharmacy'] satisfies CoverageKind[];

/** Kinds of coverage of which a subject may have several at a time. */
const COORDINATED: readonly string[] = ['medical'] satisfies CoverageKind[];

/** What coverages make claims of. */
interface Priced {
  readonly services: readonly ServicePrice[];
  readonly drugPrices: readonly DrugPrice[];
  readonly plans: readonly Terms[];
}

export function checkCoverages(checker: Checker, { services, drugPrices, plans }: Priced): CoverageDefinition[] {
  const profile = checker.bound.profile?.name.text ?? '';
  const seen = new Set<string>();
  let shares: BlockField | null = null;
  const found = checker.bound.profileItems.flatMap(({ item, scope }): StatedCoverage[] => {
    if (!isStatement(item, 'coverage')) return [];
    refuseParts(checker, scope, item, profileStatements.coverage.parts, 'plan');
    const kind = item.argument === null ? '' : checker.source(scope, item.argument.span);
    const span = item.argument?.span ?? item.verb.span;
    if (!isKind(kind)) {
      const near = nearLabels(kind, coverageKinds);
      const details = { found: kind, expected: coverageKinds, suggestions: near.map((label) => guess(span, label, false)) };
      if (item.argument === null)
        checker.report(missingArgument, scope, span, { verb: 'coverage', what: 'a kind of coverage' }, { found: 'coverage', expected: coverageKinds });
      else checker.report(unknownLabel, scope, span, { label: kind, of: '`coverage`' }, details);
      return [];
    }
    if (kind === 'medical' && services.length === 0)
      checker.report(
        say.noCharges,
        scope,
        span,
        { kind, why: 'no CPT or HCPCS row in the scenario has a `charge`' },
        { found: kind, examples: ['add `use "std/services" as sv`, which imports rows with a `charge`'] },
      );
    if (kind === 'pharmacy' && drugPrices.length === 0 && plans.some(({ fields }) => fields.some(({ name }) => name === 'formulary')))
      checker.report(
        say.noCharges,
        scope,
        span,
        { kind, why: 'no RXNORM or NDC row in the scenario has a `cost` or `charge`' },
        { found: kind, examples: ['cost: $0.12'] },
      );
    const own = item.object?.names[0] ?? null;
    const name = own?.text ?? kind;
    const what = own === null ? `coverage ${kind}` : `coverage ${kind} ${name}`;
    if (own !== null && isKind(own.text)) checker.report(duplicateName, scope, own.span, { name, what: 'a kind of coverage' }, { found: name });
    else if (seen.has(name)) reportSecond(checker, item, scope, what, seen);
    seen.add(name);
    if (!SUPPORTED_COVERAGE.includes(kind))
      checker.report(say.needsEngine, scope, span, { what, only: 'medical and pharmacy coverage' }, { found: kind, expected: SUPPORTED_COVERAGE });
    const path = `${profile}.coverage.${name}`;
    const place = (part: string, at = scope): Place => ({
      kind: 'profile',
      scope: at,
      path: `${path}.${part}`,
      what: `\`${part}\``,
      timeline: null,
      observable: null,
      counts: new Map(),
      eventMeans: 'first',
      anchors: true,
    });
    const body: Body = item.body ?? { items: [], span: item.span };
    const fields = readBlock(
      checker,
      scope,
      body,
      `\`${what}\``,
      [...coverageFields.keys(), AFTER].filter((name) => (name !== 'shares' || kind === 'pharmacy') && (name !== 'pcp' || kind === 'medical')),
    );
    shares = fields.get('shares') ?? shares;
    if (!fields.has('plan') && item.value === null && SUPPORTED_COVERAGE.includes(kind))
      checker.report(missingField, scope, span, { name: 'plan', of: `\`${what}\`` }, { found: kind, examples: [`plan: ${plans[0]?.name ?? '…'}`] });
    const values = [...fields]
      .filter(([field]) => field !== AFTER)
      .map(([field, { value, scope: at }]) => ({ name: field, value: elaborateAs(checker, place(field, at), value, coverageFields.get(field) as Type) }));
    const plan = values.find((one) => one.name === 'plan')?.value;
    const card = plan?.op === 'text' && isCopayCard(plans, plan.value);
    if (!COORDINATED.includes(kind) && !card) {
      if (seen.has(`${kind} `))
        checker.report(say.needsEngine, scope, span, { what, only: `one ${kind} coverage and copay cards for each subject` }, { found: what, expected: [] });
      seen.add(`${kind} `);
    }
    const drugs = kind === 'pharmacy' && !card && plan?.op === 'text' ? plans.find(({ name }) => name === plan.value) : undefined;
    if (drugs?.fields.every(({ name }) => name !== 'formulary') === true)
      checker.report(
        say.noCharges,
        scope,
        span,
        { kind, why: `\`plan ${drugs.name}\` has no \`formulary\`` },
        { found: kind, examples: [`\`formulary: …\` in \`plan ${drugs.name}\``] },
      );
    const day = (name: string): number | null => {
      const found = values.find((one) => one.name === name);
      return found === undefined ? null : foldNumber(found.value, checker.params);
    };
    const [effective, termination, last] = [day('effective'), day('termination'), fields.get('termination')];
    if (effective !== null && termination !== null && last !== undefined && termination < effective)
      checker.report(say.coverageReversed, last.scope, last.value.span, {}, { found: checker.source(last.scope, last.value.span) });
    const stated: Omit<CoverageDefinition, 'after'> = {
      kind,
      name,
      path,
      when: item.when === null ? null : elaborateAs(checker, place('when'), item.when, boolean),
      chance: item.chance === null ? null : elaborateAs(checker, place('chance'), item.chance, probability),
      fields: values,
      at: checker.at(scope, item.span),
    };
    return [
      {
        coverage: stated,
        what,
        scope,
        span: own?.span ?? span,
        after: fields.get(AFTER) ?? null,
        end: body.items.at(-1)?.span.end ?? null,
        days: { effective, termination },
      },
    ];
  });
  const coverages = inOrder(checker, found, plans);
  checkShares(checker, coverages, shares, plans);
  checkCopayCards(checker, found, coverages, plans);
  return coverages;
}

/** Another coverage of a name; of a kind that a subject may have several of, one without a name needs one. */
function reportSecond(checker: Checker, { argument, object, body, verb }: Statement, scope: Scope, what: string, seen: ReadonlySet<string>): void {
  const kind = argument === null ? '' : checker.source(scope, argument.span);
  const span = object?.span ?? argument?.span ?? verb.span;
  if (object !== null || argument === null || !COORDINATED.includes(kind)) {
    checker.report(duplicateName, scope, span, { name: what, once: 'in a profile' }, { found: object?.names[0].text ?? kind });
    return;
  }
  const name = ['second', 'third', 'fourth'].find((one) => !seen.has(one)) ?? 'next';
  const end = body?.items.at(-1)?.span.end;
  const edits = [
    { span: { start: argument.span.end, end: argument.span.end }, text: ` ${name}` },
    ...(end === undefined ? [] : [{ span: { start: end, end }, text: `  after: ${kind}` }]),
  ];
  const right = `coverage ${kind} ${name}${end === undefined ? '' : ` { …  after: ${kind} }`}`;
  const suggestions = [
    { title: `${end === undefined ? 'name this coverage' : 'name this coverage, and write which coverage pays before it'}: \`${right}\``, edits, safe: false },
  ];
  checker.report(duplicateName, scope, span, { name: what, unnamed: true }, { found: kind, suggestions });
}

function isKind(text: string): text is CoverageKind {
  return (coverageKinds as readonly string[]).includes(text);
}
