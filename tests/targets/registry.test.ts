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

test('every target says of every kind of record that it writes it, or why not', () => {
  for (const { name, carries } of targets.values()) {
    if (carries === null) continue;
    expect(Object.keys(carries).sort(), name).toEqual([...recordKinds].sort());
    for (const why of Object.values(carries)) expect(why === true || why.length > 10, `${name}: ${why}`).toBe(true);
  }
});
