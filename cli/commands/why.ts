/** `hsimc why`: the line of the scenario, and the draws, that a record of a run comes from. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { print } from '../../app/output/stream-output.ts';
import { running } from '../../app/read-cohort.ts';
import { readSource, type Source } from '../../app/read-scenario.ts';
import { exitCode, Stop, usage } from '../../app/stop.ts';
import { shown } from '../../app/wording.ts';
import { lineStarts, positionAt, type SourceFile } from '../../grammar/source-text.ts';
import type { At } from '../../ir/expression.ts';
import { formatMinute } from '../../model/time/civil.ts';
import type { TracedDraw } from '../../runtime/plan/trace.ts';
import { type Origin, whyRecord } from '../../runtime/study/trace-record.ts';
import type { Value } from '../../runtime/subject/value.ts';
import type { Format } from '../diagnostics-report.ts';
import { asOf as readAsOf } from '../option-values.ts';
import { short } from '../view/text-bars.ts';

interface Inputs {
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  readonly settings: readonly (readonly [string, string])[] | readonly { readonly name: string; readonly value: string }[];
  readonly seed: string;
  readonly count: number;
  readonly as_of: string;
}

export async function whyCommand(folder: string, flags: { readonly id: string; readonly scenario?: string; readonly format: Format }): Promise<number> {
  const inputs = inputsOf(folder);
  const id = flags.id.replace(/^.*\//, '').toLowerCase();
  const [entry] = inputs.sources;
  const settings = new Map(inputs.settings.map((one) => ('name' in one ? ([one.name, one.value] as const) : one)));
  const source = await readSource(flags.scenario ?? entry.name, settings);
  if (source.ir === null) throw usage(`${shown(flags.scenario ?? entry.name)} does not compile`, 'the scenario is needed as it was when the run was made');
  const changed = inputs.sources.find(({ sha256 }) => !source.files.some((file) => file.sha256 === sha256));
  if (changed !== undefined) throw usage(`${shown(changed.name)} is not what it was when the run was made`, 'give the scenario as it was: --scenario FILE');
  const { ir } = source;
  const origin = running(() => whyRecord(ir, { seed: inputs.seed, count: inputs.count, asOf: readAsOf(inputs.as_of) }, id));
  if (origin === null)
    throw new Stop(
      exitCode.diagnostics,
      `no record of this run has the id ${shown(flags.id)}`,
      'ids stand in the field `id`; FHIR resources of parties are not of one subject',
    );
  print(flags.format === 'json' ? `${JSON.stringify(asData(origin, source))}\n` : `${asText(origin, source)}\n`);
  return exitCode.ok;
}

function inputsOf(folder: string): Inputs {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw usage(`${shown(folder)} holds no run`, 'a run is a folder that `hsimc compile … --out FOLDER` has written');
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { readonly inputs: Inputs }).inputs;
  } catch {
    throw usage(`the manifest of ${shown(folder)} cannot be read`, '`hsimc verify` says what is wrong');
  }
}

/** Lines and columns of a place in the sources. */
function placeOf([file, start, end]: At, { ir, sources }: Source): { readonly place: string; readonly text: string } {
  const path = ir?.files[file]?.path ?? '';
  const source: SourceFile | undefined = sources.get(path);
  if (source === undefined) return { place: path, text: '' };
  const { line, column } = positionAt(lineStarts(source.text), start);
  const text = source.text.slice(start, end).replace(/\s+/g, ' ');
  return { place: `${path}:${line}:${column}`, text: text.length > 140 ? `${text.slice(0, 139)}…` : text };
}

const worded = (value: Value): string =>
  typeof value === 'number' ? short(value) : typeof value === 'object' && value !== null && 'display' in value ? value.display : JSON.stringify(value);

function asText(origin: Origin, source: Source): string {
  const { subject, kind, record, made, event, draws, attributes } = origin;
  const lines = [`${kind} ${String(record['id'])}, of subject ${subject.index}: ${shown(`${subject.patient.given} ${subject.patient.family}`)}`];
  const told = (list: readonly TracedDraw[], indent: string): void => {
    for (const draw of list) {
      const { place, text } = placeOf(draw.at, source);
      lines.push(`${indent}${draw.path} = ${worded(draw.value)}   (${place}: ${text})`);
    }
  };
  if (made === null) lines.push('', 'no statement makes it: it follows from the profile and the subject');
  else {
    const { place, text } = placeOf(made.at, source);
    lines.push('', `made by   ${text}`, `          ${place}, occurrence ${made.occurrence}, at ${formatMinute(made.minute)}`);
    if (event !== null) lines.push(`in        event ${event.name}, ${placeOf(event.at, source).place}`);
  }
  if (draws.length > 0) lines.push('', 'its own draws');
  told(draws, '  ');
  for (const attribute of attributes) {
    const { place, text } = placeOf(attribute.at, source);
    lines.push('', `attribute ${attribute.name}   (${place}: ${text})`);
    told(attribute.draws, '  ');
  }
  lines.push(
    '',
    'the record',
    ...JSON.stringify(record, null, 2)
      .split('\n')
      .map((line) => `  ${line}`),
  );
  return lines.join('\n');
}

function asData(origin: Origin, source: Source): object {
  const drawn = (draw: TracedDraw): object => ({ path: draw.path, occurrence: draw.occurrence, value: draw.value, ...placeOf(draw.at, source) });
  return {
    subject: origin.subject.index,
    kind: origin.kind,
    record: origin.record,
    made:
      origin.made === null
        ? null
        : { path: origin.made.path, occurrence: origin.made.occurrence, minute: formatMinute(origin.made.minute), ...placeOf(origin.made.at, source) },
    event: origin.event === null ? null : { name: origin.event.name, ...placeOf(origin.event.at, source) },
    draws: origin.draws.map(drawn),
    attributes: origin.attributes.map(({ name, at, draws }) => ({ name, ...placeOf(at, source), draws: draws.map(drawn) })),
  };
}
