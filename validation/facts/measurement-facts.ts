/**
 * What measurements of living people come to. Two ranges for each: outside the first is not a value of a person (`impossible`), outside the second a value
 * that is hardly ever seen (`unusual`). They are choices of this table, wide enough for newborns and for the extremes that case reports report, and
 * narrow enough that a lost decimal point or a value in another unit falls out. Extremes that it follows: temperature 13.7 °C (Gilbert M et al., Lancet
 * 2000;355:375) and 46.5 °C (Slovis CM et al., Ann Emerg Med 1982;11:269); sodium 196 mmol/L (Carlberg DJ et al., J Emerg Med 2013;45:228). Scores end
 * where their questionnaires do. Critical limits of laboratories (Kost GJ, JAMA 1990;263:704) lie inside the second range: a critical value is not a fault.
 */
export interface MeasurementLimits {
  readonly impossible: readonly [number, number];
  readonly unusual: readonly [number, number];
}

/** LOINC code, unit, and the ends of both ranges: impossible below, unusual below, unusual above, impossible above. The name is for the reader. */
const table = `
718-7    g/dL     0 3 22 30               hemoglobin
4544-3   %        0 8 68 90               hematocrit
6690-2   10*3/uL  0 0.1 200 1500          leukocytes
789-8    10*6/uL  0 1 8.5 12              erythrocytes
777-3    10*3/uL  0 2 2000 5000           platelets
787-2    fL       30 50 140 200           MCV
785-6    pg       5 15 45 70              MCH
786-4    g/dL     10 24 40 60             MCHC
788-0    %        5 9 35 60               RDW
32623-1  fL       2 5 16 30               MPV
770-8    %        0 0 100 100             neutrophils/100
736-9    %        0 0 100 100             lymphocytes/100
5905-5   %        0 0 80 100              monocytes/100
713-8    %        0 0 80 100              eosinophils/100
706-2    %        0 0 40 100              basophils/100
2951-2   mmol/L   70 100 180 230          sodium
2823-3   mmol/L   0.5 1.5 9 15            potassium
2075-0   mmol/L   30 60 145 200           chloride
2028-9   mmol/L   0 3 60 100              bicarbonate
3094-0   mg/dL    0 1 250 600             urea nitrogen
2160-0   mg/dL    0 0.1 25 100            creatinine
98979-8  mL/min/{1.73_m2}  0 1 170 300    eGFR
2345-7   mg/dL    0 10 1500 3000          glucose
1558-6   mg/dL    0 10 900 3000           fasting glucose
41653-7  mg/dL    0 10 900 3000           glucose, capillary
17861-6  mg/dL    1 4 18 30               calcium
1994-3   mmol/L   0.1 0.5 2.5 6           calcium, ionized
19123-9  mg/dL    0 0.3 10 30             magnesium
2777-1   mg/dL    0 0.3 20 50             phosphate
2885-2   g/dL     0 2 15 25               protein
1751-7   g/dL     0 0.8 6.5 10            albumin
1975-2   mg/dL    0 0 50 90               bilirubin, total
1968-7   mg/dL    0 0 35 70               bilirubin, direct
6768-6   U/L      0 5 3000 20000          alkaline phosphatase
1742-6   U/L      0 1 10000 50000         ALT
1920-8   U/L      0 1 15000 60000         AST
2324-2   U/L      0 1 5000 20000          GGT
14804-9  U/L      0 20 20000 100000       LDH
1798-8   U/L      0 1 10000 50000         amylase
3040-3   U/L      0 1 20000 100000        lipase
3084-1   mg/dL    0 0.3 25 60             urate
33037-3  mmol/L   -20 -5 50 100           anion gap
2692-2   mosm/kg  150 200 450 700         osmolality
16362-6  umol/L   0 1 1000 5000           ammonia
2524-7   mmol/L   0 0.1 25 60             lactate
1988-5   mg/L     0 0 600 1500            C reactive protein
30522-7  mg/L     0 0 600 1500            C reactive protein, high sensitivity
33959-8  ng/mL    0 0 500 2000            procalcitonin
4548-4   %        0 3 18 30               hemoglobin A1c
2093-3   mg/dL    0 30 800 2500           cholesterol
2085-9   mg/dL    0 3 150 300             HDL cholesterol
13457-7  mg/dL    -50 5 600 2000          LDL cholesterol, calculated
18262-6  mg/dL    0 2 600 2000            LDL cholesterol, direct
2571-8   mg/dL    0 10 6000 30000         triglycerides
3016-3   m[IU]/L  0 0 300 2000            thyrotropin
3024-7   ng/dL    0 0 10 30               thyroxine, free
2731-8   pg/mL    0 0 3000 10000          parathyrin
2986-8   ng/dL    0 0 2500 20000          testosterone
19080-1  [IU]/L   0 0 400000 10000000     choriogonadotropin
10839-9  ng/mL    0 0 500 5000            troponin I
89579-7  ng/L     0 0 200000 2000000      troponin I, high sensitivity
6598-7   ng/mL    0 0 100 1000            troponin T
30934-4  pg/mL    0 0 20000 100000        BNP
33762-6  pg/mL    0 0 100000 500000       NT-proBNP
2157-6   U/L      0 1 200000 1500000      creatine kinase
6301-6   {INR}    0.3 0.5 20 50           INR
5902-2   s        3 6 150 400             prothrombin time
14979-9  s        5 12 250 500            aPTT
3255-7   mg/dL    0 10 1500 3000          fibrinogen
48065-7  ug/mL{FEU}  0 0 100 1000         D-dimer
2276-4   ng/mL    0 0 50000 500000        ferritin
2498-4   ug/dL    0 2 1000 5000           iron
2500-7   ug/dL    0 50 800 2000           iron binding capacity
2502-3   %        0 0 100 150             transferrin saturation
2132-9   pg/mL    0 20 6000 50000         vitamin B12
62292-8  ng/mL    0 1 200 1000            vitamin D
2857-1   ng/mL    0 0 5000 30000          prostate specific antigen
2744-1   [pH]     6.3 6.7 7.8 8.2         pH, arterial
2019-8   mm[Hg]   1 8 150 300             pCO2, arterial
2703-7   mm[Hg]   1 15 650 760            pO2, arterial
14957-5  mg/L     0 0 20000 100000        albumin, urine
2161-8   mg/dL    0 1 600 2000            creatinine, urine
9318-7   mg/g     0 0 20000 100000        albumin/creatinine
5803-2   [pH]     3 4.5 9 10              pH, urine
5811-5   {specific_gravity}  0.99 1 1.06 1.1  specific gravity, urine
10535-3  ng/mL    0 0 10 50               digoxin
14334-7  mmol/L   0 0 6 15                lithium
8480-6   mm[Hg]   0 40 260 380            systolic pressure
8462-4   mm[Hg]   0 10 160 370            diastolic pressure
8867-4   /min     0 25 250 600            heart rate
9279-1   /min     0 4 80 200              respiratory rate
8310-5   Cel      11 28 42.5 47           body temperature
59408-5  %        0 40 100 100            oxygen saturation by pulse oximetry
2708-6   %        0 30 100 100            oxygen saturation
3151-8   L/min    0 0 80 120              oxygen flow
8302-2   cm       20 35 220 273           body height
29463-7  kg       0.2 0.5 300 650         body weight
39156-5  kg/m2    5 9 90 210              body mass index
9843-4   cm       15 20 65 90             head circumference
8280-0   cm       15 30 220 320           waist
72514-3  {score}  0 0 10 10               pain, 0 to 10
55758-7  {score}  0 0 6 6                 PHQ-2
44261-6  {score}  0 0 27 27               PHQ-9
70274-6  {score}  0 0 21 21               GAD-7
11884-4  wk       0 1 43 46               gestational age
`;

