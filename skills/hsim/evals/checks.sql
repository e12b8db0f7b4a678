-- What a cohort must have to be what a request asks for, whatever names its file uses: each query has one row with `true`.
-- A line `-- N × people` begins the checks of request N; the line before a query says what it asks.

-- 26 × 200
-- each patient has hypothyroidism
select count(distinct patient_id) = 200 from conditions where code like 'E03%';
-- the first TSH is above 10
select count(*) = 200 and min(value) > 10 from (select patient_id, arg_min(value, effective) as value from observations where code_display ilike '%thyrotropin%' or code_display ilike '%TSH%' group by 1);
-- levothyroxine for everybody
select count(distinct patient_id) = 200 from medication_requests where code_display ilike '%levothyroxine%';
-- 75% are in range at the second TSH
select abs(avg(case when value between 0.4 and 4.5 then 1 else 0 end) - 0.75) < 0.006 from (select patient_id, arg_max(value, effective) as value, count(*) as n from observations where code_display ilike '%thyrotropin%' or code_display ilike '%TSH%' group by 1 having n >= 2);

-- 27 × 150
-- all are from 65 to 95 years old at the fall
select min(date_diff('day', p.birth_date::date, e.start::date) / 365.25) >= 64.9 and max(date_diff('day', p.birth_date::date, e.start::date) / 365.25) < 96.1 from encounters e join patients p on p.id = e.patient_id where class = 'emergency';
-- each comes to the emergency department
select count(distinct patient_id) = 150 from encounters where class = 'emergency';
-- 20% have a hip fracture
select count(distinct patient_id) = 30 from conditions where code like 'S72%';
-- they alone are admitted, for four to eight days
select count(distinct e.patient_id) = 30 and bool_and(date_diff('hour', e.start::timestamp, e.end::timestamp) between 80 and 208) and count(distinct c.patient_id) = 30 from encounters e left join conditions c on c.patient_id = e.patient_id and c.code like 'S72%' where class = 'inpatient';

-- 28 × 120
-- each is born, and is seen six times in the first 13 months
select count(*) = 120 and min(n) = 6 from (select e.patient_id, count(*) as n from encounters e join patients p on p.id = e.patient_id where class = 'ambulatory' and e.start::date < p.birth_date::date + interval 400 day group by 1);
-- a weight at each visit, and it grows
select count(*) = 120 and min(n) = 6 and bool_and(last > 1.5 * first) from (select patient_id, count(*) as n, arg_min(value, effective) as first, arg_max(value, effective) as last from observations where code in ('29463-7', '3141-9') group by 1);
-- DTaP at 2, 4 and 6 months
select count(*) = 120 and min(n) = 3 and max(n) = 3 and bool_and(first between 50 and 80) and bool_and(last between 170 and 210) from (select i.patient_id, count(*) as n, min(date_diff('day', p.birth_date::date, occurrence::date)) as first, max(date_diff('day', p.birth_date::date, occurrence::date)) as last from immunizations i join patients p on p.id = i.patient_id where code_display ilike '%dtap%' or code_display ilike '%diphtheria%' group by 1);

-- 29 × 300
-- all have atrial fibrillation
select count(distinct patient_id) = 300 from conditions where code like 'I48%' or code = '49436004';
-- 60% take apixaban, the others warfarin, nobody both
select count(distinct patient_id) filter (where code_display ilike '%apixaban%') = 180 and count(distinct patient_id) filter (where code_display ilike '%warfarin%') = 120 and count(distinct patient_id) = 300 from medication_requests where code_display ilike '%apixaban%' or code_display ilike '%warfarin%';
-- an INR every month on warfarin, for two years
select median(n) between 20 and 27 from (select patient_id, count(*) as n from observations where code in ('6301-6', '34714-6', '46418-0') group by 1);
-- nobody else has one
select count(distinct o.patient_id) = 0 from observations o join medication_requests m on m.patient_id = o.patient_id and m.code_display ilike '%apixaban%' where o.code in ('6301-6', '34714-6', '46418-0');

