/** `update`: the registration data of the person change. */

import { dayOfMinute } from '../../../model/time/civil.ts';
import { Fields } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { amendPatient } from './amend.ts';

export const update: CompileVerb = (action, context) => {
  const fields = new Fields(action, context);
  const values = action.fields.map(({ name }) => ({ name, value: fields.or(name, null) }));
  return (s) => {
    const given = values.map(({ name, value }) => {
      const is = value(s);
      return [name, name === 'birth_date' && typeof is === 'number' ? dayOfMinute(is) : is] as const;
    });
    amendPatient(s, Object.fromEntries(given));
  };
};
