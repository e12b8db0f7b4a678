/** Programs that the grammar makes print to what says the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasErrors } from '../../../grammar/diagnostic.ts';
import { parse } from '../../../grammar/parse.ts';
import { print } from '../../../grammar/print/print.ts';
import { programs } from './programs.ts';

const TIMES = Number(process.env['HSIMC_FUZZ'] ?? '1');
const file = (text: string) => ({ path: 'x.hsim', text });
const tree = (text: string): unknown => JSON.parse(JSON.stringify(parse(file(text)).value, (key, value) => (key === 'span' ? undefined : value)));

test('each that is read without an error says the same when printed', () => {
  let read = 0;
  fc.assert(
    fc.property(programs, (text) => {
      if (hasErrors(parse(file(text)).diagnostics)) return;
      read++;
      const printed = print(file(text)).value as string;
      expect(parse(file(printed)).diagnostics).toEqual([]);
      expect(tree(printed)).toEqual(tree(text));
      expect(print(file(printed)).value).toBe(printed);
    }),
    { seed: 11, numRuns: 400 * TIMES, examples: [['hsim 1\ntable onset(age) { ICD10CM:E11.9 .. 1 }']] },
  );
  expect(read).toBeGreaterThanOrEqual(TIMES * 100);
});
