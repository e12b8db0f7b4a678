/**
 * The types of the package: what the compiler declares for `index.ts` and the files that it names, and nothing else. The records of a subject come from
 * the schema of the model, written as plain TypeScript, so that no user needs the library that the schema is written with.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { build } from 'esbuild';

const RECORDS = 'app/api/canonical-records.d.ts';

/**
 * @param root of the checkout
 * @param folder that gets `index.d.ts` and what it needs
 */
export async function declare(root, folder) {
  const emitted = mkdtempSync(join(tmpdir(), 'hsimc-types-'));
  try {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    execFileSync(process.execPath, [tsc, '-p', join(root, 'tools', 'declarations.json'), '--outDir', emitted], { stdio: ['ignore', 'inherit', 'inherit'] });
    writeFileSync(join(emitted, RECORDS), await recordTypes(root));
    const wanted = ['index.d.ts'];
    for (const path of wanted) {
      const text = readFileSync(join(emitted, path), 'utf8');
      for (const [, name] of text.matchAll(/(?:from|import\() ?'([^']+)'/g)) {
        if (!name.startsWith('.')) throw new Error(`${path} declares something of ${name}, which users do not have`);
        const other = normalize(join(dirname(path), name)).replace(/\.ts$/, '.d.ts');
        if (!existsSync(join(emitted, other))) throw new Error(`${path} names ${other}, which is not there`);
        if (!wanted.includes(other)) wanted.push(other);
      }
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text.replace(/((?:from|import\() ?'\.[^']+)\.ts'/g, "$1.js'"));
    }
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

/** The records of a subject as interfaces: one for each kind of record, by the schema's JSON side. */
export async function recordTypes(root) {
  const contents = "export { subject } from './model/subject.ts'; export { z } from 'zod';";
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'warning',
  });
  const { subject, z } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return typesOf(z.toJSONSchema(subject, { io: 'input' }));
}

function typesOf(schema) {
  /** Interfaces by their text: what has the same fields is the same type. */
  const names = new Map();
  const declared = [];

  const named = (name, { properties, required }) => {
    const fields = Object.entries(properties).map(([key, field]) => {
      const doc = field.description === undefined ? '' : `  /** ${field.description.replaceAll('*/', '* /')} */\n`;
      return `${doc}  readonly ${key}${required?.includes(key) ? '' : '?'}: ${typeOf(field, key)};`;
    });
    const text = fields.join('\n');
    const known = names.get(text);
    if (known !== undefined) return known;
    const taken = new Set(names.values());
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name}${n}`;
    names.set(text, unique);
    declared.push(`export interface ${unique} {\n${text}\n}`);
    return unique;
  };

  const typeOf = (field, key) => {
    if (field.const !== undefined) return JSON.stringify(field.const);
    if (field.enum !== undefined) return field.enum.map((value) => JSON.stringify(value)).join(' | ');
    const choices = field.anyOf ?? field.oneOf;
    if (choices !== undefined) return [...new Set(choices.map((choice) => typeOf(choice, key)))].join(' | ');
    if (Array.isArray(field.type)) return field.type.map((type) => typeOf({ ...field, type }, key)).join(' | ');
    switch (field.type) {
      case 'string':
        return 'string';
      case 'integer':
      case 'number':
        return 'number';
      case 'boolean':
        return 'boolean';
      case 'null':
        return 'null';
      case 'array': {
        const item = typeOf(field.items, singular(key));
        return `readonly ${item.includes('|') ? `(${item})` : item}[]`;
      }
      case 'object':
        if (field.properties === undefined) return `Readonly<Record<string, ${typeOf(field.additionalProperties, key)}>>`;
        return named(isCoding(field) ? 'Coding' : pascal(key), field);
      default:
        throw new Error(`no type for ${key}: ${JSON.stringify(field).slice(0, 200)}`);
    }
  };

  named('SubjectJson', schema);
  const head = '/** The canonical records of one subject as JSON: dates are `2025-06-30`, times `2025-06-30T09:15`. Made from the schema of the model. */';
  return `${head}\n\n${declared.join('\n\n')}\n`;
}

const isCoding = ({ properties }) => Object.keys(properties).join() === 'system,code,display';
const pascal = (key) => key.replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase());
const singular = (key) => key.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');
