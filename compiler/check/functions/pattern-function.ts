/** `pattern("AA-####")`: a text of a given shape, such as an accession number. */
import { text } from '../../../vocabulary/types.ts';
import { drawPath } from '../place.ts';
import { valueFunction } from './value-function.ts';

const usage = 'it takes a text in which `A` is an uppercase letter, `a` a lowercase letter and `#` a digit: `pattern("AA-####")`';

export const pattern = valueFunction({
  name: 'pattern',
  group: 'value',
  does: 'text of the given pattern: `A` is an uppercase letter, `a` a lowercase letter, `#` a digit',
  result: 'text',
  example: 'pattern("AA-####")',
  parameters: [{ name: 'shape', takes: 'a text', doc: 'All other characters are written as they are' }],
  random: true,
  stands: { in: ['profile', 'anchor', 'event'], why: ': it is random' },
  usage,
  elaborate(call) {
    const shape = call.value('shape');
    if (shape.kind !== 'text' || !/[Aa#]/.test(shape.text)) return call.refuse(usage);
    return { expression: { op: 'pattern', shape: shape.text, path: drawPath(call.place, 'pattern'), at: call.at }, type: text };
  },
});
