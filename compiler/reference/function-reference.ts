/** The functions as tables of Markdown, for the documents: what they take is written down once, in their specifications. */
import { valueFunctions } from '../check/functions/function-registry.ts';
import { type FunctionGroup, signatures, type ValueFunction } from '../check/functions/value-function.ts';

const heads: Readonly<Record<FunctionGroup, string>> = {
  distribution: '| distribution | is | parameters |',
  value: '| function | is | result |',
  number: '| function | is | result |',
  time: '| function | is | result |',
  past: '| question | answer | result |',
  thread: '| question | answer | result |',
};

/** One row for each function of a group. */
export function functionTable(group: FunctionGroup): string {
  const rows = [...valueFunctions.values()]
    .filter((one) => one.group === group)
    .map(
      (one) =>
        `| ${signatures(one)
          .map((call) => `\`${call}\``)
          .join(', ')} | ${one.does} | ${group === 'distribution' ? parameters(one) : one.result} |`,
    );
  return [heads[group], '| --- | --- | --- |', ...rows].join('\n');
}

function parameters({ parameters: first, otherForms = [] }: ValueFunction): string {
  const docs = new Map([first, ...otherForms].flat().map(({ name, doc }) => [name, doc]));
  return [...docs].map(([name, doc]) => `\`${name}\`${doc === undefined ? '' : `: ${doc.charAt(0).toLowerCase()}${doc.slice(1)}`}`).join('; ');
}
