/** `hsimc describe`: a scenario read back in plain words. */
import { describeScenario, outlineText } from '../../app/describe/describe-outline.ts';
import { print } from '../../app/output/stream-output.ts';
import { type CohortFlags, readCohort } from '../../app/read-cohort.ts';
import { exitCode, usage } from '../../app/stop.ts';
import { Draw } from '../../draws/draw.ts';

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
