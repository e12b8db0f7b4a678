/** The wording of all texts: established terms, and counts that agree with their nouns. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../../compiler/diagnostics/catalogue.ts';
import { counted } from '../../model/counted.ts';

/** Phrases that are not used, with what is written instead. Code in backticks is not looked at. */
const phrases: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\ba? ?fault of hsimc\b/i, 'internal error'],
  [/\bcannot stand\b/i, 'is not allowed; or: unexpected …'],
  [/\bstands? (?:twice|beside|side by side)\b/i, 'is repeated, is next to, cannot be combined with'],
  [/\b(?:may|can|could|must|should) stand (?:in|at|there|here|before|after|where|outside|inside)\b/i, 'can be, is allowed'],
  [
    /\bstands? (?:in|at|there|here|before|after|between) (?:double|single|the braces|braces|brackets|a (?:visit|state|profile|timeline)|an event)/i,
    'must be in, is allowed in',
  ],
  [/\bmend(?:s|ed)?\b/i, 'repair, correct, fix'],
  [/\b(?:state|event|import|anchor|attribute)s? .{0,30}in a circle\b|\bcircles? of (?:states|imports)\b/i, 'cycle'],
  [/\bheld against\b/i, 'checked against'],
  [/\bbefalls?\b/i, 'affect'],
  [/\banew\b/i, 'again'],
  [/\bgo(?:es|ne)? on with\b/i, 'continue, resume'],
  [/\bis well\b(?![- ](?:formed|known|defined|below|above|inside|within))/i, 'No problems found'],
  [/\bthat (?:is|are) none\b|\bwho is none\b/i, 'invalid …'],
  [/\bhangs? on\b|\bhung on\b/i, 'depend on'],
  [/\bthe (?:subject|record|value|occurrence|list|row|arm|brace) in hand\b/i, 'the current …'],
  [/\bin the one way\b|\bthe one way to write\b/i, 'format'],
  [/\bfurther (?:persons?|parties)\b/i, 'related people, providers and organizations'],
  [/\btells? of\b|\btold of\b/i, 'report'],
  [/\bwhat (?:was|is|were) told\b|\brecords? (?:was|were|is|are) told\b/i, 'reported'],
  [/\bcan(?:not|'t)? be told (?!apart)/i, 'is (not) known, can(not) be determined'],
  [/\b(?:which|and this|and it) (?:is|was) (?:none|given nothing)\b/i, 'but …'],
  [/\bis longer than nothing\b|\bmust be longer than nothing\b/i, 'longer than 0'],
  [/\bwritten `[^`]*` here\b/i, 'use … instead of …'],
  [/\bwhose (?:is|are) it\b|\bsays whose it is\b/i, 'of profile'],
  [/\bis said at once\b|\bis told at once\b|\bsays? so at once\b/i, 'is reported'],
  [/\bwhat becomes of\b|\bwhat comes of it\b/i, 'corrections, consequences, results'],
  [/\bexclude each other\n/i, 'cannot be combined'],
  [/\bno \w+ stands\b/i, 'unexpected …'],
  [/\bhow the cohort came out\b/i, 'the results of the expectations'],
  [/\bgoes? round\b/i, 'forms a cycle'],
  [/\bmade anew\b|\bwritten anew\b|\bbegins? anew\b/i, 'rewritten, started again'],
  [/\bof (?:his|her|one's) own\b/i, 'own'],
  [/\bwhoever (?:wrote|made|came)\b/i, 'from any source'],
  [/\bheeds?\b/i, 'follow, respect'],
  [/\bunawares\b|\bperchance\b|\bwhereof\b|\btherein\b|\bthereof\b|\bhereby\b|\bnought\b|\bwont to\b|\bmisspelt\b/i, 'a common word'],
];

/** Stricter rules for what users read: messages, help texts, documents. */
const forUsers: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\bstands? (?:in|for itself|there|here|before|after|beside|where|first|last)\b/i, 'is, must be, is allowed'],
  [/(?<![.'])\bjudge[sd]?\b(?!['.])/i, 'check, validate; validator'],
  [/\bis asked (?:for|of|again|when)\b/i, 'is evaluated, is required'],
  [/\bcircles?\b/i, 'cycle'],
  [/\bbeside\b/i, 'next to'],
  [/\b(?:is|are|was|be) told\b/i, 'reported'],
  [/\bunless given\b/i, 'default: …'],
  [/\ball the same\b/i, 'anyway'],
  [/(?<!there )\bis no (?:JSON|text|code|key|member|range|state|record|plain|valid|file|number|name|unit|subject|run)\b/i, 'is not a …'],
  [/\bgoes? on\b(?! to\b)/i, 'continue'],
  [/\bnothing else\b.*\bnothing else\b/i, 'only'],
  [/\bsays? (?:so|why|whose|how sure)\b/i, 'report, explain, state'],
  [/\bleft over\b/i, 'remaining'],
  [/\blies? (?:before|after|in|outside|between|inside)\b/i, 'is'],
  [/\bvalid value for an? /i, 'valid …: a valid disposition'],
  [/\bneeds what (?:is|are|was)\b/i, 'needs the …, for example …'],
  [/\boutside the allowed root\b/i, 'outside the folder that contains `main.hsim`'],
  [/\btwo thirds within\b/i, 'mean …, SD …'],
  [/\bnumber of subjects (?:for \S+ )?is not known\b(?! in advance)/i, 'it is not known in advance how many subjects …'],
  [/\bput the share into\b|\bask that one where\b/i, 'add an attribute, and test it with `when`'],
];

const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n');
/** Quotations of earlier wording, data of others, and this list. */
const others =
  /^(?:CHANGELOG\.md|LICENSE|NOTICE|package-lock\.json|tests\/docs\/wording\.test\.ts|tests\/conformance\/.*\.(?:java|xml|json)|docs\/grammar\.\w+)$|^(?:scenarios\/|tests\/newcomers\/|tests\/baselines\/\w[^/]*\/(?<!diagnostics\/))/;
const texts = files.filter((file) => /\.(?:ts|mjs|md|txt)$/.test(file) && !others.test(file) && !/known-(?:loinc-)?table|tables\//.test(file));

/** Code is not looked at, and neither are the descriptions of columns, which are part of the SQL output. */
const withoutCode = (text: string): string => text.replace(/^\| \*{0,2}`.*/, '').replace(/`[^`\n]*`/g, '``');

function found(file: string, text: string, rules: typeof phrases): string[] {
  return text.split('\n').flatMap((line, i) => {
    const plain = withoutCode(line);
    return rules.flatMap(([phrase, instead]) => {
      const match = phrase.exec(plain);
      return match === null ? [] : [`${file}:${i + 1}: "${match[0].trim()}"; write: ${instead}`];
    });
  });
}

test('no text uses a phrase that is on the list', () => {
  expect(texts.flatMap((file) => found(file, readFileSync(file, 'utf8'), phrases))).toEqual([]);
});

/** Strings of a source with a space in them: messages, and not comments or names. */
function strings(text: string): string {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/g, blank);
  return code.replace(/[^\n]+/g, (line) =>
    [...line.matchAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g)]
      .filter(([part]) => part.includes(' '))
      .map(([part]) => part.replace(/\$\{[^{}]*\}/g, '').replaceAll('\\`', ''))
      .join(' '),
  );
}

