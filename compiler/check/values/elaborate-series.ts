/** `series random_walk(start: a, step: b)`: a value that remembers its last one. */
import type { ValueNode } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import { number, type Type } from '../../../vocabulary/types.ts';
import { badArguments, notHere } from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { as, type Place } from '../place.ts';
import { broken, elaborateAs } from './elaborate.ts';

export function elaborateSeries(checker: Checker, place: Place, value: Extract<ValueNode, { kind: 'series' }>, _expected: Type | null): Typed {
  const { call } = value;
  const start = call.args.find((arg) => arg.name?.text === 'start');
  const step = call.args.find((arg) => arg.name?.text === 'step');
  if (place.kind !== 'event') {
    checker.report(
      notHere,
      place.scope,
      value.span,
      { what: 'a series', where: `in ${place.what}; it depends on its previous value, so it is allowed only in an event` },
      { found: checker.source(place.scope, value.span) },
    );
    return broken(checker, place, value);
  }
  if (call.callee.text !== 'random_walk') {
    checker.report(
      badArguments,
      place.scope,
      call.callee.span,
      { call: 'series', problem: `there is no series \`${call.callee.text}\`` },
      { found: call.callee.text, expected: ['random_walk'], suggestions: [replace('write `random_walk`', call.callee.span, 'random_walk', false)] },
    );
    return broken(checker, place, value);
  }
  if (start === undefined || step === undefined || call.args.length !== 2) {
    checker.report(
      badArguments,
      place.scope,
      call.span,
      { call: 'random_walk', problem: 'it takes `start` and `step`' },
      { found: checker.source(place.scope, call.span), examples: ['random_walk(start: …, step: …)'] },
    );
    return broken(checker, place, value);
  }
  const from = elaborateAs(checker, { ...as(place, '`start`'), path: `${place.path}.start`, counts: new Map() }, start.value, number);
  const by = elaborateAs(checker, { ...as(place, '`step`'), path: `${place.path}.step`, counts: new Map() }, step.value, number);
  return { expression: { op: 'walk', start: from, step: by, memory: checker.walks++, at: checker.at(place.scope, value.span) }, type: number };
}
