import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault } from '../../validation/structure/json-fault.ts';
import { type Frame, Frames, framesOf, LONGEST } from '../../validation/structure/json-frames.ts';

const brief = (frames: Iterable<Frame>): string[] =>
  [...frames].map((frame) =>
    frame.kind === 'value' ? `${frame.line}${frame.item === null ? '' : `[${frame.item}]`} ${JSON.stringify(frame.value)}` : `${frame.line} ${frame.message}`,
  );

describe('a text is cut into values', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['lines', '{"a":1}\n{"a":2}\n', ['1 {"a":1}', '2 {"a":2}']],
    ['blank lines and Windows ends', '\r\n{"a":1}\r\n\r\n{"a":2}', ['2 {"a":1}', '4 {"a":2}']],
    ['one value over many lines', '{\n  "a": [\n  1\n ]\n}\n', ['1 {"a":[1]}']],
    ['a list over many lines', '[\n  {"a": 1},\n  {"a": 2}\n]', ['1[0] {"a":1}', '1[1] {"a":2}']],
    ['a list on one line', '[{"a":1},{"a":2}]', ['1[0] {"a":1}', '1[1] {"a":2}']],
    [
      'a bad line among good ones',
      '{"a":1}\n{"a":\n{"a":3}',
      ['1 {"a":1}', '2 the text is not valid JSON: unexpected end of the text (line 2, column 6)', '3 {"a":3}'],
    ],
    [
      'a bad first line',
      '{"a":1\n\n{"a":2}\n{"a":3}\n',
      ['1 the text is not valid JSON: unexpected end of the text (line 1, column 7)', '3 {"a":2}', '4 {"a":3}'],
    ],
    ['a document that begins with more than a brace', '{"a": [\n1\n],\n"b": 2}', ['1 {"a":[1],"b":2}']],
    [
      'a comma too many',
      '{\n "a": 1,\n}',
      ['3 the text is not valid JSON: expected a name in double quotes; there must be no comma after the last field (line 3, column 1)'],
    ],
    ['a text cut short', '{\n "a": [1, ', ['2 the text is not valid JSON: unexpected end of the text (line 2, column 11)']],
    ['single quotes', "{'a': 1}", ['1 the text is not valid JSON: strings must be in double quotes (line 1, column 2)']],
    ['a comment', '{\n // hello\n "a": 1 }', ['2 the text is not valid JSON: JSON does not allow comments (line 2, column 2)']],
    ['nothing', ' \n ', []],
  ])('%s', (_, text, frames) => {
    expect(brief(framesOf(text))).toEqual(frames);
    // However it comes in pieces.
    for (const size of [1, 2, 3, 5]) {
      const cut = new Frames(false);
      const all: Frame[] = [];
      for (let at = 0; at < text.length; at += size) all.push(...cut.push(text.slice(at, at + size)));
      expect(brief([...all, ...cut.end()])).toEqual(frames);
    }
  });

  test('a name that says lines is believed', () => {
    expect(brief(framesOf('{"a":\n{"a":2}', true))).toEqual(['1 the text is not valid JSON: unexpected end of the text (line 1, column 6)', '2 {"a":2}']);
  });

  test('a line that is too long is reported, and those after it are read', () => {
    const cut = new Frames(true);
    const all: Frame[] = [];
    const piece = ' '.repeat(1 << 22);
    for (let length = 0; length <= LONGEST; length += piece.length) all.push(...cut.push(piece));
    all.push(...cut.push('\n{"a":1}'), ...cut.end());
    expect(brief(all)).toEqual(['1 the text is longer than 64 MB', '2 {"a":1}']);
  });

  test('lists within lists are no trouble', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect([...framesOf(`{"patient":${deep}}`)]).toHaveLength(1);
    expect(jsonFault(deep)).toBeNull();
    expect(jsonFault(deep.slice(0, -1))?.words).toBe('unexpected end of the text');
  });
});

test('the fault finder and JSON.parse agree', () => {
  const edit = fc.tuple(fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '{', '[', ':', '1', '-', '\\', ' ', '\n', '\u0000', 'e', '.', 'nul', '\\u12'));
  fc.assert(
    fc.property(fc.json(), fc.array(edit, { maxLength: 3 }), (json, edits) => {
      let text = json;
      for (const [n, piece] of edits) {
        const at = n % (text.length + 1);
        text = text.slice(0, at) + piece + text.slice(piece === '' ? at + 1 : at);
      }
      let right = true;
      try {
        JSON.parse(text);
      } catch {
        right = false;
      }
      expect(jsonFault(text) === null).toBe(right);
    }),
    { numRuns: 5000, seed: 5 },
  );
});
