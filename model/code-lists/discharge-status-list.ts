import { DISCHARGE_STATUS } from '../clinical/discharge-status.ts';
import { type CodeList, listed } from './code-list.ts';

const dispositions: ReadonlyMap<string, string> = new Map(Object.entries(DISCHARGE_STATUS).map(([disposition, code]) => [code, `discharge ${disposition}`]));

/** Patient discharge status codes, with words of this project. */
export const dischargeStatusList: CodeList = {
  system: 'DISCHARGE',
  source: 'numbers: Centers for Medicare & Medicaid Services, Blue Button 2.0 code systems, 2026; words of this project',
  written: (code) => dispositions.get(code) ?? 'in claims that are read; no disposition of a scenario has it',
  codes: listed(`
01 home or self-care
02 transfer to a short-term general hospital
03 transfer to a skilled nursing facility (SNF)
04 transfer to an intermediate or custodial care facility
05 transfer to a cancer center or children's hospital
06 home with home health care
07 left against medical advice (AMA)
09 admitted to this hospital as an inpatient
20 died (expired)
21 to court or law enforcement
30 still a patient
40 died at home, hospice
41 died in a medical facility, hospice
42 died, place unknown, hospice
43 transfer to a federal hospital (VA)
50 hospice at home
51 hospice in a medical facility
61 swing bed of this hospital
62 transfer to an inpatient rehabilitation facility (IRF)
63 transfer to a long-term care hospital (LTCH)
64 transfer to a nursing facility of Medicaid alone
65 transfer to a psychiatric hospital or unit
66 transfer to a critical access hospital (CAH)
69 to a disaster alternative care site
70 transfer to another type of health care institution
81 home, readmission planned
82 short-term general hospital, readmission planned
83 skilled nursing facility, readmission planned
84 custodial care facility, readmission planned
85 cancer center or children's hospital, readmission planned
86 home health care, readmission planned
87 court or law enforcement, readmission planned
88 federal hospital, readmission planned
89 swing bed, readmission planned
90 inpatient rehabilitation facility, readmission planned
91 long-term care hospital, readmission planned
92 nursing facility of Medicaid alone, readmission planned
93 psychiatric hospital or unit, readmission planned
94 critical access hospital, readmission planned
95 another type of institution, readmission planned
`),
};
