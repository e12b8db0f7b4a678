/** What a run of an example writes: records, FHIR resources, HL7 v2 messages. */
import type { Ir } from '../../ir/definition.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import { subjects, texts } from './scenario-runs.ts';

/** Enough for what happens to some of them only. */
const COUNT = 60;

/** Resources that every patient with a visit has. */
const always: ReadonlySet<string> = new Set(['Patient', 'Practitioner', 'PractitionerRole', 'Organization', 'Location', 'Provenance']);
/** Segments that every message about a person or a visit has. */
const head: ReadonlySet<string> = new Set(['MSH', 'EVN', 'PID', 'PV1', 'PV2', 'PD1', 'NK1']);

export interface ExampleOutput {
  readonly records: readonly string[];
  readonly resources: readonly string[];
  /** Types of messages with the segments that not all messages have. */
  readonly messages: ReadonlyMap<string, readonly string[]>;
}

export function outputOf(ir: Ir): ExampleOutput {
  const options = { count: COUNT };
  const people = subjects(ir, options);
  const resources = [...texts(ir, options, 'fhir', {}, COUNT).keys()].map((path) => path.split('.')[0]);
  const feed = [...texts(ir, options, 'hl7v2', { layout: 'message' }, COUNT).values()];
  const messages = new Map<string, Set<string>>();
  for (const text of feed) {
    const segments = text.split('\r').filter((line) => line !== '');
    const [type, trigger] = segments[0].split('|')[8].split('^');
    if (trigger === 'A28') continue;
    const found = messages.get(`${type}^${trigger}`) ?? new Set();
    messages.set(`${type}^${trigger}`, found);
    for (const line of segments) if (!head.has(line.slice(0, 3))) found.add(line.slice(0, 3));
  }
  return {
    records: recordKinds.filter((kind) => people.some((person) => person[kind].length > 0)),
    resources: [...new Set(resources)].filter((name) => !always.has(name)).sort(),
    messages: new Map([...messages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, set]) => [type, [...set]])),
  };
}
