/** The fifth judge: inside a bundle every reference leads to an entry, and every `#` to a contained resource. */
import { isRecord, type Json } from './definitions.ts';
import type { Objection } from './issue.ts';

const URN = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** Objections to the references of a resource by itself; those that lead outside it are for its bundle. */
export function byReferences(resource: Json): Objection[] {
  if (resource['resourceType'] === 'Bundle') return bundle(resource);
  const contained = new Set(list(resource['contained']).map(({ id }) => `#${id}`));
  const local = references(resource, '').filter(({ reference }) => reference.startsWith('#'));
  const used = new Set(local.map(({ reference }) => reference));
  const orphans = [...contained].filter((id) => !used.has(id) && !used.has('#'));
  return [
    ...local
      .filter(({ reference }) => reference !== '#' && !contained.has(reference))
      .map(({ path, reference }) => ({ path, message: `nothing contained is ${reference}` })),
    ...orphans.map((id) => ({ path: 'contained', message: `nothing refers to ${id} (dom-3)` })),
  ];
}

function bundle(resource: Json): Objection[] {
  const entries = list(resource['entry']);
  const addresses = entries.map(({ fullUrl }) => String(fullUrl ?? ''));
  const known = new Set(addresses);
  return entries.flatMap((entry, i) => {
    const inner = isRecord(entry['resource']) ? entry['resource'] : {};
    const path = `entry[${i}]`;
    const own = `${inner['resourceType']}/${inner['id']}`;
    const address = addresses[i];
    const named = URN.test(address) || address.endsWith(`/${own}`) || isRecord(entry['response']);
    // A relative reference is meant from where the entry itself stands.
    const base = address.endsWith(own) ? address.slice(0, -own.length) : '';
    const lost = references(inner, path).filter(({ reference }) => !reference.startsWith('#') && !known.has(reference) && !known.has(base + reference));
    return [
      ...(named ? [] : [{ path: `${path}.fullUrl`, message: `'${address}' is neither urn:uuid nor the address of ${own}` }]),
      ...lost.map(({ path: where, reference }) => ({ path: where, message: `no entry is ${reference}` })),
    ];
  });
}

function references(value: unknown, path: string): { path: string; reference: string }[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => references(one, `${path}[${i}]`));
  if (!isRecord(value)) return [];
  const own = typeof value['reference'] === 'string' ? [{ path: `${path}.reference`, reference: value['reference'] }] : [];
  return [...own, ...Object.entries(value).flatMap(([name, one]) => references(one, `${path}.${name}`))];
}
