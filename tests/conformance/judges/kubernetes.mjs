import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareCache } from '../lib/build.mjs';
import { command } from '../lib/command.mjs';
import { settings } from '../lib/hl7.mjs';
import { python } from '../lib/python.mjs';

const MANIFEST = new URL('../../../docs/scale/kubernetes.yaml', import.meta.url).pathname;
/** The first version in which retries for each shard and the policy about failures are stable, and the newest one that the validator holds. */
const VERSIONS = ['1.33', '1.37'];
/** Faults that the schema must see, by the text that they replace. */
const faults = [
  ['completionMode: Indexed', 'completionmode: Indexed'],
  ['completions: 16', "completions: 'sixteen'"],
  ['restartPolicy: Never', 'restart: Never'],
];

/** The manifest of docs/scale.md by the schemas of Kubernetes, with unknown fields refused. */
export const kubernetes = {
  name: 'kubernetes',
  sees: 'kubernetes-validate: the Jobs of docs/scale/kubernetes.yaml by the schemas of Kubernetes',
  async judge() {
    const { cache } = settings();
    prepareCache(cache);
    const interpreter = await python(cache, 'kubernetes', ['kubernetes-validate==1.37.0']);
    const validator = join(interpreter, '..', 'kubernetes-validate');
    const validate = (version, file) => command(validator, ['--strict', '-k', version, file]);
    let content = true;
    for (const version of VERSIONS) {
      const { status, out, err } = await validate(version, MANIFEST);
      console.log(`${out}${err}`.trim());
      content &&= status === 0;
    }
    const text = readFileSync(MANIFEST, 'utf8');
    const copy = join(cache, `kubernetes-fault-${process.pid}.yaml`);
    for (const [right, wrong] of faults) {
      if (!text.includes(right)) throw new Error(`the manifest has no ${right}`);
      writeFileSync(copy, text.replace(right, wrong));
      const { status } = await validate(VERSIONS[1], copy);
      if (status === 0) console.log(`a manifest with ${wrong} was accepted`);
      content &&= status !== 0;
    }
    rmSync(copy, { force: true });
    return content;
  },
};
