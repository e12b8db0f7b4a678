/** A row of a table may go over several lines, and a bar after its last cell is needless. */
import { expect, test } from 'vitest';
import { parse } from '../../grammar/parse.ts';

const codes = (rows: string): string[] => parse({ path: 'x.hsim', text: `hsim 1\n\ntable t(a, b) {\n${rows}\n}\n` }).diagnostics.map((d) => d.code);

test('a line may end after the bar within a row', () => {
  expect(codes('  male |\n  50%\n  female | // said\n  50%')).toEqual([]);
});

test('a bar after the last cell is needless', () => {
  expect(codes('  male | 50% |\n  female | 50%')).toEqual(['HS1014']);
});
