/** `pattern("AA-####")`: a text of a given shape, such as an accession number. */
import { text } from '../../../vocabulary/types.ts';
import { drawPath } from '../place.ts';
import { valueFunction } from './value-function.ts';

const usage = 'it takes a text in which `A` is a capital letter, `a` a small one and `#` a digit: `pattern("AA-####")`';

export const pattern = valueFunction({
  name: 'pattern',
  group: 'value',
  does: 'text of that shape: `A` and `a` are letters, `#` digits',
  result: 'text',
  example: 'pattern("AA-####")',
  parameters: [{ name: 'shape', takes: 'a text' }],
  random: true,
  stands: { in: ['profile', 'anchor', 'event'], why: ': it is drawn' },
  usage,
  elaborate(call) {
    const shape = call.value('shape');
    if (shape.kind !== 'text' || !/[Aa#]/.test(shape.text)) return call.refuse(usage);
    return { expression: { op: 'pattern', shape: shape.text, path: drawPath(call.place, 'pattern'), at: call.at }, type: text };
  },
});
