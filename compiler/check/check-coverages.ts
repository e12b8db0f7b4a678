/** The coverages of a profile. */
import type { Body } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { CoverageDefinition } from '../../ir/plan-terms.ts';
import { coverageKinds } from '../../model/benefits/coverage.ts';
import { nearLabels } from '../../model/near-labels.ts';
import { profileStatements } from '../../vocabulary/block-statements.ts';
import { coverageFields } from '../../vocabulary/plan-vocabulary.ts';
import { boolean, probability, type Type } from '../../vocabulary/types.ts';
import { isStatement } from '../bind/is-statement.ts';
import { duplicateName, missingArgument, missingField } from '../diagnostics/name-diagnostics.ts';
import { needsEngine } from '../diagnostics/plan-diagnostics.ts';
import { unknownLabel } from '../diagnostics/type-diagnostics.ts';
import { readBlock } from './check-block.ts';
import { refuseParts } from './check-parts.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';

/** `coverage medical { plan: … }`. Claims and pharmacy benefits have no engine, which is reported at the first coverage. */
export function checkCoverages(checker: Checker): CoverageDefinition[] {
  const coverages = readCoverages(checker);
  const [first] = [...coverages].sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  if (first !== undefined) {
    const what = `coverage ${first.kind}`;
    const [file, start] = first.at;
    checker.reportIn(needsEngine, checker.bound.modules[file].source.path, { start, end: start + 'coverage'.length }, { what }, { found: what });
  }
  return coverages;
}

function readCoverages(checker: Checker): CoverageDefinition[] {
  const profile = checker.bound.profile?.name.text ?? '';
  const seen = new Map<string, Span>();
  return checker.bound.profileItems.flatMap(({ item, scope }): CoverageDefinition[] => {
    if (!isStatement(item, 'coverage')) return [];
    refuseParts(checker, scope, item, profileStatements.coverage.parts);
    const kind = item.argument === null ? '' : checker.source(scope, item.argument.span);
    const span = item.argument?.span ?? item.verb.span;
    if (!(coverageKinds as readonly string[]).includes(kind)) {
      const near = nearLabels(kind, coverageKinds);
      const details = { found: kind, expected: coverageKinds, suggestions: near.map((label) => replace(`write \`${label}\``, span, label, false)) };
      if (item.argument === null)
        checker.report(missingArgument, scope, span, { verb: 'coverage', what: 'what is covered' }, { found: 'coverage', expected: coverageKinds });
      else checker.report(unknownLabel, scope, span, { label: kind, of: '`coverage`' }, details);
    }
    const first = seen.get(kind);
    if (first !== undefined) checker.report(duplicateName, scope, span, { name: kind, what: 'another coverage' }, { found: kind });
    seen.set(kind, span);
    const path = `${profile}.coverage.${kind}`;
    const place = (part: string): Place => ({
      kind: 'profile',
      scope,
      path: `${path}.${part}`,
      what: `\`${part}\``,
      timeline: null,
      observable: null,
      counts: new Map(),
      eventMeans: 'first',
      anchors: true,
    });
    const body: Body = item.body ?? { items: [], span: item.span };
    const fields = readBlock(checker, scope, body, `\`coverage ${kind}\``, [...coverageFields.keys()]);
    if (!fields.has('plan')) checker.report(missingField, scope, span, { name: 'plan', of: `\`coverage ${kind}\`` }, { found: kind, expected: ['plan: …'] });
    return [
      {
        kind,
        path,
        when: item.when === null ? null : elaborateAs(checker, place('when'), item.when, boolean),
        chance: item.chance === null ? null : elaborateAs(checker, place('chance'), item.chance, probability),
        fields: [...fields].map(([name, { value }]) => ({ name, value: elaborateAs(checker, place(name), value, coverageFields.get(name) as Type) })),
        at: checker.at(scope, item.span),
      },
    ];
  });
}
