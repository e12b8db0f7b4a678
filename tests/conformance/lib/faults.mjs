/** Whether HL7's validator bites: each fault of the list, done to good resources, must bring an error that was not there before. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collection, transaction } from '../bundles.mjs';
import { mutate, mutations, victims } from '../mutations.mjs';
import { unseenByHl7 } from '../unseen.mjs';
import { readResources } from './files.mjs';
import { table } from './table.mjs';
import { validate } from './validator.mjs';

/** Resources of different kinds that each fault is done to. */
const MOST = 3;

/** @returns {Promise<boolean>} whether every fault is caught, but those that are known to slip through */
export async function faults(files, options) {
  const good = readResources(files);
  const single = good.filter((r) => r.resourceType !== 'Bundle');
  const resources = [...good, ...(single.length > 0 ? [transaction(single), collection(single)] : [])];
  const trials = victims(resources, MOST).flatMap(({ fault, resources: list }) =>
    list.map((resource) => ({ fault, resource, broken: mutate(fault, resource) })),
  );
  const originals = [...new Set(trials.map((trial) => trial.resource))];

  const folder = join(options.cache, 'work', `faults-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const write = (name, list) => {
    const path = join(folder, name);
    writeFileSync(path, list.map((resource) => `${JSON.stringify(resource)}\n`).join(''));
    return path;
  };
  const before = write('good.ndjson', originals);
  const after = write(
    'broken.ndjson',
    trials.map((trial) => trial.broken),
  );
  const { issues, summary } = await validate([before, after], { ...options, context: files }).finally(() => rmSync(folder, { recursive: true, force: true }));

  const errors = (file, line) => issues.filter((i) => i.severity !== 'warning' && i.file === file && i.line === line);
  const sign = (i) => `${i.messageId} ${i.location} ${i.message}`;
  const known = new Map(originals.map((resource, i) => [resource, new Set(errors(before, i + 1).map(sign))]));
  const judged = trials.map((trial, i) => ({ ...trial, caught: errors(after, i + 1).some((issue) => !known.get(trial.resource).has(sign(issue))) }));
  return report(judged, originals, known, summary);
}

function report(judged, originals, known, summary) {
  const spoilt = originals.filter((resource) => known.get(resource).size > 0);
  for (const { resourceType, id } of spoilt) console.log(`not good to begin with: ${resourceType}/${id ?? '(no id)'}`);
  const verdicts = mutations.map(({ name }) => {
    const tried = judged.filter((trial) => trial.fault.name === name);
    return { name, tried, caught: tried.filter((trial) => trial.caught), unseen: unseenByHl7.get(name) };
  });
  const slipped = verdicts.filter(({ tried, caught, unseen }) => caught.length < tried.length && unseen === undefined);
  const outdated = verdicts.filter(({ tried, caught, unseen }) => unseen !== undefined && tried.length > 0 && caught.length === tried.length);
  const untried = verdicts.filter(({ tried }) => tried.length === 0);
  const expected = verdicts.filter(({ unseen, tried }) => unseen !== undefined && tried.length > 0);

  const by = (test) => verdicts.filter(test).length;
  console.log(`HL7 FHIR validator ${summary.validator}, ${summary.ig}\n`);
  const groups = [...new Set(verdicts.map(({ name }) => name.split(/[: ]/)[0]))];
  const rows = groups.map((group) => {
    const of = verdicts.filter(({ name }) => name.split(/[: ]/)[0] === group);
    const caught = of.filter(({ tried, caught: c }) => tried.length > 0 && c.length === tried.length).length;
    return [group, of.length, of.filter(({ tried }) => tried.length > 0).length, caught];
  });
  rows.push(['all', verdicts.length, by(({ tried }) => tried.length > 0), by(({ tried, caught }) => tried.length > 0 && caught.length === tried.length)]);
  console.log(`${table([['faults of', 'listed', 'tried', 'caught'], ...rows])}\n`);
  for (const { name, unseen } of expected) console.log(`known to slip through: ${name} (${unseen})`);
  for (const { name } of untried) console.log(`no resource can suffer: ${name}`);
  for (const { name, tried, caught } of slipped) {
    const where = tried.filter((trial) => !caught.includes(trial)).map(({ resource }) => `${resource.resourceType}/${resource.id ?? '(no id)'}`);
    console.log(`NOT CAUGHT: ${name} (${where.join(', ')})`);
  }
  for (const { name } of outdated) console.log(`CAUGHT AFTER ALL, take it off the list: ${name}`);
  const well = spoilt.length === 0 && slipped.length === 0 && outdated.length === 0;
  console.log(`\n${judged.length} broken copies, ${judged.filter((trial) => trial.caught).length} caught; ${well ? 'passed' : 'failed'}`);
  return well;
}