-- 30 × 80
-- all are admitted, with sepsis
select count(distinct e.patient_id) = 80 from encounters e join conditions c on c.patient_id = e.patient_id and (c.code like 'A40%' or c.code like 'A41%' or c.code like 'R65.2%') where class = 'inpatient';
-- the first lactate is above 2
select count(*) = 80 and min(value) > 2 from (select patient_id, arg_min(value, effective) as value from observations where code_display ilike '%lactate%' group by 1);
-- again three to six hours later
select count(*) = 80 and bool_and(hours between 2.9 and 6.1) from (select patient_id, date_diff('minute', min(effective::timestamp), max(effective::timestamp)) / 60 as hours, count(*) as n from (select *, row_number() over (partition by patient_id order by effective) as k from observations where code_display ilike '%lactate%') where k <= 2 group by 1 having n = 2);
-- 15% die in hospital
select count(*) = 12 from patients where death is not null and id in (select patient_id from encounters where disposition = 'expired');
-- the others go home after 5 to 12 days
select bool_and(date_diff('hour', start::timestamp, "end"::timestamp) between 100 and 312) from encounters where class = 'inpatient' and disposition = 'home';

-- 31 × 250
-- a weight every month for a year
select count(*) = 250 and min(n) >= 11 from (select patient_id, count(*) as n from observations where code in ('29463-7', '3141-9') group by 1);
-- less at the end
select bool_and(last < first) from (select patient_id, arg_min(value, effective) as first, arg_max(value, effective) as last from observations where code in ('29463-7', '3141-9') group by 1);
-- 25% get semaglutide
select abs(count(distinct patient_id) - 62.5) <= 1 from medication_requests where code_display ilike '%semaglutide%';
-- and lose about twice as much
select avg(loss) filter (where treated) / avg(loss) filter (where not treated) between 1.6 and 2.4 from (select patient_id, arg_min(value, effective) - arg_max(value, effective) as loss, patient_id in (select patient_id from medication_requests where code_display ilike '%semaglutide%') as treated from observations where code in ('29463-7', '3141-9') group by 1);

-- 32 × 90
-- hemoglobin below 10 at the start
select count(*) = 90 and max(value) < 10 from (select patient_id, arg_min(value, effective) as value from observations where code = '718-7' group by 1);
-- iron
select count(distinct patient_id) = 90 from medication_requests where code_display ilike '%ferrous%' or code_display ilike '%iron%';
-- three values, 1 to 3 higher at the end
select count(*) = 90 and min(n) = 3 and bool_and(last - first between 0.9 and 3.1) from (select patient_id, count(*) as n, arg_min(value, effective) as first, arg_max(value, effective) as last from observations where code = '718-7' group by 1);

-- 33 × 400
-- the smoking status of each, once a year
select count(*) = 400 and min(n) = 4 and max(n) = 4 from (select patient_id, count(*) as n from observations where code = '72166-2' group by 1);
-- 30% smoke at first
select avg(case when display ilike '%smok%' and display not ilike '%former%' and display not ilike '%never%' and display not ilike '%non-smoker%' and display not ilike '%ex-%' then 1.0 else 0 end) between 0.22 and 0.38 from (select patient_id, arg_min(coalesce(value_code_display, value_text), effective) as display from observations where code = '72166-2' group by 1);
-- a tenth of the smokers quit each year: of those who smoke at first, 73% still do three years later
select avg(case when last = first then 1.0 else 0 end) between 0.58 and 0.86 from (select patient_id, arg_min(coalesce(value_code_display, value_text), effective) as first, arg_max(coalesce(value_code_display, value_text), effective) as last from observations where code = '72166-2' group by 1) where first ilike '%smok%' and first not ilike '%former%' and first not ilike '%never%' and first not ilike '%non-smoker%' and first not ilike '%ex-%';

