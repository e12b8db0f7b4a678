/** Texts of another form than .hsim: one diagnostic for the whole, instead of one for each line that cannot be read. */
import { type Diagnostic, diagnose, replace } from '../diagnostic.ts';
import { type SourceFile, spanOf } from '../source-text.ts';
import { foreignForm } from './syntax-diagnostics.ts';

/** How each form begins. A text of .hsim begins with a word or a comment, and has braces at the ends of lines. */
const forms: readonly { readonly form: string; readonly begins: (text: string) => boolean }[] = [
  { form: 'JSON', begins: (text) => /^(?:\{\s*(?:"|\})|\[\s*(?:[{["\d]|\]))/.test(text) },
  { form: 'XML', begins: (text) => /^<[?!A-Za-z]/.test(text) },
  { form: 'YAML', begins: isYaml },
];

/** The first lines decide; a longer text is looked at no further. */
const LINES = 200;

function isYaml(text: string): boolean {
  if (/^---[ \t]*(?:\r?\n|$)/.test(text)) return true;
  const lines = text
    .split(/\r\n|\r|\n/, LINES)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
  const keyed = lines.filter((line) => /^(?:- )?["']?[A-Za-z_][\w -]*["']?:(?: |$)|^- /.test(line));
  return /^["']?[A-Za-z_][\w -]*["']?:(?: |$)/.test(lines[0] ?? '') && keyed.length > 1 && !lines.some(opensBlock);
}

/** A line as only .hsim has it: words, then a brace. In YAML a colon is before every brace. */
function opensBlock(line: string): boolean {
  return line.endsWith('{') || /^\w+ .*\{/.test(line);
}

/** What a text of another form is exchanged for: the smallest scenario, with the text below it to work from. */
const BEGINNING = `hsim 1

scenario name "Title" { as_of: 2025-12-31 }

profile person { age: uniform(18..90) }

timeline care of person {
  event visit at start { encounter ambulatory { } }
}
`;

function begun(text: string): string {
  const lines = text.trimEnd().split(/\r\n|\r|\n/);
  return `${BEGINNING}\n${lines.map((line) => (line.trim() === '' ? '//' : `// ${line.trimEnd()}`)).join('\n')}\n`;
}

/** What is said of a text that is no .hsim at all; null for any other. */
export function reportForeign(source: SourceFile): Diagnostic | null {
  const start = source.text.search(/[^\s\ufeff]/);
  if (start < 0) return null;
  const text = source.text.slice(start);
  const found = forms.find(({ begins }) => begins(text));
  if (found === undefined) return null;
  const end = start + (/^\S+/.exec(text.slice(0, 40))?.[0].length ?? 1);
  return diagnose(
    foreignForm,
    source.path,
    spanOf(start, end),
    { form: found.form },
    {
      found: source.text.slice(start, end),
      expected: ['hsim 1', 'scenario name "Title" { … }', 'profile name { … }', 'timeline name of profile { … }'],
      suggestions: [replace(`comment out the ${found.form}, and insert a minimal scenario above it`, spanOf(0, source.text.length), begun(text))],
    },
  );
}
