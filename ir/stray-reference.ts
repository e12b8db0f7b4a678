/** References of an IR that was read from a file: numbers that lead nowhere, which no schema of a single value sees. */
import { type Ir, irOfPatient } from './definition.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a field counts: its least number that leads nowhere. The fields beside it decide where a name has two meanings. */
function limitOf(ir: Ir, name: string, { op, axis, slots, table, facilityAllowed }: Fields): number | null {
  switch (name) {
    case 'concept':
    case 'concepts':
    case 'generic':
    case 'tests':
      return ir.concepts.length;
    case 'slot':
      return op === 'attribute' ? ir.attributes.length : ir.slots;
    case 'slots':
      // Of a correlation; that of the whole is their number.
      return Array.isArray(slots) ? ir.attributes.length : null;
    case 'param':
      return ir.params.length;
    case 'anchor':
      return ir.anchors.length;
    case 'axis':
    case 'with':
      return ir.axes.length;
    case 'arm':
      return typeof axis === 'number' ? (ir.axes[axis]?.arms.length ?? 0) : null;
    case 'branch':
    case 'branches':
      return ir.branches.length;
    case 'flow':
      return ir.flows.length;
    case 'event':
    case 'mark':
      return ir.events.length + ir.marks.length;
    case 'state':
      return ir.states.length;
    case 'party':
      return ir.parties.length;
    case 'facility':
      // Beside `facilityAllowed` it is an amount: what a facility charges for a service.
      return facilityAllowed === undefined ? ir.parties.length : null;
    case 'pool':
      return ir.pools.length;
    case 'member':
      return ir.household.length;
    case 'kind':
    case 'patient':
      return ir.patients?.length ?? 0;
    case 'birth':
    case 'lostAt':
      return ir.events.length;
    case 'memory':
      return ir.walks;
    case 'table':
      return ir.tables.length;
    case 'column':
      if (op === 'roster') return ir.roster?.columns.length ?? 0;
      return typeof table === 'number' ? (ir.tables[table]?.columns.length ?? 0) : null;
    default:
      return null;
  }
}

/** Where a number leads nowhere, as a path of the JSON; null where all lead somewhere. */
export function strayReference(whole: Ir): string | null {
  const look = (value: unknown, path: string, ir: Ir): string | null => {
    if (Array.isArray(value))
      return firstOf(value.entries(), (i, one) => look(one, `${path}${path === '' ? '' : '.'}${i}`, path === 'patients' ? irOfPatient(whole, i) : ir));
    if (typeof value !== 'object' || value === null) return null;
    const fields = value as Fields;
    return firstOf(Object.entries(fields), (name, one) => {
      const here = `${path}${path === '' ? '' : '.'}${name}`;
      if (name === 'at') return one !== null && Array.isArray(one) && Number(one[0]) >= ir.files.length ? here : null;
      const limit = limitOf(ir, name, fields);
      const stray = limit !== null && [one].flat().some((number) => typeof number === 'number' && number >= limit);
      return stray
        ? here
        : look(
            one,
            here,
            fields['op'] === 'of_first'
              ? whole
              : /^(?:expectations|measures|targets)\./.test(path) && typeof fields['patient'] === 'number'
                ? irOfPatient(whole, fields['patient'])
                : ir,
          );
    });
  };
  return look(whole, '', whole);
}

function firstOf<K>(entries: Iterable<readonly [K, unknown]>, look: (key: K, value: unknown) => string | null): string | null {
  for (const [key, value] of entries) {
    const found = look(key, value);
    if (found !== null) return found;
  }
  return null;
}
