/** `pattern("AA-####")`: a text of a given shape, such as an accession number. */
import type { CallValue } from '../../../grammar/ast/ast.ts';
import { text } from '../../../vocabulary/types.ts';
import { notHere } from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { drawPath, type Place } from '../place.ts';
import { badCall } from './call-arguments.ts';
import { broken } from './elaborate.ts';

export function patternText(checker: Checker, place: Place, call: CallValue): Typed {
  const shape = call.args.length === 1 && call.args[0].name === null ? call.args[0].value : null;
  if (place.kind === 'constant' || place.kind === 'expect') {
    checker.report(
      notHere,
      place.scope,
      call.span,
      { what: '`pattern`', where: `as ${place.what}: it is drawn` },
      { found: checker.source(place.scope, call.span) },
    );
    return broken(checker, place, call);
  }
  if (shape?.kind !== 'text' || !/[Aa#]/.test(shape.text)) {
    badCall(checker, place, call, 'it takes a text in which `A` is a capital letter, `a` a small one and `#` a digit: `pattern("AA-####")`');
    return broken(checker, place, call);
  }
  return { expression: { op: 'pattern', shape: shape.text, path: drawPath(place, 'pattern'), at: checker.at(place.scope, call.span) }, type: text };
}
