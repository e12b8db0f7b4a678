/** Where a text stops being JSON, in words that are the same on every engine. Without recursion, so that depth does not matter. */

export interface JsonFault {
  /** Place in the text, in UTF-16 units. */
  readonly at: number;
  readonly words: string;
}

const token = /[\t\n\r ]+|[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next. `first`: a value or the end of the list; `name`: a name or the end of the object. */
type Expected = 'value' | 'first' | 'name' | 'next name' | 'colon' | 'comma' | 'end';

const expectedWords: Readonly<Record<Expected, string>> = {
  value: 'expected a value',
  first: 'expected a value or `]`',
  name: 'expected a name in double quotes or `}`',
  'next name': 'expected a name in double quotes; there must be no comma after the last field',
  colon: 'expected `:` after the name',
  comma: 'expected a comma or the end',
  end: 'unexpected text after the value',
};

/** The first fault of a text that `JSON.parse` refuses; null where there is none. */
export function jsonFault(text: string): JsonFault | null {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const after = (): Expected => (open.length === 0 ? 'end' : 'comma');
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) return { at, words: unknown(text, at, expected) };
    const sign = found[0];
    const closes = (sign === '}' && (expected === 'name' || expected === 'comma')) || (sign === ']' && (expected === 'first' || expected === 'comma'));
    if (/[\t\n\r ]/.test(sign)) {
      // Between two tokens.
    } else if (closes && open.at(-1) === (sign === '}' ? '{' : '[')) {
      open.pop();
      expected = after();
    } else if (expected === 'name' || expected === 'next name') {
      if (sign !== '"') return { at, words: expectedWords[expected] };
      expected = 'colon';
    } else if (expected === 'colon') {
      if (sign !== ':') return { at, words: expectedWords.colon };
      expected = 'value';
    } else if (expected === 'comma') {
      if (sign !== ',') return { at, words: expectedWords.comma };
      expected = open.at(-1) === '{' ? 'next name' : 'value';
    } else if (expected === 'end' || /[}\],:]/.test(sign)) {
      return { at, words: expectedWords[expected] };
    } else if (sign === '{' || sign === '[') {
      open.push(sign);
      expected = sign === '{' ? 'name' : 'first';
    } else {
      expected = after();
    }
    at += found.length;
  }
  return expected === 'end' ? null : { at, words: 'unexpected end of the text' };
}

function unknown(text: string, at: number, expected: Expected): string {
  if (text[at] === '"') return 'unterminated string, or a character that must be escaped';
  if (text[at] === "'") return 'strings must be in double quotes';
  if (text.startsWith('//', at) || text.startsWith('/*', at)) return 'JSON does not allow comments';
  return expectedWords[expected];
}
