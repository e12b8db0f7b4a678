/** What the modules of the library offer: every row of their code tables and every panel, with the name by which a scenario says it. */
import { isStatement } from '../../compiler/bind/is-statement.ts';
import type { CodeRow, Declaration, PanelDeclaration } from '../../grammar/ast/ast.ts';
import { parse } from '../../grammar/parse.ts';
import { lineStarts, positionAt } from '../../grammar/source-text.ts';

export interface CodeEntry {
  /** `labs.a1c`, once the module is imported as `use` says. */
  readonly name: string;
  /** A code of a list is in no module: `use` says where a scenario or its records have it. */
  readonly kind: 'code' | 'panel' | 'list';
  readonly system: string;
  readonly code: string;
  readonly display: string;
  readonly unit: string | null;
  readonly category: string | null;
  readonly specimen: string | null;
  /** As the row has it: `4.0..5.6`. */
  readonly normal: string | null;
  /** Its median: `5.3`. */
  readonly typical: string | null;
  readonly critical: string | null;
  /** The groups of its module that name it: `dx_heart.chronic`. */
  readonly groups: readonly string[];
  /** Names of the tests of a panel. */
  readonly tests: readonly string[];
  /** The import that makes the name known: `use "std/labs" as labs`. */
  readonly use: string;
  /** The row, to be copied into a table of the scenario; empty for a panel. */
  readonly row: string;
  /** Whether the row is the price of another row. */
  readonly bills: boolean;
  readonly file: string;
  readonly line: number;
}

/** A module of the library: `labs`, and its text. */
export interface LibraryModule {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** Short names under which the longer modules are imported, as everybody calls them. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['diagnoses', 'dx'],
  ['drugs', 'rx'],
  ['procedures', 'px'],
]);

/** In the order of the modules and of their rows. */
export function libraryEntries(modules: readonly LibraryModule[]): CodeEntry[] {
  const codes = modules.flatMap(codesOf);
  const byName = new Map(codes.map((entry) => [entry.name, entry]));
  return [...codes, ...modules.flatMap((module) => panelsOf(module, byName))];
}

const aliasOf = ({ name }: LibraryModule): string => aliases.get(name) ?? name;
const useOf = (module: LibraryModule): string => `use "std/${module.name}" as ${aliasOf(module)}`;

function codesOf(module: LibraryModule): CodeEntry[] {
  const starts = lineStarts(module.text);
  const use = useOf(module);
  const { declarations } = parse({ path: module.path, text: module.text }).value;
  const groups = groupsOf(module, declarations);
  return declarations.flatMap((table) => {
    if (table.kind !== 'codes') return [];
    const prefix = table.name.text === module.name ? aliasOf(module) : `${aliasOf(module)}.${table.name.text}`;
    return table.rows.map((row): CodeEntry => {
      const cell = (name: string): string | null => cellOf(module.text, row, name);
      return {
        name: `${prefix}.${row.name.text}`,
        kind: 'code',
        system: table.system.text,
        code: row.code.text,
        display: row.display.text,
        unit: cell('unit')?.slice(1, -1) ?? null,
        category: cell('category'),
        specimen: cell('specimen'),
        normal: cell('normal'),
        typical: cell('typical'),
        critical: cell('critical'),
        groups: groups.get(`${table.name.text}.${row.name.text}`) ?? [],
        tests: [],
        use,
        bills: cell('bills') !== null,
        row: withoutLibrary(module.text, row).replace(/\s{2,}/g, '  '),
        file: module.path,
        line: positionAt(starts, row.span.start).line,
      };
    });
  });
}

/** Names of the groups of a module, by the rows of its own tables that they name one by one. */
function groupsOf(module: LibraryModule, declarations: readonly Declaration[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const group of declarations) {
    if (group.kind !== 'group' || group.members.kind !== 'list') continue;
    for (const item of group.members.items) {
      if (item.kind !== 'path') continue;
      const row = item.names.map(({ text }) => text).join('.');
      groups.set(row, [...(groups.get(row) ?? []), `${aliasOf(module)}.${group.name.text}`]);
    }
  }
  return groups;
}

/** Fields whose values name rows, functions and parameters of the library, and those that a price needs. */
const ofLibrary: ReadonlySet<string> = new Set(['value', 'bills', 'charge', 'allowed', 'facility', 'facility_allowed', 'benefit', 'revenue']);

/** The row as it can be copied into another file. */
function withoutLibrary(text: string, row: CodeRow): string {
  let copied = '';
  let from = row.span.start;
  for (const item of row.body?.items ?? []) {
    if (item.kind !== 'field' || !ofLibrary.has(item.path.names[0].text)) continue;
    copied += text.slice(from, item.span.start);
    from = item.span.end;
  }
  return `${copied}${text.slice(from, row.span.end)}`.replace(/\{\s*\}$/, '').trimEnd();
}

function cellOf(text: string, row: CodeRow, name: string): string | null {
  for (const item of row.body?.items ?? []) {
    if (item.kind === 'field' && item.path.names.length === 1 && item.path.names[0].text === name)
      return text.slice(item.value.span.start, item.value.span.end);
  }
  return null;
}

function panelsOf(module: LibraryModule, byName: ReadonlyMap<string, CodeEntry>): CodeEntry[] {
  const starts = lineStarts(module.text);
  return parse({ path: module.path, text: module.text }).value.declarations.flatMap((panel) => {
    const code = panel.kind === 'panel' ? byName.get(codeOf(panel) ?? '') : undefined;
    if (panel.kind !== 'panel' || code === undefined) return [];
    const { system, display } = code;
    const entry: CodeEntry = {
      name: `${aliasOf(module)}.${panel.name.text}`,
      kind: 'panel',
      system,
      code: code.code,
      display,
      unit: null,
      category: null,
      specimen: null,
      normal: null,
      typical: null,
      critical: null,
      groups: [],
      tests: testsOf(panel),
      use: useOf(module),
      bills: false,
      row: '',
      file: module.path,
      line: positionAt(starts, panel.span.start).line,
    };
    return [entry];
  });
}

function codeOf(panel: PanelDeclaration): string | null {
  for (const item of panel.body.items) {
    if (item.kind === 'field' && item.path.names[0].text === 'code' && item.value.kind === 'path') return item.value.names.map(({ text }) => text).join('.');
  }
  return null;
}

function testsOf(panel: PanelDeclaration): string[] {
  return panel.body.items.flatMap((item) =>
    isStatement(item, 'test') && item.argument?.kind === 'path' ? [item.argument.names.map(({ text }) => text).join('.')] : [],
  );
}
