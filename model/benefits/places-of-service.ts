import { codesIn } from '../code-ranges.ts';

/** Place of service codes that are assigned. Source: Centers for Medicare & Medicaid Services, list of 2024. */
export const placesOfService = codesIn('1-27 31-34 41-42 49-58 60-62 65-66 71-72 81 99', 2);
