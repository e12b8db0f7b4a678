/** What a user gets: the packed package, installed where nothing else is. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { type Analysis, checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test } from 'vitest';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const shell = process.platform === 'win32';
const npm = (cwd: string, ...args: string[]): string => execFileSync('npm', args, { cwd, encoding: 'utf8', shell, stdio: ['ignore', 'pipe', 'ignore'] });

let folder: string;
let built: string;
let packed: { filename: string; files: { path: string }[] };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hsimc-package-'));
  built = mkdtempSync(join(tmpdir(), 'hsimc-built-'));
  [packed] = JSON.parse(npm('.', 'pack', '--json', '--ignore-scripts', '--pack-destination', built));
});
afterAll(() => {
  for (const each of [folder, built]) rmSync(each, { recursive: true, force: true });
});

test('every file and folder that is to be packed exists', () => {
  expect(manifest.files.filter((path: string) => !existsSync(path))).toEqual([]);
  expect(manifest.files.includes('skills')).toBe(existsSync('skills'));
  expect(existsSync(manifest.bin.hsimc)).toBe(true);
  for (const file of Object.values<string>(manifest.exports['.'])) expect(existsSync(file), `${file}: npm run build`).toBe(true);
});

test('the package holds what a user needs, and nothing else', () => {
  const paths = packed.files.map(({ path }) => path);
  for (const path of ['LICENSE', 'NOTICE', 'README.md', 'package.json', 'dist/hsimc.js', 'dist/LICENSES.txt', 'scenarios/patientsim/diabetes.hsim']) {
    expect(paths).toContain(path);
  }
  const known =
    /^(?:LICENSE|NOTICE|[A-Z]+\.md|package\.json|dist\/[^/]+\.(?:js|cjs|code)|dist\/types\/.*\.d\.ts|dist\/LICENSES\.txt|dist\/library-cache\/.*\.json\.gz|docs\/.*\.(?:md|ebnf|html)|docs\/images\/[^/]+\.(?:png|svg)|docs\/scale\/[^/]+\.(?:yaml|sh)|bench\/RESULTS\.md|scenarios\/.*\.(?:hsim|md)|examples\/.*\.(?:hsim|md|json|sql|ipynb)|examples\/outputs\/.*\.(?:csv|hl7|edi|ncpdp|txt)|llms(?:-full)?\.txt|skills\/.*)$/;
  expect(paths.filter((path) => !known.test(path))).toEqual([]);
});

test('no link of the packed README is dead', () => {
  const paths = packed.files.map(({ path }) => path);
  const links = [...readFileSync('README.md', 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !paths.includes(link))).toEqual([]);
});

test('its entry points are sound, for every way to resolve them', async () => {
  const tarball = readFileSync(join(built, packed.filename));
  const { messages } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true });
  expect(messages).toEqual([]);
  const { problems } = (await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)))) as Analysis;
  // The package is for ECMAScript modules: `require` of it works from Node 20.19 on, and these types cannot say so.
  expect(problems.filter(({ kind }) => kind !== 'CJSResolvesToESM')).toEqual([]);
});

test('its types name no package that users do not have', () => {
  const types = packed.files.filter(({ path }) => path.endsWith('.d.ts'));
  expect(types.length).toBeGreaterThan(3);
  for (const { path } of types) expect(readFileSync(path, 'utf8')).not.toMatch(/(?:from|import\() ?['"](?!\.)/);
});

test('the declared records are those of the schema', () => {
  const model = relative(folder, resolve('app/api/canonical-records.ts')).replaceAll('\\', '/');
  const declared = relative(folder, resolve('dist/types/index.js')).replaceAll('\\', '/');
  const both = `import type { SubjectJson as Model } from '${model}';\nimport type { Subject as Declared } from '${declared}';\n`;
  const source = `${both}type Plain<T> = T extends object ? { readonly [K in keyof T]: Plain<T[K]> } : T;\nexport const there = (x: Plain<Model>): Plain<Declared> => x;\nexport const back = (x: Plain<Declared>): Plain<Model> => x;\n`;
  writeFileSync(join(folder, 'records.ts'), source);
  expect(typeErrors(['records.ts'], 'nodenext', ['--allowImportingTsExtensions', '--noEmit', '--skipLibCheck'])).toBe('');
});

test('installed from the packed file, the MCP configuration of the documents starts the server, without DuckDB', async () => {
  const place = mkdtempSync(join(tmpdir(), 'hsimc-mcp-'));
  writeFileSync(join(place, 'package.json'), '{ "private": true }\n');
  npm(place, 'install', '--offline', '--omit=optional', '--no-audit', '--no-fund', join(built, packed.filename));
  const client = new Client({ name: 'tests', version: '1' });
  // As `npx -y hsimc mcp --dir .`, from what is installed.
  await client.connect(new StdioClientTransport({ command: 'npx', args: ['--offline', '-y', 'hsimc', 'mcp', '--dir', '.'], cwd: place, stderr: 'ignore' }));
  const call = (name: string, given: Record<string, unknown>) => client.callTool({ name, arguments: given }, { timeout: 600_000 });
  const { structuredContent } = await call('batch_generate', { scenario: 'membersim/one_person', count: 3 });
  expect(structuredContent).toMatchObject({ status: 'done', subjects: 3 });
  const { run } = structuredContent as { run: string };
  expect((await call('validate_batch', { run })).structuredContent).toMatchObject({ ok: true, subjects: 3 });
  expect((await call('export_run', { run, target: 'fhir', directory: 'fhir' })).structuredContent).toMatchObject({ subjects: 3 });
  expect(await call('query_run', { run, sql: 'SELECT 1' })).toMatchObject({
    isError: true,
    content: [{ text: expect.stringMatching(/DuckDB is not installed.*\nnpm install @duckdb\/node-api/) }],
  });
  expect((await call('read_reference', { ref: 'skill' })).structuredContent).toMatchObject({ ref: 'skill' });
  await client.close();
  rmSync(place, { recursive: true, force: true });
});

test('npm ci says nothing of engines to those whose Node is supported', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { engines?: { node?: string }; dev?: boolean }> };
  const engine = 'node' as const;
  const tooNew = Object.entries(packages).filter(([, { engines }]) => /^>= ?(?:2[1-9]|[3-9]\d)\b/.test(engines?.[engine] ?? ''));
  expect(
    tooNew.map(([path]) => path),
    'see chevrotain in DEPENDENCIES.md',
  ).toEqual([]);
});

test('it needs no other package: what it uses is in the bundle, but for what is optional', () => {
  expect(manifest.dependencies).toBeUndefined();
});

test('installed in an empty folder, from the packed file alone, it does its work', () => {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  npm(folder, 'install', '--offline', '--omit=optional', '--no-audit', '--no-fund', join(built, packed.filename));
  expect(npm(folder, 'exec', '--offline', '--', 'hsimc', '--version').trim()).toBe(manifest.version);
  npm(folder, 'exec', '--offline', '--', 'hsimc', 'compile', 'diabetes.hsim', '--count', '3', '--workers', '2', '--target', 'fhir', '--out', 'out');
  expect(existsSync(join(folder, 'out', '_SUCCESS'))).toBe(true);
  expect(npm(folder, 'exec', '--offline', '--', 'hsimc', 'scenarios')).toContain('diabetes');
  const { examples } = documented();
  expect(examples.length).toBeGreaterThan(1);
  for (const [i, example] of examples.entries()) {
    writeFileSync(join(folder, `example${i}.mjs`), example);
    writeFileSync(join(folder, `example${i}.ts`), example);
    expect(execFileSync(process.execPath, [`example${i}.mjs`], { cwd: folder, encoding: 'utf8' }), `example ${i} of docs/api.md`).toBe(
      i === 0 ? documented().prints : '',
    );
  }
  expect(readFileSync(join(folder, 'tiny.ndjson'), 'utf8').trimEnd().split('\n')).toHaveLength(3);
  writeFileSync(
    join(folder, 'node.d.ts'),
    "declare module 'node:fs' { export function createWriteStream(path: string): { write(data: string | Uint8Array): boolean; end(): void } }\ndeclare const console: { log(...values: unknown[]): void };\n",
  );
  writeFileSync(join(folder, 'wrong.ts'), "import { compile } from 'hsimc';\ncompile(3);\nexport const { nothing } = compile('');\n");
  expect(typeErrors(['wrong.ts'], 'nodenext', ['--noEmit']).match(/TS\d+/g)).toEqual(['TS2345', 'TS2339']);
  for (const resolution of ['nodenext', 'node16', 'bundler'])
    expect(typeErrors(['node.d.ts', ...examples.map((_, i) => `example${i}.ts`)], resolution, ['--noEmit']), resolution).toBe('');
});

/** The programs of the API page, and what the first of them prints. */
function documented(): { readonly examples: readonly string[]; readonly prints: string } {
  const page = readFileSync('docs/api.md', 'utf8');
  return {
    examples: [...page.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, text]) => text),
    prints: /^```text\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '',
  };
}

/** What the compiler objects to, with everything strict. */
function typeErrors(files: readonly string[], resolution: string, more: readonly string[]): string {
  const module = resolution === 'bundler' ? 'esnext' : resolution;
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const words = [
    tsc,
    '--ignoreConfig',
    '--strict',
    '--target',
    'es2022',
    '--lib',
    'es2023',
    '--types',
    '',
    '--module',
    module,
    '--moduleResolution',
    resolution,
    ...more,
    ...files,
  ];
  return spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' }).stdout;
}
