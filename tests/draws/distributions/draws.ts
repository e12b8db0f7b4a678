import { isProblem, laws, type Prepared } from '../../../draws/distributions/distributions.ts';
import { Draw, Sites } from '../../../draws/draw.ts';

/** The prepared distribution of values that are known to be right. */
export function prepared(law: string, set: number, values: readonly number[]): Prepared {
  const result = laws.get(law)!.prepare(set, values);
  if (isProblem(result)) throw new Error(result.problem);
  return result;
}

/** The uniforms of the first n subjects at one site, as a run would draw them. */
export function subjects(n: number, path: string): number[] {
  const site = new Sites('distributions').site(path);
  const draw = new Draw();
  return Array.from({ length: n }, (_, subject) => draw.at(site, subject).uniform());
}
