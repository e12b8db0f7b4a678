/** Law 12 for the options of targets: each of them changes what is written, by itself or next to another one. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../model/subject.ts';
import type { Target } from '../../model/target.ts';
import { targets } from '../../targets/registry.ts';
import { compileText, diabetesText, subjects as run } from '../support/scenario-runs.ts';
import { propertiesOf } from '../support/target-options.ts';
import { digestsOf, openTarget, partiesOf, writeBlocks } from '../support/written-target.ts';
import { everything } from '../targets/fixtures/full.ts';
import { spoilt } from '../targets/fixtures/hostile.ts';

const people = [...run(compileText(diabetesText), { count: 2 }), everything()];
const directory = partiesOf(people);

/** What is accepted and changes nothing, with the reason. */
const exceptions: ReadonlyMap<string, string> = new Map([['fhir.us_core', 'states the one version that there is']]);
/** Two options next to which alone an option means something. */
const needed: Readonly<Record<string, object>> = { 'sql.location': { dialect: 'databricks', load: 'copy' } };
/** Values of options whose schema does not list them. */
const examples: Readonly<Record<string, unknown>> = {
  'template.template': { path: 'own.hbs', text: '{{run.seed}}\n' },
  'parquet.partition_by': 'class',
  'sql.location': '/Volumes/other/default/runs',
  'ncpdp.bin': '012345',
  'ncpdp.pcn': 'OWN',
  'ncpdp.software': 'OWN',
  'ncpdp.sender': 'OWN',
  'script.bin': '012345',
  'script.pcn': 'OWN',
  'script.clearinghouse': 'OWN',
  'x12.element_separator': '|',
  'x12.component_separator': '>',
  'x12.repetition_separator': '!',
  'x12.segment_terminator': '?',
};

function valuesOf(target: Target, name: string, { type, enum: values, default: usual }: ReturnType<typeof propertiesOf>[number][1]): readonly unknown[] {
  const example = examples[`${target.name}.${name}`];
  if (example !== undefined) return [example];
  const all = values ?? (type === 'boolean' ? [true, false] : type === 'integer' || type === 'number' ? [1, 3] : ['x']);
  return all.filter((value) => value !== usual);
}

/** With prescriptions that are written the day after the first. */
function continued(subject: Subject): Subject {
  const later = subject.medication_requests.map((one, n) => (n === 0 ? one : { ...one, authored: one.authored + 1440, recorded: one.recorded + 1440 }));
  return { ...subject, medication_requests: later };
}

/** What is written with some options; null where they are refused. */
async function digest(target: Target, options: object): Promise<string | null> {
  if (!target.options.safeParse(options).success) return null;
  // A formula, for what is said of spreadsheets; prescriptions that are continued after a fill, for what is said of renewals.
  const subjects = target.name === 'csv' ? [...people, spoilt('=1+1')] : target.name === 'script' ? [...people, continued(everything())] : people;
  return JSON.stringify(digestsOf(writeBlocks(await openTarget(target, options), [{ label: '00000', subjects }], directory)));
}

describe.each([...targets.values()].filter((target) => propertiesOf(target).length > 0))('options of $name', (target) => {
  const properties = propertiesOf(target);
  test.each(properties)('%s', async (name, property) => {
    const changes = async (beside: object): Promise<boolean[]> => {
      const before = await digest(target, beside);
      if (before === null) return [];
      const after = await Promise.all(valuesOf(target, name, property).map((value) => digest(target, { ...beside, [name]: value })));
      return after.filter((one) => one !== null).map((one) => one !== before);
    };
    if (exceptions.has(`${target.name}.${name}`)) return;
    // By itself it has an effect or is refused.
    expect(await changes({})).not.toSatisfy((all: boolean[]) => all.length > 0 && !all.includes(true));
    const others = properties.filter(([other]) => other !== name).flatMap(([other, of]) => valuesOf(target, other, of).map((value) => ({ [other]: value })));
    for (const beside of [needed[`${target.name}.${name}`] ?? {}, ...others]) if ((await changes(beside)).includes(true)) return;
    expect.fail(`--${name.replaceAll('_', '-')} changes nothing`);
  });
});
