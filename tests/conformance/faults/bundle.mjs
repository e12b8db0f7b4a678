/** Faults of Bundle. */
import { fault } from './make.mjs';

const bundle = (what, applies, breakCopy) => fault(`Bundle: ${what}`, (r) => r.resourceType === 'Bundle' && r.entry?.length > 1 && applies(r), breakCopy);
const any = () => true;
const loads = (r) => r.type === 'transaction' || r.type === 'batch';
const collects = (r) => r.type === 'collection';
const urn = (r) => r.entry.every((e) => e.fullUrl?.startsWith('urn:uuid:'));
/** The first reference to another entry. */
function firstReference(r) {
  const stack = r.entry.map((e) => e.resource);
  for (let value = stack.shift(); value !== undefined; value = stack.shift()) {
    if (typeof value !== 'object' || value === null) continue;
    if (typeof value.reference === 'string' && !value.reference.startsWith('#')) return value;
    stack.push(...Object.values(value));
  }
  return undefined;
}

export const bundleFaults = [
  bundle('no type', any, (r) => {
    delete r.type;
  }),
  bundle('type outside its value set', any, (r) => {
    r.type = 'export';
  }),
  bundle('two entries with the same fullUrl (bdl-7)', any, (r) => {
    r.entry[1].fullUrl = r.entry[0].fullUrl;
  }),
  bundle(
    'fullUrl of one version (bdl-8)',
    (r) => !urn(r),
    (r) => {
      r.entry[0].fullUrl += '/_history/1';
    },
  ),
  bundle(
    'fullUrl with another id than the resource',
    (r) => !urn(r),
    (r) => {
      r.entry[0].fullUrl = r.entry[0].fullUrl.replace(/[^/]*$/, 'other');
    },
  ),
  bundle('fullUrl that is no UUID after urn:uuid', urn, (r) => {
    r.entry[0].fullUrl = 'urn:uuid:1234';
  }),
  bundle(
    'no fullUrl',
    (r) => !loads(r) || urn(r),
    (r) => {
      delete r.entry[0].fullUrl;
    },
  ),
  bundle(
    'reference to an entry that is not there',
    (r) => urn(r) && firstReference(r) !== undefined,
    (r) => {
      firstReference(r).reference = 'urn:uuid:00000000-0000-4000-8000-0000000000ff';
    },
  ),
  bundle(
    'reference to a resource that is not there',
    (r) => !urn(r) && firstReference(r) !== undefined,
    (r) => {
      firstReference(r).reference = 'Patient/nobody';
    },
  ),
  bundle('entry with nothing in it (bdl-5)', any, (r) => {
    r.entry.push({ fullUrl: 'urn:uuid:00000000-0000-4000-8000-0000000000fe' });
  }),
  bundle('total in a bundle that is no search (bdl-1)', any, (r) => {
    r.total = r.entry.length;
  }),
  bundle('search in a bundle that is no search (bdl-2)', any, (r) => {
    r.entry[0].search = { mode: 'match' };
  }),
  bundle('transaction without request (bdl-3)', loads, (r) => {
    for (const entry of r.entry) delete entry.request;
  }),
  bundle('collection with request (bdl-3)', collects, (r) => {
    for (const entry of r.entry) entry.request = { method: 'POST', url: entry.resource.resourceType };
  }),
  bundle('request without url', loads, (r) => {
    delete r.entry[0].request.url;
  }),
  bundle('request without method', loads, (r) => {
    delete r.entry[0].request.method;
  }),
  bundle('request method outside its value set', loads, (r) => {
    r.entry[0].request.method = 'UPSERT';
  }),
  bundle('response in a bundle that is a request (bdl-4)', loads, (r) => {
    r.entry[0].response = { status: '200' };
  }),
  bundle('a resource with an unknown element', any, (r) => {
    r.entry[0].resource.colour = 'red';
  }),
  bundle(
    'a patient without name',
    (r) => r.entry.some((e) => e.resource.resourceType === 'Patient'),
    (r) => {
      for (const { resource } of r.entry) if (resource.resourceType === 'Patient') delete resource.name;
    },
  ),
];
