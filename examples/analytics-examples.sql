-- Questions to a database of a run, as analysts ask them. Each statement is one `hsimc query RUN "SELECT …"`.
--
--   hsimc compile one_person --count 100 --target duckdb --out one_person.duckdb

-- People by sex and ten years of age, on the last day of the run.
SELECT sex, floor(date_diff('year', birth_date, DATE '2025-12-31') / 10) * 10 AS age_from, count(*) AS people
FROM patients GROUP BY ALL ORDER BY ALL;

-- The most frequent diagnoses, with the share of people who have them.
SELECT code, min(code_display) AS diagnosis, count(DISTINCT patient_id) AS people, round(count(DISTINCT patient_id) / (SELECT count(*) FROM patients), 3) AS share
FROM conditions GROUP BY code ORDER BY people DESC, code LIMIT 10;

-- The last A1c of each person, in the classes of a dashboard.
SELECT CASE WHEN a1c < 7 THEN 'below 7' WHEN a1c < 9 THEN '7 to 9' ELSE '9 and more' END AS control, count(*) AS people
FROM (SELECT patient_id, last(value ORDER BY effective) AS a1c FROM observations WHERE code = '4548-4' GROUP BY patient_id)
GROUP BY control ORDER BY control;

-- Visits by month and class.
SELECT date_trunc('month', start) AS month, class, count(*) AS visits FROM encounters GROUP BY ALL ORDER BY ALL;

-- What was charged, allowed and paid, by the type of the claim. A reversal takes its decision back, so sums are net.
SELECT c.type, count(DISTINCT c.id) AS claims, sum(p.charge) AS charged, sum(p.allowed) AS allowed, sum(p.paid) AS paid, sum(p.patient_responsibility) AS patient
FROM claims c JOIN claim_payments p ON p.claim_id = c.id GROUP BY c.type ORDER BY c.type;

-- Members who spent most, and how much of it was theirs.
SELECT patient_id, sum(paid) AS plan_paid, sum(patient_responsibility) AS patient_paid FROM claim_payments
GROUP BY patient_id ORDER BY plan_paid + patient_paid DESC, patient_id LIMIT 10;

-- Fills and what the plan paid for each drug.
SELECT code, min(code_display) AS drug, count(*) FILTER (response = 'paid' AND transaction = 'B1') AS fills, sum(paid) AS paid, sum(patient_pay) AS patient
FROM pharmacy_claims GROUP BY code ORDER BY paid DESC, code LIMIT 10;

-- From the claim back to the visit: the days until it was sent, and until it was decided.
SELECT round(avg(date_diff('day', e.start, c.submitted)), 1) AS days_to_claim, round(avg(date_diff('day', c.submitted, p.decided)), 1) AS days_to_decision
FROM claims c JOIN encounters e ON e.id = c.encounter_id JOIN claim_payments p ON p.claim_id = c.id;
