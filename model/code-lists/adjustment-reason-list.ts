import { givenReasons } from '../benefits/adjustment-reasons.ts';
import { type CodeList, listed } from './code-list.ts';

/** Claim Adjustment Reason Codes with words of this project, which are not those of X12: those that its payers give, then others that are met often. */
export const adjustmentReasonList: CodeList = {
  system: 'CARC',
  source: 'numbers: Centers for Medicare & Medicaid Services, Blue Button 2.0 code systems, 2026; words of this project',
  written: (code) => `claim … { status: denied  reason: "${code}" }`,
  codes: new Map([
    ...givenReasons,
    ...listed(`
5 the procedure or bill type does not fit the place of service
8 the procedure does not fit the type of provider
9 the diagnosis does not fit the age
10 the diagnosis does not fit the sex
12 the diagnosis does not fit the type of provider
13 the date of death is before the service
14 the date of birth is after the service
17 requested information was not given in time
19 work-related: workers' compensation pays
20 liability insurance pays for the injury
21 no-fault insurance pays for the injury
24 paid by capitation
25 stop-loss deductible is not met
28 not covered on the day
30 waiting, residency or other requirements are not met
32 the dependent is not eligible
33 no coverage of dependents
34 no coverage of newborns
35 lifetime benefit is used up
40 not an emergency or urgent care
44 discount for prompt payment
49 routine examination or screening is not covered
51 pre-existing condition
53 service by a relative or a member of the household
54 more than one physician or assistant is not covered
55 experimental or investigational
56 not proven to be effective
58 not the right place of service
59 reduced by the rules of multiple surgery or anesthesia
60 outpatient care close to an inpatient stay
61 penalty: no second surgical opinion
66 deductible for blood
69 day outlier
70 cost outlier
74 indirect medical education
75 direct medical education
76 disproportionate share
78 days or room charge that are not covered
85 interest
89 professional fees are taken out of the charge
90 ingredient cost
91 dispensing fee
95 procedures of the plan were not followed
96 charge is not covered
100 paid to the patient or another responsible party
101 estimate before the service
102 major medical
103 promotional discount of the provider
104 managed care withhold
105 tax withhold
106 the option that the patient chose is not in effect
107 the service that this one depends on is not on the claim
108 rules of rent or purchase were not met
109 another payer or contractor must get the claim
110 billed before the service
111 the provider must accept assignment
112 not given directly to the patient, or not documented
114 not approved by the Food and Drug Administration
115 postponed or canceled
116 the advance notice was not valid
117 transport only to the closest facility that can care
118 reduction for the ESRD network
121 adjustment by indemnification
122 psychiatric reduction
128 newborn is paid with the mother
129 information about an earlier decision is wrong
130 fee for paper claims
131 discount for this claim
132 demonstration project
133 pending further review
134 technical fees are taken out of the charge
135 interim bills are not accepted
136 procedures of an earlier payer were not followed
137 surcharge, assessment or health tax
139 contracted funding: the subscriber works for the provider
140 member number and name do not match
142 Medicaid patient liability of the month
143 part of the payment is deferred
144 incentive
146 the diagnosis was not valid on the day
147 the contracted rate has expired or is not on file
148 information from another provider is missing
149 lifetime maximum of the benefit is reached
150 the level of service is not supported
152 the length of service is not supported
153 the dosage is not supported
154 the days of supply are not supported
155 the patient refused the service
157 act of war
158 outside the United States
159 terrorism
160 result of an activity that is excluded
161 performance bonus
163 an attachment was not received
164 an attachment was not received in time
165 referral is missing or used up
166 after the payer's responsibility ended
167 diagnosis is not covered
169 an alternate benefit was given
170 not paid to this type of provider
171 not paid to this type of provider in this kind of facility
172 adjusted for the specialty of the provider
173 not prescribed by a physician
174 not prescribed before delivery
175 the prescription is incomplete
176 the prescription is not current
177 eligibility requirements are not met
178 spend-down is not met
179 waiting period is not over
180 residency requirement is not met
181 the procedure code was not valid on the day
182 the modifier was not valid on the day
183 the referring provider may not refer
184 the ordering provider may not order
185 the rendering provider may not perform the service
186 change of the level of care
187 consumer spending account
188 covered only as the Food and Drug Administration recommends
189 unlisted code where a specific one exists
190 in the payment of a qualified stay in a skilled nursing facility
192 other code of a paper remittance
193 the first decision is upheld
194 anesthesia by the surgeon, an assistant or the attending physician
195 refund to a payer that paid first by mistake
199 revenue code and procedure do not match
201 patient pays from a set-aside arrangement
202 personal comfort or convenience
203 discontinued or reduced service
206 NPI is missing
207 NPI has the wrong format
208 NPI does not match
209 the provider may not collect the amount from the patient
210 authorization came too late
211 drug code has no rebate
212 administrative surcharge is not covered
213 self-referral rules were not followed
215 subrogation of a third-party settlement
216 findings of a review organization
219 extent of the injury
222 more units than the provider's contract allows in the time
223 mandated by law, without a reason of its own
224 identity theft
225 penalty or interest between plans
226 the provider did not answer a request for information
227 the patient did not answer a request for information
228 information for an earlier payer was not given
229 charge that Medicare did not consider because of the bill type
231 mutually exclusive on the same day
232 institutional transfer
233 hospital-acquired condition or preventable error
234 not paid separately
235 tax on the sale
237 penalty by law or regulation
238 the reduction for a claim across eligible and ineligible days
240 the diagnosis does not fit the birth weight
241 copay of the low-income subsidy
243 not authorized by the network or primary care provider
245 performance program withhold
246 code for reporting alone
247 deductible for a professional service billed by an institution
248 coinsurance for a professional service billed by an institution
249 readmission
250 the wrong attachment was received
251 the attachment is incomplete
252 an attachment is needed
254 the dental plan does not cover it; send it to the medical plan
256 not payable by the managed care contract
257 undetermined during the grace period of premiums
258 patient was in custody
259 additional payment for dental or vision care
260 Medicaid primary care fee schedule
261 does not fit the patient's history
262 delivery cost of a drug
263 shipping cost of a drug
264 postage of a drug
265 administrative cost of a drug
266 compound preparation cost
267 spans several months
268 spans two calendar years
269 anesthesia is not covered for the service
270 the medical plan does not cover it; send it to the dental plan
272 guidelines were not met
273 guidelines were exceeded
274 not payable by the care coordination arrangement
275 patient responsibility of an earlier payer is not covered
276 denied by an earlier payer, and not covered here
278 performance requirements were not met
279 not by a preferred network provider
281 deductible is waived by contract
282 procedure or revenue code does not fit the type of bill
283 the attending provider may not direct the care
284 authorization does not cover this service
285 appeal procedures were not followed
286 appeal came too late
287 referral is used up
288 no referral
296 authorization does not apply to this provider
299 the billing provider may not be paid for the service
302 authorization has expired
306 type of bill does not fit the discharge status
A1 denied: a remark code says why
A5 capital cost outlier
A6 prior stay or transfer requirement is not met
A8 no diagnosis-related group can be found
B1 visit is not covered
B4 penalty for late filing
B7 the provider was not certified for the service on the day
B8 an alternative was available
B9 enrolled in hospice
B10 a component of the service was paid separately
B11 sent to the right payer
B12 not documented in the medical record
B13 paid before
B14 one visit or consultation of a physician on a day
B15 a qualifying service must come first
B16 requirements of a new patient are not met
B20 partly or fully given by another provider
B22 adjusted for the diagnosis
B23 the laboratory is not certified for the test (CLIA)
P2 not work-related
P3 workers' compensation case was settled
P4 workers' compensation does not cover it
P12 workers' compensation fee schedule
P14 paid with another service of the day (property and casualty)
`),
  ]),
};
