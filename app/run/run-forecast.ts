/** How much a run will write, told by its first subjects before the run begins: people × records × bytes. */
import { option } from '../../model/interface-terms.ts';
import { Stop } from '../stop.ts';
import { megabytes } from '../wording.ts';
import { type Job, ReadyJob } from './run-job.ts';

/** Subjects that are made to learn from. */
const SAMPLE = 24;
/** With fewer subjects the run itself is about as quick as asking beforehand. */
const WORTH_ASKING = 2000;
/** From here on a run is worth a word. */
const BIG = 1e9;

export interface Forecast {
  readonly subjects: number;
  /** For each subject. */
  readonly records: number;
  /** For each record. */
  readonly bytes: number;
  readonly total: number;
}

/** Null where nothing need be said, or where the subjects that are tried cannot be made: the run itself says why. */
export async function forecast(job: Job, leastCount = WORTH_ASKING): Promise<Forecast | null> {
  const { count } = job.options;
  if (job.only !== null || count < leastCount || count === 0) return null;
  const subjects = Math.min(SAMPLE, count);
  let written = 0;
  const add = (_path: string, data: string | Uint8Array): void => {
    written += typeof data === 'string' ? Buffer.byteLength(data) : data.length;
  };
  try {
    const ready = await ReadyJob.make({ ...job, blockSize: subjects });
    const { tally } = ready.runBlock(0, () => ({ append: add, part: add }));
    const records = Object.values(tally.records).reduce((sum, each) => sum + each, 0);
    if (records === 0) return null;
    return { subjects: count, records: records / subjects, bytes: written / records, total: (written / subjects) * count };
  } catch {
    return null;
  }
}

/** What to say of a big run; null for others. */
export function forecastText({ subjects, records, bytes, total }: Forecast): string | null {
  if (total < BIG) return null;
  return `about ${subjects} subjects x ${Math.round(records)} records x ${Math.round(bytes)} bytes = ${megabytes(total)}`;
}

/** @param most bytes that may be written */
export function refuseTooMuch(forecast: Forecast, most: number): void {
  if (forecast.total <= most) return;
  const { subjects, records, bytes, total } = forecast;
  throw new Stop(
    'usage',
    `the run would write about ${megabytes(total)} (${subjects} subjects x ${Math.round(records)} records x ${Math.round(bytes)} bytes); the limit is ${megabytes(most)}`,
    `lower ${option('count')}, or raise the limit: ${option('most', `${Math.ceil(total / 1e9) + 1}GB`)}`,
  );
}
