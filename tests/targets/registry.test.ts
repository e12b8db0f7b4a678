import { expect, test } from 'vitest';
import { z } from 'zod';
import { recordKinds } from '../../model/record-kinds.ts';
import { targets } from '../../targets/registry.ts';

test('targets are listed by their names', () => {
  expect([...targets.keys()]).toEqual([...targets.keys()].sort());
  for (const [name, target] of targets) expect(target.name).toBe(name);
});

test('every target opens with no options given, and its options have a JSON Schema', () => {
  for (const target of targets.values()) {
    expect(target.options.safeParse({}).success).toBe(true);
    expect(target.options.safeParse({ no_such_option: 1 }).success).toBe(false);
    expect(z.toJSONSchema(target.options, { io: 'input' }).type).toBe('object');
  }
});

test('what a target carries are record kinds of the canonical model', () => {
  for (const target of targets.values()) for (const kind of target.carries) expect(recordKinds).toContain(kind);
});
