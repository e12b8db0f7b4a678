/** `update`: the registration data of the person change. */

import { dayOfMinute } from '../../../model/time/civil.ts';
import type { Value } from '../../subject/value.ts';
import { Fields } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { amendPatient } from './amend.ts';

export const update: CompileVerb = (action, context) => {
  const fields = new Fields(action, context);
  const values = action.fields.map(({ name }) => ({ name, value: fields.or(name, null) }));
  return (s) => {
    const given: Record<string, Value> = {};
    for (const { name, value } of values) {
      const is = value(s);
      given[name] = name === 'birth_date' && typeof is === 'number' ? dayOfMinute(is) : is;
    }
    if (typeof given['birth_order'] === 'number') given['multiple_birth'] = true;
    else if (given['multiple_birth'] === false) given['birth_order'] = null;
    amendPatient(s, given);
  };
};
