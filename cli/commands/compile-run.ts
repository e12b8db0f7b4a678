/** What `hsimc compile` does: it makes the run ready, shows what was found, carries it out, and shows what came of it. */
import { isatty } from 'node:tty';
import { carryOut, countFor, prepareRun, type RunRequest } from '../../app/compile-scenario.ts';
import { defaultOutput } from '../../app/default-output.ts';
import { idleText } from '../../app/explain/idle-text.ts';
import { lossReports } from '../../app/loss-report.ts';
import { type ReadScenario, readScenario } from '../../app/read-scenario.ts';
import { emptyRun } from '../../app/run/empty-run.ts';
import { forecast, forecastText, refuseTooMuch } from '../../app/run/run-forecast.ts';
import type { Job } from '../../app/run/run-job.ts';
import { type Order, type RunResult, subjectsOf, type Written } from '../../app/run/run-order.ts';
import { openEntry } from '../../app/scenario-files.ts';
import { Stop, usage } from '../../app/stop.ts';
import { counted, megabytes, quoted, shown } from '../../app/wording.ts';
import { formatMinute } from '../../model/time/civil.ts';
import { report, summary } from '../diagnostics-report.ts';
import { exitCode } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { MOST_WRITTEN } from '../option-values.ts';
import { progress } from '../progress-display.ts';
import { chooseTargets, targetOptions } from '../target-options.ts';
import { complain, print } from '../terminal.ts';
import { outcomeCounts, outcomesText, outcomeWord } from '../view/expectation-text.ts';
import { lossText } from '../view/loss-text.ts';
import type { CompileFlags } from './compile-command.ts';

const STANDARD_OUTPUT = 1;

/** @param worker the program of a worker thread */
export async function compileRun(file: string | undefined, flags: CompileFlags, worker: URL): Promise<number> {
  if (file === undefined) throw usage("missing required argument 'file'", 'run `hsimc compile --help`');
  checkFlags(flags);
  if (flags.emit !== undefined) return emit(await readScenario(openEntry(file), flags.set), flags.emit, flags);
  const whenNotEmpty = flags.resume === true ? 'resume' : flags.overwrite === true ? 'overwrite' : 'refuse';
  const targets = chooseTargets(flags.target, flags);
  const out = flags.out ?? (flags.stdout === true ? null : defaultOutput(file, targets)) ?? STANDARD_OUTPUT;
  if (out === STANDARD_OUTPUT) refuseFileFlags(flags);
  const options: RunRequest = { ...flags, targets, out, whenNotEmpty, worker };
  const { findings, result: order } = await prepareRun(() => openEntry(file), options);
  report(findings, flags.format, flags.quiet);
  if (order === null) {
    if (flags.format === 'text' && flags.quiet !== true) complain(`\n${summary(findings.diagnostics)}; nothing was written\n`);
    return exitCode.diagnostics;
  }
  await foretell(order.job, flags);
  const bar = progress(flags.progress, subjectsOf(order.job), flags.quiet === true, 'descriptor' in order.to && isatty(order.to.descriptor));
  try {
    return conclude(await carryOut(order, { progress: bar, interruptible: onInterrupt }), options.targets, order, flags);
  } catch (error) {
    throw withCommand(error, file, flags, order);
  }
}

/** Flags that exclude or need each other. */
function checkFlags({ out, stdout, resume, overwrite, emit, blocks, shard }: CompileFlags): void {
  if (blocks !== undefined) throw usage('--blocks needs --plan', 'make a plan with `hsimc plan`');
  if (shard !== undefined) throw usage('--shard needs --plan', 'make a plan with `hsimc plan`');
  if (resume === true && overwrite === true) throw usage('--resume and --overwrite cannot be combined');
  if (out !== undefined && stdout === true) throw usage('--out and --stdout cannot be combined');
  if (out === '') throw usage('--out needs a folder name');
  if (out !== undefined && emit !== undefined) throw usage('--emit prints to standard output', 'omit --out');
}

/** Flags about files, where everything goes to standard output. */
function refuseFileFlags({ resume, overwrite, blockSize }: CompileFlags): void {
  if (resume === true) throw usage('--resume needs --out');
  if (overwrite === true) throw usage('--overwrite needs --out');
  if (blockSize !== undefined) throw usage('--block-size needs --out');
}

/** The tree or the IR as JSON, on standard output. The tree is printed even where there are errors. */
function emit(source: ReadScenario, what: 'ast' | 'ir', flags: CompileFlags): number {
  countFor(flags, source.ir);
  report(source, flags.format, flags.quiet);
  const value = what === 'ast' ? source.modules[0]?.node : source.ir;
  if (what === 'ast' && value === undefined) throw usage('an IR has no syntax tree', '--emit ast needs a .hsim file');
  if (value !== null) print(`${JSON.stringify(value, null, 1)}\n`);
  return source.ir === null ? exitCode.diagnostics : exitCode.ok;
}

