/**
 * Unit atoms of the Unified Code for Units of Measure, version 2.1, as far as health care uses them: each with whether it takes prefixes, and its value in
 * other units. Facts of the UCUM table; see NOTICE. Base units have no value
 * (the mole is one here: an amount of substance is not a bare number); `special` ones (logarithms, temperatures) have no plain factor, and
 * `arbitrary` ones (international units and their like) are only ever equal to themselves.
 */

/** Prefixes with their factors. */
export const prefixes: ReadonlyMap<string, number> = new Map([
  ['Y', 1e24],
  ['Z', 1e21],
  ['E', 1e18],
  ['P', 1e15],
  ['T', 1e12],
  ['G', 1e9],
  ['M', 1e6],
  ['k', 1e3],
  ['h', 1e2],
  ['da', 1e1],
  ['d', 1e-1],
  ['c', 1e-2],
  ['m', 1e-3],
  ['u', 1e-6],
  ['n', 1e-9],
  ['p', 1e-12],
  ['f', 1e-15],
  ['a', 1e-18],
  ['z', 1e-21],
  ['y', 1e-24],
  ['Ki', 1024],
  ['Mi', 1048576],
  ['Gi', 1073741824],
  ['Ti', 1099511627776],
]);

export type AtomKind = 'base' | 'derived' | 'special' | 'arbitrary';

export interface Atom {
  readonly kind: AtomKind;
  readonly metric: boolean;
  readonly factor: number;
  /** In which unit: an expression of atoms that come before. */
  readonly unit: string;
}

/** Code, factor, unit; those of the first table take prefixes. */
const metric = `
sr 1 rad2
Hz 1 s-1
N 1 kg.m/s2
Pa 1 N/m2
J 1 N.m
W 1 J/s
A 1 C/s
V 1 J/C
F 1 C/V
Ohm 1 V/A
S 1 Ohm-1
Wb 1 V.s
T 1 Wb/m2
H 1 Wb/A
lm 1 cd.sr
lx 1 lm/m2
Bq 1 s-1
Gy 1 J/kg
Sv 1 J/kg
l 1 dm3
L 1 dm3
ar 100 m2
t 1000 kg
bar 100000 Pa
u 1.66053906660e-24 g
eV 1.602176634e-19 J
pc 3.085678e16 m
gf 9.80665 g.m/s2
Gal 1 cm/s2
dyn 1 g.cm/s2
erg 1 dyn.cm
P 1 dyn.s/cm2
St 1 cm2/s
Ci 37000000000 Bq
R 0.000258 C/kg
RAD 100 erg/g
REM 1 RAD
cal 4.184 J
cal_th 4.184 J
cal_IT 4.1868 J
m[H2O] 9.80665 kPa
m[Hg] 133.3220 kPa
g% 1 g/dL
eq 1 mol
osm 1 mol
kat 1 mol/s
U 1 umol/min
Np 1 10*0
st 1 m3
mho 1 S
bit 1 10*0
By 8 bit
Bd 1 s-1
`;

const plain = `
% 1 10*-2
[ppth] 1 10*-3
[ppm] 1 10*-6
[ppb] 1 10*-9
[pptr] 1 10*-12
[pi] 3.141592653589793 10*0
gon 0.9 deg
deg 0.017453292519943295 rad
' 0.016666666666666666 deg
'' 0.00027777777777777778 deg
min 60 s
h 60 min
d 24 h
wk 7 d
a_t 365.24219 d
a_j 365.25 d
a_g 365.2425 d
a 365.25 d
mo_s 29.53059 d
mo_j 30.4375 d
mo_g 30.436875 d
mo 30.4375 d
AU 149597.870691 Mm
atm 101325 Pa
[g] 9.80665 m/s2
[c] 299792458 m/s
[in_i] 2.54 cm
[ft_i] 30.48 cm
[yd_i] 91.44 cm
[mi_i] 1609.344 m
[nmi_i] 1852 m
[kn_i] 1852 m/h
[sin_i] 6.4516 cm2
[sft_i] 929.0304 cm2
[syd_i] 8361.2736 cm2
[cin_i] 16.387064 cm3
[cft_i] 28316.846592 cm3
[in_us] 2.5400050800101600 cm
[ft_us] 30.480060960121920 cm
[yd_us] 91.440182880365760 cm
[mi_us] 1609.347218694437 m
[acr_us] 4046.872609874252 m2
[gal_us] 3785.411784 cm3
[qt_us] 946.352946 cm3
[pt_us] 473.176473 cm3
[foz_us] 29.5735295625 cm3
[fdr_us] 3.6966911953125 cm3
[cup_us] 236.5882365 cm3
[tbs_us] 14.78676478125 cm3
[tsp_us] 4.92892159375 cm3
[foz_m] 30 mL
[cup_m] 240 mL
[tsp_m] 5 mL
[tbs_m] 15 mL
[drp] 0.05 mL
[gr] 64.79891 mg
[lb_av] 453.59237 g
[oz_av] 28.349523125 g
[dr_av] 1.7718451953125 g
[ston_av] 907184.74 g
[stone_av] 6350.29318 g
[lbf_av] 4.4482216152605 N
[psi] 6894.757293168 Pa
[Btu] 1055.05585262 J
[Cal] 4184 J
[HP] 745.69987158 W
[in_i'H2O] 249.08891 Pa
[in_i'Hg] 3386.3788 Pa
[PRU] 133.3220e6 Pa.s/m3
[wood'U] 133.3220e3 Pa.min/m3
[diop] 1 m-1
[Ch] 0.00033333333333333335 m
[mesh_i] 0.3937007874015748 cm-1
[MET] 3.5 mL/min/kg
[hnsf'U] 1 10*0
[S] 1e-13 s
[HPF] 1 10*0
[LPF] 100 10*0
Ao 0.1 nm
b 100 fm2
att 98066.5 Pa
sb 1 cd/cm2
Mx 1e-8 Wb
G 1e-4 T
circ 6.283185307179586 rad
sph 12.566370614359172 sr
[car_m] 0.2 g
[smoot] 1.7018 m
`;