-- 34 × 60
-- a replacement and a stay of two days for each
select count(distinct p.patient_id) = 60 from procedures p where code_display ilike '%knee%';
-- the stay
select count(*) >= 60 and min(hours) between 30 and 66 from (select patient_id, min(date_diff('hour', start::timestamp, "end"::timestamp)) as hours from encounters where class = 'inpatient' group by 1);
-- about twelve sessions of physiotherapy
select median(n) between 10 and 13 from (select patient_id, count(*) as n from encounters where class <> 'inpatient' and start::date > (select min(start)::date from procedures q where q.patient_id = encounters.patient_id and code_display ilike '%knee%') group by 1);
-- 5% are admitted again, with an infection
select count(*) = 3 from (select patient_id from encounters where class = 'inpatient' group by 1 having count(*) = 2);

-- 35 × 100
-- schizophrenia
select count(distinct patient_id) = 100 from conditions where code like 'F20%';
-- nine to thirteen injections each, of at most thirteen
select avg(n) between 9.5 and 12 and max(n) <= 13 from (select patient_id, count(*) as n from medication_administrations where status = 'completed' group by 1);

-- 36 × 50
-- all come to the emergency department
select count(distinct patient_id) = 50 from encounters where class = 'emergency';
-- 40% are admitted
select count(distinct patient_id) between 13 and 27 from encounters where class = 'inpatient';
-- for one to three nights
select bool_and(date_diff('day', start::date, "end"::date) between 1 and 3) from encounters where class = 'inpatient';
-- everybody is discharged
select count(*) = 0 from encounters where "end" is null;

-- 37 × 100
-- a panel for each, ordered and resulted
select count(distinct patient_id) = 100 from diagnostic_reports where request_id is not null;
-- with its results
select count(distinct patient_id) = 100 and count(distinct code) >= 10 from observations where report_id is not null;
-- a corrected result for 10%
select count(distinct patient_id) = 10 from (select patient_id from observations where status in ('corrected', 'amended') union select patient_id from diagnostic_reports where status in ('corrected', 'amended') union select patient_id from changes where record_kind in ('observations', 'diagnostic_reports') and kind = 'corrected');

-- 38 × 40
-- everybody is an emergency
select count(distinct patient_id) = 40 from encounters where class = 'emergency';
-- and merged
select count(distinct patient_id) = 40 from changes where kind = 'merged';

-- 39 × 120
-- an appointment each, booked two weeks ahead
select count(distinct patient_id) = 120 and median(date_diff('day', created::timestamp, start::timestamp)) between 12 and 16 from appointments;
-- 15% are cancelled, 10% do not come
select count(*) filter (where status = 'cancelled') = 18 and count(*) filter (where status = 'noshow') = 12 from appointments;
-- the others come
select count(distinct patient_id) = 90 from encounters where class = 'ambulatory' and patient_id not in (select patient_id from appointments where status in ('cancelled', 'noshow'));

-- 40 × 300
-- adults
select min(date_diff('day', birth_date::date, date '2024-09-01') / 365.25) >= 17.9 from patients;
-- 55% get the vaccine, in the autumn of 2024
select count(distinct patient_id) = 165 and min(occurrence::date) >= date '2024-09-01' and max(occurrence::date) <= date '2024-12-31' from immunizations where status = 'completed' and code_display ilike '%influenza%';

-- 41 × 200
-- everybody has laboratory tests
select count(distinct patient_id) = 200 from observations where category = 'laboratory';
-- about 5% of the results are late by two to ten days
select avg(case when date_diff('hour', effective::timestamp, issued::timestamp) > 44 then 1.0 else 0 end) between 0.02 and 0.09 from observations where category = 'laboratory';

-- 42 × 100
-- families
select count(*) > 0 from coverages where relationship <> 'self';
-- nobody pays more than the limit
select count(*) = 0 from accumulators where used > "limit";
-- of $3,300 and $6,600, $8,300 and $16,600
select count(*) > 0 and bool_and("limit" in (3300, 6600, 8300, 16600)) from accumulators;
-- office and emergency visits with claims
select count(*) filter (where place_of_service = '23') > 0 and count(*) filter (where place_of_service = '11') > 0 from claims;

