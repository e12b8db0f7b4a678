/**
 * Must-support elements of US Core 6.1.0 by profile, as paths into a resource. `name[x]` is a choice of types, `name{code}` the members of a list that hold
 * a code (a slice). After `--` stands what the canonical model cannot carry.
 */
export const MUST_SUPPORT = `
us-core-patient
  identifier.system identifier.value name.family name.given telecom.system telecom.value telecom.use gender birthDate
  address.line address.city address.state address.postalCode communication.language
us-core-relatedperson
  active patient relationship name.family name.given telecom.system telecom.value address.line address.city address.state address.postalCode
us-core-encounter
  identifier.system identifier.value status class type subject participant.type participant.period participant.individual period reasonCode
  hospitalization.dischargeDisposition location.location serviceProvider
  -- reasonReference
us-core-coverage
  identifier{MB} status type subscriberId beneficiary relationship period payor class{group}.value class{group}.name class{plan}.value class{plan}.name
us-core-condition-problems-health-concerns
  extension.valueDateTime clinicalStatus verificationStatus category{problem-list-item} category{health-concern} code subject onset[x] abatement[x] recordedDate
  -- category{sdoh}
us-core-condition-encounter-diagnosis
  extension.valueDateTime clinicalStatus verificationStatus category{encounter-diagnosis} code subject encounter onset[x] abatement[x] recordedDate
us-core-observation-lab
  status category{laboratory} code subject effective[x] value[x] dataAbsentReason specimen
us-core-observation-clinical-result
  status category code subject effective[x] value[x]
us-core-observation-screening-assessment
  status category{survey} code subject effective[x] performer value[x]
  -- hasMember derivedFrom category{sdoh}
us-core-simple-observation
  status category code subject effective[x] performer value[x]
us-core-smokingstatus
  status category{social-history} code subject effectiveDateTime valueCodeableConcept
us-core-observation-pregnancystatus
  status category{social-history} code subject effectiveDateTime valueCodeableConcept
us-core-observation-pregnancyintent
  status category{social-history} code subject effectiveDateTime valueCodeableConcept
us-core-observation-sexual-orientation
  status code subject effective[x] valueCodeableConcept
us-core-blood-pressure
  status category{vital-signs} code.coding.system code.coding.code subject effective[x] component.code component.value[x] component.dataAbsentReason
  component{8480-6}.valueQuantity.value component{8480-6}.valueQuantity.unit component{8480-6}.valueQuantity.system component{8480-6}.valueQuantity.code
  component{8462-4}.valueQuantity.value component{8462-4}.valueQuantity.unit component{8462-4}.valueQuantity.system component{8462-4}.valueQuantity.code
us-core-bmi
  status category{vital-signs} code subject effective[x] valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code
us-core-body-height
  status category{vital-signs} code subject effective[x] valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code
us-core-body-temperature
  status category{vital-signs} code subject effective[x] valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code
us-core-body-weight
  status category{vital-signs} code subject effective[x] valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code
us-core-head-circumference
  status category{vital-signs} code subject effective[x] valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code
us-core-heart-rate
  status category{vital-signs} code subject effective[x] valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code dataAbsentReason
us-core-respiratory-rate
  status category{vital-signs} code subject effective[x] valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code
us-core-pulse-oximetry
  status category{vital-signs} code.coding{59408-5} code.coding{2708-6} subject effective[x]
  valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code
  component{3151-8}.valueQuantity.value component{3150-0}.valueQuantity.code
head-occipital-frontal-circumference-percentile
  status category{vital-signs} code subject effective[x] valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code
pediatric-bmi-for-age
  status category{vital-signs} code subject effective[x] valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code
pediatric-weight-for-height
  status category{vital-signs} code subject effective[x] valueQuantity.value valueQuantity.unit valueQuantity.system valueQuantity.code
us-core-diagnosticreport-lab
  status category{LAB} code subject effective[x] issued performer result
us-core-diagnosticreport-note
  status category{LP29684-5} code subject encounter effective[x] issued performer presentedForm
  -- media.link result
us-core-specimen
  type subject
us-core-procedure
  status code subject performed[x]
us-core-medicationrequest
  status intent category{inpatient} category{community} reported[x] medication[x] subject encounter authoredOn requester
  dosageInstruction.text dosageInstruction.timing dosageInstruction.doseAndRate.dose[x] dispenseRequest.numberOfRepeatsAllowed dispenseRequest.quantity
us-core-medicationdispense
  status medication[x] subject performer.actor authorizingPrescription type quantity whenHandedOver
  dosageInstruction.text dosageInstruction.timing dosageInstruction.doseAndRate.dose[x]
us-core-immunization
  status statusReason vaccineCode patient occurrence[x] primarySource
us-core-allergyintolerance
  clinicalStatus verificationStatus code patient reaction.manifestation
us-core-careplan
  text.status text.div status intent category{assess-plan} subject
us-core-careteam
  status subject participant.role participant.member
us-core-goal
  lifecycleStatus description subject startDate target.dueDate
us-core-documentreference
  identifier status type category{clinical-note} subject date author content.attachment.contentType content.attachment.data content.format
  context.encounter context.period
  -- content.attachment.url
us-core-servicerequest
  status intent category{108252007} category{363679005} category{409073007} code subject occurrence[x] authoredOn requester
us-core-implantable-device
  udiCarrier.deviceIdentifier udiCarrier.carrierHRF manufactureDate expirationDate lotNumber serialNumber type patient
  -- distinctIdentifier
us-core-practitioner
  identifier.system identifier.value name.family telecom.system telecom.value address.line address.city address.state address.postalCode address.country
us-core-practitionerrole
  practitioner organization code specialty location telecom.system telecom.value
  -- endpoint
us-core-organization
  identifier.system identifier.value active name telecom.system telecom.value address.line address.city address.state address.postalCode address.country
us-core-location
  status name telecom address.line address.city address.state address.postalCode managingOrganization
us-core-provenance
  target.reference recorded agent{author}.who agent{author}.onBehalfOf agent{transmitter}.type agent{transmitter}.who
`;

/** Profile → paths that must occur. */
export function mustSupport(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  let paths: string[] = [];
  for (const line of MUST_SUPPORT.split('\n')) {
    if (/^\S/.test(line)) {
      paths = [];
      table.set(line, paths);
    } else if (!line.trim().startsWith('--')) paths.push(...line.split(' ').filter((path) => path !== ''));
  }
  return table;
}

/** Whether a path leads to something in a resource. */
export function occurs(element: unknown, path: string): boolean {
  if (Array.isArray(element)) return element.some((member) => occurs(member, path));
  if (path === '') return element !== undefined;
  if (typeof element !== 'object' || element === null) return false;
  const [, name, choice, code, rest] = /^(\w+)(\[x\])?(?:\{([^}]+)\})?\.?(.*)$/.exec(path)!;
  return Object.entries(element)
    .filter(([key]) => (choice ? key.startsWith(name) : key === name))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((member) => code === undefined || JSON.stringify(member).includes(`"code":"${code}"`))
    .some((member) => occurs(member, rest));
}
