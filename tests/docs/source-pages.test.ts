/** Pages about the sources: diagnostics, code systems, patterns of the library and fields of FHIR are those that the code uses. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeLists } from '../../app/codes/code-lists.ts';
import { readEntries } from '../../app/codes/read-entries.ts';
import { libraryScenarios } from '../../app/scenario-library.ts';
import { catalogue } from '../../compiler/diagnostics/catalogue.ts';
import { parse } from '../../grammar/parse.ts';
import { codeShapes } from '../../model/codes/code-shapes.ts';
import { CODE_SYSTEM_URI } from '../../targets/fhir/fhir-systems.ts';
import { CODING_SYSTEM } from '../../targets/hl7v2/hl7v2-types.ts';
import { tables } from '../../targets/tables/table-model.ts';
import { verbNames } from '../../vocabulary/verbs.ts';
import { PLACES, RESOURCE } from '../targets/fhir/fhir-places.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');

/** What a diagnostic is about, by the first digit of its code. */
const SUBJECTS: Readonly<Record<string, string>> = {
  1: 'Text and syntax',
  2: 'Names and statements',
  3: 'Types, values and amounts',
  4: 'Shares, distributions and expectations',
  5: 'Time and states',
  6: 'Codes',
  7: 'Targets and benefits',
  8: 'Without effect',
};

function diagnostics(): string {
  return Object.entries(SUBJECTS)
    .map(([digit, title]) => {
      const kinds = [...catalogue.values()].filter(({ code }) => code.startsWith(`HS${digit}`));
      return `## ${title}\n\n${table(
        ['code', 'severity', 'is about'],
        kinds.map(({ code, severity, title: about }) => [`[${code}](${code}.md)`, severity, about]),
      )}`;
    })
    .join('\n\n');
}

async function systems(): Promise<string> {
  const entries = (await readEntries()).filter(({ kind }) => kind === 'code');
  const rows = [...codeShapes.keys()].map((system) => {
    const form = /, (?:such as|optionally.*such as) (.*)$/.exec(codeShapes.get(system)?.('?') ?? '')?.[1] ?? '';
    const codes = new Set(entries.filter((entry) => entry.system === system).map(({ code }) => code));
    return [`\`${system}\``, CODE_SYSTEM_URI[system], CODING_SYSTEM[system], form, String(codes.size)];
  });
  return table(['system', 'FHIR', 'HL7 v2 (table 0396)', 'such as', 'codes of the library'], rows);
}

