/** `hsimc preview`: a cohort at a glance, nothing written. */
import type { CohortRequest } from '../../app/read-cohort.ts';
import { cohort, type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { MOST_PREVIEWED, wholeNumber } from '../option-values.ts';
import { complain, type Format, print } from '../terminal.ts';
import { terminalWidth } from '../view/terminal-width.ts';

export const preview: Declare = ({ root, run }) => {
  cohort(root.command('preview').description('show a summary of a cohort: people, the timeline of one subject, values, codes'), 1, MOST_PREVIEWED, 200)
    .option('--subject <index>', 'subject whose timeline is shown', wholeNumber('a subject', 0, MOST_PREVIEWED - 1), 0)
    .option('--width <columns>', 'width of the timeline', wholeNumber('a width', 60, 400), terminalWidth())
    .addOption(format())
    .addOption(quiet())
    .action((file, flags) => run(flags, () => previewCommand(file, flags)));
};

interface PreviewFlags extends CohortRequest {
  readonly subject: number;
  readonly width: number;
  readonly format: Format;
  readonly quiet?: boolean;
}

async function previewCommand(file: string, flags: PreviewFlags): Promise<number> {
  const [{ previewScenario }, { PEOPLE, previewText }, { previewData }, { openEntry }, { report }, { idleText }] = await Promise.all([
    import('../../app/preview-scenario.ts'),
    import('../view/preview-text.ts'),
    import('../../app/preview-data.ts'),
    import('../../app/scenario-files.ts'),
    import('../diagnostics-report.ts'),
    import('../../app/explain/idle-text.ts'),
  ]);
  const { findings, result } = await previewScenario(() => openEntry(file), { ...flags, people: PEOPLE });
  report(findings, flags.format, flags.quiet);
  if (result === null) return exitCode.diagnostics;
  print(flags.format === 'json' ? `${JSON.stringify(previewData(result.study))}\n` : `${previewText(result, flags.subject, flags.width)}\n`);
  const idle = flags.asOf === undefined && flags.quiet !== true && flags.format === 'text' ? result.study.idle : [];
  for (const statement of idle) complain(`warning: ${idleText(statement)}\n`);
  return exitCode.ok;
}
