/** The pages by role and the guides: each begins in an empty folder, and its commands print what it shows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shell } from '../cli/hsimc.ts';
import { guidePages, sessions } from './guide-pages.ts';

const updating = process.env['UPDATE_DOCS'] !== undefined;
/** What `npx hsimc` is where the package is installed. */
const program = 'npx() { shift; $HSIMC "$@"; };';

test.each(guidePages)('$path', ({ path, text }) => {
  const cwd = mkdtempSync(join(tmpdir(), 'hsimc-guide-'));
  const right = text.replace(sessions, (_, start: string, commands: string, _shown: string, end: string) => {
    const { out } = shell(`${program} ( ${commands} ) 2>&1`, cwd);
    return `${start}${out.trimEnd()}\n${end}`;
  });
  rmSync(cwd, { recursive: true, force: true });
  expect(text.match(sessions)?.length ?? 0).toBe([...text.matchAll(/^```sh$/gm)].length);
  if (updating) writeFileSync(path, right);
  else expect(text).toBe(right);
});