/** Says how big a big run will be, and refuses one that is too big. */
export async function foretell(job: Job, flags: Pick<CompileFlags, 'most' | 'quiet' | 'format'>): Promise<void> {
  // A limit that somebody states holds for the smallest run.
  const expected = await forecast(job, flags.most === MOST_WRITTEN ? undefined : 1);
  if (expected === null) return;
  refuseTooMuch(expected, flags.most);
  const text = forecastText(expected);
  if (text !== null && flags.quiet !== true && flags.format === 'text') complain(`${text}\n`);
}

/** Where one subject is to blame, the command that runs it alone: what a report of an error needs. */
function withCommand(error: unknown, file: string, flags: CompileFlags, { job }: Order): unknown {
  if (!(error instanceof Stop) || error.details.subject === undefined) return error;
  const words = ['hsimc', 'compile', file, '--count', String(job.options.count), '--seed', flags.seed];
  for (const [name, value] of flags.set) words.push('--set', `${name}=${value}`);
  if (flags.asOf !== undefined) words.push('--as-of', formatMinute(flags.asOf));
  if (flags.since !== undefined) words.push('--since', formatMinute(flags.since));
  words.push('--target', flags.target.join(','));
  for (const { flag, property } of targetOptions()) {
    const value = flags[property];
    if (value === true) words.push(flag);
    else if (value !== undefined) words.push(flag, String(value));
  }
  words.push('--only', String(error.details.subject));
  const command = words.map(quoted).join(' ');
  const remedy = error.reason === 'internal' ? `please report this error, with the command: ${command}` : `to reproduce it: ${command}`;
  return new Stop(error.reason, error.message, remedy, error.details);
}

/** Results go to standard output, and to standard error only where the data are on standard output. */
export function conclude(result: RunResult, targets: Job['targets'], { job }: Order, flags: Pick<CompileFlags, 'format' | 'quiet' | 'reportLoss'>): number {
  const { verdicts, written } = result;
  const losses = lossReports(targets, result);
  const empty = emptyRun(job, result);
  const warnings = [...(empty === null ? [] : [empty]), ...result.idle.map(idleText)];
  const counts = outcomeCounts(verdicts);
  const beside = written === null;
  const write = beside ? complain : print;
  if (flags.format === 'json')
    write(
      `${JSON.stringify({ counts, expectations: verdicts, ...(written === null ? {} : { written }), ...(flags.reportLoss === true ? { losses } : {}), ...(warnings.length === 0 ? {} : { warnings }) })}\n`,
    );
  else {
    for (const { outcome, text, found, failing } of verdicts) {
      if (outcome === 'not_applicable') continue;
      // Next to data on standard output only what needs a look is said.
      if (outcome !== 'failed' && (flags.quiet === true || beside)) continue;
      const subjects = outcome !== 'failed' || failing.length === 0 ? '' : `; not for ${failing.length === 1 ? 'subject' : 'subjects'} ${failing.join(', ')}`;
      write(`${outcomeWord[outcome].padEnd(6)} ${text}: ${found}${subjects}\n`);
    }
    const apart = verdicts.filter(({ outcome }) => outcome === 'not_applicable');
    if (apart.length > 0 && flags.quiet !== true) complain(`${counted(apart.length, 'expectation')} of the cohort not applicable: ${apart[0].found}\n`);
    if (flags.quiet !== true) {
      const { count } = job.options;
      const asked = verdicts.length - counts.not_applicable;
      if (asked > 0 && (!beside || counts.too_few > 0))
        write(`${counted(asked, 'expectation')} tested on ${counted(subjectsOf(job), 'subject')}: ${outcomesText(counts)}\n`);
      if (written !== null) print(`${writtenText(written)}\n`);
      else if (count === 0) complain('0 subjects: nothing to write\n');
    }
    if (flags.quiet !== true) for (const warning of warnings) complain(`warning: ${warning}\n`);
    if (flags.reportLoss === true) write(lossText(losses, true));
    else if (flags.quiet !== true) complain(lossText(losses, false));
  }
  return counts.failed > 0 ? exitCode.diagnostics : exitCode.ok;
}

function writtenText(written: Written): string {
  const { subjects, files, bytes } = written;
  if ('file' in written) return `${counted(subjects, 'subject')}, ${megabytes(bytes)} in ${shown(written.file)}`;
  const patients = written.members === undefined ? '' : ` with ${counted(written.members, 'patient')}`;
  return `${counted(subjects, 'subject')}${patients}, ${counted(files, 'file')}, ${megabytes(bytes)} in ${shown(written.folder)}; manifest ${written.root.slice(0, 16)}`;
}