-- 43 × 300
-- two visits each
select min(n) >= 2 from (select patient_id, count(*) as n from encounters group by 1);
-- about 6% of the claims are denied as duplicates
select sum(case when exists (select 1 from claim_payment_line_adjustments a where a.claim_payment_id = p.id and a.reason = '18') then 1.0 else 0 end) / count(*) between 0.035 and 0.085 from claim_payments p;
-- the copay is $25
select count(*) > 0 and max(copay) = 25 from claim_payments;

-- 44 × 100
-- everybody has two coverages
select count(*) = 100 and min(n) = 2 from (select patient_id, count(*) as n from coverages where kind = 'medical' group by 1);
-- every decided claim of the first payer goes to the second
select count(*) filter (where payer_sequence = 2) > 0 and count(distinct encounter_id) filter (where payer_sequence = 2) >= 0.9 * count(distinct encounter_id) from claims;
-- the second pays
select count(*) > 0 from claim_payments where status = 'processed_secondary' and paid > 0;
-- four visits each
select median(n) = 4 from (select patient_id, count(*) as n from encounters group by 1);

-- 45 × 200
-- a request each
select count(distinct patient_id) = 200 from authorizations;
-- 70% are approved
select count(distinct patient_id) filter (where status = 'approved') between 120 and 160 from authorizations;
-- no scan without
select count(*) = 0 from (select patient_id from procedures where code_display ilike '%mr%' or code_display ilike '%magnetic%' union select patient_id from imaging_studies) where patient_id not in (select patient_id from authorizations where status = 'approved');
-- and with one, a scan
select count(distinct patient_id) > 100 from (select patient_id from procedures where code_display ilike '%mr%' or code_display ilike '%magnetic%' union select patient_id from imaging_studies);

-- 46 × 200
-- a stay each, half of each kind
select count(distinct patient_id) = 200 from encounters where class = 'inpatient';
-- a group for each claim of the hospital
select count(*) >= 200 and count(*) filter (where drg_code is null) = 0 from claims where type_of_bill = '0111';
-- pneumonia and heart failure
select count(distinct patient_id) filter (where code like 'J1%') between 95 and 105 and count(distinct patient_id) filter (where code like 'I50%' or code like 'I11%') between 95 and 105 from conditions where role = 'principal' or code like 'J1%' or code like 'I50%';
-- paid by weight
select count(distinct allowed) >= 2 from claim_payments p join claims c on c.id = p.claim_id where c.type_of_bill = '0111';

-- 47 × 300
-- everybody is covered from January
select count(distinct patient_id) = 300 from coverages where effective = '2025-01-01';
-- 10% until the end of June
select count(distinct patient_id) = 30 from coverages where termination::date between date '2025-06-30' and date '2025-07-01';
-- quarterly visits of all
select median(n) = 4 and min(n) >= 3 from (select patient_id, count(*) as n from encounters where start::date between date '2025-01-01' and date '2025-12-31' group by 1);
-- no care after the end is paid for
select count(*) = 0 from claim_payments p join claims c on c.id = p.claim_id join coverages v on v.id = c.coverage_id where p.paid > 0 and v.termination is not null and c.service_start > v.termination;

-- 48 × 250
-- three visits each
select median(n) = 3 from (select patient_id, count(*) as n from encounters group by 1);
-- 40% by video
select avg(case when class = 'virtual' then 1.0 else 0 end) between 0.35 and 0.45 from encounters;
-- without a copay; the others $30
select max(p.copay) filter (where c.place_of_service in ('02', '10')) = 0 and max(p.copay) filter (where c.place_of_service = '11') = 30 from claim_payments p join claims c on c.id = p.claim_id;

