/** Codes of the library with display, unit, category and specimen, one each line. Made from `scenarios/std` by `tests/model/codes/known-table.test.ts`. */
export const knownTable = `
CVX|03|measles, mumps and rubella virus vaccine|
CVX|08|hepatitis B vaccine, pediatric or pediatric/adolescent dosage|
CVX|10|poliovirus vaccine, inactivated|
CVX|110|DTaP-hepatitis B and poliovirus vaccine|
CVX|111|Influenza, live, trivalent, intranasal, preservative free|
CVX|113|tetanus and diphtheria toxoids, adsorbed, preservative free, for adult use (5 Lf of tetanus toxoid and 2 Lf of diphtheria toxoid)|
CVX|115|tetanus toxoid, reduced diphtheria toxoid, and acellular pertussis vaccine, adsorbed|
CVX|116|rotavirus, live, pentavalent vaccine|
CVX|130|Diphtheria, tetanus toxoids and acellular pertussis vaccine, and poliovirus vaccine, inactivated|
CVX|133|pneumococcal conjugate vaccine, 13 valent|
CVX|135|Influenza, high-dose, split virus, trivalent, injectable, preservative free|
CVX|140|Influenza, split virus, trivalent, injectable, preservative free|
CVX|146|Diphtheria and Tetanus Toxoids and Acellular Pertussis Adsorbed, Inactivated Poliovirus, Haemophilus b Conjugate (Meningococcal Protein Conjugate), and Hepatitis B (Recombinant) Vaccine.|
CVX|150|Influenza, split virus, quadrivalent, injectable, preservative free|
CVX|153|Influenza, Madin Darby Canine Kidney, subunit, trivalent, injectable, preservative free|
CVX|155|Influenza, recombinant, trivalent, injectable, preservative free|
CVX|162|meningococcal B vaccine, fully recombinant|
CVX|165|Human Papillomavirus 9-valent vaccine|
CVX|168|Influenza, adjuvanted, inactivated, trivalent, injectable, preservative free|
CVX|175|Human Rabies vaccine from human diploid cell culture|
CVX|187|zoster vaccine recombinant|
CVX|189|Hepatitis B vaccine (recombinant), CpG adjuvanted|
CVX|197|Influenza, high-dose, split virus, quadrivalent, injectable, preservative free|
CVX|203|meningococcal polysaccharide (groups A, C, Y, W-135) tetanus toxoid conjugate vaccine 0.5mL dose, preservative free|
CVX|206|Vaccinia, smallpox mpox vaccine, live attenuated, preservative free, subcutaneous or intradermal injection|
CVX|20|diphtheria, tetanus toxoids and acellular pertussis vaccine|
CVX|215|Pneumococcal conjugate vaccine 15-valent (PCV15), polysaccharide CRM197 conjugate, adjuvant, preservative free|
CVX|216|Pneumococcal conjugate vaccine 20-valent (PCV20), polysaccharide CRM197 conjugate, adjuvant, preservative free|
CVX|21|varicella virus vaccine|
CVX|303|Respiratory syncytial virus (RSV), vaccine, recombinant, protein subunit RSV prefusion F, adjuvant reconstituted, 0.5 mL, preservative free|
CVX|305|Respiratory syncytial virus (RSV), vaccine, bivalent, protein subunit RSV prefusion F, diluent reconstituted, 0.5 mL, preservative free|
CVX|306|Respiratory syncytial virus (RSV) monoclonal antibody, IgG1κ, (nirsevimab-alip), 0.5 mL, neonates and children to 24 months|
CVX|309|SARS-COV-2 (COVID-19) vaccine, mRNA, spike protein, LNP, preservative free, tris-sucrose, 30 mcg/0.3 mL dose|
CVX|312|SARS-COV-2 (COVID-19) vaccine, mRNA, spike protein, LNP, preservative free, 50 mcg/0.5 mL dose|
CVX|313|SARS-COV-2 (COVID-19) vaccine, subunit, recombinant spike protein-nanoparticle+Matrix-M1 Adjuvant, preservative free, 5 mcg/0.5 mL dose|
CVX|327|Pneumococcal conjugate vaccine, 21 valent (PCV21), polysaccharide CRM197 conjugate, preservative free|
CVX|33|pneumococcal polysaccharide vaccine, 23 valent|
CVX|43|hepatitis B vaccine, adult dosage|
CVX|48|Haemophilus influenzae type b vaccine, PRP-T conjugate|
CVX|52|hepatitis A vaccine, adult dosage|
CVX|83|hepatitis A vaccine, pediatric/adolescent dosage, 2 dose schedule|
CVX|94|measles, mumps, rubella, and varicella virus vaccine|
HCPCS|G0378|Hospital observation service, per hour|
ICD10CM|A04.72|Enterocolitis due to Clostridium difficile, not specified as recurrent|
ICD10CM|A09|Infectious gastroenteritis and colitis, unspecified|
ICD10CM|A41.9|Sepsis, unspecified organism|
ICD10CM|B02.9|Zoster without complications|
ICD10CM|B18.2|Chronic viral hepatitis C|
ICD10CM|B20|Human immunodeficiency virus [HIV] disease|
ICD10CM|C18.9|Malignant neoplasm of colon, unspecified|
ICD10CM|C34.90|Malignant neoplasm of unspecified part of unspecified bronchus or lung|
ICD10CM|C43.9|Malignant melanoma of skin, unspecified|
ICD10CM|C50.919|Malignant neoplasm of unspecified site of unspecified female breast|
ICD10CM|C61|Malignant neoplasm of prostate|
ICD10CM|D50.9|Iron deficiency anemia, unspecified|
ICD10CM|D64.9|Anemia, unspecified|
ICD10CM|E03.9|Hypothyroidism, unspecified|
ICD10CM|E04.1|Nontoxic single thyroid nodule|
ICD10CM|E05.90|Thyrotoxicosis, unspecified without thyrotoxic crisis or storm|
ICD10CM|E10.10|Type 1 diabetes mellitus with ketoacidosis without coma|
ICD10CM|E10.65|Type 1 diabetes mellitus with hyperglycemia|
ICD10CM|E10.9|Type 1 diabetes mellitus without complications|
ICD10CM|E11.00|Type 2 diabetes mellitus with hyperosmolarity without nonketotic hyperglycemic-hyperosmolar coma (NKHHC)|
ICD10CM|E11.10|Type 2 diabetes mellitus with ketoacidosis without coma|
ICD10CM|E11.21|Type 2 diabetes mellitus with diabetic nephropathy|
ICD10CM|E11.22|Type 2 diabetes mellitus with diabetic chronic kidney disease|
ICD10CM|E11.319|Type 2 diabetes mellitus with unspecified diabetic retinopathy without macular edema|
ICD10CM|E11.3293|Type 2 diabetes mellitus with mild nonproliferative diabetic retinopathy without macular edema, bilateral|
ICD10CM|E11.3393|Type 2 diabetes mellitus with moderate nonproliferative diabetic retinopathy without macular edema, bilateral|
ICD10CM|E11.3593|Type 2 diabetes mellitus with proliferative diabetic retinopathy without macular edema, bilateral|
ICD10CM|E11.40|Type 2 diabetes mellitus with diabetic neuropathy, unspecified|
ICD10CM|E11.42|Type 2 diabetes mellitus with diabetic polyneuropathy|
ICD10CM|E11.621|Type 2 diabetes mellitus with foot ulcer|
ICD10CM|E11.649|Type 2 diabetes mellitus with hypoglycemia without coma|
ICD10CM|E11.65|Type 2 diabetes mellitus with hyperglycemia|
ICD10CM|E11.9|Type 2 diabetes mellitus without complications|
ICD10CM|E53.8|Deficiency of other specified B group vitamins|
ICD10CM|E55.9|Vitamin D deficiency, unspecified|
ICD10CM|E66.3|Overweight|
ICD10CM|E66.811|Obesity, class 1|
ICD10CM|E66.812|Obesity, class 2|
ICD10CM|E66.813|Obesity, class 3|
ICD10CM|E66.9|Obesity, unspecified|
ICD10CM|E78.00|Pure hypercholesterolemia, unspecified|
ICD10CM|E78.1|Pure hyperglyceridemia|
ICD10CM|E78.2|Mixed hyperlipidemia|
ICD10CM|E78.5|Hyperlipidemia, unspecified|
ICD10CM|E86.0|Dehydration|
ICD10CM|E87.1|Hypo-osmolality and hyponatremia|
ICD10CM|E87.5|Hyperkalemia|
ICD10CM|E87.6|Hypokalemia|
ICD10CM|F03.90|Unspecified dementia, unspecified severity, without behavioral disturbance, psychotic disturbance, mood disturbance, and anxiety|
ICD10CM|F10.20|Alcohol dependence, uncomplicated|
ICD10CM|F11.20|Opioid dependence, uncomplicated|
ICD10CM|F17.210|Nicotine dependence, cigarettes, uncomplicated|
ICD10CM|F20.9|Schizophrenia, unspecified|
ICD10CM|F31.9|Bipolar disorder, unspecified|
ICD10CM|F32.1|Major depressive disorder, single episode, moderate|
ICD10CM|F32.A|Depression, unspecified|
ICD10CM|F33.1|Major depressive disorder, recurrent, moderate|
ICD10CM|F33.9|Major depressive disorder, recurrent, unspecified|
ICD10CM|F41.1|Generalized anxiety disorder|
ICD10CM|F41.9|Anxiety disorder, unspecified|
ICD10CM|F43.10|Post-traumatic stress disorder, unspecified|
ICD10CM|F90.9|Attention-deficit hyperactivity disorder, unspecified type|
ICD10CM|G20.A1|Parkinson's disease without dyskinesia, without mention of fluctuations|
ICD10CM|G30.9|Alzheimer's disease, unspecified|
ICD10CM|G40.909|Epilepsy, unspecified, not intractable, without status epilepticus|
ICD10CM|G43.909|Migraine, unspecified, not intractable, without status migrainosus|
ICD10CM|G45.9|Transient cerebral ischemic attack, unspecified|
ICD10CM|G47.00|Insomnia, unspecified|
ICD10CM|G47.33|Obstructive sleep apnea (adult) (pediatric)|
ICD10CM|H10.9|Unspecified conjunctivitis|
ICD10CM|H26.9|Unspecified cataract|
ICD10CM|H40.9|Unspecified glaucoma|
ICD10CM|H66.90|Otitis media, unspecified, unspecified ear|
ICD10CM|I10|Essential (primary) hypertension|
ICD10CM|I11.0|Hypertensive heart disease with heart failure|
ICD10CM|I12.9|Hypertensive chronic kidney disease with stage 1 through stage 4 chronic kidney disease, or unspecified chronic kidney disease|
ICD10CM|I13.0|Hypertensive heart and chronic kidney disease with heart failure and stage 1 through stage 4 chronic kidney disease, or unspecified chronic kidney disease|
ICD10CM|I20.0|Unstable angina|
ICD10CM|I20.9|Angina pectoris, unspecified|
ICD10CM|I21.09|ST elevation (STEMI) myocardial infarction involving other coronary artery of anterior wall|
ICD10CM|I21.4|Non-ST elevation (NSTEMI) myocardial infarction|
ICD10CM|I25.10|Atherosclerotic heart disease of native coronary artery without angina pectoris|
ICD10CM|I25.2|Old myocardial infarction|
ICD10CM|I26.99|Other pulmonary embolism without acute cor pulmonale|
ICD10CM|I35.0|Nonrheumatic aortic (valve) stenosis|
ICD10CM|I46.9|Cardiac arrest, cause unspecified|
ICD10CM|I48.0|Paroxysmal atrial fibrillation|
ICD10CM|I48.21|Permanent atrial fibrillation|
ICD10CM|I48.91|Unspecified atrial fibrillation|
ICD10CM|I50.22|Chronic systolic (congestive) heart failure|
ICD10CM|I50.23|Acute on chronic systolic (congestive) heart failure|
ICD10CM|I50.32|Chronic diastolic (congestive) heart failure|
ICD10CM|I50.33|Acute on chronic diastolic (congestive) heart failure|
ICD10CM|I50.9|Heart failure, unspecified|
ICD10CM|I61.9|Nontraumatic intracerebral hemorrhage, unspecified|
ICD10CM|I63.9|Cerebral infarction, unspecified|
ICD10CM|I65.29|Occlusion and stenosis of unspecified carotid artery|
ICD10CM|I73.9|Peripheral vascular disease, unspecified|
ICD10CM|I82.409|Acute embolism and thrombosis of unspecified deep veins of unspecified lower extremity|
ICD10CM|J00|Acute nasopharyngitis [common cold]|
ICD10CM|J01.90|Acute sinusitis, unspecified|
ICD10CM|J02.0|Streptococcal pharyngitis|
ICD10CM|J02.9|Acute pharyngitis, unspecified|
ICD10CM|J06.9|Acute upper respiratory infection, unspecified|
ICD10CM|J10.1|Influenza due to other identified influenza virus with other respiratory manifestations|
ICD10CM|J11.1|Influenza due to unidentified influenza virus with other respiratory manifestations|
ICD10CM|J18.9|Pneumonia, unspecified organism|
ICD10CM|J20.9|Acute bronchitis, unspecified|
ICD10CM|J30.9|Allergic rhinitis, unspecified|
ICD10CM|J44.1|Chronic obstructive pulmonary disease with (acute) exacerbation|
ICD10CM|J44.9|Chronic obstructive pulmonary disease, unspecified|
ICD10CM|J45.30|Mild persistent asthma, uncomplicated|
ICD10CM|J45.40|Moderate persistent asthma, uncomplicated|
ICD10CM|J45.901|Unspecified asthma with (acute) exacerbation|
ICD10CM|J45.909|Unspecified asthma, uncomplicated|
ICD10CM|J96.01|Acute respiratory failure with hypoxia|
ICD10CM|K21.00|Gastro-esophageal reflux disease with esophagitis, without bleeding|
ICD10CM|K21.9|Gastro-esophageal reflux disease without esophagitis|
ICD10CM|K35.80|Unspecified acute appendicitis|
ICD10CM|K50.90|Crohn's disease, unspecified, without complications|
ICD10CM|K51.90|Ulcerative colitis, unspecified, without complications|
ICD10CM|K57.32|Diverticulitis of large intestine without perforation or abscess without bleeding|
ICD10CM|K58.9|Irritable bowel syndrome, unspecified|
ICD10CM|K59.00|Constipation, unspecified|
ICD10CM|K74.60|Unspecified cirrhosis of liver|
ICD10CM|K76.0|Fatty (change of) liver, not elsewhere classified|
ICD10CM|K80.20|Calculus of gallbladder without cholecystitis without obstruction|
ICD10CM|K81.0|Acute cholecystitis|
ICD10CM|K85.90|Acute pancreatitis without necrosis or infection, unspecified|
ICD10CM|K92.2|Gastrointestinal hemorrhage, unspecified|
ICD10CM|L03.116|Cellulitis of left lower limb|
ICD10CM|L03.90|Cellulitis, unspecified|
ICD10CM|L20.9|Atopic dermatitis, unspecified|
ICD10CM|L40.9|Psoriasis, unspecified|
ICD10CM|L50.9|Urticaria, unspecified|
ICD10CM|L89.159|Pressure ulcer of sacral region, unspecified stage|
ICD10CM|M06.9|Rheumatoid arthritis, unspecified|
ICD10CM|M10.9|Gout, unspecified|
ICD10CM|M16.11|Unilateral primary osteoarthritis, right hip|
ICD10CM|M17.11|Unilateral primary osteoarthritis, right knee|
ICD10CM|M17.9|Osteoarthritis of knee, unspecified|
ICD10CM|M54.2|Cervicalgia|
ICD10CM|M54.50|Low back pain, unspecified|
ICD10CM|M81.0|Age-related osteoporosis without current pathological fracture|
ICD10CM|N10|Acute pyelonephritis|
ICD10CM|N17.9|Acute kidney failure, unspecified|
ICD10CM|N18.1|Chronic kidney disease, stage 1|
ICD10CM|N18.2|Chronic kidney disease, stage 2 (mild)|
ICD10CM|N18.30|Chronic kidney disease, stage 3 unspecified|
ICD10CM|N18.31|Chronic kidney disease, stage 3a|
ICD10CM|N18.32|Chronic kidney disease, stage 3b|
ICD10CM|N18.4|Chronic kidney disease, stage 4 (severe)|
ICD10CM|N18.5|Chronic kidney disease, stage 5|
ICD10CM|N18.6|End stage renal disease|
ICD10CM|N20.0|Calculus of kidney|
ICD10CM|N39.0|Urinary tract infection, site not specified|
ICD10CM|N40.1|Benign prostatic hyperplasia with lower urinary tract symptoms|
ICD10CM|N52.9|Male erectile dysfunction, unspecified|
ICD10CM|N80.9|Endometriosis, unspecified|
ICD10CM|N95.1|Menopausal and female climacteric states|
ICD10CM|O14.90|Unspecified pre-eclampsia, unspecified trimester|
ICD10CM|O24.419|Gestational diabetes mellitus in pregnancy, unspecified control|
ICD10CM|O80|Encounter for full-term uncomplicated delivery|
ICD10CM|O82|Encounter for cesarean delivery without indication|
ICD10CM|R05.9|Cough, unspecified|
ICD10CM|R06.02|Shortness of breath|
ICD10CM|R07.9|Chest pain, unspecified|
ICD10CM|R10.9|Unspecified abdominal pain|
ICD10CM|R11.2|Nausea with vomiting, unspecified|
ICD10CM|R42|Dizziness and giddiness|
ICD10CM|R50.9|Fever, unspecified|
ICD10CM|R51.9|Headache, unspecified|
ICD10CM|R53.83|Other fatigue|
ICD10CM|R55|Syncope and collapse|
ICD10CM|R73.03|Prediabetes|
ICD10CM|S00.83XA|Contusion of other part of head, initial encounter|
ICD10CM|S06.0X0A|Concussion without loss of consciousness, initial encounter|
ICD10CM|S52.501A|Unspecified fracture of the lower end of right radius, initial encounter for closed fracture|
ICD10CM|S61.219A|Laceration without foreign body of unspecified finger without damage to nail, initial encounter|
ICD10CM|S72.001A|Fracture of unspecified part of neck of right femur, initial encounter for closed fracture|
ICD10CM|S93.401A|Sprain of unspecified ligament of right ankle, initial encounter|
ICD10CM|U07.1|COVID-19|
ICD10CM|W19.XXXA|Unspecified fall, initial encounter|
ICD10CM|Z00.00|Encounter for general adult medical examination without abnormal findings|
ICD10CM|Z00.01|Encounter for general adult medical examination with abnormal findings|
ICD10CM|Z00.129|Encounter for routine child health examination without abnormal findings|
ICD10CM|Z12.11|Encounter for screening for malignant neoplasm of colon|
ICD10CM|Z12.31|Encounter for screening mammogram for malignant neoplasm of breast|
ICD10CM|Z13.1|Encounter for screening for diabetes mellitus|
ICD10CM|Z23|Encounter for immunization|
ICD10CM|Z33.1|Pregnant state, incidental|
ICD10CM|Z34.90|Encounter for supervision of normal pregnancy, unspecified, unspecified trimester|
ICD10CM|Z38.00|Single liveborn infant, delivered vaginally|
ICD10CM|Z47.1|Aftercare following joint replacement surgery|
ICD10CM|Z51.11|Encounter for antineoplastic chemotherapy|
ICD10CM|Z51.5|Encounter for palliative care|
ICD10CM|Z55.0|Illiteracy and low-level literacy|
ICD10CM|Z55.9|Problems related to education and literacy, unspecified|
ICD10CM|Z56.0|Unemployment, unspecified|
ICD10CM|Z59.00|Homelessness unspecified|
ICD10CM|Z59.10|Inadequate housing, unspecified|
ICD10CM|Z59.12|Inadequate housing utilities|
ICD10CM|Z59.41|Food insecurity|
ICD10CM|Z59.6|Low income|
ICD10CM|Z59.71|Insufficient health insurance coverage|
ICD10CM|Z59.819|Housing instability, housed unspecified|
ICD10CM|Z59.82|Transportation insecurity|
ICD10CM|Z59.87|Material hardship due to limited financial resources, not elsewhere classified|
ICD10CM|Z60.2|Problems related to living alone|
ICD10CM|Z60.4|Social exclusion and rejection|
ICD10CM|Z63.5|Disruption of family by separation and divorce|
ICD10CM|Z65.3|Problems related to other legal circumstances|
ICD10CM|Z72.0|Tobacco use|
ICD10CM|Z72.3|Lack of physical exercise|
ICD10CM|Z73.3|Stress, not elsewhere classified|
ICD10CM|Z79.01|Long term (current) use of anticoagulants|
ICD10CM|Z79.4|Long term (current) use of insulin|
ICD10CM|Z79.84|Long term (current) use of oral hypoglycemic drugs|
ICD10CM|Z86.73|Personal history of transient ischemic attack (TIA), and cerebral infarction without residual deficits|
ICD10CM|Z87.891|Personal history of nicotine dependence|
ICD10CM|Z99.2|Dependence on renal dialysis|
LOINC|10535-3|Digoxin [Mass/volume] in Serum or Plasma|ng/mL
LOINC|10834-0|Globulin [Mass/volume] in Serum by calculation|g/dL
LOINC|10835-7|Lipoprotein a [Mass/volume] in Serum or Plasma|mg/dL
LOINC|10839-9|Troponin I.cardiac [Mass/volume] in Serum or Plasma|ng/mL
LOINC|11341-5|History of Occupation||social_history|
LOINC|11884-4|Gestational age Estimated|wk|exam|
LOINC|13457-7|Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation|mg/dL
LOINC|13945-1|Erythrocytes [#/area] in Urine sediment by Microscopy high power field|/[HPF]||urine
LOINC|13969-1|Creatine kinase.MB [Mass/volume] in Serum or Plasma|ng/mL
LOINC|14334-7|Lithium [Moles/volume] in Serum or Plasma|mmol/L
LOINC|14804-9|Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma by Lactate to pyruvate reaction|U/L
LOINC|14957-5|Microalbumin [Mass/volume] in Urine|mg/L||urine
LOINC|14979-9|aPTT in Platelet poor plasma by Coagulation assay|s
LOINC|1558-6|Fasting glucose [Mass/volume] in Serum or Plasma|mg/dL
LOINC|16128-1|Hepatitis C virus Ab [Presence] in Serum|
LOINC|16362-6|Ammonia [Moles/volume] in Plasma|umol/L
LOINC|1742-6|Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma|U/L
LOINC|1751-7|Albumin [Mass/volume] in Serum or Plasma|g/dL
LOINC|17849-1|Reticulocytes/100 erythrocytes in Blood by Automated count|%
LOINC|17861-6|Calcium [Mass/volume] in Serum or Plasma|mg/dL
LOINC|1798-8|Amylase [Enzymatic activity/volume] in Serum or Plasma|U/L
LOINC|18262-6|Cholesterol in LDL [Mass/volume] in Serum or Plasma by Direct assay|mg/dL
LOINC|19080-1|Choriogonadotropin [Units/volume] in Serum or Plasma|[IU]/L
LOINC|19123-9|Magnesium [Mass/volume] in Serum or Plasma|mg/dL
LOINC|1920-8|Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma|U/L
LOINC|1968-7|Bilirubin.direct [Mass/volume] in Serum or Plasma|mg/dL
LOINC|1975-2|Bilirubin.total [Mass/volume] in Serum or Plasma|mg/dL
LOINC|1986-9|C peptide [Mass/volume] in Serum or Plasma|ng/mL
LOINC|1988-5|C reactive protein [Mass/volume] in Serum or Plasma|mg/L
LOINC|1994-3|Calcium.ionized [Moles/volume] in Blood|mmol/L
LOINC|2019-8|Carbon dioxide [Partial pressure] in Arterial blood|mm[Hg]
LOINC|2028-9|Carbon dioxide, total [Moles/volume] in Serum or Plasma|mmol/L
LOINC|2039-6|Carcinoembryonic Ag [Mass/volume] in Serum or Plasma|ng/mL
LOINC|20448-7|Insulin [Units/volume] in Serum or Plasma|u[IU]/mL
LOINC|20454-5|Protein [Presence] in Urine by Test strip|||urine
LOINC|2075-0|Chloride [Moles/volume] in Serum or Plasma|mmol/L
LOINC|2085-9|Cholesterol in HDL [Mass/volume] in Serum or Plasma|mg/dL
LOINC|2093-3|Cholesterol [Mass/volume] in Serum or Plasma|mg/dL
LOINC|2106-3|Choriogonadotropin (pregnancy test) [Presence] in Urine|||urine
LOINC|2118-8|Choriogonadotropin (pregnancy test) [Presence] in Serum or Plasma|
LOINC|2132-9|Cobalamin (Vitamin B12) [Mass/volume] in Serum or Plasma|pg/mL
LOINC|2143-6|Cortisol [Mass/volume] in Serum or Plasma|ug/dL
LOINC|2157-6|Creatine kinase [Enzymatic activity/volume] in Serum or Plasma|U/L
LOINC|2160-0|Creatinine [Mass/volume] in Serum or Plasma|mg/dL
LOINC|2161-8|Creatinine [Mass/volume] in Urine|mg/dL||urine
LOINC|2276-4|Ferritin [Mass/volume] in Serum or Plasma|ng/mL
LOINC|2284-8|Folate [Mass/volume] in Serum or Plasma|ng/mL
LOINC|2324-2|Gamma glutamyl transferase [Enzymatic activity/volume] in Serum or Plasma|U/L
LOINC|2345-7|Glucose [Mass/volume] in Serum or Plasma|mg/dL
LOINC|24321-2|Basic metabolic 2000 panel - Serum or Plasma|
LOINC|24323-8|Comprehensive metabolic 2000 panel - Serum or Plasma|
LOINC|24325-3|Hepatic function 2000 panel - Serum or Plasma|
LOINC|24326-1|Electrolytes 1998 panel - Serum or Plasma|
LOINC|24331-1|Lipid 1996 panel - Serum or Plasma|
LOINC|24336-0|Gas panel - Arterial blood|
LOINC|24356-8|Urinalysis complete panel - Urine|
LOINC|24362-6|Renal function 2000 panel - Serum or Plasma|
LOINC|2498-4|Iron [Mass/volume] in Serum or Plasma|ug/dL
LOINC|2500-7|Iron binding capacity [Mass/volume] in Serum or Plasma|ug/dL
LOINC|2502-3|Iron saturation [Mass Fraction] in Serum or Plasma|%
LOINC|2514-8|Ketones [Presence] in Urine by Test strip|||urine
LOINC|2524-7|Lactate [Moles/volume] in Serum or Plasma|mmol/L
LOINC|25428-4|Glucose [Presence] in Urine by Test strip|||urine
LOINC|2571-8|Triglyceride [Mass/volume] in Serum or Plasma|mg/dL
LOINC|2692-2|Osmolality of Serum or Plasma|mosm/kg
LOINC|2703-7|Oxygen [Partial pressure] in Arterial blood|mm[Hg]
LOINC|2708-6|Oxygen saturation in Arterial blood|%|vital_signs|
LOINC|2731-8|Parathyrin.intact [Mass/volume] in Serum or Plasma|pg/mL
LOINC|2744-1|pH of Arterial blood|[pH]
LOINC|2777-1|Phosphate [Mass/volume] in Serum or Plasma|mg/dL
LOINC|2823-3|Potassium [Moles/volume] in Serum or Plasma|mmol/L
LOINC|2842-3|Prolactin [Mass/volume] in Serum or Plasma|ng/mL
LOINC|2857-1|Prostate specific Ag [Mass/volume] in Serum or Plasma|ng/mL
LOINC|2885-2|Protein [Mass/volume] in Serum or Plasma|g/dL
LOINC|29463-7|Body weight|kg|vital_signs|
LOINC|2951-2|Sodium [Moles/volume] in Serum or Plasma|mmol/L
LOINC|2986-8|Testosterone [Mass/volume] in Serum or Plasma|ng/dL
LOINC|3016-3|Thyrotropin [Units/volume] in Serum or Plasma|m[IU]/L
LOINC|3024-7|Thyroxine (T4) free [Mass/volume] in Serum or Plasma|ng/dL
LOINC|3040-3|Lipase [Enzymatic activity/volume] in Serum or Plasma|U/L
LOINC|3051-0|Triiodothyronine (T3) Free [Mass/volume] in Serum or Plasma|pg/mL
LOINC|30522-7|C reactive protein [Mass/volume] in Serum or Plasma by High sensitivity method|mg/L
LOINC|3053-6|Triiodothyronine (T3) [Mass/volume] in Serum or Plasma|ng/dL
LOINC|3084-1|Urate [Mass/volume] in Serum or Plasma|mg/dL
LOINC|30934-4|Natriuretic peptide B [Mass/volume] in Serum or Plasma|pg/mL
LOINC|3094-0|Urea nitrogen [Mass/volume] in Serum or Plasma|mg/dL
LOINC|3151-8|Inhaled oxygen flow rate|L/min|vital_signs|
LOINC|3255-7|Fibrinogen [Mass/volume] in Platelet poor plasma by Coagulation assay|mg/dL
LOINC|32623-1|Platelet mean volume [Entitic volume] in Blood by Automated count|fL
LOINC|33037-3|Anion gap in Serum or Plasma|mmol/L
LOINC|33762-6|Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma|pg/mL
LOINC|33959-8|Procalcitonin [Mass/volume] in Serum or Plasma|ng/mL
LOINC|39156-5|Body mass index (BMI) [Ratio]|kg/m2|vital_signs|
LOINC|3968-5|Phenytoin [Mass/volume] in Serum or Plasma|ug/mL
LOINC|4092-3|Vancomycin [Mass/volume] in Serum or Plasma --trough|ug/mL
LOINC|41653-7|Glucose [Mass/volume] in Capillary blood by Glucometer|mg/dL
LOINC|44261-6|Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]|{score}|survey|
LOINC|4537-7|Erythrocyte sedimentation rate by Westergren method|mm/h|laboratory|blood
LOINC|4544-3|Hematocrit [Volume Fraction] of Blood by Automated count|%
LOINC|4548-4|Hemoglobin A1c/Hemoglobin.total in Blood|%
LOINC|48065-7|Fibrin D-dimer FEU [Mass/volume] in Platelet poor plasma|ug/mL{FEU}
LOINC|50190-8|Iron and Iron binding capacity panel - Serum or Plasma|
LOINC|5196-1|Hepatitis B virus surface Ag [Presence] in Serum or Plasma by Immunoassay|
LOINC|55758-7|Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]|{score}|survey|
LOINC|56888-1|HIV 1+2 Ab+HIV1 p24 Ag [Presence] in Serum or Plasma by Immunoassay|
LOINC|57021-8|CBC W Auto Differential panel - Blood|
LOINC|5770-3|Bilirubin.total [Presence] in Urine by Test strip|||urine
LOINC|5794-3|Hemoglobin [Presence] in Urine by Test strip|||urine
LOINC|5799-2|Leukocyte esterase [Presence] in Urine by Test strip|||urine
LOINC|5802-4|Nitrite [Presence] in Urine by Test strip|||urine
LOINC|5803-2|pH of Urine by Test strip|[pH]||urine
LOINC|5811-5|Specific gravity of Urine by Test strip|{specific_gravity}||urine
LOINC|5821-4|Leukocytes [#/area] in Urine sediment by Microscopy high power field|/[HPF]||urine
LOINC|58410-2|CBC panel - Blood by Automated count|
LOINC|5902-2|Prothrombin time (PT)|s|laboratory|plasma
LOINC|5905-5|Monocytes/100 leukocytes in Blood by Automated count|%
LOINC|59408-5|Oxygen saturation in Arterial blood by Pulse oximetry|%|vital_signs|
LOINC|59576-9|Body mass index (BMI) [Percentile] Per age and sex|%|vital_signs|
LOINC|600-7|Bacteria identified in Blood by Culture|
LOINC|62292-8|25-Hydroxyvitamin D3+25-Hydroxyvitamin D2 [Mass/volume] in Serum or Plasma|ng/mL
LOINC|630-4|Bacteria identified in Urine by Culture|||urine
LOINC|6301-6|INR in Platelet poor plasma by Coagulation assay|{INR}
LOINC|6598-7|Troponin T.cardiac [Mass/volume] in Serum or Plasma|ng/mL
LOINC|6690-2|Leukocytes [#/volume] in Blood by Automated count|10*3/uL
LOINC|6768-6|Alkaline phosphatase [Enzymatic activity/volume] in Serum or Plasma|U/L
LOINC|70274-6|Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]|{score}|survey|
LOINC|704-7|Basophils [#/volume] in Blood by Automated count|10*3/uL
LOINC|706-2|Basophils/100 leukocytes in Blood by Automated count|%
LOINC|711-2|Eosinophils [#/volume] in Blood by Automated count|10*3/uL
LOINC|713-8|Eosinophils/100 leukocytes in Blood by Automated count|%
LOINC|718-7|Hemoglobin [Mass/volume] in Blood|g/dL
LOINC|72166-2|Tobacco smoking status||social_history|
LOINC|72514-3|Pain severity - 0-10 verbal numeric rating [Score] - Reported|{score}|survey|
LOINC|731-0|Lymphocytes [#/volume] in Blood by Automated count|10*3/uL
LOINC|736-9|Lymphocytes/100 leukocytes in Blood by Automated count|%
LOINC|74013-4|Alcoholic drinks per day|{drinks}/d|social_history|
LOINC|742-7|Monocytes [#/volume] in Blood by Automated count|10*3/uL
LOINC|751-8|Neutrophils [#/volume] in Blood by Automated count|10*3/uL
LOINC|770-8|Neutrophils/100 leukocytes in Blood by Automated count|%
LOINC|77606-2|Weight-for-length Per age and sex|%|vital_signs|
LOINC|777-3|Platelets [#/volume] in Blood by Automated count|10*3/uL
LOINC|78012-2|Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay|
LOINC|785-6|MCH [Entitic mass] by Automated count|pg||blood
LOINC|786-4|MCHC [Mass/volume] by Automated count|g/dL||blood
LOINC|787-2|MCV [Entitic volume] by Automated count|fL||blood
LOINC|788-0|Erythrocyte distribution width [Ratio] by Automated count|%|laboratory|blood
LOINC|789-8|Erythrocytes [#/volume] in Blood by Automated count|10*6/uL
LOINC|8280-0|Waist Circumference at umbilicus by Tape measure|cm|vital_signs|
LOINC|82810-3|Pregnancy status||social_history|
LOINC|8289-1|Head Occipital-frontal circumference Percentile|%|vital_signs|
LOINC|8302-2|Body height|cm|vital_signs|
LOINC|8306-3|Body height --lying|cm|vital_signs|
LOINC|8310-5|Body temperature|Cel|vital_signs|
LOINC|8462-4|Diastolic blood pressure|mm[Hg]|vital_signs|
LOINC|8478-0|Mean blood pressure|mm[Hg]|vital_signs|
LOINC|8480-6|Systolic blood pressure|mm[Hg]|vital_signs|
LOINC|85353-1|Vital signs, weight, height, head circumference, oxygen saturation and BMI panel||vital_signs|
LOINC|85354-9|Blood pressure panel with all children optional||vital_signs|
LOINC|8867-4|Heart rate|/min|vital_signs|
LOINC|89579-7|Troponin I.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method|ng/L
LOINC|92141-1|Influenza virus B RNA [Presence] in Respiratory specimen by NAA with probe detection|
LOINC|92142-9|Influenza virus A RNA [Presence] in Respiratory specimen by NAA with probe detection|
LOINC|9279-1|Respiratory rate|/min|vital_signs|
LOINC|9318-7|Albumin/Creatinine [Mass Ratio] in Urine|mg/g||urine
LOINC|94500-6|SARS coronavirus 2 RNA [Presence] in Respiratory specimen by NAA with probe detection|
LOINC|94558-4|SARS-CoV-2 (COVID-19) Ag [Presence] in Respiratory specimen by Rapid immunoassay|
LOINC|9843-4|Head Occipital-frontal circumference|cm|vital_signs|
LOINC|98979-8|Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)|mL/min/{1.73_m2}
MSDRG|176|Pulmonary embolism without MCC|
MSDRG|179|Respiratory infections and inflammations without CC/MCC|
MSDRG|189|Pulmonary edema and respiratory failure|
MSDRG|192|Chronic obstructive pulmonary disease without CC/MCC|
MSDRG|195|Simple pneumonia and pleurisy without CC/MCC|
MSDRG|203|Bronchitis and asthma without CC/MCC|
MSDRG|236|Coronary bypass without cardiac catheterization without MCC|
MSDRG|244|Permanent cardiac pacemaker implant without CC/MCC|
MSDRG|282|Acute myocardial infarction, discharged alive without CC/MCC|
MSDRG|293|Heart failure and shock without CC/MCC|
MSDRG|310|Cardiac arrhythmia and conduction disorders without CC/MCC|
MSDRG|312|Syncope and collapse|
MSDRG|313|Chest pain|
MSDRG|322|Percutaneous cardiovascular procedures with intraluminal device without MCC|
MSDRG|379|Gastrointestinal hemorrhage without CC/MCC|
MSDRG|419|Laparoscopic cholecystectomy without C.D.E. without CC/MCC|
MSDRG|440|Disorders of pancreas except malignancy without CC/MCC|
MSDRG|470|Major hip and knee joint replacement or reattachment of lower extremity without MCC|
MSDRG|603|Cellulitis without MCC|
MSDRG|639|Diabetes without CC/MCC|
MSDRG|684|Renal failure without CC/MCC|
MSDRG|690|Kidney and urinary tract infections without MCC|
MSDRG|694|Urinary stones without MCC|
MSDRG|788|Cesarean section without sterilization without CC/MCC|
MSDRG|795|Normal newborn|
MSDRG|807|Vaginal delivery without sterilization or D&C without CC/MCC|
MSDRG|872|Septicemia or severe sepsis without MV >96 hours without MCC|
RXNORM|1000126|1 ML medroxyprogesterone acetate 150 MG/ML Injection|
RXNORM|1014678|cetirizine hydrochloride 10 MG Oral Tablet|
RXNORM|10180|sulfamethoxazole|
RXNORM|1049621|oxycodone hydrochloride 5 MG Oral Tablet|
RXNORM|105585|methotrexate 2.5 MG Oral Tablet|
RXNORM|1091150|methylphenidate hydrochloride 10 MG Oral Tablet|
RXNORM|1116635|ticagrelor 90 MG Oral Tablet|
RXNORM|1232086|rivaroxaban 20 MG Oral Tablet|
RXNORM|1364445|apixaban 5 MG Oral Tablet|
RXNORM|1488569|dapagliflozin 10 MG Oral Tablet|
RXNORM|1545658|empagliflozin 10 MG Oral Tablet|
RXNORM|1545666|empagliflozin 25 MG Oral Tablet|
RXNORM|1648755|nitrofurantoin, macrocrystals 25 MG / nitrofurantoin, monohydrate 75 MG Oral Capsule|
RXNORM|1649988|doxycycline hyclate 100 MG Oral Capsule|
RXNORM|1656340|sacubitril 24 MG / valsartan 26 MG Oral Tablet|
RXNORM|1656354|sacubitril 97 MG / valsartan 103 MG Oral Tablet|
RXNORM|1665021|ceftriaxone 1000 MG Injection|
RXNORM|1725059|naloxone hydrochloride 40 MG/ML Nasal Spray|
RXNORM|1807513|vancomycin 1000 MG Injection|
RXNORM|197319|allopurinol 100 MG Oral Tablet|
RXNORM|197361|amlodipine 5 MG Oral Tablet|
RXNORM|197381|atenolol 50 MG Oral Tablet|
RXNORM|197499|chlorthalidone 25 MG Oral Tablet|
RXNORM|197604|digoxin 0.125 MG Oral Tablet|
RXNORM|197658|estradiol 1 MG Oral Tablet|
RXNORM|197806|ibuprofen 600 MG Oral Tablet|
RXNORM|197884|lisinopril 40 MG Oral Tablet|
RXNORM|197901|lorazepam 1 MG Oral Tablet|
RXNORM|198014|naproxen 500 MG Oral Tablet|
RXNORM|198030|24 HR nicotine 0.875 MG/HR Transdermal System|
RXNORM|198051|omeprazole 20 MG Delayed Release Oral Capsule|
RXNORM|198052|ondansetron 4 MG Oral Tablet|
RXNORM|198211|simvastatin 40 MG Oral Tablet|
RXNORM|198335|sulfamethoxazole 800 MG / trimethoprim 160 MG Oral Tablet|
RXNORM|198440|acetaminophen 500 MG Oral Tablet|
RXNORM|199246|glimepiride 2 MG Oral Tablet|
RXNORM|199885|levofloxacin 500 MG Oral Tablet|
RXNORM|200031|carvedilol 6.25 MG Oral Tablet|
RXNORM|200033|carvedilol 25 MG Oral Tablet|
RXNORM|200224|montelukast 10 MG Oral Tablet|
RXNORM|200371|citalopram 20 MG Oral Tablet|
RXNORM|2123111|NDA020503 200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler|
RXNORM|2200652|semaglutide 3 MG Oral Tablet|
RXNORM|242120|insulin lispro 100 UNT/ML Injectable Solution|
RXNORM|259255|atorvastatin 80 MG Oral Tablet|
RXNORM|2619152|0.25 MG, 0.5 MG Dose 3 ML semaglutide 0.68 MG/ML Pen Injector|
RXNORM|2670|codeine|
RXNORM|308048|alprazolam 0.5 MG Oral Tablet|
RXNORM|308135|amlodipine 10 MG Oral Tablet|
RXNORM|308191|amoxicillin 500 MG Oral Capsule|
RXNORM|308416|aspirin 81 MG Delayed Release Oral Tablet|
RXNORM|308460|azithromycin 250 MG Oral Tablet|
RXNORM|309114|cephalexin 500 MG Oral Capsule|
RXNORM|309309|ciprofloxacin 500 MG Oral Tablet|
RXNORM|309362|clopidogrel 75 MG Oral Tablet|
RXNORM|310273|famotidine 20 MG Oral Tablet|
RXNORM|310325|ferrous sulfate 325 MG Oral Tablet|
RXNORM|310346|finasteride 5 MG Oral Tablet|
RXNORM|310385|fluoxetine 20 MG Oral Capsule|
RXNORM|310429|furosemide 20 MG Oral Tablet|
RXNORM|310431|gabapentin 300 MG Oral Capsule|
RXNORM|310488|glipizide 10 MG Oral Tablet|
RXNORM|310490|glipizide 5 MG Oral Tablet|
RXNORM|310798|hydrochlorothiazide 25 MG Oral Tablet|
RXNORM|311040|insulin aspart, human 100 UNT/ML Injectable Solution|
RXNORM|311041|insulin glargine 100 UNT/ML Injectable Solution|
RXNORM|311289|levetiracetam 500 MG Oral Tablet|
RXNORM|311354|lisinopril 5 MG Oral Tablet|
RXNORM|311372|loratadine 10 MG Oral Tablet|
RXNORM|311725|mirtazapine 15 MG Oral Tablet|
RXNORM|312440|pioglitazone 30 MG Oral Tablet|
RXNORM|312615|prednisone 20 MG Oral Tablet|
RXNORM|312743|quetiapine 100 MG Oral Tablet|
RXNORM|312938|sertraline 100 MG Oral Tablet|
RXNORM|312941|sertraline 50 MG Oral Tablet|
RXNORM|312961|simvastatin 20 MG Oral Tablet|
RXNORM|313096|spironolactone 25 MG Oral Tablet|
RXNORM|313585|24 HR venlafaxine 75 MG Extended Release Oral Capsule|
RXNORM|313988|furosemide 40 MG Oral Tablet|
RXNORM|314076|lisinopril 10 MG Oral Tablet|
RXNORM|314077|lisinopril 20 MG Oral Tablet|
RXNORM|314200|pantoprazole 40 MG Delayed Release Oral Tablet|
RXNORM|318272|aspirin 81 MG Chewable Tablet|
RXNORM|349201|valsartan 160 MG Oral Tablet|
RXNORM|349332|escitalopram 10 MG Oral Tablet|
RXNORM|349545|aripiprazole 10 MG Oral Tablet|
RXNORM|349556|ezetimibe 10 MG Oral Tablet|
RXNORM|351267|buprenorphine 8 MG / naloxone 2 MG Sublingual Tablet|
RXNORM|477560|fenofibrate 145 MG Oral Tablet|
RXNORM|483450|pregabalin 75 MG Oral Capsule|
RXNORM|562508|amoxicillin 875 MG / clavulanate 125 MG Oral Tablet|
RXNORM|5640|ibuprofen|
RXNORM|596930|duloxetine 30 MG Delayed Release Oral Capsule|
RXNORM|617310|atorvastatin 20 MG Oral Tablet|
RXNORM|617311|atorvastatin 40 MG Oral Tablet|
RXNORM|617312|atorvastatin 10 MG Oral Tablet|
RXNORM|630208|albuterol 0.83 MG/ML Inhalation Solution|
RXNORM|636676|varenicline 1 MG Oral Tablet|
RXNORM|665033|sitagliptin 100 MG Oral Tablet|
RXNORM|723|amoxicillin|
RXNORM|7980|penicillin G|
RXNORM|828348|cyclobenzaprine hydrochloride 10 MG Oral Tablet|
RXNORM|835603|tramadol hydrochloride 50 MG Oral Tablet|
RXNORM|854235|0.4 ML enoxaparin sodium 100 MG/ML Prefilled Syringe|
RXNORM|854873|zolpidem tartrate 10 MG Oral Tablet|
RXNORM|855332|warfarin sodium 5 MG Oral Tablet|
RXNORM|856377|trazodone hydrochloride 50 MG Oral Tablet|
RXNORM|857002|acetaminophen 325 MG / hydrocodone bitartrate 5 MG Oral Tablet|
RXNORM|859747|rosuvastatin calcium 10 MG Oral Tablet|
RXNORM|859751|rosuvastatin calcium 20 MG Oral Tablet|
RXNORM|860975|24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet|
RXNORM|861004|metformin hydrochloride 1000 MG Oral Tablet|
RXNORM|861007|metformin hydrochloride 500 MG Oral Tablet|
RXNORM|861010|metformin hydrochloride 850 MG Oral Tablet|
RXNORM|863669|tamsulosin hydrochloride 0.4 MG Oral Capsule|
RXNORM|866412|24 HR metoprolol succinate 100 MG Extended Release Oral Tablet|
RXNORM|866427|24 HR metoprolol succinate 25 MG Extended Release Oral Tablet|
RXNORM|866436|24 HR metoprolol succinate 50 MG Extended Release Oral Tablet|
RXNORM|866514|metoprolol tartrate 50 MG Oral Tablet|
RXNORM|866924|metoprolol tartrate 25 MG Oral Tablet|
RXNORM|884173|clonidine hydrochloride 0.1 MG Oral Tablet|
RXNORM|892246|levothyroxine sodium 0.1 MG Oral Tablet|
RXNORM|896209|60 ACTUAT fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler|
RXNORM|904475|pravastatin sodium 40 MG Oral Tablet|
RXNORM|905225|hydralazine hydrochloride 25 MG Oral Tablet|
RXNORM|966221|levothyroxine sodium 0.05 MG Oral Tablet|
RXNORM|979092|hydroxychloroquine sulfate 200 MG Oral Tablet|
RXNORM|979480|losartan potassium 100 MG Oral Tablet|
RXNORM|979492|losartan potassium 50 MG Oral Tablet|
RXNORM|993541|24 HR bupropion hydrochloride 150 MG Extended Release Oral Tablet|
RXNORM|996561|memantine hydrochloride 10 MG Oral Tablet|
RXNORM|997223|donepezil hydrochloride 10 MG Oral Tablet|
SNOMED|10828004|Positive (qualifier value)|
SNOMED|108290001|Radiation oncology AND/OR radiotherapy (procedure)|
SNOMED|10847001|Bronchoscopy (procedure)|
SNOMED|11466000|Cesarean section (procedure)|
SNOMED|116859006|Transfusion of blood product (procedure)|
SNOMED|122548005|Biopsy of breast (procedure)|
SNOMED|126485001|Urticaria (disorder)|
SNOMED|160670007|Diabetic diet (finding)|
SNOMED|171207006|Depression screening (procedure)|
SNOMED|172043006|Simple mastectomy (procedure)|
SNOMED|173422009|Tonsillectomy (procedure)|
SNOMED|177184002|Normal delivery procedure (procedure)|
SNOMED|18286008|Catheter ablation of tissue of heart (procedure)|
SNOMED|18557009|Closure by suture (procedure)|
SNOMED|20701002|Open reduction of fracture with internal fixation (procedure)|
SNOMED|22523008|Vasectomy (procedure)|
SNOMED|225323000|Smoking cessation education (procedure)|
SNOMED|232717009|Coronary artery bypass grafting (procedure)|
SNOMED|233527006|Central venous cannula insertion (procedure)|
SNOMED|236258004|Needle biopsy of prostate (procedure)|
SNOMED|236886002|Hysterectomy (procedure)|
SNOMED|236958009|Induction of labor (procedure)|
SNOMED|240977001|Biopsy of skin (procedure)|
SNOMED|241615005|Magnetic resonance imaging of breast (procedure)|
SNOMED|24420007|Sigmoidoscopy (procedure)|
SNOMED|24623002|Screening mammography (procedure)|
SNOMED|250980009|Cardioversion (procedure)|
SNOMED|260373001|Detected (qualifier value)|
SNOMED|260385009|Negative (qualifier value)|
SNOMED|260408008|Weakly positive (qualifier value)|
SNOMED|260415000|Not detected (qualifier value)|
SNOMED|266919005|Never smoked tobacco (finding)|
SNOMED|266927001|Tobacco smoking consumption unknown (finding)|
SNOMED|268445003|Ultrasound scan - obstetric (procedure)|
SNOMED|277762005|Lumbar puncture (procedure)|
SNOMED|28520004|Venipuncture for blood test (procedure)|
SNOMED|287664005|Bilateral tubal ligation (procedure)|
SNOMED|29303009|Electrocardiographic procedure (procedure)|
SNOMED|302490008|Arthroscopic meniscectomy (procedure)|
SNOMED|302497006|Hemodialysis (procedure)|
SNOMED|303653007|Computed tomography of head (procedure)|
SNOMED|304507003|Exercise education (procedure)|
SNOMED|307280005|Implantation of cardiac pacemaker (procedure)|
SNOMED|309431009|Arthroscopy of knee joint (procedure)|
SNOMED|313395003|Cardiac rehabilitation (regime/therapy)|
SNOMED|314972008|Indirect fundoscopy following mydriatic (procedure)|
SNOMED|33367005|Coronary angiography (procedure)|
SNOMED|33879002|Administration of vaccine to produce active immunity (procedure)|
SNOMED|34536000|Amniocentesis (procedure)|
SNOMED|35646002|Excision of lesion of skin (procedure)|
SNOMED|367336001|Chemotherapy (procedure)|
SNOMED|36969009|Placement of stent in coronary artery (procedure)|
SNOMED|38102005|Cholecystectomy (procedure)|
SNOMED|386745004|Transurethral cystoscopy (procedure)|
SNOMED|392021009|Lumpectomy of breast (procedure)|
SNOMED|39579001|Anaphylaxis (disorder)|
SNOMED|399208008|Plain chest X-ray (procedure)|
SNOMED|401191002|Diabetic foot examination (regime/therapy)|
SNOMED|40617009|Artificial respiration (procedure)|
SNOMED|40701008|Echocardiography (procedure)|
SNOMED|410024004|Catheterization of urinary bladder (procedure)|
SNOMED|413473000|Counseling about alcohol consumption (procedure)|
SNOMED|414191008|Fall risk assessment (procedure)|
SNOMED|415070008|Percutaneous coronary intervention (procedure)|
SNOMED|41976001|Cardiac catheterization (procedure)|
SNOMED|422587007|Nausea (finding)|
SNOMED|428041000124106|Occasional tobacco smoker (finding)|
SNOMED|433139009|Dynamic magnetic resonance imaging of knee (procedure)|
SNOMED|44558001|Repair of inguinal hernia (procedure)|
SNOMED|449868002|Smokes tobacco daily (finding)|
SNOMED|45595009|Laparoscopic cholecystectomy (procedure)|
SNOMED|52734007|Total replacement of hip (procedure)|
SNOMED|54885007|Extraction of cataract (procedure)|
SNOMED|57485005|Oxygen therapy (procedure)|
SNOMED|6025007|Laparoscopic appendectomy (procedure)|
SNOMED|609588000|Total knee replacement (procedure)|
SNOMED|61310001|Nutrition education (procedure)|
SNOMED|63332003|History AND physical examination (procedure)|
SNOMED|64144002|Pruritic rash (disorder)|
SNOMED|65200003|Insertion of intrauterine contraceptive device (procedure)|
SNOMED|70536003|Transplant of kidney (procedure)|
SNOMED|711028002|Counseling about tobacco use (procedure)|
SNOMED|71192002|Peritoneal dialysis (procedure)|
SNOMED|71651007|Mammography (procedure)|
SNOMED|72310004|Circumcision (procedure)|
SNOMED|73632009|Laparoscopy (procedure)|
SNOMED|73761001|Colonoscopy (procedure)|
SNOMED|75516001|Psychotherapy (regime/therapy)|
SNOMED|76009000|Esophagogastroduodenoscopy (procedure)|
SNOMED|76746007|Cardiovascular stress testing (procedure)|
SNOMED|77176002|Smoker (finding)|
SNOMED|79841006|Genetic counseling (procedure)|
SNOMED|80146002|Excision of appendix (procedure)|
SNOMED|82334004|Indeterminate (qualifier value)|
SNOMED|8517006|Ex-smoker (finding)|
SNOMED|89666000|Cardiopulmonary resuscitation (procedure)|
SNOMED|90470006|Prostatectomy (procedure)|
SNOMED|91251008|Physical therapy procedure (regime/therapy)|
`;