test('no message or document uses a phrase that users may not know', () => {
  const messages = texts.filter((file) => /^(?:app|cli|compiler|grammar|validation|targets|vocabulary)\/.*\.ts$/.test(file));
  const documents = texts.filter(
    (file) => /^(?:README|ARCHITECTURE|CONTRIBUTING|docs\/.*)\.md$|^tests\/baselines\/diagnostics\//.test(file) && !file.includes('language-coverage'),
  );
  expect([
    ...messages.flatMap((file) => found(file, strings(readFileSync(file, 'utf8')).replaceAll('`', ' '), forUsers)),
    ...documents.flatMap((file) => found(file, readFileSync(file, 'utf8'), forUsers)),
  ]).toEqual([]);
});

/** Words of the compiler that nobody else knows; code in backticks is not looked at. */
const internal = /\b(?:axis|axes|thread|display|the rest|root|lexeme|token)\b/i;

test('frames of diagnostics say nothing twice, and use no word of the compiler', () => {
  const cases = files.filter((file) => file.startsWith('tests/baselines/diagnostics/'));
  expect(
    cases.flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      const title = lines.find((line) => /^(?:error|warning|note)\[HS\d{4}\]: /.test(line)) ?? '';
      const details = lines.filter((line) => /^ {2}(?:help|allowed|note): /.test(line));
      const repeated = details.filter((line) => line.startsWith('  help: write ') && title.includes(line.slice('  help: '.length)));
      const words = [title, ...details].filter((line) => internal.test(line.replace(/`[^`]*`|"[^"]*"/g, '')));
      return [...repeated, ...words].map((line) => `${file}: ${line.trim()}`);
    }),
  ).toEqual([]);
});

const nouns =
  'subject|record|file|error|warning|row|cell|statement|day|month|year|value|module|declaration|message|bundle|refill|import|edit|expectation|digit|person|field';

test('a count agrees with its noun', () => {
  expect([0, 1, 2].map((count) => counted(count, 'record'))).toEqual(['0 records', '1 record', '2 records']);
  expect([0, 1, 2].map((count) => counted(count, 'entry', 'entries'))).toEqual(['0 entries', '1 entry', '2 entries']);
});

test.each([0, 1, 2])('diagnostics agree with a count of %d', (count) => {
  // Facts that are limits are never so small.
  const facts = new Proxy(
    {},
    { get: (_, name) => (name === 'limit' || name === 'most' ? 1000 : name === 'why' || name === 'problem' || name === 'count' ? '' : count) },
  );
  const wrong = count === 1 ? new RegExp(`\\b1 (?:more )?(?:invalid )?(?:${nouns})s\\b`) : new RegExp(`\\b${count} (?:more )?(?:invalid )?(?:${nouns})\\b`);
  for (const [code, kind] of catalogue) expect(kind.say(facts), code).not.toMatch(wrong);
});

test('messages with a number before a noun take it from one helper', () => {
  const number = new RegExp(
    `(?<!of )\\$\\{(?![A-Z_]+\\}|[^{}]*(?:counted|daysInMonth|limit|most|Math|shown|brief|slice|figure|DIGITS)[^{}]*\\})[^{}]*(?:count|length|size|total|rows|number)[^{}]*\\} (?:${nouns})s\\b`,
  );
  const sources = files.filter((file) => /^(?:app|cli|compiler|validation|runtime|grammar)\/.*\.ts$/.test(file));
  expect(
    sources.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, i) => (number.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
    ),
  ).toEqual([]);
});
