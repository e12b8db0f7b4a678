/** What the files of the library declare, by file: the rows of code tables, a line each, and the names of everything else. */
import type { CodeRow, CodesDeclaration, Declaration } from '../../grammar/ast/ast.ts';
import { parse } from '../../grammar/parse.ts';
import { counted } from '../../model/counted.ts';
import { code } from './markdown.ts';

/** A file of the library: its name in `use`, such as `std/labs`, and its text. */
export interface LibraryFile {
  readonly name: string;
  readonly text: string;
}

export function libraryReference(files: readonly LibraryFile[]): string {
  return files.map(section).join('\n\n');
}

function section({ name, text }: LibraryFile): string {
  const { declarations } = parse({ path: name, text }).value;
  const tables = declarations.filter((one): one is CodesDeclaration => one.kind === 'codes');
  const main = name.slice(name.lastIndexOf('/') + 1);
  const others = declarations.flatMap((one) => other(one, text) ?? []);
  return [
    `## ${name}`,
    ...(others.length === 0 ? [] : [`${others.map(code).join(', ')}`]),
    ...tables.map((table) => {
      const rows = `${code(table.name.text === main ? 'name.row' : `name.${table.name.text}.row`)}, ${table.system.text}`;
      if (!main.includes('_') || table.rows.length <= LISTED) return [`${rows}:`, '', ...table.rows.map(row)].join('\n');
      return `${rows}: ${counted(table.rows.length, 'row')}, such as ${table.rows.slice(0, 3).map(brief).join(', ')}`;
    }),
  ].join('\n\n');
}

/** Larger tables of modules for one field, such as `dx_heart`, are searched rather than read. */
const LISTED = 40;

const brief = ({ name, code: of }: CodeRow): string => `${code(name.text)} ${of.text}`;

function row({ name, code: of, display, body }: CodeRow): string {
  const unit = body?.items.find((item) => item.kind === 'field' && item.path.names[0].text === 'unit');
  const value = unit?.kind === 'field' && unit.value.kind === 'unit' ? `, '${unit.value.unit}'` : '';
  return `- ${code(name.text)} ${of.text} ${display.text}${value}`;
}

/** What is declared besides tables, as it is begun in the file. */
function other(one: Declaration, text: string): string | null {
  if (one.kind === 'codes' || one.kind === 'use' || one.kind === 'scenario' || !('name' in one)) return null;
  const parameters = one.kind === 'let' || one.kind === 'mixin' ? one.parameters : [];
  const named = parameters.length === 0 ? '' : `(${parameters.map(({ span }) => text.slice(span.start, span.end)).join(', ')})`;
  return text.slice(one.span.start, one.name.span.end) + named;
}
