/** Segments of NCPDP Telecommunication D.0 with their fields, and the lengths of those that are checked. */

/** Fields of each segment, in the words of their identifiers. */
export const ncpdpSegments: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    '01': 'CX CY C4 C5 CA CB CM CN CO CP CQ C7 CZ 2C HN 4X 1C',
    '02': 'EY E9',
    '03': 'EZ DB DR PM 2E DL 4E 2J 2K 2M 2N 2P',
    '04': 'C2 CC CD CE FO C9 C1 C3 C6 MG MH NU 2A 2B 2D G2 N5',
    '05': '4C 5C 6C 7C E8 A7 HB HC DV 5E 6E NR NP NQ MU MV MW',
    '06': 'DZ CF CG CH CI CJ CK CR TR TS TT TU TV TW TX TY TZ',
    '07': 'EM D2 E1 D7 EN EP SE ER E7 D3 D5 D6 D8 DE DF DJ NX DK ET C8 DT EJ EA EB EK CW 28 DI EU EV EW EX HD HF HG NV K5 MT E2 G1 U7',
    '08': '7E E4 E5 E6 8E J9 H6',
    '09': 'KE ME NE',
    '10': 'EF EG EC RE TE ED EE UE 2G 2H',
    '11': 'D9 DC BE DX E3 H7 H8 H9 HA GE HE JE DQ DU DN N3',
    '12': 'PA PB PC PD PE PF PG PH PJ PK PP PY',
    '13': 'VE WE DO XE ZE H1 H2 H3 H4',
    '14': '2Q 2V 2W 2U 2S 2R 2Z 4B 4D 4G 4H 4J 4K',
    '15': '8C 3Q 3U 5J 3V 6D',
    '16': 'BM',
    '20': 'F4',
    '21': 'AN F3 FA FB 4F 5F 6F UF UH FQ UG 7F 8F K5 MA',
    '22': 'EM D2 9F AP AR AS AT AU',
    '23': 'F5 F6 F7 AV AW AX AY AZ FL J1 J2 J3 J4 J5 F9 FM FN FC FD FE FH FI FJ FK HH HJ HK HM NZ EQ 2Y 4U 4V MU MV MW G3 UC UD U8 U9 UJ UK UM UN UP DX',
    '24': 'J6 E4 FS FT FU FV FW FX FY NS',
    '25': 'C1 FO 2F J7 J8 N5 N6 C2',
    '26': 'PR PS PT RA RB PW PX PY',
    '27': 'UR UQ U1 UV UB UW UX UY',
    '28': 'NT 5C 6C 7C MH NU MJ UV UB UW UX UY',
    '29': 'CA CB C4',
  }).map(([id, fields]) => [id, new Set(fields.split(' '))]),
);

/** Segments whose fields are repeated, after a counter. */
export const repeating: ReadonlySet<string> = new Set(['05', '06', '07', '08', '10', '11', '12', '13', '14', '21', '22', '23', '24', '27', '28']);

/** Fields of those that are there once all the same. */
export const onlyOnce: ReadonlySet<string> = new Set('EM D2 E1 D7 E7 D3 D5 D6 D8 DE DF DJ C8 28 D9 DC DQ DU DN AN F3 FA F5 F6 F7 F9 FC FD FH FI 4U'.split(' '));

/** Most digits of numbers, and most characters of texts. */
const NUMBERS = 'D2 12 D3 2 D5 3 D6 1 C5 1 C6 1 C7 2 CQ 10 PM 10 DF 2 DJ 1 C8 2 FA 2 J6 1 7E 1';
const TEXTS =
  'C2 20 CC 12 CD 15 FO 8 C1 15 C3 3 CA 12 CB 15 CM 30 CN 20 CO 2 CP 15 D7 19 D8 1 EM 1 E1 2 DN 2 EZ 2 DB 15 DR 15 2J 12 2K 30 2M 20 2N 2 2P 15 E4 2 E5 2 E6 2 AN 1 F3 20 FB 3 FS 1 FY 30 NS 100';
const pairs = (text: string): ReadonlyMap<string, number> => new Map([...text.matchAll(/(\S\S) (\d+)/g)].map(([, id, length]) => [id, Number(length)]));
export const numberLengths = pairs(NUMBERS);
export const textLengths = pairs(TEXTS);

/** Units of quantities (600-28): each, grams, milliliters. */
export const units: ReadonlySet<string> = new Set(['EA', 'GM', 'ML']);
/** Counters of repeated findings: 473-7E of requests, 567-J6 of responses. */
export const counters: Readonly<Record<string, string>> = { '08': '7E', '24': 'J6' };
