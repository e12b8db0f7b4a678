/** Where a plan states the term that a step of a decision names: `benefit imaging.copay`, `stay_rate.base_rate`, `edit necessity`. */
import type { At } from '../../../ir/expression.ts';
import type { Terms } from '../../../ir/plan-terms.ts';

/** What a network with a copay or coinsurance states for all services. */
const COSTS: ReadonlySet<string> = new Set(['copay', 'coinsurance', 'deductible', 'copay_order', 'coinsurance_base']);
/** A rule on ages names its lower bound, also where the plan has the upper one alone. */
const OTHER_NAME: Readonly<Record<string, string>> = { min_age: 'max_age' };

/**
 * @param network of the provider, where it is not that of the plan: what it does not state is the plan's
 * @returns null for what no line states, such as a limit of federal law
 */
export function termPlace(plan: Terms, network: string | null, term: string): At | null {
  const steps = term.split('.');
  const last = steps[steps.length - 1];
  const [first] = steps;
  const named = first.startsWith('network ') ? first.slice('network '.length) : network;
  const path = first.startsWith('network ') ? steps.slice(1) : steps;
  const own = named === null ? null : (plan.parts.find((part) => part.word === 'network' && part.name === named) ?? null);
  if (path.length === 0) return own?.at ?? null;
  const around = own === null ? [plan] : [own, plan];
  const within = path.length === 1 ? [] : around.map((block) => partAt(block, path.slice(0, -1)));
  // What a benefit does not state is that of the services without one.
  const order = COSTS.has(last) ? around.flatMap((block, i) => [within[i] ?? null, block]) : [...within, ...around];
  for (const block of order) {
    const at = block === null ? null : (placeIn(block, last) ?? placeIn(block, OTHER_NAME[last] ?? last));
    if (at !== null) return at;
  }
  return null;
}

function partAt(block: Terms, path: readonly string[]): Terms | null {
  return path.reduce<Terms | null>((inner, step) => inner?.parts.find((part) => nameOf(part) === step) ?? null, block);
}

function placeIn(block: Terms, name: string): At | null {
  return block.fields.find((field) => field.name === name)?.value.at ?? block.parts.find((part) => nameOf(part) === name)?.at ?? null;
}

const nameOf = ({ word, name }: Terms): string => (name === null ? word : `${word} ${name}`);
