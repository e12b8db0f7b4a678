/** The options of a target, read from their own schema, so that each choice is tested without being named. */
import { z } from 'zod';
import type { Target } from '../../model/target.ts';
import { small } from './small.ts';

interface Property {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  /** The option names a file of the user. */
  readonly file?: boolean;
}

/** The properties of a target's options, by name. */
export function propertiesOf(target: Target): [string, Property][] {
  const { properties = {} } = z.toJSONSchema(target.options, { io: 'input' }) as { properties?: Record<string, Property> };
  return Object.entries(properties);
}

/** `{}`, and the defaults with one option changed to each other value of its list, where the target accepts that; in a small test `{}` alone. */
export function choicesOf(target: Target): object[] {
  if (small) return [{}];
  const changed = propertiesOf(target).flatMap(([name, { type, enum: values, default: usual }]) => {
    const choices = type === 'boolean' ? [true, false] : type === 'integer' ? [1, 3] : (values ?? []);
    return choices.filter((value) => value !== usual).map((value) => ({ [name]: value }));
  });
  return [{}, ...changed.filter((options) => target.options.safeParse(options).success)];
}
