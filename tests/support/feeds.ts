/** Feeds of some days: what targets of records are given, what targets of messages write, and whether feeds add up to the whole. */
import { expect } from 'vitest';
import type { Ir } from '../../ir/definition.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import type { Target, Writer } from '../../model/target.ts';
import { makeExecutionPlan } from '../../runtime/plan/execution-plan.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { targets } from '../../targets/registry.ts';
import { messagesIn } from '../targets/fixtures/hl7v2.ts';

export interface Feed {
  readonly given: readonly Subject[];
  readonly messages: readonly string[];
}

/** What a target is given for each subject, and the messages of all. */
export async function feed(ir: Ir, count: number, options: { readonly asOf: number; readonly since?: number }): Promise<Feed> {
  const given: Subject[] = [];
  const texts: string[] = [];
  const take = (_: string, data: string | Uint8Array): void => void texts.push(String(data));
  const keep: Writer = { subject: (subject) => void given.push(structuredClone(subject)) };
  const hl7v2 = targets.get('hl7v2') as Target;
  const run = { scenario: ir.scenario.id, title: ir.scenario.title, seed: '1', version: 'test', ...options };
  const writer = await hl7v2.open(run, hl7v2.options.parse({}));
  new BlockRunner(makeExecutionPlan(ir, { seed: '1', count, ...options })).subjects(0, count, '0', [
    { name: 'kept', writer: keep, output: { append() {}, part() {} } },
    { name: 'hl7v2', writer, feed: 'messages', output: { append: take, part: take } },
  ]);
  return { given, messages: messagesIn(texts.join('')).filter((one) => one !== '') };
}

/** The last version of each record in feeds one after the other is the record of the whole, and their messages are those of the whole. */
export function expectWhole(feeds: readonly Feed[], whole: Feed): void {
  expect(feeds.flatMap(({ messages }) => messages).sort()).toEqual([...whole.messages].sort());
  for (const subject of whole.given) {
    const told = feeds.flatMap(({ given }) => given.filter(({ index, patient }) => index === subject.index && patient.id === subject.patient.id));
    expect(told.at(-1)?.patient).toEqual(subject.patient);
    for (const kind of recordKinds) {
      const merged = new Map(told.flatMap((part) => part[kind].map((record) => [record.id, record] as const)));
      expect([...merged.values()].sort(byId)).toEqual([...subject[kind]].sort(byId));
    }
  }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