async function modules(): Promise<string> {
  const entries = (await readEntries()).filter(({ kind }) => kind !== 'list');
  const names = [...new Set(entries.map(({ use }) => /"([^"]+)"/.exec(use)?.[1] ?? ''))];
  const rows = names.map((name) => {
    const own = entries.filter(({ use }) => use.includes(`"${name}"`));
    const counts = [...new Set(own.filter(({ kind }) => kind === 'code').map(({ system }) => system))].map(
      (system) => `${own.filter((entry) => entry.kind === 'code' && entry.system === system).length} ${system}`,
    );
    const panels = own.filter(({ kind }) => kind === 'panel').length;
    return [`\`${name}\``, [...counts, ...(panels > 0 ? [`${panels} panels`] : [])].join(', ')];
  });
  return table(['module', 'codes'], rows);
}

/** Lists of codes that claims carry. */
function lists(): string {
  return table(
    ['list', 'codes', 'source'],
    codeLists.map(({ system, source, codes }) => [`\`${system}\``, String(codes.size), source]),
  );
}

/** Declarations that a reference page describes, and the page. */
const DECLARATIONS: Readonly<Record<string, string>> = {
  ...{ variations: 'variations', param: 'param', mixin: 'mixin', template: 'file', include: 'mixin', group: 'group', let: 'let', panel: 'panel' },
  ...{ pool: 'parties', facility: 'parties', payer: 'parties', pharmacy: 'parties', plan: 'plan', formulary: 'plan', measure: 'measure', target: 'target' },
  ...{ defects: 'defects', branch: 'event', every: 'schedule', times: 'schedule', while: 'schedule', choose: 'values', if: 'values', weighted: 'values' },
};
/** Scenarios that a row names. */
const NAMED = 3;

function patterns(): string {
  const uses = new Map<string, Set<string>>();
  const texts = libraryScenarios().map(({ name, path, file }) => ({ name, path, text: readFileSync(file, 'utf8') }));
  texts.sort((a, b) => a.text.length - b.text.length);
  for (const { name, path, text } of texts) {
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      if (typeof value !== 'object' || value === null) return;
      const { kind, verb, callee } = value as {
        readonly kind?: unknown;
        readonly verb?: { readonly text: string };
        readonly callee?: { readonly text: string };
      };
      const word =
        kind === 'statement' ? `verb ${verb?.text}` : kind === 'call' ? `function ${callee?.text}` : typeof kind === 'string' ? `form ${kind}` : null;
      if (word !== null) uses.set(word, (uses.get(word) ?? new Set()).add(name));
      Object.values(value).forEach(walk);
    };
    walk(parse({ path, text }).value.declarations);
  }
  const row = (word: string, link: string): string[] => {
    const found = [...(uses.get(word) ?? [])];
    return found.length === 0 ? [] : [link, found.slice(0, NAMED).join(', '), String(found.length)];
  };
  const part = (title: string, rows: readonly string[][]): string => {
    return `## ${title}\n\n${table(
      ['construct', 'shown by', 'scenarios'],
      rows.filter((cells) => cells.length > 0),
    )}`;
  };
  const functions = [...uses.keys()].filter((word) => word.startsWith('function ') && !word.includes('.')).sort();
  return [
    part(
      'Declarations and forms',
      Object.entries(DECLARATIONS).map(([kind, page]) => row(`form ${kind}`, `[\`${kind}\`](language/reference/${page}.md)`)),
    ),
    part(
      'Verbs',
      verbNames.map((verb) => row(`verb ${verb}`, `[\`${verb}\`](language/verbs/${verb}.md)`)),
    ),
    part(
      'Functions and distributions',
      functions.map((word) => row(word, `\`${word.slice(9)}\``)),
    ),
  ].join('\n\n');
}

function fields(): string {
  return tables
    .filter(({ name }) => PLACES[name] !== undefined)
    .map(({ name }) => {
      const rows = Object.entries(PLACES[name]).map(([column, place]) => {
        const { path, on } = typeof place === 'string' ? { path: place, on: undefined } : place;
        return [`\`${column}\``, `\`${path}\`${on === undefined ? '' : ` of the ${on.type}`}`];
      });
      return `## \`${name}\`\n\n${table([`column of \`${name}\``, RESOURCE[name]], rows)}`;
    })
    .join('\n\n');
}

test.each([
  ['docs/diagnostics/README.md', { diagnostics }],
  ['docs/code-systems.md', { systems, modules, lists }],
  ['docs/scenario-patterns.md', { patterns }],
  ['docs/record-fields.md', { fields }],
] as const)('%s', async (path, parts) => {
  const found = readFileSync(path, 'utf8');
  let right = found;
  for (const [name, make] of Object.entries(parts)) {
    const made = await make();
    expect(made.split('\n').length).toBeGreaterThan(10);
    right = right.replace(
      new RegExp(`(<!-- generated: ${name} -->\n)[\\s\\S]*?(<!-- end -->)`),
      (_, start: string, end: string) => `${start}\n${made}\n\n${end}`,
    );
  }
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, right);
  else expect(found).toBe(right);
});

test('every diagnostic and every table of FHIR is on its page', () => {
  const page = diagnostics();
  expect([...catalogue.keys()].filter((code) => !page.includes(`[${code}]`))).toEqual([]);
  expect(Object.keys(PLACES).filter((name) => !fields().includes(`## \`${name}\``))).toEqual([]);
});