const special = `Cel [degF] [degRe] [pH] B B[SPL] B[V] B[mV] B[uV] B[10.nV] B[W] B[kW] [p'diop] %[slope] bit_s [hp'_X] [hp'_C] [hp'_M] [hp'_Q] [m/s2/Hz^0.5]`;

const arbitrary = `[iU] [IU] [arb'U] [USP'U] [GPL'U] [MPL'U] [APL'U] [beth'U] [anti'Xa'U] [todd'U] [dye'U] [smgy'U] [bdsk'U] [ka'U] [knk'U] [mclg'U] [tb'U]
[CCID_50] [TCID_50] [EID_50] [PFU] [FFU] [CFU] [IR] [BAU] [AU] [Amb'a'1'U] [PNU] [Lf] [D'ag'U] [FEU] [ELU] [EU] [kp_X] [hp_X] [hp_C] [hp_M] [hp_Q]`;

/** Customary and historical units, which nobody converts here: they are known, and no more. */
const unconverted = `[acr_br] [bbl_us] [bf_i] [Btu_39] [Btu_59] [Btu_60] [Btu_IT] [Btu_m] [Btu_th] [bu_br] [bu_us] [car_Au] [ch_br] [ch_us] [cicero] [cml_i] [cr_i]
[crd_us] [cyd_i] [degR] [den] [didot] [dpt_us] [dqt_us] [dr_ap] [e] [eps_0] [fdr_br] [foz_br] [ft_br] [fth_br] [fth_i] [fth_us] [fur_us] [G] [gal_br] [gal_wi]
[gil_br] [gil_us] [h] [hd_i] [in_br] [k] [kn_br] [lb_ap] [lb_tr] [lcwt_av] [ligne] [lk_br] [lk_us] [lne] [lton_av] [ly] [m_e] [m_p] [mi_br] [mil_i] [mil_us] [min_br]
[min_us] [mu_0] [nmi_br] [oz_ap] [oz_m] [oz_tr] [pc_br] [pca] [pca_pr] [pied] [pk_br] [pk_us] [pnt] [pnt_pr] [pouce] [pt_br] [pwt_tr] [qt_br] [rch_us] [rd_br] [rd_us]
[rlk_us] [sc_ap] [sct] [scwt_av] [smi_us] [srd_us] [twp] [yd_br] Bi cal_[15] cal_[20] cal_m Gb Ky Lmb Oe ph tex`;

/** Special and arbitrary atoms that take prefixes. */
const alsoMetric: ReadonlySet<string> = new Set(['Cel', 'B', 'B[SPL]', 'B[V]', 'B[mV]', 'B[uV]', 'B[W]', 'B[kW]', '[iU]', '[IU]']);

function read(table: string, takesPrefix: boolean): [string, Atom][] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [code, factor, unit] = line.split(' ');
      return [code, { kind: 'derived', metric: takesPrefix, factor: Number(factor), unit }];
    });
}

const named = (list: string, kind: AtomKind): [string, Atom][] =>
  list.split(/\s+/).map((code) => [code, { kind, metric: alsoMetric.has(code), factor: 1, unit: '' }]);

export const atoms: ReadonlyMap<string, Atom> = new Map([
  ...['m', 's', 'g', 'rad', 'K', 'C', 'cd', 'mol'].map((code): [string, Atom] => [code, { kind: 'base', metric: true, factor: 1, unit: '' }]),
  ['10*', { kind: 'derived', metric: false, factor: 10, unit: '' }],
  ['10^', { kind: 'derived', metric: false, factor: 10, unit: '' }],
  ...read(metric, true),
  ...read(plain, false),
  ...named(special, 'special'),
  ...named(arbitrary, 'arbitrary'),
  ...named(unconverted, 'arbitrary'),
]);
