import { expect, test } from 'vitest';
import type { Subject } from '../../../model/subject.ts';
import { fhir } from '../../../targets/fhir/fhir-target.ts';
import { Files, run } from '../fixtures/basics.ts';
import { bare, complete } from '../fixtures/full.ts';

/** All resources of a subject and its parties, readable. */
function readable(one: Subject): string {
  const files = new Files();
  const writer = fhir.open(run, { bundle: 'none', us_core: '6.1.0' });
  writer.directory!(one.parties, files);
  writer.subject(one, '0000', files);
  return [...files.texts]
    .map(([path, text]) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => `${path}\n${JSON.stringify(JSON.parse(line), null, 2)}\n`)
        .join(''),
    )
    .join('');
}

test('every optional field present', async () => {
  await expect(readable(complete())).toMatchFileSnapshot('goldens/fhir-complete.txt');
});

test('every optional field absent', async () => {
  await expect(readable(bare())).toMatchFileSnapshot('goldens/fhir-bare.txt');
});
