import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { defaultLimits } from '../../../compiler/compiler-limits.ts';
import { type Host, load, type ModuleText } from '../../../compiler/load/load-modules.ts';
import { lockText } from '../../../compiler/load/lock-file.ts';

const file = (path: string, text: string): ModuleText => ({ path, text, sha256: createHash('sha256').update(text).digest('hex') });
const entry = file('folder/main.hsim', 'hsim 1\nuse "b.hsim" as b\nuse "a.hsim" as a\nprofile adult { age: 40 }\n');
const host = (b: string): Host => ({ read: (path) => file(`folder/${path}`, path === 'b.hsim' ? b : 'hsim 1\nparam x: 1\n') });
const before = 'hsim 1\nparam y: 1\n';

test('a lock file names every import by its path from the entry, sorted, as sha256sum writes it', () => {
  const lock = lockText(load(entry, host(before), defaultLimits).modules);
  expect(lock).toMatch(/^[0-9a-f]{64} {2}a\.hsim\n[0-9a-f]{64} {2}b\.hsim\n$/);
});

test('an import is checked against the lock file, and only where there is one', () => {
  const lock = file('folder/hsim.lock', lockText(load(entry, host(before), defaultLimits).modules));
  const codes = (b: string, locked: ModuleText | null) => compile(entry, { ...host(b), lock: locked }).diagnostics.map((d) => d.code);
  expect(codes(before, lock)).toEqual([]);
  expect(codes(`${before}// changed\n`, lock)).toEqual(['HS2060']);
  expect(codes(`${before}// changed\n`, null)).toEqual([]);
  expect(codes(before, { ...lock, text: lock.text.split('\n').slice(0, 1).join('\n') })).toEqual(['HS2061']);
});
