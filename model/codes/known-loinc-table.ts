/** Codes of the library with display, unit, category and specimen: those that begin alike are one line. Made from `scenarios/std` by `tests/model/codes/known-table.test.ts`. */
export const knownLoincTable = `
LOINC 10|10535-3|Digoxin [Mass/volume] in Serum or Plasma|ng/mL§10834-0|Globulin [Mass/volume] in Serum by calculation|g/dL§10835-7|Lipoprotein a [Mass/volume] in Serum or Plasma|mg/dL§10839-9|Troponin I.cardiac [Mass/volume] in Serum or Plasma|ng/mL
LOINC 11|11341-5|History of Occupation||social_history§11884-4|Gestational age Estimated|wk|exam
LOINC 13|13457-7|Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation|mg/dL§13945-1|Erythrocytes [#/area] in Urine sediment by Microscopy high power field|/[HPF]||urine§13969-1|Creatine kinase.MB [Mass/volume] in Serum or Plasma|ng/mL
LOINC 14|14334-7|Lithium [Moles/volume] in Serum or Plasma|mmol/L§14804-9|Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma by Lactate to pyruvate reaction|U/L§14957-5|Microalbumin [Mass/volume] in Urine|mg/L||urine§14979-9|aPTT in Platelet poor plasma by Coagulation assay|s
LOINC 15|1558-6|Fasting glucose [Mass/volume] in Serum or Plasma|mg/dL
LOINC 16|16128-1|Hepatitis C virus Ab [Presence] in Serum§16362-6|Ammonia [Moles/volume] in Plasma|umol/L
LOINC 17|1742-6|Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma|U/L§1751-7|Albumin [Mass/volume] in Serum or Plasma|g/dL§17849-1|Reticulocytes/100 erythrocytes in Blood by Automated count|%§17861-6|Calcium [Mass/volume] in Serum or Plasma|mg/dL§1798-8|Amylase [Enzymatic activity/volume] in Serum or Plasma|U/L
LOINC 18|18262-6|Cholesterol in LDL [Mass/volume] in Serum or Plasma by Direct assay|mg/dL
LOINC 19|19080-1|Choriogonadotropin [Units/volume] in Serum or Plasma|[IU]/L§19123-9|Magnesium [Mass/volume] in Serum or Plasma|mg/dL§1920-8|Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma|U/L§1968-7|Bilirubin.direct [Mass/volume] in Serum or Plasma|mg/dL§1975-2|Bilirubin.total [Mass/volume] in Serum or Plasma|mg/dL§1986-9|C peptide [Mass/volume] in Serum or Plasma|ng/mL§1988-5|C reactive protein [Mass/volume] in Serum or Plasma|mg/L§1994-3|Calcium.ionized [Moles/volume] in Blood|mmol/L
LOINC 20|2019-8|Carbon dioxide [Partial pressure] in Arterial blood|mm[Hg]§2028-9|Carbon dioxide, total [Moles/volume] in Serum or Plasma|mmol/L§2039-6|Carcinoembryonic Ag [Mass/volume] in Serum or Plasma|ng/mL§20448-7|Insulin [Units/volume] in Serum or Plasma|u[IU]/mL§20454-5|Protein [Presence] in Urine by Test strip|||urine§2075-0|Chloride [Moles/volume] in Serum or Plasma|mmol/L§2085-9|Cholesterol in HDL [Mass/volume] in Serum or Plasma|mg/dL§2093-3|Cholesterol [Mass/volume] in Serum or Plasma|mg/dL
LOINC 21|2106-3|Choriogonadotropin (pregnancy test) [Presence] in Urine|||urine§2118-8|Choriogonadotropin (pregnancy test) [Presence] in Serum or Plasma§2132-9|Cobalamin (Vitamin B12) [Mass/volume] in Serum or Plasma|pg/mL§2143-6|Cortisol [Mass/volume] in Serum or Plasma|ug/dL§2157-6|Creatine kinase [Enzymatic activity/volume] in Serum or Plasma|U/L§2160-0|Creatinine [Mass/volume] in Serum or Plasma|mg/dL§2161-8|Creatinine [Mass/volume] in Urine|mg/dL||urine
LOINC 22|2276-4|Ferritin [Mass/volume] in Serum or Plasma|ng/mL§2284-8|Folate [Mass/volume] in Serum or Plasma|ng/mL
LOINC 23|2324-2|Gamma glutamyl transferase [Enzymatic activity/volume] in Serum or Plasma|U/L§2345-7|Glucose [Mass/volume] in Serum or Plasma|mg/dL
LOINC 24|24321-2|Basic metabolic 2000 panel - Serum or Plasma§24323-8|Comprehensive metabolic 2000 panel - Serum or Plasma§24325-3|Hepatic function 2000 panel - Serum or Plasma§24326-1|Electrolytes 1998 panel - Serum or Plasma§24331-1|Lipid 1996 panel - Serum or Plasma§24336-0|Gas panel - Arterial blood§24356-8|Urinalysis complete panel - Urine§24362-6|Renal function 2000 panel - Serum or Plasma§2498-4|Iron [Mass/volume] in Serum or Plasma|ug/dL
LOINC 25|2500-7|Iron binding capacity [Mass/volume] in Serum or Plasma|ug/dL§2502-3|Iron saturation [Mass Fraction] in Serum or Plasma|%§2514-8|Ketones [Presence] in Urine by Test strip|||urine§2524-7|Lactate [Moles/volume] in Serum or Plasma|mmol/L§25428-4|Glucose [Presence] in Urine by Test strip|||urine§2571-8|Triglyceride [Mass/volume] in Serum or Plasma|mg/dL
LOINC 26|2692-2|Osmolality of Serum or Plasma|mosm/kg
LOINC 27|2703-7|Oxygen [Partial pressure] in Arterial blood|mm[Hg]§2708-6|Oxygen saturation in Arterial blood|%|vital_signs§2731-8|Parathyrin.intact [Mass/volume] in Serum or Plasma|pg/mL§2744-1|pH of Arterial blood|[pH]§2777-1|Phosphate [Mass/volume] in Serum or Plasma|mg/dL
LOINC 28|2823-3|Potassium [Moles/volume] in Serum or Plasma|mmol/L§2842-3|Prolactin [Mass/volume] in Serum or Plasma|ng/mL§2857-1|Prostate specific Ag [Mass/volume] in Serum or Plasma|ng/mL§2885-2|Protein [Mass/volume] in Serum or Plasma|g/dL
LOINC 29|29463-7|Body weight|kg|vital_signs§2951-2|Sodium [Moles/volume] in Serum or Plasma|mmol/L§2986-8|Testosterone [Mass/volume] in Serum or Plasma|ng/dL
LOINC 30|3016-3|Thyrotropin [Units/volume] in Serum or Plasma|m[IU]/L§3024-7|Thyroxine (T4) free [Mass/volume] in Serum or Plasma|ng/dL§3040-3|Lipase [Enzymatic activity/volume] in Serum or Plasma|U/L§3051-0|Triiodothyronine (T3) Free [Mass/volume] in Serum or Plasma|pg/mL§30522-7|C reactive protein [Mass/volume] in Serum or Plasma by High sensitivity method|mg/L§3053-6|Triiodothyronine (T3) [Mass/volume] in Serum or Plasma|ng/dL§3084-1|Urate [Mass/volume] in Serum or Plasma|mg/dL§30934-4|Natriuretic peptide B [Mass/volume] in Serum or Plasma|pg/mL§3094-0|Urea nitrogen [Mass/volume] in Serum or Plasma|mg/dL
LOINC 31|3151-8|Inhaled oxygen flow rate|L/min|vital_signs
LOINC 32|3255-7|Fibrinogen [Mass/volume] in Platelet poor plasma by Coagulation assay|mg/dL§32623-1|Platelet mean volume [Entitic volume] in Blood by Automated count|fL
LOINC 33|33037-3|Anion gap in Serum or Plasma|mmol/L§33762-6|Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma|pg/mL§33959-8|Procalcitonin [Mass/volume] in Serum or Plasma|ng/mL
LOINC 39|39156-5|Body mass index (BMI) [Ratio]|kg/m2|vital_signs§3968-5|Phenytoin [Mass/volume] in Serum or Plasma|ug/mL
LOINC 40|4092-3|Vancomycin [Mass/volume] in Serum or Plasma --trough|ug/mL
LOINC 41|41653-7|Glucose [Mass/volume] in Capillary blood by Glucometer|mg/dL
LOINC 44|44261-6|Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]|{score}|survey
LOINC 45|4537-7|Erythrocyte sedimentation rate by Westergren method|mm/h|laboratory|blood§4544-3|Hematocrit [Volume Fraction] of Blood by Automated count|%§4548-4|Hemoglobin A1c/Hemoglobin.total in Blood|%
LOINC 48|48065-7|Fibrin D-dimer FEU [Mass/volume] in Platelet poor plasma|ug/mL{FEU}
LOINC 50|50190-8|Iron and Iron binding capacity panel - Serum or Plasma
LOINC 51|5196-1|Hepatitis B virus surface Ag [Presence] in Serum or Plasma by Immunoassay
LOINC 55|55758-7|Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]|{score}|survey
LOINC 56|56888-1|HIV 1+2 Ab+HIV1 p24 Ag [Presence] in Serum or Plasma by Immunoassay
LOINC 57|57021-8|CBC W Auto Differential panel - Blood§5770-3|Bilirubin.total [Presence] in Urine by Test strip|||urine§5794-3|Hemoglobin [Presence] in Urine by Test strip|||urine§5799-2|Leukocyte esterase [Presence] in Urine by Test strip|||urine
LOINC 58|5802-4|Nitrite [Presence] in Urine by Test strip|||urine§5803-2|pH of Urine by Test strip|[pH]||urine§5811-5|Specific gravity of Urine by Test strip|{specific_gravity}||urine§5821-4|Leukocytes [#/area] in Urine sediment by Microscopy high power field|/[HPF]||urine§58410-2|CBC panel - Blood by Automated count
LOINC 59|5902-2|Prothrombin time (PT)|s|laboratory|plasma§5905-5|Monocytes/100 leukocytes in Blood by Automated count|%§59408-5|Oxygen saturation in Arterial blood by Pulse oximetry|%|vital_signs§59576-9|Body mass index (BMI) [Percentile] Per age and sex|%|vital_signs
LOINC 60|600-7|Bacteria identified in Blood by Culture
LOINC 62|62292-8|25-Hydroxyvitamin D3+25-Hydroxyvitamin D2 [Mass/volume] in Serum or Plasma|ng/mL
LOINC 63|630-4|Bacteria identified in Urine by Culture|||urine§6301-6|INR in Platelet poor plasma by Coagulation assay|{INR}
LOINC 65|6598-7|Troponin T.cardiac [Mass/volume] in Serum or Plasma|ng/mL
LOINC 66|6690-2|Leukocytes [#/volume] in Blood by Automated count|10*3/uL
LOINC 67|6768-6|Alkaline phosphatase [Enzymatic activity/volume] in Serum or Plasma|U/L
LOINC 70|70274-6|Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]|{score}|survey§704-7|Basophils [#/volume] in Blood by Automated count|10*3/uL§706-2|Basophils/100 leukocytes in Blood by Automated count|%
LOINC 71|711-2|Eosinophils [#/volume] in Blood by Automated count|10*3/uL§713-8|Eosinophils/100 leukocytes in Blood by Automated count|%§718-7|Hemoglobin [Mass/volume] in Blood|g/dL
LOINC 72|72166-2|Tobacco smoking status||social_history§72514-3|Pain severity - 0-10 verbal numeric rating [Score] - Reported|{score}|survey
LOINC 73|731-0|Lymphocytes [#/volume] in Blood by Automated count|10*3/uL§736-9|Lymphocytes/100 leukocytes in Blood by Automated count|%
LOINC 74|74013-4|Alcoholic drinks per day|{drinks}/d|social_history§742-7|Monocytes [#/volume] in Blood by Automated count|10*3/uL
LOINC 75|751-8|Neutrophils [#/volume] in Blood by Automated count|10*3/uL
LOINC 77|770-8|Neutrophils/100 leukocytes in Blood by Automated count|%§77606-2|Weight-for-length Per age and sex|%|vital_signs§777-3|Platelets [#/volume] in Blood by Automated count|10*3/uL
LOINC 78|78012-2|Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay§785-6|MCH [Entitic mass] by Automated count|pg||blood§786-4|MCHC [Mass/volume] by Automated count|g/dL||blood§787-2|MCV [Entitic volume] by Automated count|fL||blood§788-0|Erythrocyte distribution width [Ratio] by Automated count|%|laboratory|blood§789-8|Erythrocytes [#/volume] in Blood by Automated count|10*6/uL
LOINC 82|8280-0|Waist Circumference at umbilicus by Tape measure|cm|vital_signs§82810-3|Pregnancy status||social_history§8289-1|Head Occipital-frontal circumference Percentile|%|vital_signs
LOINC 83|8302-2|Body height|cm|vital_signs§8306-3|Body height --lying|cm|vital_signs§8310-5|Body temperature|Cel|vital_signs
LOINC 84|8462-4|Diastolic blood pressure|mm[Hg]|vital_signs§8478-0|Mean blood pressure|mm[Hg]|vital_signs§8480-6|Systolic blood pressure|mm[Hg]|vital_signs
LOINC 85|85353-1|Vital signs, weight, height, head circumference, oxygen saturation and BMI panel||vital_signs§85354-9|Blood pressure panel with all children optional||vital_signs
LOINC 88|8867-4|Heart rate|/min|vital_signs
LOINC 89|89579-7|Troponin I.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method|ng/L
LOINC 92|92141-1|Influenza virus B RNA [Presence] in Respiratory specimen by NAA with probe detection§92142-9|Influenza virus A RNA [Presence] in Respiratory specimen by NAA with probe detection§9279-1|Respiratory rate|/min|vital_signs
LOINC 93|9318-7|Albumin/Creatinine [Mass Ratio] in Urine|mg/g||urine
LOINC 94|94500-6|SARS coronavirus 2 RNA [Presence] in Respiratory specimen by NAA with probe detection§94558-4|SARS-CoV-2 (COVID-19) Ag [Presence] in Respiratory specimen by Rapid immunoassay
LOINC 98|9843-4|Head Occipital-frontal circumference|cm|vital_signs§98979-8|Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)|mL/min/{1.73_m2}
`;