-- 49 × 400
-- about 5% of the claims are replaced
select count(*) filter (where frequency = '7') * 1.0 / count(*) filter (where frequency = '1') between 0.03 and 0.07 from claims;
-- about 2% are taken back
select count(*) filter (where frequency = '8') * 1.0 / count(*) filter (where frequency = '1') between 0.01 and 0.035 from claims;

-- 50 × 200
-- fills of 90 days
select count(distinct patient_id) >= 185 and min(days_supply) = 90 and max(days_supply) = 90 from medication_dispenses where code_display ilike '%metformin%' and status = 'completed';
-- 80% of the days of a year are covered on average
select avg(pdc) between 0.72 and 0.88 from (select patient_id, sum(least(days_supply, greatest(0, 365 - day))) / 365.0 as pdc from (select patient_id, days_supply, date_diff('day', min(handed_over::date) over (partition by patient_id), handed_over::date) as day from medication_dispenses where code_display ilike '%metformin%') group by 1);
-- at one pharmacy
select count(distinct organization_id) = 1 from medication_dispenses;

-- 51 × 100
-- rheumatoid arthritis
select count(distinct patient_id) = 100 from conditions where code like 'M05%' or code like 'M06%';
-- 30% are prescribed adalimumab
select count(distinct patient_id) = 30 from medication_requests where code_display ilike '%adalimumab%';
-- methotrexate costs $5
select count(*) > 0 and max(patient_pay) <= 5 from pharmacy_claims where code_display ilike '%methotrexate%' and response in ('paid', 'duplicate_paid');
-- adalimumab up to $250
select count(*) > 0 and max(patient_pay) <= 250 from pharmacy_claims where code_display ilike '%adalimumab%' and response = 'paid';
-- with authorization
select count(*) > 0 from authorizations;

-- 52 × 150
-- some are refused
select count(*) > 0 from pharmacy_claims where code_display ilike '%semaglutide%' and response = 'rejected';
-- a third have never had metformin, and get none
select count(distinct patient_id) = 50 from patients p join medication_requests m on m.patient_id = p.id and m.code_display ilike '%semaglutide%' where p.id not in (select patient_id from medication_requests where code_display ilike '%metformin%');
-- the others are paid for
select count(distinct patient_id) between 75 and 100 from pharmacy_claims where code_display ilike '%semaglutide%' and response = 'paid';
-- nobody is without metformin
select count(*) = 0 from pharmacy_claims where code_display ilike '%semaglutide%' and response = 'paid' and patient_id not in (select patient_id from medication_dispenses where code_display ilike '%metformin%');

-- 53 × 100
-- a plan of Part D
select count(distinct patient_id) = 100 from coverages where plan_type = 'part_d';
-- nobody pays more than $2,000
select max(pay) <= 2000 and max(pay) > 1900 from (select patient_id, sum(patient_pay) as pay from pharmacy_claims where response = 'paid' and year("at"::date) = 2025 group by 1);
-- a deductible of $590
select max(used) = 590 from accumulators where kind = 'deductible' and year(year::date) = 2025;
-- half take the drug
select count(*) between 45 and 55 from (select patient_id, sum(patient_pay) as pay from pharmacy_claims where response = 'paid' and year("at"::date) = 2025 group by 1) where pay > 1500;

-- 54 × 80
-- half are prescribed ibuprofen
select count(distinct patient_id) = 40 from medication_requests where code_display ilike '%ibuprofen%';
-- everybody takes warfarin
select count(distinct patient_id) = 80 from medication_requests where code_display ilike '%warfarin%';
-- the alerts
select count(distinct patient_id) between 34 and 40 from dur_alerts;

-- 55 × 150
-- fills of 30 days
select count(distinct patient_id) >= 140 from medication_dispenses where code_display ilike '%lisinopril%' and days_supply = 30;
-- a quarter of the refills are refused as too soon
select count(*) filter (where response = 'rejected') * 1.0 / count(*) between 0.1 and 0.3 from pharmacy_claims where code_display ilike '%lisinopril%' and fill_number > 0;
-- with reject 79
select count(*) > 0 from pharmacy_claim_rejects where reject = '79';
