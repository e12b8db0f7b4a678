import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasErrors } from '../../../grammar/diagnostic.ts';
import { parse } from '../../../grammar/parse.ts';
import { print } from '../../../grammar/print/print.ts';
import { corpus } from './corpus.ts';
import { dressed } from './layout.ts';

const file = (text: string) => ({ path: 'x.hsim', text });
const printed = (text: string): string | null => print(file(text)).value;
/** The tree without its places in the text. */
const tree = (text: string): unknown =>
  JSON.parse(JSON.stringify(parse(file(text)).value, (key, value) => (key === 'span' || key === 'comments' ? undefined : value)));
const comments = (text: string): string[] => parse(file(text)).value.comments.map((comment) => comment.text.trimEnd());

const readable = corpus().filter(({ text }) => !hasErrors(parse(file(text)).diagnostics));

describe('a printed file', () => {
  test.each(readable.map(({ path, text }) => [path, text]))('%s says the same, with the same comments, and prints to itself', (_, text) => {
    const once = printed(text) as string;
    expect(tree(once)).toEqual(tree(text));
    expect(comments(once)).toEqual(comments(text));
    expect(printed(once)).toBe(once);
  });

  test('says the same however it was laid out', () => {
    fc.assert(
      fc.property(
        // Where a verb is unknown, its line tells how far it reaches: for those alone layout has a meaning.
        fc
          .constantFrom(...readable.filter(({ text }) => parse(file(text)).value.lost.length === 0))
          .chain(({ text }) => fc.tuple(fc.constant(text), dressed(text))),
        ([text, other]) => {
          expect(parse(file(other)).diagnostics).toEqual([]);
          const once = printed(other);
          expect(parse(file(once as string)).diagnostics).toEqual([]);
          expect(tree(once as string)).toEqual(tree(text));
          expect(comments(once as string)).toEqual(comments(other));
          expect(printed(once as string)).toBe(once);
        },
      ),
      { seed: 7, numRuns: 40 },
    );
  });

  test('puts blocks, columns and signs where they belong', () => {
    const text = `hsim 1
scenario x "X"
{ as_of:2025-01-31 }
table risk(age,sex,a) {
18..49|male|0.1%
 50..120   | female|   12%   // note
}
variations v { a 40% {age:3}
 bb rest { }
}
timeline t of p { event e at start + 3 days
   when x>3 { encounter ambulatory { observe labs.a1c: -3 diagnose dx.a
 } if not (a) { set b: 2 }
 else { set b: visit[3] - 1 } } }`;
    expect(printed(text)).toBe(`hsim 1
scenario x "X" { as_of: 2025-01-31 }
table risk(age, sex, a) {
  18..49  | male   | 0.1%
  50..120 | female | 12%  // note
}
variations v {
  a   40%   { age: 3 }
  bb  rest  { }
}
timeline t of p {
  event e at start + 3 days
    when x > 3 {
    encounter ambulatory {
      observe labs.a1c: -3
      diagnose dx.a
    }
    if not (a) { set b: 2 } else { set b: visit[3] - 1 }
  }
}
`);
  });

  test('is not made of a file with errors', () => {
    expect(printed('hsim 1\nprofile p { age: }')).toBeNull();
  });
});

describe('every file of the project', () => {
  test.each(readable.map(({ path, text }) => [path, text]))('%s is written the one way', (_, text) => {
    expect(printed(text)).toBe(text);
  });
});
