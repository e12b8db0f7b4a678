/** The direction of every import, enforced by the linter: each forbidden direction is planted once, and each allowed one. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allows, FOLDERS, OUTSIDE, SHELLS } from './directions.ts';
import { importGraph, projectFiles } from './imports.ts';

const scratch = mkdtempSync(join(tmpdir(), 'hsimc-directions-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Path of each planted file → whether the linter must refuse it. */
const planted = new Map<string, boolean>();

function plant(path: string, text: string, refused: boolean): void {
  mkdirSync(dirname(join(scratch, path)), { recursive: true });
  writeFileSync(join(scratch, path), text);
  planted.set(path, refused);
}

for (const from of FOLDERS) {
  for (const to of [...FOLDERS, ...OUTSIDE].filter((name) => name !== from)) {
    const refused = !allows(from, to);
    plant(`${from}/to-${to}.ts`, `import { x } from '../${to}/x.ts';\n\nexport const y = x;\n`, refused);
    plant(`${from}/deep/er/to-${to}.ts`, `export type { X } from '../../../${to}/deep/x.ts';\n`, refused);
    plant(`${from}/lazy-${to}.ts`, `export const x = () => import('../${to}/x.ts');\n`, refused);
  }
  plant(`${from}/own.ts`, "import { x } from './deep/er/own.ts';\n\nexport const y = x;\n", false);
  plant(`${from}/deep/er/own.ts`, "import { y } from '../../own.ts';\n\nexport const x = y;\n", false);
  plant(`${from}/files.ts`, "import { readFileSync } from 'node:fs';\n\nexport const read = readFileSync;\n", !SHELLS.includes(from));
}

const messages = new Map<string, string>();
beforeAll(() => {
  for (const part of ['biome.json', 'tools/lint']) cpSync(part, join(scratch, part), { recursive: true });
  const biome = resolve('node_modules/.bin/biome');
  const { stdout, stderr } = spawnSync(biome, ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json'], { cwd: scratch, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; message: string; location: { path: string } }[] };
  expect(diagnostics.length, stderr).toBeGreaterThan(0);
  for (const { category, message, location } of diagnostics) {
    if (/noRestrictedImports|noNodejsModules/.test(category)) messages.set(location.path, message);
  }
});

test('the linter refuses every import against the directions, and no other', () => {
  expect([...messages.keys()].sort()).toEqual([...planted].flatMap(([path, refused]) => (refused ? [path] : [])).sort());
});

test('a refusal names what the folder may import', () => {
  for (const from of FOLDERS) {
    const message = messages.get(`${from}/to-tools.ts`);
    for (const to of FOLDERS) if (to !== from) expect(new RegExp(`\\b${to}\\b`).test(message ?? ''), `${from} → ${to}: ${message}`).toBe(allows(from, to));
  }
});

test('the sources keep to the directions, in types too', () => {
  const wrong = [...importGraph()].flatMap(([path, imports]) =>
    imports.filter((to) => to.split('/')[0] !== path.split('/')[0] && !allows(path.split('/')[0] as never, to.split('/')[0])).map((to) => `${path} → ${to}`),
  );
  expect(wrong).toEqual([]);
});

test('each folder with code is in the table', () => {
  const folders = readdirSync('.', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  const files = projectFiles();
  const code = folders.filter((folder) => files.some((path) => path.startsWith(`${folder}/`) && /\.(?:m?ts|mjs)$/.test(path)));
  expect(code.filter((folder) => !([...FOLDERS, ...OUTSIDE] as string[]).includes(folder))).toEqual([]);
});
