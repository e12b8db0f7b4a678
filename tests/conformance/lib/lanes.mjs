/** Several families of judges at a time, as many as there are lanes; what a judge says is printed together, at its end. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { format } from 'node:util';

const said = new AsyncLocalStorage();

/** `fhir` of `fhir-bulk`: judges of a family share what they unpack, install and build, and are asked one after the other. */
const familyOf = (name) => name.split('-')[0];

/**
 * @template {{ name: string }} J
 * @template V
 * @param {readonly J[]} judges begun in this order
 * @param {number} lanes
 * @param {(judge: J) => Promise<V>} ask
 * @param {(text: string) => void} print
 * @returns {Promise<V[]>} in the order of the judges
 */
export async function inLanes(judges, lanes, ask, print = (text) => process.stdout.write(text)) {
  const log = console.log;
  console.log = (...args) => {
    const lines = said.getStore();
    if (lines === undefined) log(...args);
    else lines.push(`${format(...args)}\n`);
  };
  const waiting = [...new Set(judges.map(({ name }) => familyOf(name)))];
  const verdicts = [];
  const lane = async () => {
    for (let family = waiting.shift(); family !== undefined; family = waiting.shift())
      for (const [i, judge] of judges.entries())
        if (familyOf(judge.name) === family) {
          const lines = [];
          verdicts[i] = await said.run(lines, () => ask(judge));
          print(lines.join(''));
        }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    console.log = log;
  }
  return verdicts;
}
