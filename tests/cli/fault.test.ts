/** A fault of the program itself: exit code 42, and a command that shows it again. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { hsimc, program, workFolder } from './hsimc.ts';

const cwd = workFolder();

/** A preload stands for the fault, in every thread: a condition cannot be noted. */
const faulty = join(cwd, 'faulty-run.mjs');
const node = ['--import', faulty];

beforeAll(() =>
  writeFileSync(
    faulty,
    `const { set } = Map.prototype;
Map.prototype.set = function (key, value) {
  if (typeof key === 'number' && value?.clinical_status !== undefined) throw new TypeError('planted');
  return set.call(this, key, value);
};
`,
  ),
);

for (const where of [
  ['--workers', '1'],
  ['--workers', '2', '--count', '600'],
  ['--out', 'made', '--workers', '1'],
  ['--out', 'made', '--workers', '2', '--count', '600'],
])
  test(`a fault of the runtime with ${where.join(' ')}`, () => {
    const { code, out, err } = hsimc(['compile', 'diabetes', '--seed', '7', ...where], { cwd, node });
    expect({ code, out }).toEqual({ code: 42, out: '' });
    expect(err).toMatch(/^hsimc: internal error at subject 0: TypeError: /);
    expect(existsSync(join(cwd, 'made'))).toBe(false);
    const [, words] = /\n {2}please report this error, with the command: hsimc (.*)\n$/.exec(err) ?? [];
    expect(words).toMatch(/^compile diabetes --count \d+ --seed 7 --target json --only 0$/);
    const again = hsimc(words.split(' '), { cwd, node });
    expect({ code: again.code, line: again.err.split('\n')[0] }).toEqual({ code: 42, line: err.split('\n')[0] });
  });

test('a fault outside of a run names the command', () => {
  // A preload stands for the fault: the text of the scenario comes as something that is not a text.
  const faulty = join(cwd, 'faulty.mjs');
  writeFileSync(
    faulty,
    `const { decode } = TextDecoder.prototype;
TextDecoder.prototype.decode = function (...given) {
  const text = decode.apply(this, given);
  return text.includes('scenario diabetes') ? {} : text;
};
`,
  );
  const { code, err } = hsimc(['check', 'diabetes', '--set', 'follow_up=1 year'], { cwd, node: ['--import', faulty] });
  expect(code).toBe(42);
  expect(err).toMatch(
    /^hsimc: internal error: TypeError: .+\n[\s\S]*\n {2}please report this error, with the command: hsimc check diabetes --set 'follow_up=1 year'\n$/,
  );
});

test('an installation that is not whole is told in one line', () => {
  const copy = workFolder();
  const run = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, 'dist/hsimc.js'), ...words], { cwd, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  };
  cpSync(dirname(dirname(program)), copy, { recursive: true });
  expect(run('compile', 'diabetes', '--count', '1', '-q').code).toBe(0);
  rmSync(join(copy, 'dist/worker.js'));
  expect(run('compile', 'diabetes', '--count', '300', '--workers', '2')).toEqual({
    code: 42,
    out: '',
    err: expect.stringMatching(/^hsimc: the installation is incomplete: .*worker\.js is missing\n {2}reinstall hsimc\n$/),
  });
  rmSync(join(copy, 'scenarios'), { recursive: true });
  expect(run('scenarios')).toMatchObject({ code: 42, err: expect.stringMatching(/^hsimc: the installation is incomplete: .*scenarios is missing\n/) });
  rmSync(join(copy, 'dist/program.cjs'));
  expect(run('targets')).toMatchObject({ code: 42, err: expect.stringMatching(/^hsimc: the installation is incomplete: .*\n {2}reinstall hsimc\n$/) });
});
