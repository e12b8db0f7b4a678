/** `hsimc describe`: a scenario read back in plain words. */
import { describeScenario, outlineText } from '../../compiler/describe/describe-scenario.ts';
import { Draw } from '../../draws/draw.ts';
import { exitCode, usage } from '../exit.ts';
import { print } from '../output/stdout.ts';
import { type CohortFlags, readCohort } from './cohort.ts';

export async function describeCommand(file: string, flags: CohortFlags): Promise<number> {
  const cohort = await readCohort(file, flags);
  if (cohort === null) return exitCode.diagnostics;
  const { source, ir, plan } = cohort;
  if (source.modules.length === 0) throw usage('an IR has no words', 'describe reads the scenario itself');
  const draw = new Draw();
  const arms: number[] = [];
  const outline = describeScenario(source.modules, ir, flags.count, (index) => {
    plan.assign(draw, index, arms);
    return arms;
  });
  print(flags.format === 'json' ? `${JSON.stringify(outline)}\n` : outlineText(outline));
  return exitCode.ok;
}