export interface Measurement extends MeasurementLimits {
  readonly unit: string;
  readonly name: string;
}

/** By LOINC code. */
export const measurements: ReadonlyMap<string, Measurement> = new Map(
  table
    .trim()
    .split('\n')
    .map((line): [string, Measurement] => {
      const [code, unit, ...rest] = line.trim().split(/\s+/);
      const [low, unusualLow, unusualHigh, high] = rest.slice(0, 4).map(Number);
      return [code, { unit, name: rest.slice(4).join(' '), impossible: [low, high], unusual: [unusualLow, unusualHigh] }];
    }),
);

/** A whole that its parts cannot exceed, each by LOINC code, in one report or at one time. */
export const wholes: readonly { readonly whole: string; readonly part: string; readonly why: string }[] = [
  { whole: '1975-2', part: '1968-7', why: 'direct bilirubin is a part of total bilirubin' },
  { whole: '2093-3', part: '2085-9', why: 'HDL cholesterol is a part of cholesterol' },
  { whole: '2885-2', part: '1751-7', why: 'albumin is a part of total protein' },
  { whole: '2500-7', part: '2498-4', why: 'iron does not exceed the iron binding capacity' },
];

/** Ends of the estimated glomerular filtration rate by stage, in mL/min per 1.73 m², by code of ICD-10-CM. Source: KDIGO 2024. */
export const kidneyStages: ReadonlyMap<string, readonly [number, number]> = new Map<string, readonly [number, number]>([
  ['N18.1', [90, 200]],
  ['N18.2', [60, 89]],
  ['N18.30', [30, 59]],
  ['N18.31', [45, 59]],
  ['N18.32', [30, 44]],
  ['N18.4', [15, 29]],
  ['N18.5', [0, 14]],
  ['N18.6', [0, 14]],
]);

/** Estimates by creatinine: CKD-EPI 2021, CKD-EPI 2009 and MDRD, by LOINC code. */
export const filtrationRates: ReadonlySet<string> = new Set(['98979-8', '62238-1', '33914-3']);

/** Days around a diagnosis in which a rate is checked against it, and how far the rate may lie outside: it varies from day to day by about a tenth. */
export const STAGE_DAYS = 90;
export const STAGE_SLACK = 15;
