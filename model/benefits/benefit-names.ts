/** Benefits of plans by the services that they are for, near the service types of X12 271. */
export const benefitNames = [
  ...(['preventive', 'pcp_visit', 'specialist_visit', 'telehealth', 'urgent_care', 'emergency', 'ambulance', 'inpatient', 'outpatient_surgery'] as const),
  ...(['imaging', 'laboratory', 'mental_health', 'therapy', 'maternity', 'newborn', 'home_health', 'skilled_nursing', 'hospice', 'medical_equipment'] as const),
  ...(['injectable_drugs', 'dental_preventive', 'dental_basic', 'dental_major', 'vision_exam', 'eyewear'] as const),
] as const;
export type BenefitName = (typeof benefitNames)[number];
