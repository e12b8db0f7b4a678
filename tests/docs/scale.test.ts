/** What docs/scale.md ships: the script over SSH, with a stand-in for `ssh`, and the numbers of the Kubernetes manifest that belong together. */
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everyCommand } from '../cli/every-command.ts';
import { hsimc, program, rootOf, shell, workFolder } from '../cli/hsimc.ts';

const folder = 'docs/scale';
const cwd = workFolder();

test('over-ssh.sh: the run of one command, though a machine fails at first', () => {
  const cohort = ['diabetes', '--count', '6', '--block-size', '1', '--target', 'json,csv'];
  expect(hsimc(['compile', ...cohort, '--out', 'clean', '-q'], { cwd }).code).toBe(0);
  expect(hsimc(['plan', ...cohort, '--out', 'plan.json', '-q'], { cwd }).code).toBe(0);
  const bin = join(cwd, 'bin');
  for (const name of [bin, join(cwd, 'alpha'), join(cwd, 'beta')]) mkdirSync(name);
  const tool = (name: string, text: string): void => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  tool('hsimc', `exec ${process.execPath} ${program} "$@"`);
  // Each machine is a folder; the first call to beta fails.
  tool('ssh', `cd "${cwd}/$1" && if [ "$1" = beta ] && mkdir failed 2>/dev/null; then cat >/dev/null; exit 255; fi; exec sh -c "$2"`);
  cpSync(join(folder, 'over-ssh.sh'), join(cwd, 'over-ssh.sh'));
  const { code, err } = shell(`PATH="${bin}:$PATH" sh over-ssh.sh plan.json out alpha beta`, cwd);
  expect([code, err]).toEqual([0, expect.stringContaining('beta: shard 1/2 failed (attempt 1)\n')]);
  expect(rootOf(join(cwd, 'out'))).toBe(rootOf(join(cwd, 'clean')));
  expect(hsimc(['verify', 'out', '-q'], { cwd })).toEqual({ code: 0, out: '', err: '' });
});

test('kubernetes.yaml: as many pods as shards, and options that exist', async () => {
  const text = readFileSync(join(folder, 'kubernetes.yaml'), 'utf8');
  const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1]);
  const shards = number(/\$JOB_COMPLETION_INDEX\/(\d+)"/);
  expect([number(/^ {2}completions: (\d+)$/m), number(/^ {2}maxFailedIndexes: (\d+)$/m)]).toEqual([shards, shards]);
  expect(number(/^ {2}parallelism: (\d+)$/m)).toBeLessThanOrEqual(shards);
  expect(text).toMatch(/^ {2}completionMode: Indexed$/m);
  const commands = await everyCommand();
  for (const [, name, rest] of text.matchAll(/hsimc (compile|plan|assemble) (.*)$/gm))
    for (const [option] of rest.matchAll(/--[a-z-]+/g))
      expect(
        commands.get(name)?.options.map(({ long }) => long),
        option,
      ).toContain(option);
});
