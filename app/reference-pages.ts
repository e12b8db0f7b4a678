/** What there is to read: the skill, the pages of the language, diagnostics, targets, scenarios and modules of the library. Each page has a name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { grammarCard } from '../compiler/reference/language-card.ts';
import { action } from '../model/interface-terms.ts';
import { nearest } from '../model/nearest.ts';
import { targets } from '../targets/registry.ts';
import { allCodes, explainCode } from './explain-code.ts';
import { packageRoot } from './package-root.ts';
import { libraryFolder, libraryScenarios } from './scenario-library.ts';
import { usage } from './stop.ts';
import { shown } from './wording.ts';

export interface ReferencePage {
  readonly name: string;
  readonly type: 'text/markdown' | 'text/plain';
  readonly text: () => string;
}

const SKILL = join('skills', 'hsim');

/** All pages, by name: `card`, `skill`, `language/verbs/observe`, `diagnostic/HS4001`, `target/fhir`, `scenario/patientsim/diabetes`, `std/labs`. */
export function referencePages(): ReadonlyMap<string, ReferencePage> {
  pages ??= new Map(listPages().map((page) => [page.name, page]));
  return pages;
}
let pages: ReadonlyMap<string, ReferencePage> | null = null;

/** @throws Stop where there is no page of that name */
export function referencePage(name: string): ReferencePage {
  const all = referencePages();
  const page = all.get(name) ?? all.get(name.replace(/\.(?:md|hsim)$/, ''));
  if (page !== undefined) return page;
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const same = [...all.keys()].filter((one) => last(one) === last(name)).slice(0, 3);
  const near = same.length > 0 ? same : nearest(name, all.keys()).slice(0, 3);
  throw usage(
    `there is no page ${shown(name)}`,
    near.length > 0 ? `nearest: ${near.join(', ')}` : `begin with skill or card; ${action('explain')} lists diagnostics`,
  );
}

function listPages(): ReferencePage[] {
  const markdown = (name: string, file: string): ReferencePage => ({ name, type: 'text/markdown', text: () => readFileSync(file, 'utf8') });
  const source = (name: string, file: string): ReferencePage => ({ name, type: 'text/plain', text: () => readFileSync(file, 'utf8') });
  const below = (folder: string, ending: string, as: (inside: string, file: string) => ReferencePage): ReferencePage[] => {
    const root = join(packageRoot, folder);
    if (!existsSync(root)) return [];
    const names = readdirSync(root, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
    return names
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => as(name.slice(0, -ending.length), join(root, name)));
  };
  return [
    { name: 'card', type: 'text/markdown', text: grammarCard },
    ...(existsSync(join(packageRoot, SKILL, 'SKILL.md')) ? [markdown('skill', join(packageRoot, SKILL, 'SKILL.md'))] : []),
    ...below(join(SKILL, 'references'), '.md', (inside, file) => markdown(`skill/references/${inside}`, file)),
    ...below(join('docs', 'language'), '.md', (inside, file) => markdown(`language/${inside}`, file)),
    ...readdirSync(join(packageRoot, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => markdown(`docs/${name.slice(0, -3)}`, join(packageRoot, 'docs', name))),
    ...[...targets.keys()].map((name): ReferencePage => ({ name: `target/${name}`, type: 'text/markdown', text: () => targetSection(name) })),
    ...allCodes().map(({ code }): ReferencePage => ({ name: `diagnostic/${code}`, type: 'text/markdown', text: () => explainCode(code).page })),
    ...libraryScenarios().map(({ path, file }) => source(`scenario/${path.replace(/\.hsim$/, '')}`, file)),
    ...readdirSync(join(libraryFolder, 'std'))
      .filter((name) => name.endsWith('.hsim'))
      .sort()
      .map((name) => source(`std/${name.slice(0, -5)}`, join(libraryFolder, 'std', name))),
  ];
}

/** The section of a target in the page of targets. */
function targetSection(name: string): string {
  const text = readFileSync(join(packageRoot, 'docs', 'targets.md'), 'utf8');
  const start = text.indexOf(`\n### \`${name}\`\n`);
  const end = text.slice(start + 1).search(/\n##+ /);
  return text.slice(start + 1, end < 0 ? undefined : start + 1 + end).trim();
}
