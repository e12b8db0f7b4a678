/** Every kind of value → typed expression: the elaborator that the checker is given. */
import type { ValueNode } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import { probability, type Type, unknown } from '../../../vocabulary/types.ts';
import * as say from '../../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { drawPath, type Place } from '../place.ts';
import { broken, common, drawsAllowed, elaborate, elaborateAs } from './elaborate.ts';
import { elaborateBy, elaboratePickFirst } from './elaborate-bands.ts';
import { elaborateCall } from './elaborate-calls.ts';
import { elaborateChoose, elaborateMixture } from './elaborate-choices.ts';
import { literal } from './elaborate-literals.ts';
import { elaboratePath } from './elaborate-names.ts';
import { elaborateBinary, elaborateIn, elaborateUnary } from './elaborate-operators.ts';
import { elaborateSeries } from './elaborate-series.ts';
import { elaborateTemplate } from './elaborate-template.ts';

export function elaborateValue(checker: Checker, place: Place, value: ValueNode, expected: Type | null): Typed {
  const at = checker.at(place.scope, value.span);
  switch (value.kind) {
    case 'missing':
      return broken(checker, place, value);
    case 'path':
      return elaboratePath(checker, place, value, expected);
    case 'template':
      return elaborateTemplate(checker, place, value);
    case 'call':
      return elaborateCall(checker, place, value, expected);
    case 'binary':
      return elaborateBinary(checker, place, value, expected);
    case 'unary':
      return elaborateUnary(checker, place, value, expected);
    case 'in':
      return elaborateIn(checker, place, value, expected);
    case 'choose':
      return elaborateChoose(checker, place, value, expected);
    case 'mixture':
      return elaborateMixture(checker, place, value, expected);
    case 'by':
      return elaborateBy(checker, place, value, expected);
    case 'pick_first':
      return elaboratePickFirst(checker, place, value, expected);
    case 'series':
      return elaborateSeries(checker, place, value, expected);
    case 'if': {
      const condition = elaborateAs(checker, { ...place, what: 'the condition of `if`' }, value.condition, { kind: 'boolean' });
      const yes = elaborate(checker, place, value.yes, expected);
      const no = elaborate(checker, place, value.no, expected ?? yes.type);
      const type = common(checker, place, value, yes, no);
      return { expression: { op: 'if', condition, yes: yes.expression, no: no.expression, at }, type };
    }
    case 'chance': {
      const path = drawPath(place, 'chance');
      const share = elaborateAs(checker, { ...place, what: '`chance`' }, value.share, probability);
      if (!drawsAllowed(checker, place, value)) return broken(checker, place, value);
      return { expression: { op: 'chance', share, path, at }, type: { kind: 'boolean' } };
    }
    case 'at_least': {
      const items = value.items.map((item) => elaborateAs(checker, { ...place, what: '`at least`' }, item, { kind: 'boolean' }));
      if (value.count < 1 || value.count > items.length)
        checker.report(say.numberRange, place.scope, value.span, {
          what: 'the number after `at least`',
          found: String(value.count),
          range: `between 1 and ${items.length} (the number of conditions)`,
        });
      return { expression: { op: 'at_least', count: value.count, items, at }, type: { kind: 'boolean' } };
    }
    case 'list': {
      const itemType = expected?.kind === 'list' ? expected.item : null;
      const items = value.items.map((item) => elaborate(checker, place, item, itemType));
      return {
        expression: { op: 'list', items: items.map((item) => item.expression), at },
        type: { kind: 'list', item: items[0]?.type ?? itemType ?? unknown },
      };
    }
    case 'range': {
      const found = checker.source(place.scope, value.span);
      // Where one value of a range is wanted, each is most often as likely as the others.
      const drawn =
        (place.kind === 'profile' || place.kind === 'anchor' || place.kind === 'event') && value.low !== null && value.high !== null && !value.highOpen;
      const suggestions = drawn ? [replace(`write \`uniform(${found})\``, value.span, `uniform(${found})`, false)] : [];
      checker.report(say.notHere, place.scope, value.span, { what: 'a range', where: `for ${place.what}` }, { found, suggestions });
      return broken(checker, place, value);
    }
    case 'rate':
      checker.report(say.notHere, place.scope, value.span, { what: 'a rate', where: `for ${place.what}` }, { found: checker.source(place.scope, value.span) });
      return broken(checker, place, value);
    default:
      return literal(checker, place, value, expected);
  }
}
