/** Bundles made of bulk resources, so that the faults of bundles can be tried on any output. */

/** The first encounter (or else the first resource) and all that it refers to, directly or not, each after those it refers to. */
function closure(resources) {
  const byName = new Map(resources.map((r) => [`${r.resourceType}/${r.id}`, r]));
  const done = new Set();
  const visit = (resource) => {
    if (done.has(resource)) return;
    done.add(resource);
    for (const reference of references(resource)) {
      const target = byName.get(reference.reference);
      if (target) visit(target);
    }
  };
  visit(resources.find((r) => r.resourceType === 'Encounter') ?? resources[0]);
  return [...done].reverse();
}

function references(value, found = []) {
  if (typeof value !== 'object' || value === null) return found;
  if (typeof value.reference === 'string') found.push(value);
  for (const inner of Object.values(value)) references(inner, found);
  return found;
}

/** A transaction whose entries have urn:uuid addresses, and refer to each other by them. */
export function transaction(resources) {
  const chosen = structuredClone(closure(resources));
  const urns = new Map(chosen.map((r, i) => [`${r.resourceType}/${r.id}`, `urn:uuid:00000000-0000-4000-8000-${String(i + 1).padStart(12, '0')}`]));
  const entry = chosen.map((resource) => {
    for (const reference of references(resource)) reference.reference = urns.get(reference.reference) ?? reference.reference;
    const fullUrl = urns.get(`${resource.resourceType}/${resource.id}`);
    return { fullUrl, resource, request: { method: 'POST', url: resource.resourceType } };
  });
  return { resourceType: 'Bundle', id: 'made-transaction', type: 'transaction', entry };
}

/** A collection whose entries have the addresses that they would have on a server, and refer to each other relatively. */
export function collection(resources) {
  const entry = closure(resources).map((resource) => ({ fullUrl: `https://fhir.invalid/${resource.resourceType}/${resource.id}`, resource }));
  return { resourceType: 'Bundle', id: 'made-collection', type: 'collection', entry: structuredClone(entry) };
}
