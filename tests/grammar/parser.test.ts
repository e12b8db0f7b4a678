import { expect, test } from 'vitest';
import { clauseOrder, durationUnits } from '../../grammar/ast/ast.ts';
import { declarationWords, keywordTypes } from '../../grammar/keywords.ts';
import { defaultSourceLimits } from '../../grammar/text-limits.ts';
import { codes, declared, expectInside, read } from './parsing.ts';

test('two defects give two diagnostics, and nothing else is lost', () => {
  const text = `hsim 1
param first: 5
param second: * 6
profile adult {
  age: 40
  sex: = male
  attribute a: 5
}
param last: 7
`;
  const { value, diagnostics } = read(text);
  expect(diagnostics.map((d) => text.slice(0, d.span?.start).split('\n').length)).toEqual([3, 6]);
  expect(declared(text)).toEqual(expect.arrayContaining(['first', 'adult', 'last']));
  const profile = value.declarations.find((declaration) => declaration.kind === 'profile');
  expect(profile?.body.items.map((item) => (item.kind === 'field' ? item.path.names[0].text : item.kind))).toEqual(
    expect.arrayContaining(['age', 'statement']),
  );
});

test('a block that is not closed ends where it looks to, and what follows is read', () => {
  const text = 'hsim 1\nprofile adult {\n  age: 40\n\nparam a: 5\nparam b: * 2\n';
  expect(codes(text)).toEqual(['HS1002', 'HS1001']);
  expect(declared(text)).toEqual(expect.arrayContaining(['adult', 'a']));
});

test.each(['(', '[', '{', '-(', 'if ', 'not (', '[['])('a small file of nothing but %s cannot exhaust the stack', (piece) => {
  for (const length of [1024, 200_000]) {
    const text = `hsim 1\nparam a: ${piece.repeat(Math.floor(length / piece.length))}`;
    const { diagnostics } = read(text);
    expect(diagnostics.length).toBeGreaterThan(0);
    expectInside(diagnostics, text.length);
  }
});

test('nesting is limited where the text says so: at the limit it is read, beyond it is reported once', () => {
  const nested = (depth: number): string => `hsim 1\nparam a: ${'('.repeat(depth)}5${')'.repeat(depth)}\n`;
  expect(codes(nested(defaultSourceLimits.nesting))).toEqual([]);
  expect(codes(nested(defaultSourceLimits.nesting + 1))).toEqual(['HS1009']);
});

test('a long sum is refused before it can exhaust the stack of a later stage', () => {
  expect(codes(`hsim 1\nparam a: ${'1 + '.repeat(400)}1\n`)).toEqual([]);
  expect(codes(`hsim 1\nparam a: ${'1 + '.repeat(20_000)}1\n`)).toEqual(['HS1009']);
});

/** Every word with a meaning, as the grammar itself lists them. */
const words = [
  ...new Set([
    ...keywordTypes.map((type) => type.LABEL?.replaceAll('`', '') ?? ''),
    ...declarationWords,
    ...durationUnits,
    'code',
    'state',
    'class',
    'plan',
    'codes',
  ]),
].filter((word) => /^[a-z_]+$/.test(word));

test.each(words)('`%s` is not reserved: it names a field, an attribute, a row, an arm and an argument', (word) => {
  const text = `hsim 1
codes dx: ICD10CM { ${word} J00 "Cold" }
profile adult {
  ${word}: 5
  attribute ${word}: 5
  attribute other: choose { ${word}: 50%, second: 50% }
  attribute third: law(${word}: 5)
}
variations axis { ${word} 50% { } other rest { } }
`;
  expect(codes(text)).toEqual([]);
});

test('a word after the kind of a coverage is its name, unless it begins an item', () => {
  const items = (text: string): readonly (readonly [string, string | null])[] => {
    const { value, diagnostics } = read(`hsim 1\nprofile p {\n${text}\n}\n`);
    expect(diagnostics).toEqual([]);
    const [profile] = value.declarations;
    if (profile?.kind !== 'profile') throw new Error('no profile');
    return profile.body.items.map((item) => [
      item.kind,
      item.kind === 'statement' ? (item.object?.names.map(({ text: name }) => name).join('.') ?? null) : null,
    ]);
  };
  expect(items('coverage medical guild')).toEqual([['statement', 'guild']]);
  expect(items('coverage medical guild\ncoverage dental')).toEqual([
    ['statement', 'guild'],
    ['statement', null],
  ]);
  expect(items('coverage medical guild when age >= 65')).toEqual([['statement', 'guild']]);
  expect(items('coverage medical guild { plan: ppo }')).toEqual([['statement', 'guild']]);
  expect(items('coverage medical spouse { plan: ppo }')).toEqual([['statement', 'spouse']]);
  expect(items('coverage medical guild state: "OH"')).toEqual([
    ['statement', 'guild'],
    ['field', null],
  ]);
  for (const next of ['state: "OH"', 'state.code: "OH"'])
    expect(items(`coverage medical ${next}`)).toEqual([
      ['statement', null],
      ['field', null],
    ]);
  for (const next of ['attribute a: 5', 'include mixed', 'let a: 5', 'if age > 5 { }', 'event a at b { }', 'coverage dental'])
    expect(items(`coverage medical ${next}`).map(([, name]) => name)).toEqual([null, null]);
});

test('comments are kept, each with its place', () => {
  const text = 'hsim 1 // one\n// two\nparam a: 5 // three\ncodes dx: ICD10CM {\n  // four\n  a J00 "Cold // no comment" // five\n}';
  const { comments } = read(text).value;
  expect(comments.map((comment) => comment.text)).toEqual(['// one', '// two', '// three', '// four', '// five']);
  for (const { text: comment, span } of comments) expect(text.slice(span.start, span.end)).toBe(comment);
});

test.each(clauseOrder.flat())('`%s:` in the head of an event is read to its end', (word) => {
  for (const rest of ['3 months', '', '{', ': 5', 'start: 2', `${word}: ${word}:`]) {
    const text = `hsim 1\ntimeline care of adult {\n  event visit ${word}: ${rest} { encounter ambulatory { } }\n}\nparam last: 5\n`;
    const { diagnostics } = read(text);
    expect(diagnostics.length).toBeGreaterThan(0);
    expectInside(diagnostics, text.length);
  }
});
