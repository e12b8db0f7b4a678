import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { ebnf, grammarRules, type Part } from '../../grammar/ebnf.ts';
import { parse } from '../../grammar/parse.ts';
import { corpus } from '../grammar/print/corpus.ts';

interface Diagram {
  toString(): string;
}
type Make = (...parts: readonly unknown[]) => Diagram;
const rr = createRequire(import.meta.url)('railroad-diagrams') as Readonly<Record<string, Make>>;

function drawn(part: Part): Diagram {
  switch (part.kind) {
    case 'rule':
      return rr['NonTerminal'](part.name, `#${part.name}`);
    case 'token':
      return rr['Terminal'](part.text.startsWith('"') ? JSON.parse(part.text) : part.text.toLowerCase().replaceAll('_', ' '));
    case 'sequence':
      return part.parts.length === 0 ? rr['Skip']() : rr['Sequence'](...part.parts.map(drawn));
    case 'choice':
      return rr['Choice'](0, ...part.parts.map(drawn));
    case 'optional':
      return rr['Optional'](drawn(part.part));
    case 'many':
      return part.separator === null ? rr['ZeroOrMore'](drawn(part.part)) : rr['ZeroOrMore'](drawn(part.part), rr['Terminal'](JSON.parse(part.separator)));
    case 'some':
      return part.separator === null ? rr['OneOrMore'](drawn(part.part)) : rr['OneOrMore'](drawn(part.part), rr['Terminal'](JSON.parse(part.separator)));
  }
}

const rules = grammarRules();

function page(): string {
  const parts = rules.map(({ name, body }) => `<h2 id="${name}">${name}</h2>\n${rr['Diagram'](drawn(body))}`).join('\n');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The grammar of .hsim</title>
<style>
body { font: 16px/1.4 sans-serif; margin: 2em; }
svg.railroad-diagram path { stroke-width: 2; stroke: #333; fill: none; }
svg.railroad-diagram text { font: 14px monospace; text-anchor: middle; }
svg.railroad-diagram rect { stroke-width: 2; stroke: #333; fill: #e8f1e8; }
svg.railroad-diagram a rect { fill: #e4ecf7; }
</style>
<h1>The grammar of .hsim</h1>
<p>Made from the parser. Rounded boxes are what is written, square ones other rules.</p>
${parts}
</html>
`.replace(/[ \t]+$/gm, '');
}

const files = [
  ['docs/grammar.ebnf', () => `(* The grammar of .hsim, made from the parser. Kinds of token are in capitals. *)\n\n${ebnf(rules)}\n`],
  ['docs/grammar.html', page],
] as const;

test.each(files)('%s is the grammar of the parser', (path, made) => {
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, made());
  else expect(readFileSync(path, 'utf8')).toBe(made());
});

test('each rule that is used is there, and each is used', () => {
  const used = new Set<string>(['file']);
  const visit = (part: Part): void => {
    if (part.kind === 'rule') used.add(part.name);
    else if ('parts' in part) part.parts.forEach(visit);
    else if ('part' in part) visit(part.part);
  };
  for (const { body } of rules) visit(body);
  expect([...used].sort()).toEqual(rules.map(({ name }) => name).sort());
});

test('each kind of declaration of the project is among those that the grammar names', () => {
  const body = rules.find(({ name }) => name === 'declaration')?.body;
  const named = new Set(body?.kind === 'choice' ? body.parts.map((part) => (part.kind === 'rule' ? part.name : '')) : []);
  for (const { text } of corpus()) {
    for (const { kind } of parse({ path: 'x.hsim', text }).value.declarations) expect(named.has(kind), kind).toBe(true);
  }
});
