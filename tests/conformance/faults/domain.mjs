/** Faults of what every resource with a narrative shares: text, extensions, contained resources, identifiers, references. */
import { at, fault } from './make.mjs';

const domain = (r) => r.resourceType !== 'Bundle';
const XHTML = 'http://www.w3.org/1999/xhtml';
const narrative = (div) => ({ status: 'generated', div });
/** First path at which a resource refers to another. */
const reference = (r) => ['subject', 'patient', 'practitioner', 'managingOrganization', 'agent.who', 'participant.actor'].find((p) => at(r, `${p}.reference`));

export const domainFaults = [
  fault('text: div without the xhtml namespace', domain, (r) => {
    r.text = narrative('<div>about</div>');
  }),
  fault('text: div with a script', domain, (r) => {
    r.text = narrative(`<div xmlns="${XHTML}"><script>alert(1)</script></div>`);
  }),
  fault('text: div that is not well-formed', domain, (r) => {
    r.text = narrative(`<div xmlns="${XHTML}"><p>about</div>`);
  }),
  fault('text: div without content', domain, (r) => {
    r.text = narrative(`<div xmlns="${XHTML}"> </div>`);
  }),
  fault('text: no status', domain, (r) => {
    r.text = { div: `<div xmlns="${XHTML}">about</div>` };
  }),
  fault('text: status outside its value set', domain, (r) => {
    r.text = { status: 'done', div: `<div xmlns="${XHTML}">about</div>` };
  }),
  fault('extension: value and nested extension', domain, (r) => {
    const nested = [{ url: 'inner', valueString: 'a' }];
    r.extension = [...(r.extension ?? []), { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown', extension: nested }];
  }),
  fault('extension: neither value nor nested extension', domain, (r) => {
    r.extension = [...(r.extension ?? []), { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason' }];
  }),
  fault('extension: no url', domain, (r) => {
    r.extension = [...(r.extension ?? []), { valueString: 'a' }];
  }),
  fault('extension: address of HL7 that HL7 does not define', domain, (r) => {
    r.extension = [...(r.extension ?? []), { url: 'http://hl7.org/fhir/StructureDefinition/patient-shoeSize', valueString: '9' }];
  }),
  fault('extension: value of another type than defined', domain, (r) => {
    r.extension = [...(r.extension ?? []), { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueString: 'unknown' }];
  }),
  fault('modifierExtension: unknown', domain, (r) => {
    r.modifierExtension = [{ url: 'http://example.org/negated', valueBoolean: true }];
  }),
  fault('contained: nothing refers to it', domain, (r) => {
    r.contained = [{ resourceType: 'Organization', id: 'inner', active: true, name: 'Inner' }];
  }),
  fault('contained: with a contained resource of its own', domain, (r) => {
    const leaf = { resourceType: 'Organization', id: 'leaf', active: true, name: 'Leaf' };
    r.contained = [{ resourceType: 'Organization', id: 'inner', active: true, name: 'Inner', partOf: { reference: '#leaf' }, contained: [leaf] }];
  }),
  fault(
    'identifier: system of example.org',
    (r) => domain(r) && at(r, 'identifier.value') !== undefined,
    (r) => {
      r.identifier[0].system = 'http://example.org/mrn';
    },
  ),
  fault(
    'identifier: use outside its value set',
    (r) => domain(r) && at(r, 'identifier.value') !== undefined,
    (r) => {
      r.identifier[0].use = 'main';
    },
  ),
  fault(
    'reference: to nothing that was handed over',
    (r) => domain(r) && reference(r) !== undefined,
    (r) => {
      const target = at(r, reference(r));
      target.reference = `${target.reference.split('/')[0].replace(/^urn:.*/, 'Patient')}/nobody`;
    },
  ),
  fault(
    'reference: to itself, a type that the element does not allow',
    (r) => domain(r) && reference(r) !== undefined,
    (r) => {
      at(r, reference(r)).reference = `${r.resourceType}/${r.id}`;
    },
  ),
  fault(
    'reference: to a contained resource that is not there',
    (r) => domain(r) && reference(r) !== undefined,
    (r) => {
      at(r, reference(r)).reference = '#gone';
    },
  ),
];
