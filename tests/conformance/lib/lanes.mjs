/** Several judges at a time, as many as there are lanes; what each says is printed together, at its end. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { format } from 'node:util';

const said = new AsyncLocalStorage();

/**
 * @template J, V
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
  const verdicts = [];
  let next = 0;
  const lane = async () => {
    while (next < judges.length) {
      const at = next++;
      const lines = [];
      verdicts[at] = await said.run(lines, () => ask(judges[at]));
      print(lines.join(''));
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(lanes, judges.length) }, lane));
  } finally {
    console.log = log;
  }
  return verdicts;
}
