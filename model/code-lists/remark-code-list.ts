import { type CodeList, listed } from './code-list.ts';

/** Remittance Advice Remark Codes that are met often, with words of this project. */
export const remarkCodeList: CodeList = {
  system: 'RARC',
  source: 'numbers: Remittance Advice Remark Codes, June 2024; words of this project',
  written: (code) => `claim … { status: denied  remark: "${code}" }`,
  codes: listed(`
M2 not paid separately to inpatients
M15 bundled: part of another service
M20 HCPCS code is missing or invalid
M25 the level of service is not supported
M27 the patient need not pay
M44 condition code is missing or invalid
M45 occurrence code is missing or invalid
M46 occurrence span code is missing or invalid
M47 claim control number of the payer is missing or invalid
M49 value code or amount is missing or invalid
M50 revenue code is missing or invalid
M51 procedure code is missing or invalid
M52 first date of service is missing or invalid
M53 days or units are missing or invalid
M54 total charges are missing or invalid
M56 payer identifier is missing or invalid
M60 certificate of medical necessity is missing
M62 authorization number is missing or invalid
M64 other diagnosis is missing or invalid
M76 diagnosis or condition is missing or invalid
M77 place of service is missing or invalid
M79 charge is missing or invalid
M80 not on the same day as an earlier service
M81 code is not specific enough
M86 the same or a similar service was paid in the time frame
M90 once in twelve months
M97 paid to the facility at this place of service
M115 supplier has no contract
M119 National Drug Code is missing or invalid
M124 whether the patient owns the equipment is missing
M127 medical record is missing
M135 plan of treatment is missing or invalid
MA01 appeal rights
MA04 payment of the primary payer is missing
MA07 sent on to Medicaid
MA13 the patient may owe only what is reported as patient responsibility
MA15 claim was split
MA18 sent on to the supplemental insurer
MA27 entitlement number or name is missing or invalid
MA30 type of bill is missing or invalid
MA31 dates of the billed period are missing or invalid
MA36 patient name is missing or invalid
MA39 sex is missing or invalid
MA40 admission date is missing or invalid
MA41 admission type is missing or invalid
MA42 admission source is missing or invalid
MA43 patient status is missing or invalid
MA61 Social Security number is missing or invalid
MA63 principal diagnosis is missing or invalid
MA65 admitting diagnosis is missing or invalid
MA67 correction of an earlier claim
MA75 signature is missing or invalid
MA83 whether the payer is primary or secondary is missing
MA92 plan information of other insurance is missing
MA112 group practice is missing or invalid
MA114 where the service was given is missing or invalid
MA120 CLIA number is missing or invalid
MA130 claim cannot be processed and has no appeal: submit a new one
N4 explanation of benefits of an earlier payer is missing
N10 findings of a review
N19 incidental to the main procedure
N20 not payable with another service of the day
N26 itemized bill is missing
N30 patient is not eligible for the service
N34 wrong claim form
N37 tooth number is missing or invalid
N50 discharge information is missing or invalid
N52 not enrolled in the provider's managed care plan on the day
N54 claim does not fit what was authorized
N56 procedure code is wrong for the service or the day
N58 patient liability amount is missing or invalid
N65 no rate for the procedure on the day
N74 one claim for each calendar month
N95 this type of provider may not bill the service
N103 patient was in custody
N115 local coverage determination
N130 see the benefit documents of the plan
N152 replacement claim information is missing or invalid
N182 billed outside the plan's schedule
N198 rendering provider is not affiliated with the paid provider
N206 documents do not match the claim
N211 no appeal of the decision
N216 the plan has no coverage of this type of service
N219 based on the allowed amount of the earlier payer
N225 documentation is incomplete
N252 attending provider name is missing or invalid
N253 attending provider identifier is missing or invalid
N255 billing provider taxonomy is missing or invalid
N256 billing provider name is missing or invalid
N257 billing provider identifier is missing or invalid
N264 ordering provider name is missing or invalid
N265 ordering provider identifier is missing or invalid
N285 referring provider name is missing or invalid
N286 referring provider identifier is missing or invalid
N290 rendering provider identifier is missing or invalid
N329 patient birth date is missing or invalid
N362 more units than the maximum
N365 code for reporting alone
N382 patient identifier is missing or invalid
N386 national coverage determination
N418 sent to the wrong payer
N425 excluded by law
N428 not covered at this place of service
N429 not covered as routine
N432 recovery audit
N435 more often than allowed, without documents that support it
N448 not in the fee schedule or contract
N479 explanation of benefits of another payer is missing
N480 explanation of benefits of another payer is incomplete
N517 submit a new claim with the information
N519 modifiers do not go together
N522 duplicate of a crossover claim
N525 within the global period of another service
N569 not covered for the diagnosis
N570 credentialing data are missing or invalid
N574 the ordering or referring provider may not order or refer
N620 quality reporting alone
N640 more often than allowed in the time
N657 bill with the right code
N702 based on earlier claims for the same or a similar service
N706 documentation is missing
N781 qualified Medicare beneficiary: no deductible may be collected
N782 qualified Medicare beneficiary: no coinsurance may be collected
N808 not covered for this type of provider
N822 modifier is missing
N823 modifier is incomplete or invalid
`),
};
