-- Synthetic data by hsimc 0.1.0, for postgres: no record describes a real person.
BEGIN;
CREATE TABLE "hsimc_run" ("name" text NOT NULL, "value" text NOT NULL);
INSERT INTO "hsimc_run" VALUES ('scenario', 'one_visit'), ('title', 'One visit in every format'), ('seed', '1'), ('as_of', '2025-06-30T23:59'), ('hsimc', '0.1.0'), ('synthetic', 'Synthetic data: no record describes a real person.');
CREATE TABLE "patients" (
  "id" uuid NOT NULL,
  "subject_index" integer NOT NULL,
  "subject_member" integer,
  "mrn" text NOT NULL,
  "ssn" text NOT NULL,
  "sex" text NOT NULL,
  "birth_date" date,
  "multiple_birth" boolean,
  "birth_order" integer,
  "death" timestamp,
  "prefix" text,
  "given" text NOT NULL,
  "middle" text,
  "family" text NOT NULL,
  "suffix" text,
  "race" text NOT NULL,
  "ethnicity" text NOT NULL,
  "language" text NOT NULL,
  "marital_status" text NOT NULL,
  "phone" text,
  "email" text,
  "line" text,
  "city" text,
  "state" text,
  "zip" text,
  "county" text,
  "organization_id" uuid NOT NULL,
  "practitioner_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "variations" (
  "patient_id" uuid NOT NULL,
  "name" text NOT NULL,
  "value" text NOT NULL,
  PRIMARY KEY ("patient_id", "name")
);
CREATE TABLE "patient_previous_names" (
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "kind" text NOT NULL,
  "prefix" text,
  "given" text NOT NULL,
  "middle" text,
  "family" text NOT NULL,
  "suffix" text,
  "start" date,
  "end" date NOT NULL,
  PRIMARY KEY ("patient_id", "position")
);
CREATE TABLE "patient_previous_addresses" (
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "line" text,
  "city" text,
  "state" text,
  "zip" text,
  "county" text,
  "start" date,
  "end" date NOT NULL,
  PRIMARY KEY ("patient_id", "position")
);
CREATE TABLE "encounters" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "mrn" text NOT NULL,
  "class" text NOT NULL,
  "status" text NOT NULL,
  "type_system" text,
  "type_code" text,
  "type_display" text,
  "specialty" text NOT NULL,
  "reason_system" text,
  "reason_code" text,
  "reason_display" text,
  "priority" text,
  "admit_source" text,
  "disposition" text,
  "start" timestamp NOT NULL,
  "end" timestamp,
  "location_id" uuid NOT NULL,
  "organization_id" uuid NOT NULL,
  "practitioner_id" uuid NOT NULL,
  "recorded" timestamp NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "conditions" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "category" text NOT NULL,
  "clinical_status" text NOT NULL,
  "verification_status" text NOT NULL,
  "severity" text,
  "role" text,
  "onset" date NOT NULL,
  "abatement" date,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "observations" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "category" text NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "status" text NOT NULL,
  "value" double precision,
  "unit" text,
  "value_code_system" text,
  "value_code" text,
  "value_code_display" text,
  "value_boolean" boolean,
  "value_date" date,
  "value_text" text,
  "interpretation" text,
  "reference_low" double precision,
  "reference_high" double precision,
  "effective" timestamp NOT NULL,
  "issued" timestamp NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  "organization_id" uuid NOT NULL,
  "specimen_id" uuid,
  "report_id" uuid,
  "request_id" uuid,
  "note" text,
  PRIMARY KEY ("id")
);
CREATE TABLE "observation_components" (
  "observation_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "value" double precision,
  "unit" text,
  "value_code_system" text,
  "value_code" text,
  "value_code_display" text,
  "value_boolean" boolean,
  "value_date" date,
  "value_text" text,
  "interpretation" text,
  "reference_low" double precision,
  "reference_high" double precision,
  PRIMARY KEY ("observation_id", "position")
);
CREATE TABLE "specimens" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "type" text NOT NULL,
  "collected" timestamp NOT NULL,
  "encounter_id" uuid,
  PRIMARY KEY ("id")
);
CREATE TABLE "diagnostic_reports" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "category" text NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "status" text NOT NULL,
  "effective" timestamp NOT NULL,
  "issued" timestamp NOT NULL,
  "conclusion" text,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  "organization_id" uuid NOT NULL,
  "request_id" uuid,
  PRIMARY KEY ("id")
);
CREATE TABLE "diagnostic_report_results" (
  "diagnostic_report_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "result_id" uuid NOT NULL,
  PRIMARY KEY ("diagnostic_report_id", "position")
);
CREATE TABLE "procedures" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "status" text NOT NULL,
  "start" timestamp NOT NULL,
  "end" timestamp NOT NULL,
  "reason_system" text,
  "reason_code" text,
  "reason_display" text,
  "body_site_system" text,
  "body_site_code" text,
  "body_site_display" text,
  "outcome" text,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  "request_id" uuid,
  "practitioner_id" uuid NOT NULL,
  "location_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "medication_requests" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "status" text NOT NULL,
  "intent" text NOT NULL,
  "authored" timestamp NOT NULL,
  "stopped" timestamp,
  "stop_reason" text,
  "sig" text NOT NULL,
  "dose" double precision,
  "dose_unit" text,
  "route" text,
  "times_per_day" double precision,
  "as_needed" boolean NOT NULL,
  "quantity" double precision,
  "days_supply" integer,
  "refills" integer NOT NULL,
  "reason_system" text,
  "reason_code" text,
  "reason_display" text,
  "prior_id" uuid,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "medication_dispenses" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "status" text NOT NULL,
  "quantity" double precision,
  "unit" text,
  "days_supply" integer,
  "fill_number" integer NOT NULL,
  "sig" text,
  "handed_over" timestamp NOT NULL,
  "recorded" timestamp NOT NULL,
  "request_id" uuid,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  "organization_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "medication_administrations" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "status" text NOT NULL,
  "effective" timestamp NOT NULL,
  "sig" text,
  "dose" double precision,
  "dose_unit" text,
  "route" text,
  "reason_system" text,
  "reason_code" text,
  "reason_display" text,
  "request_id" uuid,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "immunizations" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "status" text NOT NULL,
  "not_done_reason" text,
  "occurrence" timestamp NOT NULL,
  "lot_number" text,
  "site" text,
  "dose_number" integer,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  "location_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "allergy_intolerances" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "type" text NOT NULL,
  "category" text NOT NULL,
  "criticality" text NOT NULL,
  "clinical_status" text NOT NULL,
  "verification_status" text NOT NULL,
  "reaction_system" text,
  "reaction_code" text,
  "reaction_display" text,
  "severity" text,
  "onset" date NOT NULL,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "care_plans" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "title" text NOT NULL,
  "status" text NOT NULL,
  "text" text,
  "addresses_system" text,
  "addresses_code" text,
  "addresses_display" text,
  "start" date NOT NULL,
  "end" date,
  "recorded" timestamp NOT NULL,
  "care_team_id" uuid NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "care_plan_activities" (
  "care_plan_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "system" text NOT NULL,
  "code" text NOT NULL,
  "display" text NOT NULL,
  PRIMARY KEY ("care_plan_id", "position")
);
CREATE TABLE "care_teams" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "name" text NOT NULL,
  "status" text NOT NULL,
  "start" date NOT NULL,
  "recorded" timestamp NOT NULL,
  "organization_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "care_team_members" (
  "care_team_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "member_id" uuid NOT NULL,
  PRIMARY KEY ("care_team_id", "position")
);
CREATE TABLE "goals" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "description" text NOT NULL,
  "status" text NOT NULL,
  "measure_system" text,
  "measure_code" text,
  "measure_display" text,
  "target_low" double precision,
  "target_high" double precision,
  "unit" text,
  "addresses_system" text,
  "addresses_code" text,
  "addresses_display" text,
  "start" date NOT NULL,
  "due" date,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "document_references" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "type_system" text NOT NULL,
  "type_code" text NOT NULL,
  "type_display" text NOT NULL,
  "title" text NOT NULL,
  "text" text NOT NULL,
  "date" timestamp NOT NULL,
  "status" text NOT NULL,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  "organization_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "service_requests" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "category" text NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "status" text NOT NULL,
  "priority" text NOT NULL,
  "quantity" double precision,
  "authored" timestamp NOT NULL,
  "occurrence" timestamp NOT NULL,
  "reason_system" text,
  "reason_code" text,
  "reason_display" text,
  "note" text,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "devices" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "status" text NOT NULL,
  "udi" text NOT NULL,
  "device_identifier" text NOT NULL,
  "manufactured" date NOT NULL,
  "expires" date NOT NULL,
  "lot_number" text NOT NULL,
  "serial_number" text NOT NULL,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  PRIMARY KEY ("id")
);
CREATE TABLE "imaging_studies" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "status" text NOT NULL,
  "uid" text NOT NULL,
  "modality" text NOT NULL,
  "body_site_system" text,
  "body_site_code" text,
  "body_site_display" text,
  "started" timestamp NOT NULL,
  "reason_system" text,
  "reason_code" text,
  "reason_display" text,
  "findings" text,
  "conclusion" text,
  "report_id" uuid,
  "request_id" uuid,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "appointments" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "status" text NOT NULL,
  "specialty" text NOT NULL,
  "reason_system" text,
  "reason_code" text,
  "reason_display" text,
  "created" timestamp NOT NULL,
  "start" timestamp NOT NULL,
  "end" timestamp NOT NULL,
  "recorded" timestamp NOT NULL,
  "practitioner_id" uuid NOT NULL,
  "location_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "changes" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "record_kind" text NOT NULL,
  "record_id" uuid NOT NULL,
  "occurred" timestamp NOT NULL,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  "practitioner_id" uuid NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "change_fields" (
  "change_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "name" text NOT NULL,
  "before" text,
  "after" text,
  PRIMARY KEY ("change_id", "position")
);
CREATE TABLE "messages" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "type" text,
  "text" text,
  "planned" timestamp,
  "sending_application" text,
  "sending_facility" text,
  "receiving_application" text,
  "receiving_facility" text,
  "record_id" uuid,
  "occurred" timestamp NOT NULL,
  "recorded" timestamp NOT NULL,
  "encounter_id" uuid,
  PRIMARY KEY ("id")
);
CREATE TABLE "related_persons" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "name" text NOT NULL,
  "relationship" text NOT NULL,
  "same_household" boolean NOT NULL,
  "related_patient_id" uuid,
  "related_mrn" text,
  "sex" text NOT NULL,
  "birth_date" date NOT NULL,
  "prefix" text,
  "given" text NOT NULL,
  "middle" text,
  "family" text NOT NULL,
  "suffix" text,
  "race" text NOT NULL,
  "ethnicity" text NOT NULL,
  "language" text NOT NULL,
  "marital_status" text NOT NULL,
  "phone" text,
  "email" text,
  "line" text,
  "city" text,
  "state" text,
  "zip" text,
  "county" text,
  "recorded" timestamp NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "coverages" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "name" text NOT NULL,
  "priority" integer NOT NULL,
  "plan" text NOT NULL,
  "plan_type" text NOT NULL,
  "status" text NOT NULL,
  "member_id" text NOT NULL,
  "subscriber_id" text NOT NULL,
  "relationship" text NOT NULL,
  "effective" date NOT NULL,
  "termination" date,
  "reason" text,
  "benefit_status" text NOT NULL,
  "tier" text NOT NULL,
  "carry_over" boolean NOT NULL,
  "payer_id" uuid NOT NULL,
  "sponsor_id" uuid,
  "group_number" text,
  "recorded" timestamp NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "enrollments" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "coverage_id" uuid NOT NULL,
  "maintenance_type" text NOT NULL,
  "maintenance_reason" text NOT NULL,
  "qualifying_event" text,
  "benefit_status" text NOT NULL,
  "tier" text NOT NULL,
  "effective" date NOT NULL,
  "termination" date,
  "elected" date,
  "paid_through" date,
  "recorded" timestamp NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "claims" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "control_number" text NOT NULL,
  "type" text NOT NULL,
  "frequency" text NOT NULL,
  "original_id" uuid,
  "payer_sequence" integer NOT NULL,
  "prior_payment_id" uuid,
  "coverage_id" uuid NOT NULL,
  "member_id" text NOT NULL,
  "encounter_id" uuid NOT NULL,
  "authorization_id" uuid,
  "place_of_service" text,
  "type_of_bill" text,
  "discharge_status" text,
  "drg_system" text,
  "drg_code" text,
  "drg_display" text,
  "billing_id" uuid NOT NULL,
  "rendering_id" uuid NOT NULL,
  "facility_id" uuid NOT NULL,
  "service_start" date NOT NULL,
  "service_end" date NOT NULL,
  "charge" numeric(18,2) NOT NULL,
  "submitted" timestamp NOT NULL,
  "acknowledged" timestamp,
  "acknowledgement" text NOT NULL,
  "reject_category" text,
  "reject_code" text,
  PRIMARY KEY ("id")
);
CREATE TABLE "claim_diagnoses" (
  "claim_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "role" text NOT NULL,
  "present_on_admission" text,
  PRIMARY KEY ("claim_id", "position")
);
CREATE TABLE "claim_lines" (
  "claim_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "line" integer NOT NULL,
  "code_system" text,
  "code" text,
  "code_display" text,
  "revenue" text,
  "units" integer NOT NULL,
  "charge" numeric(18,2) NOT NULL,
  "service_date" date NOT NULL,
  "source_id" uuid,
  PRIMARY KEY ("claim_id", "position")
);
CREATE TABLE "claim_line_modifiers" (
  "claim_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "line_position" integer NOT NULL,
  "position" integer NOT NULL,
  "modifier" text NOT NULL,
  PRIMARY KEY ("claim_id", "line_position", "position")
);
CREATE TABLE "claim_line_diagnosis_pointers" (
  "claim_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "line_position" integer NOT NULL,
  "position" integer NOT NULL,
  "diagnosis_pointer" integer NOT NULL,
  PRIMARY KEY ("claim_id", "line_position", "position")
);
CREATE TABLE "claim_payments" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "claim_id" uuid NOT NULL,
  "coverage_id" uuid NOT NULL,
  "payer_id" uuid NOT NULL,
  "status" text NOT NULL,
  "denied" boolean NOT NULL,
  "charge" numeric(18,2) NOT NULL,
  "allowed" numeric(18,2) NOT NULL,
  "paid" numeric(18,2) NOT NULL,
  "deductible" numeric(18,2) NOT NULL,
  "copay" numeric(18,2) NOT NULL,
  "coinsurance" numeric(18,2) NOT NULL,
  "patient_responsibility" numeric(18,2) NOT NULL,
  "decided" timestamp NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "claim_payment_lines" (
  "claim_payment_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "line" integer NOT NULL,
  "charge" numeric(18,2) NOT NULL,
  "allowed" numeric(18,2) NOT NULL,
  "paid" numeric(18,2) NOT NULL,
  "denied" boolean NOT NULL,
  "benefit" text,
  PRIMARY KEY ("claim_payment_id", "position")
);
CREATE TABLE "claim_payment_line_adjustments" (
  "claim_payment_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "line_position" integer NOT NULL,
  "position" integer NOT NULL,
  "group" text NOT NULL,
  "reason" text NOT NULL,
  "remark" text,
  "amount" numeric(18,2) NOT NULL,
  PRIMARY KEY ("claim_payment_id", "line_position", "position")
);
CREATE TABLE "accumulators" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "coverage_id" uuid NOT NULL,
  "claim_payment_id" uuid,
  "pharmacy_claim_id" uuid,
  "kind" text NOT NULL,
  "scope" text NOT NULL,
  "network" text NOT NULL,
  "year" date NOT NULL,
  "used" numeric(18,2) NOT NULL,
  "limit" numeric(18,2),
  "at" timestamp NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "remittances" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "trace_number" text NOT NULL,
  "payer_id" uuid NOT NULL,
  "payee_id" uuid NOT NULL,
  "payment_date" date NOT NULL,
  "total" numeric(18,2) NOT NULL,
  "issued" timestamp NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "remittance_payments" (
  "remittance_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "claim_payment_id" uuid NOT NULL,
  "amount" numeric(18,2) NOT NULL,
  PRIMARY KEY ("remittance_id", "position")
);
CREATE TABLE "remittance_provider_adjustments" (
  "remittance_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "reason" text NOT NULL,
  "reference" text NOT NULL,
  "amount" numeric(18,2) NOT NULL,
  PRIMARY KEY ("remittance_id", "position")
);
CREATE TABLE "pharmacy_claims" (
  "id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "coverage_id" uuid NOT NULL,
  "transaction" text NOT NULL,
  "response" text NOT NULL,
  "original_id" uuid,
  "request_id" uuid NOT NULL,
  "dispense_id" uuid,
  "pharmacy_id" uuid NOT NULL,
  "code_system" text NOT NULL,
  "code" text NOT NULL,
  "code_display" text NOT NULL,
  "ndc" text,
  "fill_number" integer NOT NULL,
  "quantity" double precision NOT NULL,
  "days_supply" integer NOT NULL,
  "dispensing_status" text,
  "quantity_intended" double precision,
  "days_supply_intended" integer,
  "daw" integer NOT NULL,
  "tier" text,
  "usual_charge" numeric(18,2),
  "basis" text,
  "ingredient_cost" numeric(18,2) NOT NULL,
  "dispensing_fee" numeric(18,2) NOT NULL,
  "allowed" numeric(18,2) NOT NULL,
  "deductible" numeric(18,2) NOT NULL,
  "copay" numeric(18,2) NOT NULL,
  "coinsurance" numeric(18,2) NOT NULL,
  "paid" numeric(18,2) NOT NULL,
  "patient_pay" numeric(18,2) NOT NULL,
  "other_payer_paid" numeric(18,2) NOT NULL,
  "at" timestamp NOT NULL,
  "recorded" timestamp NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "pharmacy_claim_rejects" (
  "pharmacy_claim_id" uuid NOT NULL,
  "patient_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "reject" text NOT NULL,
  PRIMARY KEY ("pharmacy_claim_id", "position")
);
CREATE TABLE "organizations" (
  "id" uuid NOT NULL,
  "npi" text NOT NULL,
  "name" text NOT NULL,
  "kind" text NOT NULL,
  "phone" text NOT NULL,
  "line" text NOT NULL,
  "city" text NOT NULL,
  "state" text NOT NULL,
  "zip" text NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "locations" (
  "id" uuid NOT NULL,
  "organization_id" uuid NOT NULL,
  "name" text NOT NULL,
  "kind" text NOT NULL,
  "phone" text NOT NULL,
  "line" text NOT NULL,
  "city" text NOT NULL,
  "state" text NOT NULL,
  "zip" text NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "practitioners" (
  "id" uuid NOT NULL,
  "npi" text NOT NULL,
  "given" text NOT NULL,
  "family" text NOT NULL,
  "sex" text NOT NULL,
  "specialty" text NOT NULL,
  "organization_id" uuid NOT NULL,
  "location_id" uuid NOT NULL,
  "role_id" uuid NOT NULL,
  "phone" text NOT NULL,
  "line" text NOT NULL,
  "city" text NOT NULL,
  "state" text NOT NULL,
  "zip" text NOT NULL,
  "email" text NOT NULL,
  PRIMARY KEY ("id")
);
COMMENT ON COLUMN "patients"."subject_index" IS 'Position in the cohort, from 0';
COMMENT ON COLUMN "patients"."subject_member" IS 'Place of a further patient in the unit of one position, from 1; absent for its first person';
COMMENT ON COLUMN "patients"."mrn" IS 'Medical record number: MRN and eight digits';
COMMENT ON COLUMN "patients"."ssn" IS 'Social security number from the 9xx area, which is never issued; empty for who is born in the scenario';
COMMENT ON COLUMN "patients"."sex" IS 'Administrative gender; female, male, other, unknown';
COMMENT ON COLUMN "patients"."birth_date" IS 'Date of birth; follows from `age` at `start` unless given, and is always known unless a defect hides it';
COMMENT ON COLUMN "patients"."multiple_birth" IS 'Whether born as a twin, triplet, …; null where that is not recorded';
COMMENT ON COLUMN "patients"."birth_order" IS 'Place among those of a multiple birth, from 1; implies `multiple_birth`';
COMMENT ON COLUMN "patients"."prefix" IS 'Title before the name';
COMMENT ON COLUMN "patients"."given" IS 'First name';
COMMENT ON COLUMN "patients"."middle" IS 'Middle name';
COMMENT ON COLUMN "patients"."family" IS 'Last name';
COMMENT ON COLUMN "patients"."suffix" IS 'Suffix of the name';
COMMENT ON COLUMN "patients"."race" IS 'Race by the categories of the Office of Management and Budget; white, black, asian, american_indian, pacific_islander, multiple, other, unknown';
COMMENT ON COLUMN "patients"."ethnicity" IS 'Hispanic or Latino origin; hispanic, not_hispanic, unknown';
COMMENT ON COLUMN "patients"."language" IS 'Preferred language as a BCP 47 tag, such as "en" or "es"';
COMMENT ON COLUMN "patients"."marital_status" IS 'Marital status; married, never_married, divorced, widowed, separated, unknown';
COMMENT ON COLUMN "patients"."phone" IS 'Home phone number';
COMMENT ON COLUMN "patients"."email" IS 'E-mail address';
COMMENT ON COLUMN "patients"."line" IS 'Street and house number';
COMMENT ON COLUMN "patients"."city" IS 'City';
COMMENT ON COLUMN "patients"."state" IS 'State as its two-letter USPS code';
COMMENT ON COLUMN "patients"."zip" IS 'Five-digit ZIP code';
COMMENT ON COLUMN "patients"."county" IS 'County name';
COMMENT ON COLUMN "patients"."organization_id" IS 'The managing organization; → organizations.id';
COMMENT ON COLUMN "patients"."practitioner_id" IS 'The primary-care practitioner; → practitioners.id';
COMMENT ON COLUMN "variations"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "variations"."name" IS 'What the value is of';
COMMENT ON COLUMN "variations"."value" IS 'Arm of each variation axis';
COMMENT ON COLUMN "patient_previous_names"."patient_id" IS 'The record that the list is part of; → patients.id';
COMMENT ON COLUMN "patient_previous_names"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "patient_previous_names"."kind" IS '`maiden`: the last name changed together with a marriage; maiden, old';
COMMENT ON COLUMN "patient_previous_names"."prefix" IS 'Title before the name';
COMMENT ON COLUMN "patient_previous_names"."given" IS 'First name';
COMMENT ON COLUMN "patient_previous_names"."middle" IS 'Middle name';
COMMENT ON COLUMN "patient_previous_names"."family" IS 'Last name';
COMMENT ON COLUMN "patient_previous_names"."suffix" IS 'Suffix of the name';
COMMENT ON COLUMN "patient_previous_names"."start" IS 'First day; null for the earliest that is known';
COMMENT ON COLUMN "patient_previous_names"."end" IS 'Day of the change to the next';
COMMENT ON COLUMN "patient_previous_addresses"."patient_id" IS 'The record that the list is part of; → patients.id';
COMMENT ON COLUMN "patient_previous_addresses"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "patient_previous_addresses"."line" IS 'Street and house number';
COMMENT ON COLUMN "patient_previous_addresses"."city" IS 'City';
COMMENT ON COLUMN "patient_previous_addresses"."state" IS 'State as its two-letter USPS code';
COMMENT ON COLUMN "patient_previous_addresses"."zip" IS 'Five-digit ZIP code';
COMMENT ON COLUMN "patient_previous_addresses"."county" IS 'County name';
COMMENT ON COLUMN "patient_previous_addresses"."start" IS 'First day; null for the earliest that is known';
COMMENT ON COLUMN "patient_previous_addresses"."end" IS 'Day of the change to the next';
COMMENT ON COLUMN "encounters"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "encounters"."mrn" IS 'Medical record number that the visit is filed under: the patient’s, or a temporary one';
COMMENT ON COLUMN "encounters"."class" IS 'ambulatory, emergency, inpatient, observation, virtual, home';
COMMENT ON COLUMN "encounters"."status" IS 'planned, in_progress, finished, cancelled, entered_in_error';
COMMENT ON COLUMN "encounters"."type_system" IS 'Kind of visit as a code; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "encounters"."type_code" IS 'Kind of visit as a code';
COMMENT ON COLUMN "encounters"."type_display" IS 'Kind of visit as a code';
COMMENT ON COLUMN "encounters"."specialty" IS 'Specialty of the practitioner who is seen; family_medicine, internal_medicine, pediatrics, emergency_medicine, hospital_medicine, endocrinology, cardiology, nephrology, ophthalmology, podiatry, psychiatry, obstetrics, surgery, oncology, radiology, nursing';
COMMENT ON COLUMN "encounters"."reason_system" IS 'Why the patient came; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "encounters"."reason_code" IS 'Why the patient came';
COMMENT ON COLUMN "encounters"."reason_display" IS 'Why the patient came';
COMMENT ON COLUMN "encounters"."priority" IS 'Urgency of the visit; routine, urgent, emergency, elective';
COMMENT ON COLUMN "encounters"."admit_source" IS 'From where the patient was admitted; home, emergency, transfer, referral, birth';
COMMENT ON COLUMN "encounters"."disposition" IS 'home, home_health, skilled_nursing, rehabilitation, hospice, transfer, admitted, against_advice, expired';
COMMENT ON COLUMN "encounters"."location_id" IS '→ locations.id';
COMMENT ON COLUMN "encounters"."organization_id" IS '→ organizations.id';
COMMENT ON COLUMN "encounters"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "encounters"."recorded" IS 'Message time';
COMMENT ON COLUMN "conditions"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "conditions"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "conditions"."category" IS 'Where the diagnosis is listed; problem_list_item, encounter_diagnosis, health_concern';
COMMENT ON COLUMN "conditions"."clinical_status" IS 'active, recurrence, remission, resolved';
COMMENT ON COLUMN "conditions"."verification_status" IS 'How sure the diagnosis is; confirmed, provisional, differential, refuted, entered_in_error';
COMMENT ON COLUMN "conditions"."severity" IS 'Severity as judged at diagnosis; mild, moderate, severe';
COMMENT ON COLUMN "conditions"."role" IS 'What the diagnosis is to its visit; principal, secondary, admitting';
COMMENT ON COLUMN "conditions"."onset" IS 'First day of the condition; the day of diagnosis unless given';
COMMENT ON COLUMN "conditions"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "conditions"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "observations"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "observations"."category" IS 'laboratory, vital_signs, social_history, exam, survey, imaging, procedure';
COMMENT ON COLUMN "observations"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "observations"."status" IS 'Whether the result is final; final, preliminary, corrected, cancelled, entered_in_error';
COMMENT ON COLUMN "observations"."unit" IS 'UCUM code';
COMMENT ON COLUMN "observations"."value_code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "observations"."value_boolean" IS 'Yes or no';
COMMENT ON COLUMN "observations"."value_date" IS 'A day, such as that of the last menstrual period';
COMMENT ON COLUMN "observations"."interpretation" IS 'low, normal, high, critical_low, critical_high, abnormal';
COMMENT ON COLUMN "observations"."effective" IS 'When the specimen was taken or the patient measured';
COMMENT ON COLUMN "observations"."issued" IS 'When the result was made available';
COMMENT ON COLUMN "observations"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "observations"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "observations"."organization_id" IS '→ organizations.id';
COMMENT ON COLUMN "observations"."specimen_id" IS '→ specimens.id';
COMMENT ON COLUMN "observations"."report_id" IS 'The report that this result belongs to; → diagnostic_reports.id';
COMMENT ON COLUMN "observations"."request_id" IS 'The order that it answers, itself or with its report; → service_requests.id';
COMMENT ON COLUMN "observations"."note" IS 'Remark on the result';
COMMENT ON COLUMN "observation_components"."observation_id" IS 'The record that the list is part of; → observations.id';
COMMENT ON COLUMN "observation_components"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "observation_components"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "observation_components"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "observation_components"."unit" IS 'UCUM code';
COMMENT ON COLUMN "observation_components"."value_code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "observation_components"."value_boolean" IS 'Yes or no';
COMMENT ON COLUMN "observation_components"."value_date" IS 'A day, such as that of the last menstrual period';
COMMENT ON COLUMN "observation_components"."interpretation" IS 'low, normal, high, critical_low, critical_high, abnormal';
COMMENT ON COLUMN "specimens"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "specimens"."type" IS 'blood, serum, plasma, urine, stool, swab, tissue, other';
COMMENT ON COLUMN "specimens"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "diagnostic_reports"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "diagnostic_reports"."category" IS 'laboratory, imaging';
COMMENT ON COLUMN "diagnostic_reports"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "diagnostic_reports"."status" IS 'Whether the report is final; final, preliminary, corrected, cancelled, entered_in_error';
COMMENT ON COLUMN "diagnostic_reports"."conclusion" IS 'The reader’s conclusion';
COMMENT ON COLUMN "diagnostic_reports"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "diagnostic_reports"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "diagnostic_reports"."organization_id" IS '→ organizations.id';
COMMENT ON COLUMN "diagnostic_reports"."request_id" IS 'The order that it answers; → service_requests.id';
COMMENT ON COLUMN "diagnostic_report_results"."diagnostic_report_id" IS 'The record that the list is part of; → diagnostic_reports.id';
COMMENT ON COLUMN "diagnostic_report_results"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "diagnostic_report_results"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "diagnostic_report_results"."result_id" IS '→ observations.id';
COMMENT ON COLUMN "procedures"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "procedures"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "procedures"."status" IS 'How the procedure ended; completed, not_done, stopped, entered_in_error';
COMMENT ON COLUMN "procedures"."reason_system" IS 'Why it was done; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "procedures"."reason_code" IS 'Why it was done';
COMMENT ON COLUMN "procedures"."reason_display" IS 'Why it was done';
COMMENT ON COLUMN "procedures"."body_site_system" IS 'Where on the body; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "procedures"."body_site_code" IS 'Where on the body';
COMMENT ON COLUMN "procedures"."body_site_display" IS 'Where on the body';
COMMENT ON COLUMN "procedures"."outcome" IS 'Result in words';
COMMENT ON COLUMN "procedures"."recorded" IS 'Message time';
COMMENT ON COLUMN "procedures"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "procedures"."request_id" IS 'The order that it answers; → service_requests.id';
COMMENT ON COLUMN "procedures"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "procedures"."location_id" IS '→ locations.id';
COMMENT ON COLUMN "medication_requests"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "medication_requests"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "medication_requests"."status" IS 'active, completed, stopped, cancelled, entered_in_error';
COMMENT ON COLUMN "medication_requests"."intent" IS 'order, plan';
COMMENT ON COLUMN "medication_requests"."sig" IS 'Directions as written on the label';
COMMENT ON COLUMN "medication_requests"."dose" IS 'Amount for each administration';
COMMENT ON COLUMN "medication_requests"."dose_unit" IS 'Unit of `dose` in words of the label, such as "tablet" or "mL"';
COMMENT ON COLUMN "medication_requests"."route" IS 'Route of administration; oral, subcutaneous, intravenous, intramuscular, inhaled, topical, ophthalmic';
COMMENT ON COLUMN "medication_requests"."times_per_day" IS 'Administrations a day';
COMMENT ON COLUMN "medication_requests"."as_needed" IS 'Taken only when needed';
COMMENT ON COLUMN "medication_requests"."quantity" IS 'Amount dispensed at each fill, in units of `dose_unit`';
COMMENT ON COLUMN "medication_requests"."days_supply" IS 'Days that one fill lasts';
COMMENT ON COLUMN "medication_requests"."refills" IS 'Refills allowed after the first fill';
COMMENT ON COLUMN "medication_requests"."reason_system" IS 'Diagnosis that the drug is for; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "medication_requests"."reason_code" IS 'Diagnosis that the drug is for';
COMMENT ON COLUMN "medication_requests"."reason_display" IS 'Diagnosis that the drug is for';
COMMENT ON COLUMN "medication_requests"."prior_id" IS 'The prescription that this one replaces; → medication_requests.id';
COMMENT ON COLUMN "medication_requests"."recorded" IS 'Message time';
COMMENT ON COLUMN "medication_requests"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "medication_requests"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "medication_dispenses"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "medication_dispenses"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "medication_dispenses"."status" IS 'Whether it was handed over; completed, declined, cancelled, entered_in_error';
COMMENT ON COLUMN "medication_dispenses"."quantity" IS 'Amount handed over; that of the prescription unless given';
COMMENT ON COLUMN "medication_dispenses"."unit" IS 'Unit of `quantity` in words';
COMMENT ON COLUMN "medication_dispenses"."days_supply" IS 'Days that it lasts; those of the prescription unless given';
COMMENT ON COLUMN "medication_dispenses"."fill_number" IS '0 for the first fill of a prescription';
COMMENT ON COLUMN "medication_dispenses"."recorded" IS 'Message time';
COMMENT ON COLUMN "medication_dispenses"."request_id" IS 'The prescription that it is a fill of; → medication_requests.id';
COMMENT ON COLUMN "medication_dispenses"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "medication_dispenses"."practitioner_id" IS 'The prescriber; → practitioners.id';
COMMENT ON COLUMN "medication_dispenses"."organization_id" IS 'Who handed it over; → organizations.id';
COMMENT ON COLUMN "medication_administrations"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "medication_administrations"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "medication_administrations"."status" IS 'Whether the dose was given; completed, not_done, stopped, entered_in_error';
COMMENT ON COLUMN "medication_administrations"."sig" IS 'Order text';
COMMENT ON COLUMN "medication_administrations"."dose" IS 'Amount for each administration';
COMMENT ON COLUMN "medication_administrations"."dose_unit" IS 'Unit of `dose` in words of the label, such as "tablet" or "mL"';
COMMENT ON COLUMN "medication_administrations"."route" IS 'Route of administration; oral, subcutaneous, intravenous, intramuscular, inhaled, topical, ophthalmic';
COMMENT ON COLUMN "medication_administrations"."reason_system" IS 'Diagnosis that the drug is for; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "medication_administrations"."reason_code" IS 'Diagnosis that the drug is for';
COMMENT ON COLUMN "medication_administrations"."reason_display" IS 'Diagnosis that the drug is for';
COMMENT ON COLUMN "medication_administrations"."request_id" IS '→ medication_requests.id';
COMMENT ON COLUMN "medication_administrations"."recorded" IS 'Message time';
COMMENT ON COLUMN "medication_administrations"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "medication_administrations"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "immunizations"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "immunizations"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "immunizations"."status" IS 'Whether the vaccine was given; completed, not_done, entered_in_error';
COMMENT ON COLUMN "immunizations"."not_done_reason" IS 'Why it was not given; patient_objection, immunity, medical_precaution, out_of_stock';
COMMENT ON COLUMN "immunizations"."site" IS 'Where it was given; left_arm, right_arm, left_thigh, right_thigh';
COMMENT ON COLUMN "immunizations"."dose_number" IS 'Place in the series';
COMMENT ON COLUMN "immunizations"."recorded" IS 'Message time';
COMMENT ON COLUMN "immunizations"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "immunizations"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "immunizations"."location_id" IS '→ locations.id';
COMMENT ON COLUMN "allergy_intolerances"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "allergy_intolerances"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "allergy_intolerances"."type" IS 'Immune reaction or not; allergy, intolerance';
COMMENT ON COLUMN "allergy_intolerances"."category" IS 'Kind of substance; food, medication, environment, biologic';
COMMENT ON COLUMN "allergy_intolerances"."criticality" IS 'How dangerous the next reaction could be; low, high, unable_to_assess';
COMMENT ON COLUMN "allergy_intolerances"."clinical_status" IS 'active, inactive, resolved';
COMMENT ON COLUMN "allergy_intolerances"."verification_status" IS 'confirmed, entered_in_error';
COMMENT ON COLUMN "allergy_intolerances"."reaction_system" IS 'What the substance did; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "allergy_intolerances"."reaction_code" IS 'What the substance did';
COMMENT ON COLUMN "allergy_intolerances"."reaction_display" IS 'What the substance did';
COMMENT ON COLUMN "allergy_intolerances"."severity" IS 'How bad the reaction was; mild, moderate, severe';
COMMENT ON COLUMN "allergy_intolerances"."onset" IS 'First day; the day it was recorded unless given';
COMMENT ON COLUMN "allergy_intolerances"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "allergy_intolerances"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "care_plans"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "care_plans"."title" IS 'What the plan is called';
COMMENT ON COLUMN "care_plans"."status" IS 'active, completed, revoked, entered_in_error';
COMMENT ON COLUMN "care_plans"."text" IS 'The plan in words';
COMMENT ON COLUMN "care_plans"."addresses_system" IS 'The problem that the plan is for; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "care_plans"."addresses_code" IS 'The problem that the plan is for';
COMMENT ON COLUMN "care_plans"."addresses_display" IS 'The problem that the plan is for';
COMMENT ON COLUMN "care_plans"."care_team_id" IS '→ care_teams.id';
COMMENT ON COLUMN "care_plans"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "care_plans"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "care_plan_activities"."care_plan_id" IS 'The record that the list is part of; → care_plans.id';
COMMENT ON COLUMN "care_plan_activities"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "care_plan_activities"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "care_plan_activities"."system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "care_teams"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "care_teams"."status" IS 'active, inactive, entered_in_error';
COMMENT ON COLUMN "care_teams"."recorded" IS 'Message time';
COMMENT ON COLUMN "care_teams"."organization_id" IS '→ organizations.id';
COMMENT ON COLUMN "care_team_members"."care_team_id" IS 'The record that the list is part of; → care_teams.id';
COMMENT ON COLUMN "care_team_members"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "care_team_members"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "care_team_members"."member_id" IS '→ practitioners.id';
COMMENT ON COLUMN "goals"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "goals"."description" IS 'What is to be reached';
COMMENT ON COLUMN "goals"."status" IS 'Whether it is still pursued; active, completed, cancelled, proposed, entered_in_error';
COMMENT ON COLUMN "goals"."measure_system" IS 'The observation that the goal is judged by; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "goals"."measure_code" IS 'The observation that the goal is judged by';
COMMENT ON COLUMN "goals"."measure_display" IS 'The observation that the goal is judged by';
COMMENT ON COLUMN "goals"."target_low" IS 'Lowest value that meets the goal';
COMMENT ON COLUMN "goals"."target_high" IS 'Highest value that meets the goal';
COMMENT ON COLUMN "goals"."addresses_system" IS 'The problem that the goal is for; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "goals"."addresses_code" IS 'The problem that the goal is for';
COMMENT ON COLUMN "goals"."addresses_display" IS 'The problem that the goal is for';
COMMENT ON COLUMN "goals"."due" IS 'By when';
COMMENT ON COLUMN "goals"."recorded" IS 'Message time';
COMMENT ON COLUMN "goals"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "goals"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "document_references"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "document_references"."type_system" IS 'Kind of document as a LOINC code; a progress note unless given; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "document_references"."type_code" IS 'Kind of document as a LOINC code; a progress note unless given';
COMMENT ON COLUMN "document_references"."type_display" IS 'Kind of document as a LOINC code; a progress note unless given';
COMMENT ON COLUMN "document_references"."title" IS 'What the document is called';
COMMENT ON COLUMN "document_references"."text" IS 'The content';
COMMENT ON COLUMN "document_references"."status" IS 'current, superseded, entered_in_error';
COMMENT ON COLUMN "document_references"."recorded" IS 'Message time';
COMMENT ON COLUMN "document_references"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "document_references"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "document_references"."organization_id" IS '→ organizations.id';
COMMENT ON COLUMN "service_requests"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "service_requests"."category" IS 'Kind of service; laboratory, imaging, procedure, referral, education';
COMMENT ON COLUMN "service_requests"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "service_requests"."status" IS 'How far it is; active until something answers it unless given; active, completed, revoked, entered_in_error';
COMMENT ON COLUMN "service_requests"."priority" IS 'How soon; routine, urgent, asap, stat';
COMMENT ON COLUMN "service_requests"."quantity" IS 'How many: of a supply, of visits';
COMMENT ON COLUMN "service_requests"."occurrence" IS 'When it is to be done; at once unless given';
COMMENT ON COLUMN "service_requests"."reason_system" IS 'Why it was ordered; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "service_requests"."reason_code" IS 'Why it was ordered';
COMMENT ON COLUMN "service_requests"."reason_display" IS 'Why it was ordered';
COMMENT ON COLUMN "service_requests"."note" IS 'Remark to the performer';
COMMENT ON COLUMN "service_requests"."recorded" IS 'Message time';
COMMENT ON COLUMN "service_requests"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "service_requests"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "devices"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "devices"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "devices"."status" IS 'Whether it is in use; active, inactive, entered_in_error';
COMMENT ON COLUMN "devices"."udi" IS 'Unique device identifier in human-readable form, from an unissued labeler';
COMMENT ON COLUMN "devices"."recorded" IS 'Message time';
COMMENT ON COLUMN "devices"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "imaging_studies"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "imaging_studies"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "imaging_studies"."status" IS 'available, cancelled, entered_in_error';
COMMENT ON COLUMN "imaging_studies"."uid" IS 'Study instance UID under 2.25';
COMMENT ON COLUMN "imaging_studies"."modality" IS 'How the pictures were made; CR, CT, DX, MG, MR, NM, OP, PT, RF, US, XA';
COMMENT ON COLUMN "imaging_studies"."body_site_system" IS 'What was pictured; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "imaging_studies"."body_site_code" IS 'What was pictured';
COMMENT ON COLUMN "imaging_studies"."body_site_display" IS 'What was pictured';
COMMENT ON COLUMN "imaging_studies"."reason_system" IS 'Why it was done; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "imaging_studies"."reason_code" IS 'Why it was done';
COMMENT ON COLUMN "imaging_studies"."reason_display" IS 'Why it was done';
COMMENT ON COLUMN "imaging_studies"."findings" IS 'What was seen';
COMMENT ON COLUMN "imaging_studies"."conclusion" IS 'The reader’s conclusion';
COMMENT ON COLUMN "imaging_studies"."report_id" IS '→ diagnostic_reports.id';
COMMENT ON COLUMN "imaging_studies"."request_id" IS 'The order that it answers; → service_requests.id';
COMMENT ON COLUMN "imaging_studies"."recorded" IS 'Message time';
COMMENT ON COLUMN "imaging_studies"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "imaging_studies"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "appointments"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "appointments"."status" IS 'What became of it; booked until a visit to the specialty on its day unless given; booked, fulfilled, cancelled, noshow, entered_in_error';
COMMENT ON COLUMN "appointments"."specialty" IS 'Specialty of the practitioner; family_medicine, internal_medicine, pediatrics, emergency_medicine, hospital_medicine, endocrinology, cardiology, nephrology, ophthalmology, podiatry, psychiatry, obstetrics, surgery, oncology, radiology, nursing';
COMMENT ON COLUMN "appointments"."reason_system" IS 'Why it was booked; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "appointments"."reason_code" IS 'Why it was booked';
COMMENT ON COLUMN "appointments"."reason_display" IS 'Why it was booked';
COMMENT ON COLUMN "appointments"."recorded" IS 'Message time';
COMMENT ON COLUMN "appointments"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "appointments"."location_id" IS '→ locations.id';
COMMENT ON COLUMN "changes"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "changes"."kind" IS 'admitted, transferred, discharged, updated, corrected, cancelled, entered_in_error, merged, resent';
COMMENT ON COLUMN "changes"."record_kind" IS 'The list that the record is in; `patients` for the person';
COMMENT ON COLUMN "changes"."occurred" IS 'When it happened';
COMMENT ON COLUMN "changes"."recorded" IS 'Message time';
COMMENT ON COLUMN "changes"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "changes"."practitioner_id" IS '→ practitioners.id';
COMMENT ON COLUMN "change_fields"."change_id" IS 'The record that the list is part of; → changes.id';
COMMENT ON COLUMN "change_fields"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "change_fields"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "messages"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "messages"."kind" IS 'emitted, raw, routed';
COMMENT ON COLUMN "messages"."type" IS 'Type and trigger event of an emitted message; ADT_A01, ADT_A02, ADT_A03, ADT_A04, ADT_A05, ADT_A06, ADT_A07, ADT_A08, ADT_A09, ADT_A10, ADT_A11, ADT_A12, ADT_A13, ADT_A14, ADT_A15, ADT_A16, ADT_A21, ADT_A22, ADT_A23, ADT_A25, ADT_A26, ADT_A27, ADT_A28, ADT_A29, ADT_A31, ADT_A38';
COMMENT ON COLUMN "messages"."text" IS 'A raw message; `{TIME}` is its time, `{PID}` the PID segment of the patient, `{{` a brace';
COMMENT ON COLUMN "messages"."planned" IS 'When what it announces is planned for';
COMMENT ON COLUMN "messages"."sending_application" IS 'Application that it comes from';
COMMENT ON COLUMN "messages"."sending_facility" IS 'Facility that it comes from';
COMMENT ON COLUMN "messages"."receiving_application" IS 'Application that it goes to';
COMMENT ON COLUMN "messages"."receiving_facility" IS 'Facility that it goes to';
COMMENT ON COLUMN "messages"."record_id" IS 'The record, or the change of one, whose message is routed so';
COMMENT ON COLUMN "messages"."occurred" IS 'When it happened';
COMMENT ON COLUMN "messages"."recorded" IS 'Message time';
COMMENT ON COLUMN "messages"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "related_persons"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "related_persons"."name" IS 'Which person of the scenario: the relationship, unless it names them';
COMMENT ON COLUMN "related_persons"."relationship" IS 'spouse, partner, child, parent, sibling, grandparent, grandchild, other';
COMMENT ON COLUMN "related_persons"."same_household" IS 'Whether they live with the patient';
COMMENT ON COLUMN "related_persons"."related_patient_id" IS 'The patient whom they are, where they have records of their own; → patients.id';
COMMENT ON COLUMN "related_persons"."related_mrn" IS 'Their medical record number, where they are a patient';
COMMENT ON COLUMN "related_persons"."sex" IS 'Administrative gender; female, male, other, unknown';
COMMENT ON COLUMN "related_persons"."birth_date" IS 'Date of birth; follows from `age` at `start` unless given';
COMMENT ON COLUMN "related_persons"."prefix" IS 'Title before the name';
COMMENT ON COLUMN "related_persons"."given" IS 'First name';
COMMENT ON COLUMN "related_persons"."middle" IS 'Middle name';
COMMENT ON COLUMN "related_persons"."family" IS 'Last name';
COMMENT ON COLUMN "related_persons"."suffix" IS 'Suffix of the name';
COMMENT ON COLUMN "related_persons"."race" IS 'Race by the categories of the Office of Management and Budget; white, black, asian, american_indian, pacific_islander, multiple, other, unknown';
COMMENT ON COLUMN "related_persons"."ethnicity" IS 'Hispanic or Latino origin; hispanic, not_hispanic, unknown';
COMMENT ON COLUMN "related_persons"."language" IS 'Preferred language as a BCP 47 tag, such as "en" or "es"';
COMMENT ON COLUMN "related_persons"."marital_status" IS 'Marital status; married, never_married, divorced, widowed, separated, unknown';
COMMENT ON COLUMN "related_persons"."phone" IS 'Home phone number';
COMMENT ON COLUMN "related_persons"."email" IS 'E-mail address';
COMMENT ON COLUMN "related_persons"."line" IS 'Street and house number';
COMMENT ON COLUMN "related_persons"."city" IS 'City';
COMMENT ON COLUMN "related_persons"."state" IS 'State as its two-letter USPS code';
COMMENT ON COLUMN "related_persons"."zip" IS 'Five-digit ZIP code';
COMMENT ON COLUMN "related_persons"."county" IS 'County name';
COMMENT ON COLUMN "related_persons"."recorded" IS 'When they became known: at the start, or else when they were born';
COMMENT ON COLUMN "coverages"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "coverages"."kind" IS 'medical, pharmacy, dental, vision, behavioral';
COMMENT ON COLUMN "coverages"."name" IS 'Its name in the scenario; its kind where it has none';
COMMENT ON COLUMN "coverages"."priority" IS 'Place among the coverages of its kind: of those in force, that with the lowest number pays first';
COMMENT ON COLUMN "coverages"."plan" IS 'Name of the plan in the scenario';
COMMENT ON COLUMN "coverages"."plan_type" IS 'Type of the plan; HMO, PPO, EPO, POS, HDHP, indemnity, medicare, medicare_a, medicare_b, medicare_advantage, medicaid, part_d, pharmacy, copay_card';
COMMENT ON COLUMN "coverages"."status" IS 'active, ended';
COMMENT ON COLUMN "coverages"."member_id" IS 'Number of the member at the payer: that of the subscriber and two digits for the person';
COMMENT ON COLUMN "coverages"."subscriber_id" IS 'Number of the subscriber at the payer';
COMMENT ON COLUMN "coverages"."relationship" IS 'What the member is to the subscriber; self, spouse, child, other';
COMMENT ON COLUMN "coverages"."effective" IS 'First day of coverage; the first day of the subject unless given';
COMMENT ON COLUMN "coverages"."termination" IS 'Last day of coverage';
COMMENT ON COLUMN "coverages"."reason" IS 'Why it began, changed or ended; initial_enrollment, new_hire, open_enrollment, qualifying_event, birth, adoption, marriage, cobra, termination_of_employment, termination_of_benefits, voluntary, nonpayment, death, divorce, plan_change, moved, other';
COMMENT ON COLUMN "coverages"."benefit_status" IS 'Whether it is active, continued by COBRA, or that of a survivor; active, cobra, surviving';
COMMENT ON COLUMN "coverages"."tier" IS 'Whom the contract covers: the subscriber alone, with spouse, with children, or with both; EMP, ESP, ECH, FAM';
COMMENT ON COLUMN "coverages"."carry_over" IS 'Whether what was used under the coverage before counts for its deductible and out-of-pocket maximum';
COMMENT ON COLUMN "coverages"."payer_id" IS '→ organizations.id';
COMMENT ON COLUMN "coverages"."sponsor_id" IS 'Who provides it: an employer, a union, an agency; → organizations.id';
COMMENT ON COLUMN "coverages"."group_number" IS 'Number of the group of the sponsor at the payer';
COMMENT ON COLUMN "coverages"."recorded" IS 'Message time';
COMMENT ON COLUMN "enrollments"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "enrollments"."coverage_id" IS '→ coverages.id';
COMMENT ON COLUMN "enrollments"."maintenance_type" IS 'INS03 and HD01: 021, 001, 024, 025; addition, change, termination, reinstatement';
COMMENT ON COLUMN "enrollments"."maintenance_reason" IS 'INS04; initial_enrollment, new_hire, open_enrollment, qualifying_event, birth, adoption, marriage, cobra, termination_of_employment, termination_of_benefits, voluntary, nonpayment, death, divorce, plan_change, moved, other, pcp_change';
COMMENT ON COLUMN "enrollments"."qualifying_event" IS 'INS07: what a continuation follows from; termination_of_employment, reduction_of_hours, death, divorce, medicare, ineligible_child';
COMMENT ON COLUMN "enrollments"."benefit_status" IS 'INS05; active, cobra, surviving';
COMMENT ON COLUMN "enrollments"."tier" IS 'HD05: who is covered by the contract from then on; EMP, ESP, ECH, FAM';
COMMENT ON COLUMN "enrollments"."effective" IS 'First day of the coverage or of the change; of a termination, the last day of coverage';
COMMENT ON COLUMN "enrollments"."termination" IS 'Last day of coverage, as far as this transaction tells it';
COMMENT ON COLUMN "enrollments"."elected" IS 'Day on which a continuation was elected';
COMMENT ON COLUMN "enrollments"."paid_through" IS 'Last day that premiums are paid for';
COMMENT ON COLUMN "enrollments"."recorded" IS 'Message time';
COMMENT ON COLUMN "claims"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "claims"."control_number" IS 'Patient control number, which the payer returns';
COMMENT ON COLUMN "claims"."type" IS 'professional, institutional';
COMMENT ON COLUMN "claims"."frequency" IS 'Claim frequency code: 1 original, 7 replacement, 8 void; 1, 7, 8';
COMMENT ON COLUMN "claims"."original_id" IS 'The claim that a replacement or void is for; → claims.id';
COMMENT ON COLUMN "claims"."payer_sequence" IS '1 primary, 2 secondary, 3 tertiary';
COMMENT ON COLUMN "claims"."prior_payment_id" IS 'The decision of the payer before it; → claim_payments.id';
COMMENT ON COLUMN "claims"."coverage_id" IS '→ coverages.id';
COMMENT ON COLUMN "claims"."member_id" IS 'Number of the member on the claim: that of the coverage, but for a rejected claim that has it wrong';
COMMENT ON COLUMN "claims"."encounter_id" IS '→ encounters.id';
COMMENT ON COLUMN "claims"."authorization_id" IS 'The approval that it names (REF*G1)';
COMMENT ON COLUMN "claims"."place_of_service" IS 'Place of service code, on professional claims';
COMMENT ON COLUMN "claims"."type_of_bill" IS 'Type of bill, on institutional claims: four digits';
COMMENT ON COLUMN "claims"."discharge_status" IS 'Patient discharge status code, on institutional claims';
COMMENT ON COLUMN "claims"."drg_system" IS 'Diagnosis-related group, on the institutional claim of an inpatient stay; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "claims"."drg_code" IS 'Diagnosis-related group, on the institutional claim of an inpatient stay';
COMMENT ON COLUMN "claims"."drg_display" IS 'Diagnosis-related group, on the institutional claim of an inpatient stay';
COMMENT ON COLUMN "claims"."billing_id" IS '→ organizations.id';
COMMENT ON COLUMN "claims"."rendering_id" IS 'Who gave the service; on institutional claims the attending practitioner; → practitioners.id';
COMMENT ON COLUMN "claims"."facility_id" IS '→ locations.id';
COMMENT ON COLUMN "claims"."charge" IS 'Sum of the lines';
COMMENT ON COLUMN "claims"."submitted" IS 'Message time';
COMMENT ON COLUMN "claims"."acknowledged" IS 'When the payer acknowledged it (277CA)';
COMMENT ON COLUMN "claims"."acknowledgement" IS 'Whether the payer took it for adjudication: a rejected claim is never decided; pending, accepted, rejected';
COMMENT ON COLUMN "claims"."reject_category" IS 'Claim status category code of a rejection; A3, A6, A7, A8';
COMMENT ON COLUMN "claims"."reject_code" IS 'Claim status code of a rejection';
COMMENT ON COLUMN "claim_diagnoses"."claim_id" IS 'The record that the list is part of; → claims.id';
COMMENT ON COLUMN "claim_diagnoses"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "claim_diagnoses"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "claim_diagnoses"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "claim_diagnoses"."role" IS 'principal, other, admitting';
COMMENT ON COLUMN "claim_diagnoses"."present_on_admission" IS 'Inpatient claims: whether it was there at admission; Y, N';
COMMENT ON COLUMN "claim_lines"."claim_id" IS 'The record that the list is part of; → claims.id';
COMMENT ON COLUMN "claim_lines"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "claim_lines"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "claim_lines"."line" IS 'Number of the line';
COMMENT ON COLUMN "claim_lines"."code_system" IS 'What is billed: CPT or HCPCS; ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "claim_lines"."code" IS 'What is billed: CPT or HCPCS';
COMMENT ON COLUMN "claim_lines"."code_display" IS 'What is billed: CPT or HCPCS';
COMMENT ON COLUMN "claim_lines"."revenue" IS 'Revenue code, on institutional claims';
COMMENT ON COLUMN "claim_lines"."charge" IS 'For all units';
COMMENT ON COLUMN "claim_lines"."source_id" IS 'The record that is billed';
COMMENT ON COLUMN "claim_line_modifiers"."claim_id" IS 'The record that the list is part of; → claims.id';
COMMENT ON COLUMN "claim_line_modifiers"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "claim_line_modifiers"."line_position" IS 'Place of the line that the list is part of';
COMMENT ON COLUMN "claim_line_modifiers"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "claim_line_diagnosis_pointers"."claim_id" IS 'The record that the list is part of; → claims.id';
COMMENT ON COLUMN "claim_line_diagnosis_pointers"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "claim_line_diagnosis_pointers"."line_position" IS 'Place of the line that the list is part of';
COMMENT ON COLUMN "claim_line_diagnosis_pointers"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "claim_payments"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "claim_payments"."claim_id" IS '→ claims.id';
COMMENT ON COLUMN "claim_payments"."coverage_id" IS '→ coverages.id';
COMMENT ON COLUMN "claim_payments"."payer_id" IS '→ organizations.id';
COMMENT ON COLUMN "claim_payments"."status" IS 'Claim status code: 1, 2, 3, 4 (the payer does not know the patient), 22; processed_primary, processed_secondary, processed_tertiary, denied, reversal';
COMMENT ON COLUMN "claim_payments"."denied" IS 'Whether no line was accepted';
COMMENT ON COLUMN "claim_payments"."deductible" IS 'PR-1';
COMMENT ON COLUMN "claim_payments"."copay" IS 'PR-3';
COMMENT ON COLUMN "claim_payments"."coinsurance" IS 'PR-2';
COMMENT ON COLUMN "claim_payments"."patient_responsibility" IS 'All adjustments of group PR';
COMMENT ON COLUMN "claim_payments"."decided" IS 'Message time';
COMMENT ON COLUMN "claim_payment_lines"."claim_payment_id" IS 'The record that the list is part of; → claim_payments.id';
COMMENT ON COLUMN "claim_payment_lines"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "claim_payment_lines"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "claim_payment_lines"."line" IS 'Number of the line of the claim';
COMMENT ON COLUMN "claim_payment_lines"."allowed" IS 'What the plan goes by';
COMMENT ON COLUMN "claim_payment_lines"."benefit" IS 'Benefit of the plan that it was paid under';
COMMENT ON COLUMN "claim_payment_line_adjustments"."claim_payment_id" IS 'The record that the list is part of; → claim_payments.id';
COMMENT ON COLUMN "claim_payment_line_adjustments"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "claim_payment_line_adjustments"."line_position" IS 'Place of the line that the list is part of';
COMMENT ON COLUMN "claim_payment_line_adjustments"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "claim_payment_line_adjustments"."group" IS 'Who bears it: CO the provider by contract, PR the patient, PI the payer, OA others; CO, OA, PI, PR';
COMMENT ON COLUMN "claim_payment_line_adjustments"."reason" IS 'Claim Adjustment Reason Code (CARC)';
COMMENT ON COLUMN "claim_payment_line_adjustments"."remark" IS 'Remittance Advice Remark Code (RARC)';
COMMENT ON COLUMN "claim_payment_line_adjustments"."amount" IS 'Positive where it reduces the payment';
COMMENT ON COLUMN "accumulators"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "accumulators"."coverage_id" IS '→ coverages.id';
COMMENT ON COLUMN "accumulators"."claim_payment_id" IS 'The decision that changed it; none where a fill did; → claim_payments.id';
COMMENT ON COLUMN "accumulators"."pharmacy_claim_id" IS 'The claim of a fill that changed it; → pharmacy_claims.id';
COMMENT ON COLUMN "accumulators"."kind" IS 'deductible, out_of_pocket';
COMMENT ON COLUMN "accumulators"."scope" IS 'individual, family';
COMMENT ON COLUMN "accumulators"."network" IS 'in, or the network of the plan that has amounts of its own';
COMMENT ON COLUMN "accumulators"."year" IS 'First day of the benefit year';
COMMENT ON COLUMN "accumulators"."used" IS 'After the decision';
COMMENT ON COLUMN "accumulators"."at" IS 'Message time';
COMMENT ON COLUMN "remittances"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "remittances"."trace_number" IS 'Number of the payment (TRN02): the same for all subjects whose claims are paid with it';
COMMENT ON COLUMN "remittances"."payer_id" IS '→ organizations.id';
COMMENT ON COLUMN "remittances"."payee_id" IS 'Who billed the claims, or is paid by the month; → organizations.id';
COMMENT ON COLUMN "remittances"."total" IS 'Sum of the payments less the provider adjustments; never negative';
COMMENT ON COLUMN "remittances"."issued" IS 'Message time';
COMMENT ON COLUMN "remittance_payments"."remittance_id" IS 'The record that the list is part of; → remittances.id';
COMMENT ON COLUMN "remittance_payments"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "remittance_payments"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "remittance_payments"."claim_payment_id" IS '→ claim_payments.id';
COMMENT ON COLUMN "remittance_payments"."amount" IS 'Paid by the decision; negative for a reversal';
COMMENT ON COLUMN "remittance_provider_adjustments"."remittance_id" IS 'The record that the list is part of; → remittances.id';
COMMENT ON COLUMN "remittance_provider_adjustments"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "remittance_provider_adjustments"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "remittance_provider_adjustments"."reason" IS 'Provider adjustment reason code (PLB): CT capitation, FB forwarding balance';
COMMENT ON COLUMN "remittance_provider_adjustments"."reference" IS 'Of FB, the trace number of the payment that forwards the balance; of CT, the identifier of the capitation';
COMMENT ON COLUMN "remittance_provider_adjustments"."amount" IS 'Positive where it reduces the payment';
COMMENT ON COLUMN "pharmacy_claims"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "pharmacy_claims"."coverage_id" IS '→ coverages.id';
COMMENT ON COLUMN "pharmacy_claims"."transaction" IS 'Transaction code (103-A3): a billing, its reversal, or a rebill; B1, B2, B3';
COMMENT ON COLUMN "pharmacy_claims"."response" IS '112-AN: P, R, or A of a reversal; paid, rejected, approved';
COMMENT ON COLUMN "pharmacy_claims"."original_id" IS 'The claim that a reversal takes back, or that a rebill replaces; none of a billing; → pharmacy_claims.id';
COMMENT ON COLUMN "pharmacy_claims"."request_id" IS '→ medication_requests.id';
COMMENT ON COLUMN "pharmacy_claims"."dispense_id" IS 'None where it is rejected, reversed, or not collected; → medication_dispenses.id';
COMMENT ON COLUMN "pharmacy_claims"."pharmacy_id" IS '→ organizations.id';
COMMENT ON COLUMN "pharmacy_claims"."code_system" IS 'ICD10CM, ICD10PCS, SNOMED, LOINC, RXNORM, NDC, CVX, CPT, HCPCS, MSDRG, NUCC, CDCREC';
COMMENT ON COLUMN "pharmacy_claims"."ndc" IS 'National Drug Code of the row of the drug';
COMMENT ON COLUMN "pharmacy_claims"."fill_number" IS '0 for the first fill of a prescription';
COMMENT ON COLUMN "pharmacy_claims"."dispensing_status" IS '343-HD: the first part of a fill (P), or the rest of it (C); none of a whole fill; partial, completion';
COMMENT ON COLUMN "pharmacy_claims"."quantity_intended" IS 'Of the whole fill, where a part is handed over (344-HF)';
COMMENT ON COLUMN "pharmacy_claims"."days_supply_intended" IS 'Of the whole fill, where a part is handed over (345-HG)';
COMMENT ON COLUMN "pharmacy_claims"."daw" IS 'Dispense as written (408-D8)';
COMMENT ON COLUMN "pharmacy_claims"."tier" IS 'Tier of the formulary';
COMMENT ON COLUMN "pharmacy_claims"."usual_charge" IS 'Usual and customary charge (426-DQ)';
COMMENT ON COLUMN "pharmacy_claims"."basis" IS 'What the price is by; none where it is rejected; AWP, WAC, MAC, NADAC, usual';
COMMENT ON COLUMN "pharmacy_claims"."ingredient_cost" IS 'Paid (506-F6); all that a reversal takes back is negative';
COMMENT ON COLUMN "pharmacy_claims"."dispensing_fee" IS 'Paid (507-F7)';
COMMENT ON COLUMN "pharmacy_claims"."allowed" IS 'ingredient_cost + dispensing_fee = paid + patient_pay + other_payer_paid';
COMMENT ON COLUMN "pharmacy_claims"."deductible" IS 'Applied to the deductible (517-FH)';
COMMENT ON COLUMN "pharmacy_claims"."copay" IS '518-FI';
COMMENT ON COLUMN "pharmacy_claims"."coinsurance" IS '572-4U';
COMMENT ON COLUMN "pharmacy_claims"."paid" IS 'By the plan (509-F9)';
COMMENT ON COLUMN "pharmacy_claims"."patient_pay" IS '505-F5';
COMMENT ON COLUMN "pharmacy_claims"."other_payer_paid" IS 'By the manufacturer and by Medicare under Part D';
COMMENT ON COLUMN "pharmacy_claims"."at" IS 'Time of the fill, or of the reversal';
COMMENT ON COLUMN "pharmacy_claims"."recorded" IS 'Message time';
COMMENT ON COLUMN "pharmacy_claim_rejects"."pharmacy_claim_id" IS 'The record that the list is part of; → pharmacy_claims.id';
COMMENT ON COLUMN "pharmacy_claim_rejects"."patient_id" IS 'The person whose record this is; → patients.id';
COMMENT ON COLUMN "pharmacy_claim_rejects"."position" IS 'Place in the list, from 1';
COMMENT ON COLUMN "organizations"."npi" IS 'National Provider Identifier with a right check digit';
COMMENT ON COLUMN "organizations"."name" IS 'Name of the organization';
COMMENT ON COLUMN "organizations"."kind" IS 'provider, laboratory, pharmacy, payer, sponsor';
COMMENT ON COLUMN "organizations"."phone" IS 'Phone number';
COMMENT ON COLUMN "organizations"."line" IS 'Street and house number';
COMMENT ON COLUMN "organizations"."city" IS 'City';
COMMENT ON COLUMN "organizations"."state" IS 'State as its two-letter USPS code';
COMMENT ON COLUMN "organizations"."zip" IS 'Five-digit ZIP code';
COMMENT ON COLUMN "locations"."organization_id" IS '→ organizations.id';
COMMENT ON COLUMN "locations"."name" IS 'Name of the place';
COMMENT ON COLUMN "locations"."kind" IS 'Kind of place; clinic, hospital, emergency_department, ward, intensive_care, home, virtual';
COMMENT ON COLUMN "locations"."phone" IS 'Phone number';
COMMENT ON COLUMN "locations"."line" IS 'Street and house number';
COMMENT ON COLUMN "locations"."city" IS 'City';
COMMENT ON COLUMN "locations"."state" IS 'State as its two-letter USPS code';
COMMENT ON COLUMN "locations"."zip" IS 'Five-digit ZIP code';
COMMENT ON COLUMN "practitioners"."npi" IS 'National Provider Identifier with a right check digit';
COMMENT ON COLUMN "practitioners"."given" IS 'First name';
COMMENT ON COLUMN "practitioners"."family" IS 'Last name';
COMMENT ON COLUMN "practitioners"."sex" IS 'Administrative gender; female, male';
COMMENT ON COLUMN "practitioners"."specialty" IS 'Specialty; family_medicine, internal_medicine, pediatrics, emergency_medicine, hospital_medicine, endocrinology, cardiology, nephrology, ophthalmology, podiatry, psychiatry, obstetrics, surgery, oncology, radiology, nursing';
COMMENT ON COLUMN "practitioners"."organization_id" IS '→ organizations.id';
COMMENT ON COLUMN "practitioners"."location_id" IS '→ locations.id';
COMMENT ON COLUMN "practitioners"."role_id" IS 'Identifier of the role that this person fills at the organization';
COMMENT ON COLUMN "practitioners"."phone" IS 'Phone number';
COMMENT ON COLUMN "practitioners"."line" IS 'Street and house number';
COMMENT ON COLUMN "practitioners"."city" IS 'City';
COMMENT ON COLUMN "practitioners"."state" IS 'State as its two-letter USPS code';
COMMENT ON COLUMN "practitioners"."zip" IS 'Five-digit ZIP code';
COMMENT ON COLUMN "practitioners"."email" IS 'E-mail address';
INSERT INTO "patients" ("id", "subject_index", "subject_member", "mrn", "ssn", "sex", "birth_date", "multiple_birth", "birth_order", "death", "prefix", "given", "middle", "family", "suffix", "race", "ethnicity", "language", "marital_status", "phone", "email", "line", "city", "state", "zip", "county", "organization_id", "practitioner_id") VALUES
('02ec76df-4b8f-88fe-b490-066558e98b3e', 0, NULL, 'MRN44561802', '978-36-8910', 'female', '1972-04-05', NULL, NULL, NULL, NULL, 'Kristen', NULL, 'Ahmed', NULL, 'asian', 'not_hispanic', 'en', 'married', '215-555-0172', 'kristen.ahmed6029@example.com', '4231 Moss Drive', 'Yardley', 'PA', '19067', 'Bucks County', '6eb5711d-9c47-85f8-9371-501b6b5407f3', 'b46462f1-38e5-8693-b062-c1c87ec95a64');
INSERT INTO "encounters" ("id", "patient_id", "mrn", "class", "status", "type_system", "type_code", "type_display", "specialty", "reason_system", "reason_code", "reason_display", "priority", "admit_source", "disposition", "start", "end", "location_id", "organization_id", "practitioner_id", "recorded") VALUES
('721478a6-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'MRN44561802', 'ambulatory', 'finished', NULL, NULL, NULL, 'family_medicine', 'ICD10CM', 'E11.9', 'Type 2 diabetes mellitus without complications', NULL, NULL, 'home', '2025-03-04T11:25:00', '2025-03-04T11:56:00', '08afa608-c4e7-8a46-b6fe-b800d360e91a', '6eb5711d-9c47-85f8-9371-501b6b5407f3', 'b46462f1-38e5-8693-b062-c1c87ec95a64', '2025-03-04T11:25:00');
INSERT INTO "conditions" ("id", "patient_id", "code_system", "code", "code_display", "category", "clinical_status", "verification_status", "severity", "role", "onset", "abatement", "recorded", "encounter_id", "practitioner_id") VALUES
('c1c7b2dd-23dd-8763-9da4-31aa294f8b3f', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'ICD10CM', 'E11.9', 'Type 2 diabetes mellitus without complications', 'problem_list_item', 'active', 'confirmed', NULL, 'principal', '2025-03-04', NULL, '2025-03-04T11:25:00', '721478a6-0129-8748-98ab-2f9cb46101aa', 'b46462f1-38e5-8693-b062-c1c87ec95a64');
INSERT INTO "observations" ("id", "patient_id", "category", "code_system", "code", "code_display", "status", "value", "unit", "value_code_system", "value_code", "value_code_display", "value_boolean", "value_date", "value_text", "interpretation", "reference_low", "reference_high", "effective", "issued", "encounter_id", "practitioner_id", "organization_id", "specimen_id", "report_id", "request_id", "note") VALUES
('3c58c4ba-5edd-8f97-a4fc-5f7421e187f5', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'laboratory', 'LOINC', '4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', 'final', 7.4, '%', NULL, NULL, NULL, NULL, NULL, NULL, 'high', 4, 5.6, '2025-03-04T11:25:00', '2025-03-04T11:56:00', '721478a6-0129-8748-98ab-2f9cb46101aa', 'b46462f1-38e5-8693-b062-c1c87ec95a64', 'e4fedea9-87cf-8ede-96ad-e8adf17dd3e2', '62c0aa73-7381-841d-8d3e-a11d34245afc', NULL, NULL, NULL);
INSERT INTO "specimens" ("id", "patient_id", "type", "collected", "encounter_id") VALUES
('62c0aa73-7381-841d-8d3e-a11d34245afc', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'blood', '2025-03-04T11:25:00', '721478a6-0129-8748-98ab-2f9cb46101aa');
INSERT INTO "medication_requests" ("id", "patient_id", "code_system", "code", "code_display", "status", "intent", "authored", "stopped", "stop_reason", "sig", "dose", "dose_unit", "route", "times_per_day", "as_needed", "quantity", "days_supply", "refills", "reason_system", "reason_code", "reason_display", "prior_id", "recorded", "encounter_id", "practitioner_id") VALUES
('8141a951-7ac9-8f21-9d5b-eb22b3853579', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'RXNORM', '861007', 'metformin hydrochloride 500 MG Oral Tablet', 'completed', 'order', '2025-03-04T11:25:00', NULL, NULL, 'Take 1 tablet twice a day with meals', 1, 'tablet', 'oral', 2, FALSE, 180, 30, 0, 'ICD10CM', 'E11.9', 'Type 2 diabetes mellitus without complications', NULL, '2025-03-04T11:25:00', '721478a6-0129-8748-98ab-2f9cb46101aa', 'b46462f1-38e5-8693-b062-c1c87ec95a64');
INSERT INTO "medication_dispenses" ("id", "patient_id", "code_system", "code", "code_display", "status", "quantity", "unit", "days_supply", "fill_number", "sig", "handed_over", "recorded", "request_id", "encounter_id", "practitioner_id", "organization_id") VALUES
('0b5005dd-7ac9-8f21-9d5b-eb22b3853579', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'RXNORM', '861007', 'metformin hydrochloride 500 MG Oral Tablet', 'completed', 180, 'tablet', 30, 0, 'Take 1 tablet twice a day with meals', '2025-03-04T11:25:00', '2025-03-04T11:25:00', '8141a951-7ac9-8f21-9d5b-eb22b3853579', NULL, 'b46462f1-38e5-8693-b062-c1c87ec95a64', 'beaebde7-309d-83a8-bc35-12e33e0a47d5');
INSERT INTO "coverages" ("id", "patient_id", "kind", "name", "priority", "plan", "plan_type", "status", "member_id", "subscriber_id", "relationship", "effective", "termination", "reason", "benefit_status", "tier", "carry_over", "payer_id", "sponsor_id", "group_number", "recorded") VALUES
('dfe72b22-c13e-8245-8919-2e53ee3b2c79', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'medical', 'medical', 1, 'ppo', 'PPO', 'active', 'HSM5369801901', 'HSM53698019', 'self', '2025-01-01', NULL, NULL, 'active', 'EMP', FALSE, 'aabf728b-be40-8754-afa3-1f451dc6dc34', NULL, NULL, '2025-01-01T00:00:00'),
('8c132823-70ae-8461-9b0f-fcf732a2d113', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'pharmacy', 'pharmacy', 1, 'ppo_drugs', 'PPO', 'active', 'HSM5369801901', 'HSM53698019', 'self', '2025-01-01', NULL, NULL, 'active', 'EMP', FALSE, 'aabf728b-be40-8754-afa3-1f451dc6dc34', NULL, NULL, '2025-01-01T00:00:00');
INSERT INTO "enrollments" ("id", "patient_id", "coverage_id", "maintenance_type", "maintenance_reason", "qualifying_event", "benefit_status", "tier", "effective", "termination", "elected", "paid_through", "recorded") VALUES
('fc186b22-c13e-8245-8919-2e53ee3b2c79', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'dfe72b22-c13e-8245-8919-2e53ee3b2c79', 'addition', 'initial_enrollment', NULL, 'active', 'EMP', '2025-01-01', NULL, NULL, NULL, '2025-01-01T00:00:00'),
('afec6823-70ae-8461-9b0f-fcf732a2d113', '02ec76df-4b8f-88fe-b490-066558e98b3e', '8c132823-70ae-8461-9b0f-fcf732a2d113', 'addition', 'initial_enrollment', NULL, 'active', 'EMP', '2025-01-01', NULL, NULL, NULL, '2025-01-01T00:00:00');
INSERT INTO "claims" ("id", "patient_id", "control_number", "type", "frequency", "original_id", "payer_sequence", "prior_payment_id", "coverage_id", "member_id", "encounter_id", "authorization_id", "place_of_service", "type_of_bill", "discharge_status", "drg_system", "drg_code", "drg_display", "billing_id", "rendering_id", "facility_id", "service_start", "service_end", "charge", "submitted", "acknowledged", "acknowledgement", "reject_category", "reject_code") VALUES
('19d0ff47-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'C19D0FF470129', 'professional', '1', NULL, 1, NULL, 'dfe72b22-c13e-8245-8919-2e53ee3b2c79', 'HSM5369801901', '721478a6-0129-8748-98ab-2f9cb46101aa', NULL, '11', NULL, NULL, NULL, NULL, NULL, '6eb5711d-9c47-85f8-9371-501b6b5407f3', 'b46462f1-38e5-8693-b062-c1c87ec95a64', '08afa608-c4e7-8a46-b6fe-b800d360e91a', '2025-03-04', '2025-03-04', 340.03, '2025-03-15T18:00:00', '2025-03-16T05:00:00', 'accepted', NULL, NULL);
INSERT INTO "claim_diagnoses" ("claim_id", "patient_id", "position", "code_system", "code", "code_display", "role", "present_on_admission") VALUES
('19d0ff47-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 1, 'ICD10CM', 'E11.9', 'Type 2 diabetes mellitus without complications', 'principal', NULL);
INSERT INTO "claim_lines" ("claim_id", "patient_id", "position", "line", "code_system", "code", "code_display", "revenue", "units", "charge", "service_date", "source_id") VALUES
('19d0ff47-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 1, 1, 'CPT', '99203', 'New patient, office, low complexity', NULL, 1, 314.16, '2025-03-04', '721478a6-0129-8748-98ab-2f9cb46101aa'),
('19d0ff47-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 2, 2, 'CPT', '83036', 'Hemoglobin A1c', NULL, 1, 25.87, '2025-03-04', '3c58c4ba-5edd-8f97-a4fc-5f7421e187f5');
INSERT INTO "claim_line_diagnosis_pointers" ("claim_id", "patient_id", "line_position", "position", "diagnosis_pointer") VALUES
('19d0ff47-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 1, 1, 1),
('19d0ff47-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 2, 1, 1);
INSERT INTO "claim_payments" ("id", "patient_id", "claim_id", "coverage_id", "payer_id", "status", "denied", "charge", "allowed", "paid", "deductible", "copay", "coinsurance", "patient_responsibility", "decided") VALUES
('0e5d4067-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', '19d0ff47-0129-8748-98ab-2f9cb46101aa', 'dfe72b22-c13e-8245-8919-2e53ee3b2c79', 'aabf728b-be40-8754-afa3-1f451dc6dc34', 'processed_primary', FALSE, 340.03, 154.56, 127.21, 0.00, 25.00, 2.35, 27.35, '2025-03-19T06:00:00');
INSERT INTO "claim_payment_lines" ("claim_payment_id", "patient_id", "position", "line", "charge", "allowed", "paid", "denied", "benefit") VALUES
('0e5d4067-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 1, 1, 314.16, 142.80, 117.80, FALSE, 'pcp_visit'),
('0e5d4067-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 2, 2, 25.87, 11.76, 9.41, FALSE, 'laboratory');
INSERT INTO "claim_payment_line_adjustments" ("claim_payment_id", "patient_id", "line_position", "position", "group", "reason", "remark", "amount") VALUES
('0e5d4067-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 1, 1, 'CO', '45', NULL, 171.36),
('0e5d4067-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 1, 2, 'PR', '3', NULL, 25.00),
('0e5d4067-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 2, 1, 'CO', '45', NULL, 14.11),
('0e5d4067-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 2, 2, 'PR', '2', NULL, 2.35);
INSERT INTO "accumulators" ("id", "patient_id", "coverage_id", "claim_payment_id", "pharmacy_claim_id", "kind", "scope", "network", "year", "used", "limit", "at") VALUES
('f397d0e0-7ac9-8f21-9d5b-eb22b3853579', '02ec76df-4b8f-88fe-b490-066558e98b3e', '8c132823-70ae-8461-9b0f-fcf732a2d113', NULL, '6da0a951-7ac9-8f21-9d5b-eb22b3853579', 'out_of_pocket', 'individual', 'in', '2025-01-01', 5.40, 2000.00, '2025-03-04T11:25:00'),
('906a39d6-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'dfe72b22-c13e-8245-8919-2e53ee3b2c79', '0e5d4067-0129-8748-98ab-2f9cb46101aa', NULL, 'out_of_pocket', 'individual', 'in', '2025-01-01', 27.35, 3000.00, '2025-03-19T06:00:00');
INSERT INTO "remittances" ("id", "patient_id", "trace_number", "payer_id", "payee_id", "payment_date", "total", "issued") VALUES
('632f34c2-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 'AABF728B6EB5711D20250321', 'aabf728b-be40-8754-afa3-1f451dc6dc34', '6eb5711d-9c47-85f8-9371-501b6b5407f3', '2025-03-21', 127.21, '2025-03-21T08:00:00');
INSERT INTO "remittance_payments" ("remittance_id", "patient_id", "position", "claim_payment_id", "amount") VALUES
('632f34c2-0129-8748-98ab-2f9cb46101aa', '02ec76df-4b8f-88fe-b490-066558e98b3e', 1, '0e5d4067-0129-8748-98ab-2f9cb46101aa', 127.21);
INSERT INTO "pharmacy_claims" ("id", "patient_id", "coverage_id", "transaction", "response", "original_id", "request_id", "dispense_id", "pharmacy_id", "code_system", "code", "code_display", "ndc", "fill_number", "quantity", "days_supply", "dispensing_status", "quantity_intended", "days_supply_intended", "daw", "tier", "usual_charge", "basis", "ingredient_cost", "dispensing_fee", "allowed", "deductible", "copay", "coinsurance", "paid", "patient_pay", "other_payer_paid", "at", "recorded") VALUES
('6da0a951-7ac9-8f21-9d5b-eb22b3853579', '02ec76df-4b8f-88fe-b490-066558e98b3e', '8c132823-70ae-8461-9b0f-fcf732a2d113', 'B1', 'paid', NULL, '8141a951-7ac9-8f21-9d5b-eb22b3853579', '0b5005dd-7ac9-8f21-9d5b-eb22b3853579', 'beaebde7-309d-83a8-bc35-12e33e0a47d5', 'RXNORM', '861007', 'metformin hydrochloride 500 MG Oral Tablet', '00378-7185-05', 0, 180, 30, NULL, NULL, NULL, 0, 'generic', 25.20, 'MAC', 5.40, 0.00, 5.40, 0.00, 5.40, 0.00, 0.00, 5.40, 0.00, '2025-03-04T11:25:00', '2025-03-04T11:25:00');
INSERT INTO "organizations" ("id", "npi", "name", "kind", "phone", "line", "city", "state", "zip") VALUES
('6eb5711d-9c47-85f8-9371-501b6b5407f3', '2666760246', 'Heron Brook Example Health', 'provider', '412-555-0149', '186 Priory Avenue', 'Upper Darby', 'PA', '19082'),
('e4fedea9-87cf-8ede-96ad-e8adf17dd3e2', '2743294870', 'Briar Ridge Example Laboratories', 'laboratory', '215-555-0164', '6799 Marlborough Way', 'Port Allegany', 'PA', '16743'),
('aabf728b-be40-8754-afa3-1f451dc6dc34', '2599745538', 'Horizon Example Health', 'payer', '314-555-0163', '3705 Grand Street', 'Easton', 'MO', '64443'),
('beaebde7-309d-83a8-bc35-12e33e0a47d5', '2245446010', 'Corner Example Pharmacy', 'pharmacy', '504-555-0193', '9392 Abbey Way', 'New Orleans', 'LA', '70115');
INSERT INTO "locations" ("id", "organization_id", "name", "kind", "phone", "line", "city", "state", "zip") VALUES
('08afa608-c4e7-8a46-b6fe-b800d360e91a', '6eb5711d-9c47-85f8-9371-501b6b5407f3', 'Redbud Run Example Clinic', 'clinic', '215-555-0198', '740 Avenue Place', 'Horsham', 'PA', '19044');
INSERT INTO "practitioners" ("id", "npi", "given", "family", "sex", "specialty", "organization_id", "location_id", "role_id", "phone", "line", "city", "state", "zip", "email") VALUES
('b46462f1-38e5-8693-b062-c1c87ec95a64', '2729895070', 'Chelsea', 'Green', 'female', 'family_medicine', '6eb5711d-9c47-85f8-9371-501b6b5407f3', '08afa608-c4e7-8a46-b6fe-b800d360e91a', 'd012479b-f9f9-80cc-bbcf-07bec758c24d', '412-555-0179', '740 Avenue Place', 'Horsham', 'PA', '19044', 'chelsea.green37157@example.net');
ALTER TABLE "patients" ADD FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id");
ALTER TABLE "patients" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "variations" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "patient_previous_names" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "patient_previous_addresses" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "encounters" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "encounters" ADD FOREIGN KEY ("location_id") REFERENCES "locations" ("id");
ALTER TABLE "encounters" ADD FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id");
ALTER TABLE "encounters" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "conditions" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "conditions" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "conditions" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "observations" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "observations" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "observations" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "observations" ADD FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id");
ALTER TABLE "observations" ADD FOREIGN KEY ("specimen_id") REFERENCES "specimens" ("id");
ALTER TABLE "observations" ADD FOREIGN KEY ("report_id") REFERENCES "diagnostic_reports" ("id");
ALTER TABLE "observations" ADD FOREIGN KEY ("request_id") REFERENCES "service_requests" ("id");
ALTER TABLE "observation_components" ADD FOREIGN KEY ("observation_id") REFERENCES "observations" ("id");
ALTER TABLE "observation_components" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "specimens" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "specimens" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "diagnostic_reports" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "diagnostic_reports" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "diagnostic_reports" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "diagnostic_reports" ADD FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id");
ALTER TABLE "diagnostic_reports" ADD FOREIGN KEY ("request_id") REFERENCES "service_requests" ("id");
ALTER TABLE "diagnostic_report_results" ADD FOREIGN KEY ("diagnostic_report_id") REFERENCES "diagnostic_reports" ("id");
ALTER TABLE "diagnostic_report_results" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "diagnostic_report_results" ADD FOREIGN KEY ("result_id") REFERENCES "observations" ("id");
ALTER TABLE "procedures" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "procedures" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "procedures" ADD FOREIGN KEY ("request_id") REFERENCES "service_requests" ("id");
ALTER TABLE "procedures" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "procedures" ADD FOREIGN KEY ("location_id") REFERENCES "locations" ("id");
ALTER TABLE "medication_requests" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "medication_requests" ADD FOREIGN KEY ("prior_id") REFERENCES "medication_requests" ("id");
ALTER TABLE "medication_requests" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "medication_requests" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "medication_dispenses" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "medication_dispenses" ADD FOREIGN KEY ("request_id") REFERENCES "medication_requests" ("id");
ALTER TABLE "medication_dispenses" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "medication_dispenses" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "medication_dispenses" ADD FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id");
ALTER TABLE "medication_administrations" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "medication_administrations" ADD FOREIGN KEY ("request_id") REFERENCES "medication_requests" ("id");
ALTER TABLE "medication_administrations" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "medication_administrations" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "immunizations" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "immunizations" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "immunizations" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "immunizations" ADD FOREIGN KEY ("location_id") REFERENCES "locations" ("id");
ALTER TABLE "allergy_intolerances" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "allergy_intolerances" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "allergy_intolerances" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "care_plans" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "care_plans" ADD FOREIGN KEY ("care_team_id") REFERENCES "care_teams" ("id");
ALTER TABLE "care_plans" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "care_plans" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "care_plan_activities" ADD FOREIGN KEY ("care_plan_id") REFERENCES "care_plans" ("id");
ALTER TABLE "care_plan_activities" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "care_teams" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "care_teams" ADD FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id");
ALTER TABLE "care_team_members" ADD FOREIGN KEY ("care_team_id") REFERENCES "care_teams" ("id");
ALTER TABLE "care_team_members" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "care_team_members" ADD FOREIGN KEY ("member_id") REFERENCES "practitioners" ("id");
ALTER TABLE "goals" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "goals" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "goals" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "document_references" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "document_references" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "document_references" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "document_references" ADD FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id");
ALTER TABLE "service_requests" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "service_requests" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "service_requests" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "devices" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "devices" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "imaging_studies" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "imaging_studies" ADD FOREIGN KEY ("report_id") REFERENCES "diagnostic_reports" ("id");
ALTER TABLE "imaging_studies" ADD FOREIGN KEY ("request_id") REFERENCES "service_requests" ("id");
ALTER TABLE "imaging_studies" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "imaging_studies" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "appointments" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "appointments" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "appointments" ADD FOREIGN KEY ("location_id") REFERENCES "locations" ("id");
ALTER TABLE "changes" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "changes" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "changes" ADD FOREIGN KEY ("practitioner_id") REFERENCES "practitioners" ("id");
ALTER TABLE "change_fields" ADD FOREIGN KEY ("change_id") REFERENCES "changes" ("id");
ALTER TABLE "change_fields" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "messages" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "messages" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "related_persons" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "related_persons" ADD FOREIGN KEY ("related_patient_id") REFERENCES "patients" ("id");
ALTER TABLE "coverages" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "coverages" ADD FOREIGN KEY ("payer_id") REFERENCES "organizations" ("id");
ALTER TABLE "coverages" ADD FOREIGN KEY ("sponsor_id") REFERENCES "organizations" ("id");
ALTER TABLE "enrollments" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "enrollments" ADD FOREIGN KEY ("coverage_id") REFERENCES "coverages" ("id");
ALTER TABLE "claims" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "claims" ADD FOREIGN KEY ("original_id") REFERENCES "claims" ("id");
ALTER TABLE "claims" ADD FOREIGN KEY ("prior_payment_id") REFERENCES "claim_payments" ("id");
ALTER TABLE "claims" ADD FOREIGN KEY ("coverage_id") REFERENCES "coverages" ("id");
ALTER TABLE "claims" ADD FOREIGN KEY ("encounter_id") REFERENCES "encounters" ("id");
ALTER TABLE "claims" ADD FOREIGN KEY ("billing_id") REFERENCES "organizations" ("id");
ALTER TABLE "claims" ADD FOREIGN KEY ("rendering_id") REFERENCES "practitioners" ("id");
ALTER TABLE "claims" ADD FOREIGN KEY ("facility_id") REFERENCES "locations" ("id");
ALTER TABLE "claim_diagnoses" ADD FOREIGN KEY ("claim_id") REFERENCES "claims" ("id");
ALTER TABLE "claim_diagnoses" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "claim_lines" ADD FOREIGN KEY ("claim_id") REFERENCES "claims" ("id");
ALTER TABLE "claim_lines" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "claim_line_modifiers" ADD FOREIGN KEY ("claim_id") REFERENCES "claims" ("id");
ALTER TABLE "claim_line_modifiers" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "claim_line_modifiers" ADD FOREIGN KEY ("claim_id", "line_position") REFERENCES "claim_lines" ("claim_id", "position");
ALTER TABLE "claim_line_diagnosis_pointers" ADD FOREIGN KEY ("claim_id") REFERENCES "claims" ("id");
ALTER TABLE "claim_line_diagnosis_pointers" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "claim_line_diagnosis_pointers" ADD FOREIGN KEY ("claim_id", "line_position") REFERENCES "claim_lines" ("claim_id", "position");
ALTER TABLE "claim_payments" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "claim_payments" ADD FOREIGN KEY ("claim_id") REFERENCES "claims" ("id");
ALTER TABLE "claim_payments" ADD FOREIGN KEY ("coverage_id") REFERENCES "coverages" ("id");
ALTER TABLE "claim_payments" ADD FOREIGN KEY ("payer_id") REFERENCES "organizations" ("id");
ALTER TABLE "claim_payment_lines" ADD FOREIGN KEY ("claim_payment_id") REFERENCES "claim_payments" ("id");
ALTER TABLE "claim_payment_lines" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "claim_payment_line_adjustments" ADD FOREIGN KEY ("claim_payment_id") REFERENCES "claim_payments" ("id");
ALTER TABLE "claim_payment_line_adjustments" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "claim_payment_line_adjustments" ADD FOREIGN KEY ("claim_payment_id", "line_position") REFERENCES "claim_payment_lines" ("claim_payment_id", "position");
ALTER TABLE "accumulators" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "accumulators" ADD FOREIGN KEY ("coverage_id") REFERENCES "coverages" ("id");
ALTER TABLE "accumulators" ADD FOREIGN KEY ("claim_payment_id") REFERENCES "claim_payments" ("id");
ALTER TABLE "accumulators" ADD FOREIGN KEY ("pharmacy_claim_id") REFERENCES "pharmacy_claims" ("id");
ALTER TABLE "remittances" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "remittances" ADD FOREIGN KEY ("payer_id") REFERENCES "organizations" ("id");
ALTER TABLE "remittances" ADD FOREIGN KEY ("payee_id") REFERENCES "organizations" ("id");
ALTER TABLE "remittance_payments" ADD FOREIGN KEY ("remittance_id") REFERENCES "remittances" ("id");
ALTER TABLE "remittance_payments" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "remittance_payments" ADD FOREIGN KEY ("claim_payment_id") REFERENCES "claim_payments" ("id");
ALTER TABLE "remittance_provider_adjustments" ADD FOREIGN KEY ("remittance_id") REFERENCES "remittances" ("id");
ALTER TABLE "remittance_provider_adjustments" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "pharmacy_claims" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "pharmacy_claims" ADD FOREIGN KEY ("coverage_id") REFERENCES "coverages" ("id");
ALTER TABLE "pharmacy_claims" ADD FOREIGN KEY ("original_id") REFERENCES "pharmacy_claims" ("id");
ALTER TABLE "pharmacy_claims" ADD FOREIGN KEY ("request_id") REFERENCES "medication_requests" ("id");
ALTER TABLE "pharmacy_claims" ADD FOREIGN KEY ("dispense_id") REFERENCES "medication_dispenses" ("id");
ALTER TABLE "pharmacy_claims" ADD FOREIGN KEY ("pharmacy_id") REFERENCES "organizations" ("id");
ALTER TABLE "pharmacy_claim_rejects" ADD FOREIGN KEY ("pharmacy_claim_id") REFERENCES "pharmacy_claims" ("id");
ALTER TABLE "pharmacy_claim_rejects" ADD FOREIGN KEY ("patient_id") REFERENCES "patients" ("id");
ALTER TABLE "locations" ADD FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id");
ALTER TABLE "practitioners" ADD FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id");
ALTER TABLE "practitioners" ADD FOREIGN KEY ("location_id") REFERENCES "locations" ("id");
CREATE VIEW "patient_timeline" AS
SELECT "patient_id" AS "patient_id", "start" AS "at", 'encounters' AS "record", "id" AS "record_id", "type_code" AS "code", COALESCE("type_display", "class", "specialty") AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", CAST(NULL AS uuid) AS "encounter_id" FROM "encounters"
UNION ALL
SELECT "patient_id" AS "patient_id", "recorded" AS "at", 'conditions' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "conditions"
UNION ALL
SELECT "patient_id" AS "patient_id", "effective" AS "at", 'observations' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", "value" AS "value", "unit" AS "unit", "encounter_id" AS "encounter_id" FROM "observations"
UNION ALL
SELECT "patient_id" AS "patient_id", "collected" AS "at", 'specimens' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", "type" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "specimens"
UNION ALL
SELECT "patient_id" AS "patient_id", "effective" AS "at", 'diagnostic_reports' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "diagnostic_reports"
UNION ALL
SELECT "patient_id" AS "patient_id", "start" AS "at", 'procedures' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "procedures"
UNION ALL
SELECT "patient_id" AS "patient_id", "authored" AS "at", 'medication_requests' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "medication_requests"
UNION ALL
SELECT "patient_id" AS "patient_id", "handed_over" AS "at", 'medication_dispenses' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", CAST(NULL AS double precision) AS "value", "unit" AS "unit", "encounter_id" AS "encounter_id" FROM "medication_dispenses"
UNION ALL
SELECT "patient_id" AS "patient_id", "effective" AS "at", 'medication_administrations' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "medication_administrations"
UNION ALL
SELECT "patient_id" AS "patient_id", "occurrence" AS "at", 'immunizations' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "immunizations"
UNION ALL
SELECT "patient_id" AS "patient_id", "recorded" AS "at", 'allergy_intolerances' AS "record", "id" AS "record_id", "code" AS "code", COALESCE("code_display", "type") AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "allergy_intolerances"
UNION ALL
SELECT "patient_id" AS "patient_id", "recorded" AS "at", 'care_plans' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", "title" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "care_plans"
UNION ALL
SELECT "patient_id" AS "patient_id", "recorded" AS "at", 'care_teams' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", "name" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", CAST(NULL AS uuid) AS "encounter_id" FROM "care_teams"
UNION ALL
SELECT "patient_id" AS "patient_id", "recorded" AS "at", 'goals' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", "description" AS "words", CAST(NULL AS double precision) AS "value", "unit" AS "unit", "encounter_id" AS "encounter_id" FROM "goals"
UNION ALL
SELECT "patient_id" AS "patient_id", "date" AS "at", 'document_references' AS "record", "id" AS "record_id", "type_code" AS "code", COALESCE("type_display", "title") AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "document_references"
UNION ALL
SELECT "patient_id" AS "patient_id", "occurrence" AS "at", 'service_requests' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "service_requests"
UNION ALL
SELECT "patient_id" AS "patient_id", "recorded" AS "at", 'devices' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "devices"
UNION ALL
SELECT "patient_id" AS "patient_id", "started" AS "at", 'imaging_studies' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "imaging_studies"
UNION ALL
SELECT "patient_id" AS "patient_id", "start" AS "at", 'appointments' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", "specialty" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", CAST(NULL AS uuid) AS "encounter_id" FROM "appointments"
UNION ALL
SELECT "patient_id" AS "patient_id", "occurred" AS "at", 'changes' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", CAST(NULL AS text) AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "changes"
UNION ALL
SELECT "patient_id" AS "patient_id", "occurred" AS "at", 'messages' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", "type" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "messages"
UNION ALL
SELECT "patient_id" AS "patient_id", "recorded" AS "at", 'related_persons' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", "name" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", CAST(NULL AS uuid) AS "encounter_id" FROM "related_persons"
UNION ALL
SELECT "patient_id" AS "patient_id", "recorded" AS "at", 'coverages' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", "name" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", CAST(NULL AS uuid) AS "encounter_id" FROM "coverages"
UNION ALL
SELECT "patient_id" AS "patient_id", "recorded" AS "at", 'enrollments' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", CAST(NULL AS text) AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", CAST(NULL AS uuid) AS "encounter_id" FROM "enrollments"
UNION ALL
SELECT "patient_id" AS "patient_id", "submitted" AS "at", 'claims' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", "type" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", "encounter_id" AS "encounter_id" FROM "claims"
UNION ALL
SELECT "patient_id" AS "patient_id", "decided" AS "at", 'claim_payments' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", CAST(NULL AS text) AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", CAST(NULL AS uuid) AS "encounter_id" FROM "claim_payments"
UNION ALL
SELECT "patient_id" AS "patient_id", "at" AS "at", 'accumulators' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", CAST(NULL AS text) AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", CAST(NULL AS uuid) AS "encounter_id" FROM "accumulators"
UNION ALL
SELECT "patient_id" AS "patient_id", "issued" AS "at", 'remittances' AS "record", "id" AS "record_id", CAST(NULL AS text) AS "code", CAST(NULL AS text) AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", CAST(NULL AS uuid) AS "encounter_id" FROM "remittances"
UNION ALL
SELECT "patient_id" AS "patient_id", "at" AS "at", 'pharmacy_claims' AS "record", "id" AS "record_id", "code" AS "code", "code_display" AS "words", CAST(NULL AS double precision) AS "value", CAST(NULL AS text) AS "unit", CAST(NULL AS uuid) AS "encounter_id" FROM "pharmacy_claims";
COMMENT ON VIEW "patient_timeline" IS 'Everything that happened, by person and time';
CREATE VIEW "latest_labs" AS
SELECT "patient_id", "code", "code_display", "value", "unit", "value_boolean", "value_date", "value_text", "interpretation", "effective"
FROM (SELECT "observations".*, ROW_NUMBER() OVER (PARTITION BY "patient_id", "code" ORDER BY "effective" DESC, "id" DESC) AS "place"
  FROM "observations" WHERE "category" = 'laboratory') "results"
WHERE "place" = 1;
COMMENT ON VIEW "latest_labs" IS 'The latest result of each laboratory test of each person';
CREATE VIEW "condition_prevalence" AS
SELECT "code_system", "code", MIN("code_display") AS "code_display", COUNT(DISTINCT "patient_id") AS "patients",
  100.0 * COUNT(DISTINCT "patient_id") / (SELECT COUNT(*) FROM "patients") AS "percent"
FROM "conditions" GROUP BY "code_system", "code";
COMMENT ON VIEW "condition_prevalence" IS 'How many people have each diagnosis, and the percentage of all people';
CREATE VIEW "encounter_counts" AS
SELECT EXTRACT(YEAR FROM "start") AS "year", "class", COUNT(*) AS "encounters", COUNT(DISTINCT "patient_id") AS "patients"
FROM "encounters" GROUP BY EXTRACT(YEAR FROM "start"), "class";
COMMENT ON VIEW "encounter_counts" IS 'Visits by year and class, with the number of people';
CREATE VIEW "member_months" AS
SELECT DISTINCT s."patient_id", s."kind", s."plan", s."payer_id", m."year", m."month"
FROM (SELECT c."patient_id", c."kind", c."plan", c."payer_id", c."effective", CASE WHEN c."termination" < (SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') THEN c."termination" ELSE (SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') END AS "last" FROM "coverages" c) s JOIN (SELECT 1900 + 10 * tens."n" + ones."n" AS "year", 1 + months."n" AS "month" FROM (SELECT 0 AS "n" UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11 UNION ALL SELECT 12 UNION ALL SELECT 13 UNION ALL SELECT 14 UNION ALL SELECT 15 UNION ALL SELECT 16 UNION ALL SELECT 17 UNION ALL SELECT 18 UNION ALL SELECT 19) tens CROSS JOIN (SELECT 0 AS "n" UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) ones CROSS JOIN (SELECT 0 AS "n" UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11) months) m ON 12 * m."year" + m."month" BETWEEN 12 * EXTRACT(YEAR FROM s."effective") + EXTRACT(MONTH FROM s."effective") AND 12 * EXTRACT(YEAR FROM s."last") + EXTRACT(MONTH FROM s."last")
WHERE s."effective" <= s."last";
COMMENT ON VIEW "member_months" IS 'The months in which each person is covered by a plan, on one day at least, up to the as-of date';
CREATE VIEW "pmpm" AS
SELECT m."kind", m."plan", m."payer_id", m."year", m."month", m."member_months", COALESCE(c."allowed", 0) AS "allowed", COALESCE(c."paid", 0) AS "paid", ROUND(1.0 * COALESCE(c."allowed", 0) / m."member_months", 2) AS "allowed_pmpm", ROUND(1.0 * COALESCE(c."paid", 0) / m."member_months", 2) AS "paid_pmpm"
FROM (SELECT "kind", "plan", "payer_id", "year", "month", COUNT(*) AS "member_months" FROM (SELECT DISTINCT s."patient_id", s."kind", s."plan", s."payer_id", m."year", m."month"
FROM (SELECT c."patient_id", c."kind", c."plan", c."payer_id", c."effective", CASE WHEN c."termination" < (SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') THEN c."termination" ELSE (SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') END AS "last" FROM "coverages" c) s JOIN (SELECT 1900 + 10 * tens."n" + ones."n" AS "year", 1 + months."n" AS "month" FROM (SELECT 0 AS "n" UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11 UNION ALL SELECT 12 UNION ALL SELECT 13 UNION ALL SELECT 14 UNION ALL SELECT 15 UNION ALL SELECT 16 UNION ALL SELECT 17 UNION ALL SELECT 18 UNION ALL SELECT 19) tens CROSS JOIN (SELECT 0 AS "n" UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) ones CROSS JOIN (SELECT 0 AS "n" UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11) months) m ON 12 * m."year" + m."month" BETWEEN 12 * EXTRACT(YEAR FROM s."effective") + EXTRACT(MONTH FROM s."effective") AND 12 * EXTRACT(YEAR FROM s."last") + EXTRACT(MONTH FROM s."last")
WHERE s."effective" <= s."last") d GROUP BY "kind", "plan", "payer_id", "year", "month") m
LEFT JOIN (SELECT "kind", "plan", "payer_id", "year", "month", SUM("allowed") AS "allowed", SUM("paid") AS "paid" FROM (SELECT v."kind", v."plan", v."payer_id", EXTRACT(YEAR FROM s."service_start") AS "year", EXTRACT(MONTH FROM s."service_start") AS "month", p."allowed", p."paid"
  FROM "claim_payments" p JOIN "claims" s ON s."id" = p."claim_id" JOIN "coverages" v ON v."id" = p."coverage_id"
  UNION ALL SELECT v."kind", v."plan", v."payer_id", EXTRACT(YEAR FROM COALESCE(b."at", f."at")) AS "year", EXTRACT(MONTH FROM COALESCE(b."at", f."at")) AS "month", f."allowed", f."paid"
  FROM "pharmacy_claims" f LEFT JOIN "pharmacy_claims" b ON b."id" = f."original_id" JOIN "coverages" v ON v."id" = f."coverage_id") e GROUP BY "kind", "plan", "payer_id", "year", "month") c ON c."kind" = m."kind" AND c."plan" = m."plan" AND c."payer_id" = m."payer_id" AND c."year" = m."year" AND c."month" = m."month";
COMMENT ON VIEW "pmpm" IS 'Allowed and paid amounts per member per month, by plan and month of service';
CREATE VIEW "claim_lag" AS
SELECT c."id" AS "claim_id", c."patient_id", c."type", v."plan", v."payer_id", c."service_end", c."submitted", d."decided",
  (CAST(c."submitted" AS DATE) - CAST(c."service_end" AS DATE)) AS "days_to_claim", (CAST(d."decided" AS DATE) - CAST(c."submitted" AS DATE)) AS "days_to_decision", (CAST(d."decided" AS DATE) - CAST(c."service_end" AS DATE)) AS "days"
FROM "claims" c JOIN "coverages" v ON v."id" = c."coverage_id"
LEFT JOIN (SELECT "claim_id", MIN("decided") AS "decided" FROM "claim_payments" GROUP BY "claim_id") d ON d."claim_id" = c."id";
COMMENT ON VIEW "claim_lag" IS 'Days from the end of service over the claim to the first decision, for each claim';
CREATE VIEW "denial_mix" AS
SELECT p."payer_id", MIN(o."name") AS "payer", a."group", a."reason", SUM(CASE WHEN p."status" = 'reversal' THEN -1 ELSE 1 END) AS "lines", SUM(a."amount") AS "amount", 100.0 * SUM(CASE WHEN p."status" = 'reversal' THEN -1 ELSE 1 END) / NULLIF(MAX(t."lines"), 0) AS "percent"
FROM "claim_payments" p JOIN "claim_payment_lines" l ON l."claim_payment_id" = p."id"
JOIN "claim_payment_line_adjustments" a ON a."claim_payment_id" = l."claim_payment_id" AND a."line_position" = l."position"
JOIN (SELECT p."payer_id", SUM(CASE WHEN p."status" = 'reversal' THEN -1 ELSE 1 END) AS "lines" FROM "claim_payments" p JOIN "claim_payment_lines" k ON k."claim_payment_id" = p."id" GROUP BY p."payer_id") t ON t."payer_id" = p."payer_id"
LEFT JOIN "organizations" o ON o."id" = p."payer_id"
WHERE l."denied" AND a."reason" <> '23'
GROUP BY p."payer_id", a."group", a."reason"
HAVING SUM(CASE WHEN p."status" = 'reversal' THEN -1 ELSE 1 END) <> 0;
COMMENT ON VIEW "denial_mix" IS 'Denied lines by payer, group and reason, and their percentage of all lines that the payer decided; reversals are taken off';
CREATE VIEW "accumulator_position" AS
SELECT "member", "subscriber_id", "plan", "kind", "scope", "network", "year", "used", "limit", "limit" - "used" AS "remaining", "at"
FROM (SELECT CASE WHEN a."scope" = 'family' THEN v."subscriber_id" ELSE v."member_id" END AS "member", v."subscriber_id", v."plan", a."kind", a."scope", a."network", a."year", a."used", a."limit", a."at", ROW_NUMBER() OVER (PARTITION BY CASE WHEN a."scope" = 'family' THEN v."subscriber_id" ELSE v."member_id" END, v."plan", a."kind", a."scope", a."network", a."year" ORDER BY a."at" DESC, a."used" DESC, a."id") AS "place"
  FROM "accumulators" a JOIN "coverages" v ON v."id" = a."coverage_id") r
WHERE "place" = 1;
COMMENT ON VIEW "accumulator_position" IS 'The latest amount that each member, and each family, has used of a deductible or out-of-pocket maximum, and what remains';
CREATE VIEW "pdc" AS
SELECT "patient_id", "ingredient", "year", SUM("fills") AS "fills", (MAX("end") - MIN("d")) AS "days", SUM(CASE WHEN "after" < "end" THEN "after" ELSE "end" END - CASE WHEN ("after" - "s") < "end" THEN ("after" - "s") ELSE "end" END) AS "covered", 1.0 * SUM(CASE WHEN "after" < "end" THEN "after" ELSE "end" END - CASE WHEN ("after" - "s") < "end" THEN ("after" - "s") ELSE "end" END) / NULLIF((MAX("end") - MIN("d")), 0) AS "pdc"
FROM (SELECT h.*, CASE WHEN (CAST(CAST(h."year" + 1 AS text) || '-01-01' AS DATE) - CAST('1970-01-01' AS DATE)) < CASE WHEN CASE WHEN p."death" IS NULL THEN (CAST((SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') AS DATE) - CAST('1970-01-01' AS DATE)) ELSE (CAST(CAST(p."death" AS DATE) AS DATE) - CAST('1970-01-01' AS DATE)) END < (CAST((SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') AS DATE) - CAST('1970-01-01' AS DATE)) THEN CASE WHEN p."death" IS NULL THEN (CAST((SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') AS DATE) - CAST('1970-01-01' AS DATE)) ELSE (CAST(CAST(p."death" AS DATE) AS DATE) - CAST('1970-01-01' AS DATE)) END ELSE (CAST((SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') AS DATE) - CAST('1970-01-01' AS DATE)) END + 1 THEN (CAST(CAST(h."year" + 1 AS text) || '-01-01' AS DATE) - CAST('1970-01-01' AS DATE)) ELSE CASE WHEN CASE WHEN p."death" IS NULL THEN (CAST((SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') AS DATE) - CAST('1970-01-01' AS DATE)) ELSE (CAST(CAST(p."death" AS DATE) AS DATE) - CAST('1970-01-01' AS DATE)) END < (CAST((SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') AS DATE) - CAST('1970-01-01' AS DATE)) THEN CASE WHEN p."death" IS NULL THEN (CAST((SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') AS DATE) - CAST('1970-01-01' AS DATE)) ELSE (CAST(CAST(p."death" AS DATE) AS DATE) - CAST('1970-01-01' AS DATE)) END ELSE (CAST((SELECT CAST(SUBSTR("value", 1, 10) AS DATE) FROM "hsimc_run" WHERE "name" = 'as_of') AS DATE) - CAST('1970-01-01' AS DATE)) END + 1 END AS "end" FROM (SELECT "patient_id", "ingredient", "year", "d", "s", "fills", "t" + MAX("d" - ("t" - "s")) OVER (PARTITION BY "patient_id", "ingredient", "year" ORDER BY "d") AS "after" FROM (SELECT "patient_id", "ingredient", "year", "d", "s", "fills", SUM("s") OVER (PARTITION BY "patient_id", "ingredient", "year" ORDER BY "d") AS "t" FROM (SELECT "patient_id", LOWER(SPLIT_PART("code_display", ' ', 1)) AS "ingredient", EXTRACT(YEAR FROM "handed_over") AS "year", (CAST("handed_over" AS DATE) - CAST('1970-01-01' AS DATE)) AS "d", SUM("days_supply") AS "s", COUNT(*) AS "fills"
    FROM "medication_dispenses" WHERE "status" = 'completed' AND "days_supply" > 0
    GROUP BY "patient_id", LOWER(SPLIT_PART("code_display", ' ', 1)), EXTRACT(YEAR FROM "handed_over"), (CAST("handed_over" AS DATE) - CAST('1970-01-01' AS DATE))) f) g) h JOIN "patients" p ON p."id" = h."patient_id") i GROUP BY "patient_id", "ingredient", "year";
COMMENT ON VIEW "pdc" IS 'The proportion of days covered by fills of an ingredient, from the first fill of each calendar year to its end or the as-of date';
CREATE VIEW "dim_patient" AS
SELECT "id" AS "patient_key", "mrn", "given", "family", "sex", "birth_date", EXTRACT(YEAR FROM "birth_date") AS "birth_year", "race", "ethnicity", "language", "marital_status", "city", "state", "zip", "county", "death"
FROM "patients";
COMMENT ON VIEW "dim_patient" IS 'People';
CREATE VIEW "dim_provider" AS
SELECT "id" AS "provider_key", "npi", "given", "family", "specialty", "organization_id", "location_id"
FROM "practitioners";
COMMENT ON VIEW "dim_provider" IS 'Practitioners';
CREATE VIEW "dim_facility" AS
SELECT l."id" AS "facility_key", l."name" AS "name", l."kind" AS "kind", l."city" AS "city", l."state" AS "state", l."zip" AS "zip", o."name" AS "organization", o."npi" AS "organization_npi"
FROM "locations" l JOIN "organizations" o ON o."id" = l."organization_id";
COMMENT ON VIEW "dim_facility" IS 'Locations with the organizations that they belong to';
CREATE VIEW "dim_diagnosis" AS
SELECT "code_system" || '|' || "code" AS "diagnosis_key", "code_system", "code", MIN("code_display") AS "code_display"
FROM "conditions" GROUP BY "code_system", "code";
COMMENT ON VIEW "dim_diagnosis" IS 'Diagnoses that anyone has';
CREATE VIEW "dim_procedure" AS
SELECT "code_system" || '|' || "code" AS "procedure_key", "code_system", "code", MIN("code_display") AS "code_display"
FROM "procedures" GROUP BY "code_system", "code";
COMMENT ON VIEW "dim_procedure" IS 'Procedures that anyone had';
CREATE VIEW "dim_medication" AS
SELECT "code_system" || '|' || "code" AS "medication_key", "code_system", "code", MIN("code_display") AS "code_display"
FROM (SELECT "code_system", "code", "code_display" FROM "medication_requests" UNION ALL SELECT "code_system", "code", "code_display" FROM "medication_administrations") "drugs" GROUP BY "code_system", "code";
COMMENT ON VIEW "dim_medication" IS 'Drugs that anyone was prescribed or given';
CREATE VIEW "dim_lab_test" AS
SELECT "code_system" || '|' || "code" AS "lab_test_key", "code_system", "code", MIN("code_display") AS "code_display"
FROM (SELECT * FROM "observations" WHERE "category" = 'laboratory') "labs" GROUP BY "code_system", "code";
COMMENT ON VIEW "dim_lab_test" IS 'Laboratory tests that anyone had';
CREATE VIEW "dim_date" AS
SELECT DISTINCT "date_key", EXTRACT(YEAR FROM "date_key") AS "year", EXTRACT(MONTH FROM "date_key") AS "month"
FROM (SELECT CAST("start" AS DATE) AS "date_key" FROM "encounters" UNION ALL SELECT CAST("recorded" AS DATE) AS "date_key" FROM "conditions" UNION ALL SELECT CAST("start" AS DATE) AS "date_key" FROM "procedures" UNION ALL SELECT CAST("authored" AS DATE) AS "date_key" FROM "medication_requests" UNION ALL SELECT CAST("effective" AS DATE) AS "date_key" FROM "observations") "days";
COMMENT ON VIEW "dim_date" IS 'Days on which anything happened';
CREATE VIEW "fact_encounters" AS
SELECT "id" AS "id", "patient_id" AS "patient_key", "practitioner_id" AS "provider_key", "location_id" AS "facility_key", "class" AS "class", "status" AS "status", "specialty" AS "specialty", "priority" AS "priority", "disposition" AS "disposition", "start" AS "start", "end" AS "end", CAST("start" AS DATE) AS "date_key"
FROM "encounters";
COMMENT ON VIEW "fact_encounters" IS 'One row for each visit';
CREATE VIEW "fact_diagnoses" AS
SELECT "id" AS "id", "patient_id" AS "patient_key", "encounter_id" AS "encounter_key", "practitioner_id" AS "provider_key", "category" AS "category", "clinical_status" AS "clinical_status", "verification_status" AS "verification_status", "severity" AS "severity", "onset" AS "onset", "abatement" AS "abatement", CAST("recorded" AS DATE) AS "date_key", "code_system" || '|' || "code" AS "diagnosis_key"
FROM "conditions";
COMMENT ON VIEW "fact_diagnoses" IS 'One row for each diagnosis';
CREATE VIEW "fact_procedures" AS
SELECT "id" AS "id", "patient_id" AS "patient_key", "encounter_id" AS "encounter_key", "practitioner_id" AS "provider_key", "location_id" AS "facility_key", "status" AS "status", "start" AS "start", "end" AS "end", CAST("start" AS DATE) AS "date_key", "code_system" || '|' || "code" AS "procedure_key"
FROM "procedures";
COMMENT ON VIEW "fact_procedures" IS 'One row for each procedure';
CREATE VIEW "fact_medications" AS
SELECT "id" AS "id", "patient_id" AS "patient_key", "encounter_id" AS "encounter_key", "practitioner_id" AS "provider_key", "status" AS "status", "quantity" AS "quantity", "days_supply" AS "days_supply", "refills" AS "refills", "authored" AS "authored", "stopped" AS "stopped", CAST("authored" AS DATE) AS "date_key", "code_system" || '|' || "code" AS "medication_key"
FROM "medication_requests";
COMMENT ON VIEW "fact_medications" IS 'One row for each prescription';
CREATE VIEW "fact_lab_results" AS
SELECT "id" AS "id", "patient_id" AS "patient_key", "encounter_id" AS "encounter_key", "practitioner_id" AS "provider_key", "value" AS "value", "unit" AS "unit", "value_boolean" AS "value_boolean", "value_date" AS "value_date", "value_text" AS "value_text", "interpretation" AS "interpretation", "effective" AS "effective", CAST("effective" AS DATE) AS "date_key", "code_system" || '|' || "code" AS "lab_test_key"
FROM "observations" WHERE "category" = 'laboratory';
COMMENT ON VIEW "fact_lab_results" IS 'One row for each laboratory result';
CREATE VIEW "fact_vitals" AS
SELECT "id" AS "id", "patient_id" AS "patient_key", "encounter_id" AS "encounter_key", "practitioner_id" AS "provider_key", "value" AS "value", "unit" AS "unit", "value_boolean" AS "value_boolean", "value_date" AS "value_date", "value_text" AS "value_text", "interpretation" AS "interpretation", "effective" AS "effective", CAST("effective" AS DATE) AS "date_key", "code_system" || '|' || "code" AS "vital_key"
FROM "observations" WHERE "category" = 'vital_signs';
COMMENT ON VIEW "fact_vitals" IS 'One row for each vital sign';
COMMIT;
