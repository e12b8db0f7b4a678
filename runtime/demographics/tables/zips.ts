// Written by tools/freeze; not edited by hand.
import type { FrozenTable } from '../frozen.ts';

/** One line for each county: state, county, then city and its ZIP codes; `*n` gives a ZIP the weight n, others have weight 1. */
export const zips: FrozenTable = {
  title: 'ZIP codes with city, county and state',
  edition: '2020 Census ZIP code tabulation areas; county populations of 1 July 2012',
  source: 'U.S. Census Bureau, ZCTA-county relationship file and county population estimates (public domain); city names: CDC, PRIME ReportStream (CC0 1.0)',
  rows: 3012,
  sha256: 'b77f4db3f3e967e421b3c3f76dbadd9be81458e1501d519a5e3dce35f1a73831',
  text: `AK|Anchorage Municipality|Anchorage:99501,99504,99507,99515,99517|Indian:99540|Eagle River:99577
AK|Bethel Census Area|Napakiak:99634
AK|Fairbanks North Star Borough|North Pole:99705|Salcha:99714
AK|Juneau City and Borough|Juneau:99801
AK|Kenai Peninsula Borough|Hope:99605
AK|Ketchikan Gateway Borough|Ketchikan:99901
AK|Matanuska-Susitna Borough|Butte:99645|Talkeetna:99676|Cantwell:99729
AK|Sitka City and Borough|Sitka:99835
AL|Autauga County|Jones:36749
AL|Baldwin County|Little River:36550|Summerdale:36580
AL|Blount County|Remlap:35133
AL|Calhoun County|Anniston:36207
AL|Cherokee County|Cedar Bluff:35959
AL|Clarke County|Campbell:36727
AL|Colbert County|Leighton:35646
AL|Covington County|Wing:36483
AL|Cullman County|Vinemont:35179
AL|DeKalb County|Collinsville:35961
AL|Elmore County|Elmore:36025
AL|Etowah County|Hokes Bluff:35903
AL|Fayette County|Carbon Hill:35549
AL|Henry County|Clopton:36317
AL|Houston County|Pansey:36370
AL|Jefferson County|Bessemer:35020|Fairfield:35064|Mount Olive:35117|Birmingham:35203,35221,35233|Irondale:35210
AL|Lauderdale County|Florence:35634
AL|Lee County|Opelika:36801|Salem:36874
AL|Limestone County|Tanner:35671
AL|Madison County|Harvest:35749|New Market:35761|Huntsville:35805,35824
AL|Marshall County|Albertville:35950
AL|Mobile County|Coden:36523|Satsuma:36572|Mobile:36607,36618
AL|Montgomery County|Cecil:36013|Montgomery:36106|Gunter Afs:36115
AL|Morgan County|Falkville:35622
AL|Pike County|Goshen:36035
AL|St. Clair County|Acmar:35004
AL|Shelby County|Calera:35040|Shelby:35143
AL|Sumter County|Cuba:36907
AL|Tallapoosa County|Daviston:36256
AL|Tuscaloosa County|Coker:35452|Tuscaloosa:35487
AL|Washington County|Deer Park:36529
AR|Baxter County|Jordan:72519
AR|Benton County|Centerton:72719|Lowell:72745|Sulphur Springs:72768
AR|Carroll County|Oak Grove:72660
AR|Cleveland County|Rison:71665
AR|Craighead County|Bono:72416
AR|Crawford County|Dyer:72935
AR|Crittenden County|Turrell:72384
AR|Faulkner County|Enola:72047|Wooster:72181
AR|Garland County|Jessieville:71949
AR|Greene County|Marmaduke:72443
AR|Independence County|Thida:72165
AR|Jefferson County|Pine Bluff:71603
AR|Lafayette County|Stamps:71860
AR|Lonoke County|Cabot:72023
AR|Marion County|Peel:72668
AR|Mississippi County|Etowah:72428
AR|Phillips County|Lexa:72355
AR|Pope County|Russellville:72802
AR|Pulaski County|Jacksonville:72099|Woodson:72180|Little Rock:72205,72210,72227
AR|Saline County|Benton:72015
AR|Scott County|Parks:72950
AR|Sebastian County|Hackett:72937
AR|Sharp County|Poughkeepsie:72569
AR|Washington County|Fayetteville:72701|Morrow:72749|West Fork:72774
AR|White County|Rose Bud:72137
AZ|Apache County|Many Farms:86538
AZ|Cochise County|McNeal:85617
AZ|Coconino County|Grand Canyon:86023
AZ|Gila County|San Carlos:85550
AZ|Maricopa County|Phoenix:85003,85007,85012,85015,85018,85021,85024,85029,85033,85037,85043,85050,85054|Mesa:85201,85204,85207,85212|Chandler:85224|Gilbert:85233|Sun Lakes:85248|Scottsdale:85251,85255,85258,85262|Fountain Hills:85268|Tempe:85283|Glendale:85301,85304,85310|Avondale:85323|Cave Creek:85331|Gila Bend:85337|Litchfield Park:85340|Tolleson:85353|Wittmann:85361|Surprise:85374|Peoria:85382|Roosevelt:85545
AZ|Mohave County|Chloride:86431|Meadview:86444
AZ|Navajo County|Winslow:86047
AZ|Pima County|Mount Lemmon:85619|Topawa:85639|Tucson:85701,85708,85713,85718,85736,85743,85748
AZ|Pinal County|Maricopa:85138|Mammoth:85618|Oracle:85623|San Manuel:85631
AZ|Yavapai County|Prescott:86301|Mayer:86333
AZ|Yuma County|Roll:85347|Yuma:85364
CA|Alameda County|Fremont:94536|Hayward:94542|Castro Valley:94546|Newark:94560|San Leandro:94577|Sunol:94586|Oakland:94602,94606,94610|Piedmont:94618|Berkeley:94703|Albany:94706
CA|Amador County|Ione:95640
CA|Butte County|Forbestown:95941
CA|Calaveras County|Altaville:95221
CA|Contra Costa County|Alamo:94507|Byron:94514|Concord:94521|El Cerrito:94530|Moraga:94556|Shore Acres:94565|Walnut Creek:94595|Richmond:94801|San Pablo:94806
CA|El Dorado County|Lotus:95651
CA|Fresno County|Huron:93234|Caruthers:93609|Five Points:93624|Miramonte:93641|Riverdale:93656|Tranquillity:93668|Fresno:93710,93726
CA|Humboldt County|Fortuna:95540
CA|Imperial County|Calipatria:92233|Westmorland:92281
CA|Kern County|Frazier Park:93222|Lost Hills:93249|Tupman:93276|Bakersfield:93301,93311|Havilah:93518|Willow Springs:93560
CA|Kings County|Kettleman City:93239
CA|Lassen County|Milford:96121
CA|Los Angeles County|Los Angeles:90003,90007,90011,90014,90018,90021,90025,90028,90033,90036,90039,90044,90047,90056,90059,90064,90067,90071|Bell Gardens:90201|Rosewood:90222|Downey:90240|El Segundo:90245|Holly Park:90250|Lawndale:90260|Malibu:90265|Redondo Beach:90277|Venice:90291|Inglewood:90301|Lennox:90304|Santa Monica:90403|Torrance:90501,90504|Whittier:90602|Los Nietos:90606|Norwalk:90650|Cerritos:90703|Harbor City:90710|Paramount:90723|Carson:90745|Long Beach:90803,90813,90822|Signal Hill:90807|Arcadia:91007|Montrose:91020|Shadow Hills:91040|Pasadena:91103,91107|Glendale:91202,91205,91208|Canoga Park:91303|West Hills:91307|Newhall:91321|Porter Ranch:91326|Sylmar:91342|Mission Hills:91345|Sun Valley:91352|Woodland Hills:91364|Castaic:91384|Sherman Oaks:91403|Van Nuys:91411|Burbank:91502,91506|Studio City:91604|Universal City:91608|Claremont:91711|Covina:91724|South El Monte:91733|Bassett:91746|Monterey Park:91754|Phillips Ranch:91766|San Dimas:91773|Temple City:91780|West Covina:91791|Alhambra:91803|Lancaster:93534|Juniper Hills:93543|Palmdale:93552
CA|Madera County|Chowchilla:93610
CA|Marin County|San Rafael:94901|Novato:94945
CA|Mariposa County|Catheys Valley:95306
CA|Merced County|Los Banos:93635|Le Grand:95333
CA|Mono County|Toms Place:93514
CA|Monterey County|Salinas:93908|King City:93930|Soledad:93960
CA|Napa County|Pope Valley:94567
CA|Nevada County|Nevada City:95959
CA|Orange County|Buena Park:90621|Cypress:90630|Rossmoor:90720|Surfside:90743|Irvine:92603,92617,92620|Foothill Ranch:92610|Costa Mesa:92626|Lake Forest:92630|Laguna Niguel:92651|Midway City:92655|Newport Beach:92660,92662|San Clemente:92673|Silverado:92676|Westminster:92683|Mission Viejo:92692|Santa Ana:92703,92706|Anaheim:92801,92804,92807,92821|Fullerton:92831
CA|Placer County|Roseville:95678|Weimar:95736
CA|Plumas County|Canyondam:95923
CA|Riverside County|Indio:92203|Beaumont:92223|Cathedral City:92234|La Quinta:92253|Palm Springs:92262|Thousand Palms:92276|Riverside:92501,92505,92508|Lake Elsinore:92532|Hemet:92543|Homeland:92548|Moreno Valley:92555|Murrieta:92563|Perris:92571|Romoland:92585|Temecula:92590|Winchester:92596
CA|Sacramento County|Citrus Heights:95621|El Dorado Hills:95630|Isleton:95641|Rio Linda:95673|Rancho Cordova:95742|Sacramento:95817,95821,95825,95829,95834,95841
CA|San Benito County|Hollister:95023
CA|San Bernardino County|Chino:91710|Montclair:91763|Big River:92242|Pioneertown:92268|Amboy:92304|Baker:92309|Big Bear Lake:92315|Crestline:92325|Fontana:92335|Forest Falls:92339|Lake Arrowhead:92352|Mentone:92359|Phelan:92371|Rialto:92377|Yucaipa:92399|San Bernardino:92407
CA|San Diego County|Alpine:91901|Campo:91906|Chula Vista:91914|Guatay:91931|Jamul:91935|Mount Laguna:91948|Spring Valley:91977|Bonsall:92003|Del Mar:92014|Encinitas:92024|Escondido:92027|La Jolla:92037|Oceanside:92057|Pauma Valley:92061|Rancho Santa Fe:92067|Solana Beach:92075|Vista:92084|San Diego:92103,92107,92110,92115,92119,92122,92127,92131|San Ysidro:92173
CA|San Francisco County|San Francisco:94104,94109,94114,94118,94124,94131
CA|San Joaquin County|Stockton:95202,95206,95215|Linden:95236|Woodbridge:95258|Ripon:95366
CA|San Luis Obispo County|Halcyon:93420|Nipomo:93444
CA|San Mateo County|Brisbane:94005|Half Moon Bay:94019|Ladera:94028|Pescadero:94060|San Bruno:94066|Russian River:94401
CA|Santa Barbara County|Santa Barbara:93101,93111|Lompoc:93436|Ballard:93463
CA|Santa Clara County|Mountain View:94041|Sunnyvale:94089|Palo Alto:94304|Campbell:95008|Los Gatos:95032|Santa Clara:95050|Saratoga:95070|San Jose:95113,95119,95123,95126,95130,95134,95139
CA|Santa Cruz County|Ben Lomond:95005|Scotts Valley:95060
CA|Shasta County|Redding:96002|Old Station:96071
CA|Solano County|Birds Landing:94512|Suisun City:94585|Mare Island:94592|Vacaville:95688
CA|Sonoma County|Santa Rosa:95401|Cloverdale:95425|Healdsburg:95448|The Sea Ranch:95497
CA|Stanislaus County|Hughson:95326|Modesto:95356|Riverbank:95367|Waterford:95386
CA|Tehama County|Cottonwood:96022
CA|Tulare County|Exeter:93221|Richgrove:93261|Woodlake:93286|Sultana:93666
CA|Ventura County|Thousand Oaks:91360|Camarillo:93012|Oak View:93022|Oxnard:93033|Port Hueneme:93041|Simi Valley:93065|Maricopa:93252
CA|Yolo County|Esparto:95627
CA|Yuba County|Marysville:95901
CO|Adams County|Aurora:80019|Westminster:80031|Strasburg:80136|Northglenn:80234|Henderson:80640
CO|Arapahoe County|Aurora:80012,80014,80016|Deer Trail:80105|Littleton:80120|Watkins:80137
CO|Boulder County|Boulder:80301|Jamestown:80455|Longmont:80503
CO|Broomfield County|Broomfield:80020
CO|Denver County|Denver:80202,80205,80210,80218,80236,80294|Glendale:80222
CO|Douglas County|Franktown:80116|Littleton:80125|Deckers:80135
CO|Elbert County|Simla:80835
CO|El Paso County|Palmer Lake:80133|Calhan:80808|Fountain:80817|Manitou Springs:80829|Peyton:80831|Fort Carson:80913
CO|Garfield County|De Beque:81630
CO|Jefferson County|Arvada:80002|Westminster:80021|Edgewater:80214|Lakewood:80228|Golden:80403|Morrison:80465
CO|La Plata County|Durango:81301
CO|Larimer County|Fort Collins:80521|Laporte:80535|Wellington:80549
CO|Mesa County|Grand Junction:81505|Mesa:81643
CO|Morgan County|Weldona:80653
CO|Pueblo County|Pueblo:81001,81008
CO|Routt County|Slater:81653
CO|Weld County|Erie:80516|Wattenburg:80621|Platteville:80651
CT|Fairfield County|Sandy Hook:06482|Bridgeport:06606|Trumbull:06611|Brookfield:06804|New Fairfield:06812|New Canaan:06840|Norwalk:06854|Riverside:06878|Wilton:06897|Ridgeway:06905
CT|Hartford County|Bloomfield:06002|Collinsville:06022|Glastonbury:06033|New Britain:06052|Riverton:06065|Enfield:06082|West Hartland:06091|Hartford:06103|Maple Hill:06111|Marlborough:06447
CT|Litchfield County|Sharon:06069|Terryville:06786
CT|Middlesex County|Durham:06422|Portland:06480
CT|New Haven County|Cheshire:06410|Meriden:06450|Northford:06472|Southbury:06488|East Haven:06512|West Haven:06516|Bethany:06524|Waterbury:06706|Wolcott:06716
CT|New London County|Baltic:06330|Niantic:06357|Taftville:06380
CT|Tolland County|Somers:06071|Hebron:06248
CT|Windham County|Thompson:06277
DC|District of Columbia|Washington:20001,20003,20004,20005,20007,20008,20009,20011,20012,20015,20017,20018,20019,20024,20032,20036|Fort McNair:20319
DE|Kent County|Clayton:19938|Hartly:19953|Marydel:19964
DE|New Castle County|Bear:19701|Claymont:19703|Hockessin:19707|Montchanin:19710|Manor:19720|Port Penn:19731|Saint Georges:19733|Wilmington:19801,19805|Talleyville:19803|Marshallton:19808|Edgemoor:19810
DE|Sussex County|Dagsboro:19939|Georgetown:19947|Milford:19963|Dewey Beach:19971
FL|Alachua County|Gainesville:32606|High Springs:32643
FL|Bay County|Panama City:32403|Lynn Haven:32444
FL|Brevard County|Titusville:32796|Palm Bay:32908|Cocoa Beach:32931|Malabar:32950
FL|Broward County|Dania:33004|Hollywood:33020,33028|Pembroke Pines:33024|Pompano Beach:33062,33068,33073|Oakland Park:33305|Fort Lauderdale:33309|Davie:33314,33326,33330|Plantation:33317|Sunrise:33323|Tamarac:33351|Deerfield Beach:33442
FL|Charlotte County|Port Charlotte:33980
FL|Citrus County|Hernando:34442
FL|Clay County|Orange Park:32065|Penney Farms:32079
FL|Duval County|Jacksonville:32202,32207,32211,32219,32223,32254|Atlantic Beach:32233|Neptune Beach:32266
FL|Escambia County|Pensacola:32506,32534
FL|Flagler County|Flagler Beach:32136
FL|Gadsden County|Quincy:32352
FL|Hendry County|Labelle:33935
FL|Hernando County|Brooksville:34613
FL|Highlands County|Sebring:33870
FL|Hillsborough County|Dover:33527|Plant City:33565|Ruskin:33570|Thonotosassa:33592|Tampa:33603,33609,33613,33617,33621,33634
FL|Holmes County|Bonifay:32425
FL|Indian River County|Vero Beach:32968
FL|Lake County|Lady Lake:32159|Tavares:32778|Okahumpka:34762
FL|Lee County|Tice:33905|Fort Myers:33912|Alva:33920|Captiva:33924|Cape Coral:33990
FL|Leon County|Tallahassee:32303,32310,32399
FL|Manatee County|Braden River:34203|Anna Maria:34216|Sarasota:34243
FL|Marion County|Anthony:32617|Ocala:34472|Silver Springs:34488
FL|Martin County|Stuart:34994
FL|Miami-Dade County|Hialeah:33013,33016|Princeton:33032|Opa Locka:33054|Miami Beach:33109|Miami:33127,33130,33137,33140,33155,33167,33172,33178,33183,33186,33193|Coral Gables:33133,33145|Key Biscayne:33149|North Miami:33161|Olympia Heights:33175
FL|Monroe County|Islamorada:33036
FL|Nassau County|Yulee:32097
FL|Okaloosa County|Laurel Hill:32567
FL|Orange County|Hunt Club:32703|Winter Park:32789|Fairvilla:32804|Pine Hills:32808|Orlando:32812,32825,32829,32835|Union Park:32820|Oakland:34760
FL|Osceola County|Kenansville:34739|Kissimmee:34747|Saint Cloud:34772
FL|Palm Beach County|Riviera Beach:33404|Haverhill:33409,33415|Belle Glade:33430|Boca Raton:33433|Boynton Beach:33437|Jupiter:33458,33477|Greenacres:33463|Delray Beach:33483|South Bay:33493
FL|Pasco County|Zephyrhills:33540|Shady Hills:34610|New Port Richey:34655|Aripeka:34679
FL|Pinellas County|Madeira Beach:33708|Tierra Verde:33715|Oldsmar:34677|Palm Harbor:34683,34685|Lake Tarpon:34684|Safety Harbor:34695|Dunedin:34698
FL|Polk County|Southside:33811|Davenport:33837|Grenelefe:33844|Mulberry:33860|Cypress Gardens:33884
FL|St. Johns County|Elkton:32033|Saint Augustine:32095
FL|St. Lucie County|Fort Pierce:34946,34951
FL|Santa Rosa County|Gulf Breeze:32563|Milton:32583
FL|Sarasota County|Sarasota:34233,34239|North Port:34287
FL|Seminole County|Forest City:32714|Heathrow:32746|Chuluota:32766
FL|Sumter County|Bushnell:33513
FL|Suwannee County|O'Brien:32071
FL|Volusia County|Daytona Beach:32118|Edgewater:32141|Debary:32713|Oak Hill:32759
FL|Walton County|Freeport:32439
GA|Baldwin County|Hardwick:31034
GA|Barrow County|Winder:30680
GA|Ben Hill County|Fitzgerald:31750
GA|Bibb County|Macon:31204
GA|Brooks County|Morven:31638
GA|Bulloch County|Statesboro:30458
GA|Carroll County|Bowdon:30108
GA|Catoosa County|Graysville:30726
GA|Chatham County|Pooler:31322|Savannah:31406,31415
GA|Cherokee County|Ball Ground:30107|Waleska:30183
GA|Clarke County|Athens:30605
GA|Clayton County|Lovejoy:30250|Rex:30273
GA|Cobb County|Marietta:30060,30064,30067|Smyrna:30080|Acworth:30101|Powder Springs:30127|Atlanta:30339
GA|Colquitt County|Omega:31775
GA|Columbia County|Martinez:30907
GA|Coweta County|Sargent:30275
GA|Dade County|Wildwood:30757
GA|DeKalb County|Decatur:30033|Pine Lake:30072|Stone Mountain:30087|Atlanta:30316,30329,30345
GA|Dougherty County|Albany:31701
GA|Douglas County|Douglasville:30134
GA|Effingham County|Eden:31307
GA|Fannin County|Mineral Bluff:30559
GA|Fayette County|Tyrone:30290
GA|Forsyth County|Cumming:30040,30041
GA|Fulton County|Alpharetta:30022|Palmetto:30268|Atlanta:30305,30309,30313,30318,30327,30342,30350
GA|Glynn County|Brunswick:31523
GA|Greene County|Siloam:30665
GA|Gwinnett County|Suwanee:30024|Snellville:30039|Lawrenceville:30043,30044|Norcross:30071,30093|Buford:30518
GA|Hall County|Gainesville:30501|Gillsville:30543
GA|Harris County|Ellerslie:31807
GA|Henry County|Hampton:30228|Stockbridge:30281
GA|Houston County|Kathleen:31047
GA|Jackson County|Jefferson:30549
GA|Jones County|Haddock:31033
GA|Lee County|Leesburg:31763
GA|Lowndes County|Clyattville:31601
GA|Lumpkin County|Dahlonega:30533
GA|Meriwether County|Alvaton:30218
GA|Murray County|Cisco:30708
GA|Muscogee County|Columbus:31903
GA|Newton County|Covington:30014
GA|Oconee County|Bogart:30622
GA|Paulding County|Hiram:30141
GA|Pickens County|Talking Rock:30175
GA|Putnam County|Eatonton:31024
GA|Richmond County|Augusta:30901|Forest Hills:30909
GA|Spalding County|Griffin:30223
GA|Sumter County|Leslie:31764
GA|Thomas County|Thomasville:31792
GA|Troup County|La Grange:30241
GA|Walker County|Rock Spring:30739
GA|Ware County|Okefenokee:31501
GA|White County|Cleveland:30528
GA|Whitfield County|Tunnel Hill:30755
HI|Hawaii County|Holualoa:96725|Kurtistown:96760|Pahoa:96778
HI|Honolulu County|Aiea:96701|Kapolei:96707|Hauula:96717|Kahuku:96731|Kaneohe:96744|Laie:96762|Wahiawa:96786|Waialua:96791|Waimanalo:96795|Honolulu:96813,96815,96817,96819,96822,96826
HI|Kauai County|Eleele:96705
HI|Maui County|Haiku:96708|Kihei:96753|Paia:96779
IA|Audubon County|Kimballton:51543
IA|Black Hawk County|Jesup:50648
IA|Boone County|Ogden:50212
IA|Butler County|Parkersburg:50665
IA|Cerro Gordo County|Rockwell:50469
IA|Clayton County|Marquette:52158
IA|Dallas County|Dallas Center:50063
IA|Des Moines County|Burlington:52601
IA|Dubuque County|Durango:52039
IA|Fayette County|Saint Lucas:52166
IA|Hancock County|Corwith:50430
IA|Ida County|Ida Grove:51445
IA|Jefferson County|Lockridge:52635
IA|Johnson County|Oxford:52322
IA|Kossuth County|Bancroft:50517
IA|Linn County|Prairieburg:52219|Springville:52336
IA|Louisa County|Wapello:52653
IA|Marion County|Pella:50219
IA|Monroe County|Lovilia:50150
IA|Page County|Clarinda:51632
IA|Polk County|Ankeny:50021|Johnston:50131|Sheldahl:50243|Des Moines:50312,50320
IA|Pottawattamie County|Crescent:51526
IA|Sac County|Sac City:50583
IA|Scott County|New Liberty:52765
IA|Shelby County|Irwin:51446
IA|Story County|Gilbert:50105
IA|Van Buren County|Douds:52551
IA|Washington County|Ainsworth:52201
IA|Winneshiek County|Ossian:52161
IA|Woodbury County|Sioux City:51103
ID|Ada County|Eagle:83616|Meridian:83642|Boise:83702,83704,83706,83712
ID|Bannock County|Chubbuck:83202
ID|Bear Lake County|Geneva:83238
ID|Blaine County|Hailey:83333
ID|Bonneville County|Freedom:83120|Iona:83427
ID|Canyon County|Caldwell:83605|Nampa:83651|Wilder:83676
ID|Cassia County|Naf:83342
ID|Fremont County|Island Park:83429
ID|Jefferson County|Monteview:83435
ID|Kootenai County|Coeur d'Alene:83814|Post Falls:83854
ID|Latah County|Moscow:83843
ID|Madison County|Teton:83451
ID|Oneida County|Holbrook:83243
ID|Teton County|Victor:83455
ID|Twin Falls County|Hansen:83334
IL|Adams County|Payson:62360
IL|Bureau County|New Bedford:61346
IL|Champaign County|Foosland:61845|Sidney:61877
IL|Clinton County|New Memphis:62266
IL|Cook County|Barrington:60010|Glencoe:60022|Kenilworth:60043|Palatine:60067|Skokie:60076|Wilmette:60091|Streamwood:60107|Franklin Park:60131|Melrose Park:60160|Northlake:60164|Schaumburg:60173,60193|Evanston:60201|Oak Park:60302|Stickney:60402|Sauk Village:60411|Flossmoor:60422|Hazel Crest:60429|Matteson:60443|Oak Lawn:60453|Hickory Hills:60457|Olympia Fields:60461|Palos Park:60464|Robbins:60472|Thornton:60476|Worth:60482|Hodgkins:60525|North Riverside:60546|Chicago:60602,60606,60609,60612,60615,60618,60622,60625,60629,60632,60636,60640,60644,60647,60652,60661|Harwood Heights:60656
IL|DeKalb County|Cortland:60112
IL|Douglas County|Murdock:61941
IL|DuPage County|Bloomingdale:60108|Lombard:60148|Wayne:60184|Winfield:60190|Clarendon Hills:60514|Eola:60519|Warrenville:60555|Naperville:60565
IL|Franklin County|Ewing:62836
IL|Grundy County|Mazon:60444
IL|Iroquois County|Crescent City:60928
IL|Jefferson County|Scheller:62883
IL|Kane County|Carpentersville:60110|Geneva:60134|Saint Charles:60175|Batavia:60510|Sugar Grove:60554
IL|Kankakee County|Saint Anne:60964
IL|Kendall County|Yorkville:60560
IL|Lake County|Deerfield:60015|Highwood:60040|Lake Forest:60045|Vernon Hills:60061|Wadsworth:60083|Buffalo Grove:60089
IL|La Salle County|Dana:61321
IL|Lee County|Sublette:61367
IL|McHenry County|Crystal Lake:60012|McHenry:60050|Woodstock:60098
IL|McLean County|Colfax:61728|Towanda:61776
IL|Macoupin County|Benld:62009
IL|Madison County|Edwardsville:62025|Roxana:62084
IL|Marion County|Sandoval:62882
IL|Montgomery County|Hillsboro:62049
IL|Ogle County|Polo:61064
IL|Peoria County|Princeville:61559
IL|Piatt County|Atwood:61913
IL|Rock Island County|Carbon Cliff:61239|Taylor Ridge:61284
IL|St. Clair County|Caseyville:62232|Shiloh:62269
IL|Sangamon County|Sicily:62558|Grandview:62702
IL|Stephenson County|Winslow:61089
IL|Tazewell County|Hopedale:61747
IL|Vermilion County|Sidell:61876
IL|Whiteside County|Fulton:61252
IL|Will County|Crete:60417|Joliet:60432|Rockdale:60436|Romeoville:60446|Peotone:60468|Naperville:60564
IL|Winnebago County|Pecatonica:61063|Rockford:61103,61114
IN|Allen County|Harlan:46743|Yoder:46798|Fort Wayne:46808,46835
IN|Benton County|Boswell:47921
IN|Carroll County|Delphi:46923
IN|Clark County|Marysville:47141
IN|Clinton County|Mulberry:46058
IN|Decatur County|Adams:47240
IN|Delaware County|Muncie:47305
IN|Dubois County|Haysville:47546
IN|Elkhart County|Foraker:46526|Wakarusa:46573
IN|Fountain County|Covington:47932
IN|Grant County|Fowlerton:46930
IN|Hamilton County|Arcadia:46030|Cicero:46034|Westfield:46074
IN|Hancock County|Greenfield:46140
IN|Hendricks County|Clayton:46118|Clermont:46234
IN|Howard County|Greentown:46936
IN|Jackson County|Vallonia:47281
IN|Jennings County|North Vernon:47265
IN|Johnson County|Needham:46162
IN|Kosciusko County|Claypool:46510
IN|Lake County|East Cedar Lake:46303|Munster:46321|Hobart:46342|Whiting:46394|Gary:46407
IN|LaPorte County|La Porte:46350
IN|Lawrence County|Springville:47462
IN|Madison County|Lapel:46051
IN|Marion County|Indianapolis:46202,46205,46218,46221|Lawrence:46226|Southport:46237|Park Fletcher:46241|Acton:46259|New Augusta:46278
IN|Monroe County|Bloomington:47401|Stinesville:47464
IN|Morgan County|Centerton:46151
IN|Orange County|French Lick:47432
IN|Porter County|Beverly Shores:46301|Valparaiso:46383
IN|Putnam County|Reelsville:46171
IN|St. Joseph County|Lakeville:46536|Wyatt:46595|South Bend:46628
IN|Spencer County|Gentryville:47537
IN|Switzerland County|Vevay:47043
IN|Tippecanoe County|Clarks Hill:47930
IN|Vanderburgh County|Evansville:47708,47714
IN|Vigo County|Terre Haute:47803
IN|Wabash County|Roann:46974
IN|Washington County|Salem:47167
IN|White County|Buffalo:47925
KS|Barber County|Sun City:67143
KS|Butler County|Elbing:67041
KS|Coffey County|Strawn:66839
KS|Crawford County|Walnut:66780
KS|Douglas County|Lawrence:66046
KS|Ellis County|Schoenchen:67667
KS|Ford County|Wright:67882
KS|Gray County|Montezuma:67867
KS|Jefferson County|Winchester:66097
KS|Johnson County|Olathe:66062|Overland Park:66204,66213|Leawood:66209|Shawnee:66218|Stanley:66223
KS|Labette County|Edna:67342
KS|Leavenworth County|Tonganoxie:66086
KS|Marion County|Antelope:66858
KS|Montgomery County|Havana:67347
KS|Pawnee County|Burdett:67523
KS|Reno County|Partridge:67566
KS|Riley County|Manhattan:66506
KS|Saline County|Gypsum:67448
KS|Sedgwick County|Colwich:67030|Maize:67101|Wichita:67204,67210,67216,67230
KS|Shawnee County|Wakarusa:66546|Topeka:66612
KS|Sumner County|Mayfield:67103
KS|Wyandotte County|Rosedale:66103|Kansas City:66112
KY|Anderson County|Lawrenceburg:40342
KY|Bell County|Callaway:40977
KY|Boone County|Verona:41092
KY|Boyd County|Rush:41168
KY|Bullitt County|Brooks:40109
KY|Calloway County|Kirksey:42054
KY|Campbell County|Newport:41076
KY|Christian County|Gracey:42232
KY|Clay County|Bright Shade:40962
KY|Daviess County|Philpot:42366
KY|Fayette County|Lexington:40503,40508,40514
KY|Fleming County|Wallingford:41093
KY|Gallatin County|Sparta:41086
KY|Grayson County|Wax:42726
KY|Hardin County|Radcliff:40160
KY|Harlan County|Chevrolet:40831
KY|Henry County|Bethlehem:40007
KY|Jefferson County|Fisherville:40023|Louisville:40204,40209,40213,40217|Lyndon:40222,40241|Valley Station:40272
KY|Jessamine County|High Bridge:40390
KY|Kenton County|Ludlow:41016
KY|Knott County|Vicco:41773
KY|Laurel County|Sasser:40741
KY|Lincoln County|Kings Mountain:40442
KY|McCracken County|Paducah:42003
KY|Madison County|Berea:40403
KY|Marshall County|Gilbertsville:42044
KY|Mercer County|Bondville:40372
KY|Nelson County|Bardstown:40004
KY|Oldham County|Goshen:40026
KY|Pike County|Broad Bottom:41501
KY|Pulaski County|Ferguson:42533
KY|Russell County|Jamestown:42629
KY|Simpson County|Franklin:42134
KY|Union County|Henshaw:42437
KY|Warren County|Woodburn:42170
KY|Whitley County|Siler:40763
LA|Acadia Parish|Mermentau:70556
LA|Ascension Parish|Gonzales:70737
LA|Avoyelles Parish|Hamburg:71339
LA|Bossier Parish|Haughton:71037
LA|Caddo Parish|Belcher:71004|Oil City:71061|Shreveport:71108
LA|Calcasieu Parish|Lake Charles:70607|Starks:70661
LA|Claiborne Parish|Summerfield:71079
LA|East Baton Rouge Parish|Zachary:70791|Baton Rouge:70806,70817,70836|Greenwood:70811
LA|Grant Parish|Georgetown:71432
LA|Iberville Parish|Plaquemine:70764
LA|Jefferson Parish|Metairie:70003|Gretna:70053|Kenner:70065|Bridge City:70094
LA|Jefferson Davis Parish|Welsh:70591
LA|Lafayette Parish|Lafayette:70508|Milton:70558
LA|Lafourche Parish|Golden Meadow:70357
LA|Lincoln Parish|Simsboro:71275
LA|Livingston Parish|Holden:70744
LA|Natchitoches Parish|Gorum:71434
LA|Orleans Parish|New Orleans:70115,70122,70128
LA|Ouachita Parish|Monroe:71201|Calhoun:71225
LA|Pointe Coupee Parish|New Roads:70760
LA|Rapides Parish|Forest Hill:71430
LA|St. Bernard Parish|Arabi:70032
LA|St. Helena Parish|Pine Grove:70453
LA|St. Landry Parish|Port Barre:70577
LA|St. Martin Parish|Henderson:70517
LA|St. Tammany Parish|Covington:70433|Pearl River:70452|Mandeville:70471
LA|Tangipahoa Parish|Ponchatoula:70454
LA|Terrebonne Parish|Houma:70363
LA|Vermilion Parish|Erath:70533
LA|Washington Parish|Angie:70426
LA|West Baton Rouge Parish|Erwinville:70729
MA|Barnstable County|Barnstable:02630|Provincetown:02657
MA|Berkshire County|Hancock:01237
MA|Bristol County|North Easton:02356|East Taunton:02718|Somerset:02725|New Bedford:02746|Raynham:02767
MA|Dukes County|Chilmark:02535
MA|Essex County|Groveland:01834|North Andover:01845|Swampscott:01907|Byfield:01922|Manchester:01944|Peabody:01960|Wenham:01984
MA|Franklin County|Wendell Depot:01380
MA|Hampden County|Feeding Hills:01030|Russell:01071|Springfield:01105,01128
MA|Hampshire County|Hadley:01035
MA|Middlesex County|Ashby:01431|Pepperell:01463|Framingham:01701|Bedford:01730|Hopkinton:01748|Natick:01760|Sudbury:01776|Billerica:01821|Lowell:01851|North Billerica:01862|Tyngsboro:01879|Winchester:01890|East Cambridge:02141|Somerville:02145|Melrose:02176
MA|Norfolk County|Canton:02021|Foxboro:02035|Norfolk:02056|Walpole:02081|Quincy:02171|Weymouth:02190|Plainville:02762
MA|Plymouth County|Bridgewater:02324|Middleboro:02346|South Carver:02366|Wareham:02571
MA|Suffolk County|Boston:02108,02114|Roxbury:02119|Dorchester:02125|Jamaica Plain:02130|Brighton:02135|Cambridge:02163
MA|Worcester County|Gilbertville:01031|Baldwinville:01436|Berlin:01503|Holden:01520|North Oxford:01537|West Upton:01568|Worcester:01603|Bolton:01740
MD|Allegany County|Oldtown:21555
MD|Anne Arundel County|Deale:20751|Tracys Landing:20779|Gibson Island:21056|Millersville:21108|Severna Park:21146
MD|Baltimore County|Fork:21051|Hydes:21082|Hereford:21111|Randallstown:21133|Upper Falls:21156|Pikesville:21208|Halethorpe:21227|Rosedale:21237
MD|Calvert County|Solomons:20688
MD|Carroll County|Greenmount:21074|Carrolltowne:21784
MD|Cecil County|Earleville:21919
MD|Charles County|Hughesville:20637
MD|Dorchester County|Linkwood:21835
MD|Frederick County|Libertytown:21762|Tuscarora:21790
MD|Harford County|Gunpowder:21010|Forest Hill:21050|White Hall:21161
MD|Howard County|Clarksville:21029|Marriottsville:21104
MD|Kent County|Galena:21635
MD|Montgomery County|Bethesda:20816|Poolesville:20837|Dickerson:20842|Potomac:20854|Brinklow:20862|Damascus:20872|Laytonsville:20879|Garrett Park:20896|Colesville:20905
MD|Prince George's County|Accokeek:20607|Cheltenham:20623|Montpelier:20708|Bowie:20715|Brentwood:20722|Fort Washington:20744|Temple Hills:20748|Upper Marlboro:20774|Landover Hills:20784
MD|St. Mary's County|Bushwood:20618
MD|Somerset County|Deal Island:21821
MD|Washington County|Funkstown:21734|Williamsport:21795
MD|Worcester County|Berlin:21811
MD|Baltimore city|Baltimore:21202,21211,21214,21217,21231|Brooklyn Curtis:21226
ME|Androscoggin County|Lewiston:04240|Poland Spring:04274
ME|Aroostook County|Oxbow:04764
ME|Cumberland County|Casco:04015|Harrison:04040|Scarborough:04074|North Yarmouth:04097|Peaks Island:04108
ME|Hancock County|Brooklin:04616
ME|Kennebec County|Farmingdale:04344|Winthrop:04364
ME|Knox County|South Thomaston:04858
ME|Oxford County|Porter:04068
ME|Penobscot County|Brewer:04412|Levant:04456|Dexter:04930
ME|Sagadahoc County|Mac Mahan:04548
ME|Somerset County|West Forks:04985
ME|Washington County|Machias:04654
ME|York County|South Berwick:03908|Kennebunk:04043|Springvale:04083
MI|Allegan County|Dorr:49323
MI|Antrim County|Central Lake:49622
MI|Bay County|Auburn:48611
MI|Berrien County|Benton Harbor:49022|Niles:49120
MI|Calhoun County|Battle Creek:49015
MI|Cass County|Cassopolis:49031
MI|Chippewa County|De Tour Village:49725
MI|Clinton County|Saint Johns:48879
MI|Eaton County|Dimondale:48821
MI|Emmet County|Harbor Point:49740
MI|Genesee County|Goodrich:48438|Otisville:48463|Northeast:48506
MI|Gladwin County|Gladwin:48624
MI|Grand Traverse County|Williamsburg:49690
MI|Houghton County|Gay:49945
MI|Ingham County|Haslett:48840|Lansing:48911
MI|Ionia County|Clarksville:48815
MI|Isabella County|Rosebush:48878
MI|Jackson County|Concord:49237
MI|Kalamazoo County|Kalamazoo:49001|Augusta:49012|Scotts:49088
MI|Kent County|Byron Center:49315|Gowen:49326|Sand Lake:49343|Grand Rapids:49505|Wyoming:49509
MI|Lapeer County|Attica:48412
MI|Lenawee County|Blissfield:49228
MI|Livingston County|Gregory:48137|Fenton:48430
MI|Macomb County|Center Line:48015|Macomb:48042|Chesterfield:48047,48051|Warren:48089,48093|Ray:48096|Shelby Township:48317
MI|Mason County|Fountain:49410
MI|Midland County|Edenville:48620
MI|Monroe County|Ida:48140
MI|Montcalm County|Carson City:48811
MI|Muskegon County|Fruitport:49415|Twin Lake:49457
MI|Oakland County|Franklin:48025|Madison Heights:48071|Troy:48083|South Lyon:48178|Rochester Hills:48309|Auburn Hills:48326|Pontiac:48342|Highland:48357|Oxford:48370|Milford:48380|Wixom:48393
MI|Osceola County|Leroy:49655
MI|Ottawa County|Grand Haven:49417|Marne:49435
MI|Roscommon County|Houghton Lake:48629
MI|Saginaw County|Brant:48614
MI|St. Clair County|Berlin:48002|Port Huron:48060
MI|Sanilac County|Decker:48426
MI|Tuscola County|Fostoria:48435
MI|Van Buren County|Mattawan:49071
MI|Washtenaw County|Ann Arbor:48108|Saline:48176|Ypsilanti:48197
MI|Wayne County|Dearborn:48120,48128|Inkster:48141|Livonia:48154|Romulus:48174|Westland:48185|Southgate:48195|Detroit:48204,48207,48211,48215,48219,48242|Harper Woods:48225|Ecorse:48229|Grosse Pointe:48236
MN|Anoka County|Circle Pines:55014|East Bethel:55092|Coon Rapids:55433
MN|Becker County|Detroit Lakes:56501
MN|Benton County|Rice:56367
MN|Brown County|Sleepy Eye:56085
MN|Carver County|Norwood:55368
MN|Chisago County|North Branch:55056
MN|Cottonwood County|Wilder:56101
MN|Dakota County|Hampton:55031|Rosemount:55068|Eagan:55121|Mendota:55150
MN|Douglas County|Brandon:56315
MN|Goodhue County|Stanton:55018
MN|Hennepin County|Champlin:55316|Minnetonka:55345|Maple Plain:55359|Wayzata:55391|Minneapolis:55405,55417,55455|Edina:55410|Richfield:55423|Brooklyn Center:55430,55444|Bloomington:55438
MN|Itasca County|Keewatin:55753
MN|Kandiyohi County|Sunburg:56289
MN|McLeod County|Brownton:55312
MN|Mille Lacs County|Foreston:56330
MN|Nicollet County|North Mankato:56003
MN|Olmsted County|Rochester:55906|Stewartville:55976
MN|Pipestone County|Edgerton:56128
MN|Ramsey County|Saint Paul:55102,55105,55114|White Bear Lake:55110|Maplewood:55119
MN|Rice County|Dundas:55019
MN|St. Louis County|Angora:55703|Kinney:55758
MN|Scott County|Elko:55020|Belle Plaine:56011
MN|Sherburne County|Saint Cloud:56304
MN|Stearns County|Melrose:56352
MN|Steele County|Ellendale:56026
MN|Waseca County|Waldorf:56091
MN|Washington County|Lakeland:55043|White Bear Lake:55115
MN|Winona County|Saint Charles:55972
MN|Wright County|Monticello:55362
MO|Audrain County|Laddonia:63352
MO|Benton County|Warsaw:65355
MO|Boone County|Columbia:65203
MO|Buchanan County|Easton:64443
MO|Butler County|Qulin:63961
MO|Cape Girardeau County|Cape Girardeau:63701
MO|Cass County|Peculiar:64078
MO|Chariton County|Brunswick:65236
MO|Clay County|Holt:64048|Kansas City:64155,64167
MO|Cole County|Jefferson City:65109
MO|Douglas County|Ava:65608
MO|Franklin County|New Haven:63068
MO|Greene County|Fair Grove:65648|Springfield:65802,65809
MO|Howell County|Mountain View:65548
MO|Jackson County|Grandview:64030|Independence:64058|Lees Summit:64086|Kansas City:64110,64126,64134
MO|Jasper County|Jasper:64755|Sarcoxie:64862
MO|Jefferson County|Fenton:63026|Antonia:63052
MO|Laclede County|Conway:65632
MO|Lincoln County|Foley:63347
MO|Macon County|Macon:63552
MO|Moniteau County|Jamestown:65046
MO|Newton County|Neosho:64850
MO|Perry County|Frohna:63748
MO|Pike County|Annada:63330
MO|Platte County|Edgerton:64444
MO|Ralls County|Perry:63462
MO|St. Charles County|Saint Charles:63301|Augusta:63332|Saint Paul:63366|West Alton:63386
MO|St. Francois County|Farmington:63640
MO|St. Louis County|Crescent:63025|Glencoe:63038|Saint Ann:63074|Webster Groves:63119|Ladue:63124|Sappington:63128|Saint Louis:63133|North County:63137|Maplewood:63143
MO|Schuyler County|Glenwood:63541
MO|Stone County|Galena:65656
MO|Vernon County|Bronaugh:64728
MO|Webster County|Marshfield:65706
MO|St. Louis city|Saint Louis:63104,63111,63120
MS|Alcorn County|Kossuth:38834
MS|Bolivar County|Merigold:38759
MS|Clarke County|Matherville:39360
MS|Covington County|Mount Olive:39119
MS|DeSoto County|Lake Cormorant:38641|Walls:38680
MS|Forrest County|Petal:39465
MS|Hancock County|Diamondhead:39525
MS|Harrison County|Gulfport:39507|Long Beach:39560
MS|Hinds County|Edwards:39066|Jackson:39203,39212
MS|Itawamba County|Mantachie:38855
MS|Jackson County|Ocean Springs:39564
MS|Jasper County|Stringer:39481
MS|Jones County|Soso:39480
MS|Lamar County|Lumberton:39455
MS|Lauderdale County|Collinsville:39325
MS|Lee County|Guntown:38849
MS|Leflore County|Morgan City:38946
MS|Lowndes County|Caledonia:39740
MS|Madison County|Pickens:39146
MS|Marshall County|Red Banks:38661
MS|Neshoba County|Union:39365
MS|Oktibbeha County|Sturgis:39769
MS|Pearl River County|Poplarville:39470
MS|Pontotoc County|Thaxton:38871
MS|Rankin County|Florence:39073|Richland:39218
MS|Smith County|Taylorsville:39168
MS|Tate County|Senatobia:38668
MS|Union County|Blue Springs:38828
MS|Washington County|Avon:38723
MS|Winston County|Noxapater:39346
MT|Blaine County|Lloyd:59535
MT|Cascade County|Fort Shaw:59443
MT|Chouteau County|Loma:59460
MT|Flathead County|Evergreen:59901|Martin City:59926
MT|Gallatin County|Belgrade:59714|Three Forks:59752
MT|Hill County|Kremlin:59532
MT|Lewis and Clark County|Helena:59601|Wolf Creek:59648
MT|Missoula County|Missoula:59802|Condon:59826
MT|Park County|Clyde Park:59018
MT|Ravalli County|Florence:59833
MT|Rosebud County|Hathaway:59333
MT|Stillwater County|Columbus:59019
MT|Yellowstone County|Ballantine:59006|Laurel:59044|Billings:59102
NC|Alamance County|Burlington:27217
NC|Alexander County|Hiddenite:28636
NC|Beaufort County|Bath:27808
NC|Brunswick County|Bolivia:28422
NC|Buncombe County|Alexander:28701|Montreat:28757|Asheville:28806
NC|Cabarrus County|Concord:28025|Kannapolis:28083
NC|Caldwell County|Hudson:28638
NC|Caswell County|Milton:27305
NC|Catawba County|Maiden:28650
NC|Chatham County|Moncure:27559
NC|Cleveland County|Lawndale:28090
NC|Craven County|Bridgeton:28519
NC|Cumberland County|Bonnie Doone:28303|Fort Bragg:28307|Hope Mills:28348
NC|Dare County|Avon:27915
NC|Davidson County|Lexington:27292
NC|Davie County|Mocksville:27028
NC|Durham County|Bahama:27503|Durham:27704,27712
NC|Forsyth County|Clemmons:27012|Walkertown:27051|Winston Salem:27106
NC|Franklin County|Franklinton:27525
NC|Gaston County|Cramerton:28032|Mount Holly:28120
NC|Greene County|Walstonburg:27888
NC|Guilford County|High Point:27262|Oak Ridge:27310|Greensboro:27401,27408
NC|Halifax County|Scotland Neck:27874
NC|Harnett County|Olivia:28368
NC|Henderson County|Flat Rock:28731
NC|Hoke County|Raeford:28376
NC|Iredell County|Harmony:28634
NC|Jackson County|Dillsboro:28725
NC|Johnston County|Micro:27555
NC|Lee County|Colon:27330
NC|Lincoln County|Crouse:28033
NC|McDowell County|Old Fort:28762
NC|Mecklenburg County|Cornelius:28031|Pineville:28134|Charlotte:28204,28208,28211,28215,28223,28269,28277
NC|Moore County|West End:27376
NC|Nash County|Nashville:27856
NC|New Hanover County|Ogden:28405|Castle Hayne:28429
NC|Onslow County|Hubert:28539|Stella:28582
NC|Orange County|Chapel Hill:27514
NC|Pender County|Currie:28435
NC|Pitt County|Falkland:27827|Ayden:28513
NC|Randolph County|Liberty:27298
NC|Richmond County|Hoffman:28347
NC|Robeson County|Pembroke:28372
NC|Rockingham County|Ruffin:27326
NC|Rowan County|Rockwell:28138
NC|Rutherford County|Lake Lure:28746
NC|Stanly County|Albemarle:28001
NC|Surry County|Dobson:27017
NC|Tyrrell County|Columbia:27925
NC|Union County|Monroe:28112
NC|Vance County|Henderson:27537
NC|Wake County|Cary:27513|Garner:27529|Morrisville:27560|Wendell:27591|Raleigh:27603,27606,27609,27614
NC|Washington County|Creswell:27928
NC|Wayne County|Goldsboro:27534
NC|Wilkes County|Purlear:28665
NC|Wilson County|Wilson:27896
ND|Billings County|Gorham:58627
ND|Burleigh County|Lincoln:58504|Moffit:58560
ND|Cass County|Ayr:58007|Gardner:58036|Durbin:58059|Fargo:58103
ND|Grand Forks County|Grand Forks:58202|Niagara:58266
ND|McIntosh County|Ashley:58413
ND|Morton County|Hannover:58563
ND|Ramsey County|Devils Lake:58301
ND|Rolette County|Mylo:58353
ND|Stark County|Taylor:58656
ND|Walsh County|Fordville:58231
ND|Ward County|Douglas:58735
ND|Williams County|Appam:58830
NE|Antelope County|Orchard:68764
NE|Buffalo County|Shelton:68876
NE|Clay County|Clay Center:68933
NE|Dawson County|Lexington:68850
NE|Douglas County|Bennington:68007|Waterloo:68069|Omaha:68107,68112,68118,68130,68154|Millard:68137
NE|Greeley County|Spalding:68665
NE|Harlan County|Alma:68920
NE|Lancaster County|Bennet:68317|Panama:68419|Lincoln:68505,68520,68532
NE|Madison County|Newman Grove:68758
NE|Platte County|Richland:68601
NE|Sarpy County|Bellevue:68005|Omaha:68123,68147
NE|Scotts Bluff County|Minatare:69356
NE|Washington County|Herman:68029
NH|Belknap County|Gilford:03246
NH|Carroll County|Mirror Lake:03853
NH|Cheshire County|Marlow:03456
NH|Coos County|Pittsburg:03592
NH|Grafton County|Etna:03750
NH|Hillsborough County|Brookline:03033|Hollis:03049|Nashua:03060|Pelham:03076|Manchester:03101|Bedford:03110|Hancock:03449
NH|Merrimack County|Elkins:03233|South Sutton:03273
NH|Rockingham County|Candia:03034|Raymond:03077|Atkinson:03811|Hampton:03842|North Hampton:03862
NH|Strafford County|Lee:03824|East Rochester:03868
NH|Sullivan County|South Acworth:03607
NJ|Atlantic County|Elwood:08217|Landisville:08326
NJ|Bergen County|Cliffside Park:07010|Rutherford:07070|Elmwood Park:07407|Ramsey:07446|Leonia:07605|Demarest:07627|Little Ferry:07643|Palisades Park:07650|Tenafly:07670
NJ|Burlington County|Columbus:08022|Mount Laurel:08054|Delanco:08075|Roebling:08554
NJ|Camden County|Berlin:08009|Cherry Hill:08034|Sicklerville:08081|Camden:08103
NJ|Cape May County|Avalon:08202
NJ|Cumberland County|Cedarville:08311|Port Norris:08349
NJ|Essex County|Cedar Grove:07009|Glen Ridge:07028|Montclair:07042|Roseland:07068|Newark:07103,07107,07112
NJ|Gloucester County|Harrisonville:08039|Swedesboro:08085|Newfield:08344
NJ|Hudson County|Hoboken:07030|North Bergen:07047|Secaucus:07094|Jersey City:07304,07306
NJ|Hunterdon County|Pottersville:07979|Three Bridges:08887
NJ|Mercer County|Titusville:08560|Trenton:08618|Lawrenceville:08648
NJ|Middlesex County|Port Reading:07064|Cranbury:08512|Edison:08820|Jamesburg:08831|Milltown:08850|Perth Amboy:08861|Spotswood:08884
NJ|Monmouth County|Shrewsbury:07702|Cliffwood:07721|Howell:07731|Long Branch:07740|Oceanport:07757|Allenwood:08720
NJ|Morris County|Parsippany:07054|Denville:07834|Rockaway:07866|East Hanover:07936
NJ|Ocean County|Barnegat:08005|West Creek:08092|Osbornsville:08723|Lanoka Harbor:08734|Seaside Heights:08751|Waretown:08758
NJ|Passaic County|Passaic:07055|Pompton Lakes:07442|Paterson:07502|Totowa:07512
NJ|Salem County|Carneys Point:08069
NJ|Somerset County|Far Hills:07931|Bound Brook:08805|Raritan:08869
NJ|Sussex County|Augusta:07822
NJ|Union County|Fanwood:07023|Clark:07066|Vauxhall:07088|Roselle:07203|Elizabeth:07208
NJ|Warren County|Hackettstown:07840
NM|Bernalillo County|Isleta:87022|Bosque Farms:87068|Albuquerque:87104,87107,87109,87111,87113,87120,87122
NM|Chaves County|Hagerman:88232
NM|Colfax County|Maxwell:87728
NM|Dona Ana County|Hatch:87937|Santa Teresa:88008|Mesilla Park:88047
NM|Eddy County|Lakewood:88254
NM|Lea County|Crossroads:88114
NM|Lincoln County|Glencoe:88324
NM|McKinley County|Mentmore:87319
NM|Otero County|Mescalero:88340
NM|Rio Arriba County|San Juan Pueblo:87566
NM|Sandoval County|Jemez Springs:87025|Cochiti Lake:87083
NM|San Juan County|Flora Vista:87415
NM|San Miguel County|Ribera:87560
NM|Santa Fe County|Stanley:87056|Lamy:87540
NM|Taos County|Penasco:87553
NM|Valencia County|Los Lunas:87031
NV|Clark County|Blue Diamond:89004|Henderson:89011,89014|Goodsprings:89019|Laughlin:89029|North Las Vegas:89031|Overton:89040|Indian Springs:89070|Las Vegas:89102,89106,89108,89113,89118,89120,89123,89129,89131,89138,89141,89144,89147,89149,89161,89178
NV|Douglas County|Minden:89423
NV|Humboldt County|Golconda:89414
NV|Nye County|Beatty:89003
NV|Washoe County|Nixon:89424|Sparks:89436|Reno:89501,89506,89512
NV|Carson City|Carson City:89701
NY|Albany County|Delmar:12054|Westerlo:12193|Preston Hollow:12469
NY|Bronx County|Bronx:10452,10454,10456,10458,10460,10462,10465,10467,10469,10471,10473,10475
NY|Broome County|Maine:13802
NY|Cattaraugus County|Cattaraugus:14719
NY|Cayuga County|Weedsport:13166
NY|Chautauqua County|Sherman:14781
NY|Chenango County|Sherburne:13460
NY|Columbia County|Canaan:12029
NY|Delaware County|Andes:13731
NY|Dutchess County|Lagrangeville:12540|Stanfordville:12581
NY|Erie County|Alden:14004|Collins:14034|Glenwood:14069|Marilla:14102|Buffalo:14201,14210|Lackawanna:14218|Amherst:14226
NY|Franklin County|Paul Smiths:12970
NY|Genesee County|Le Roy:14482
NY|Herkimer County|Poland:13431
NY|Jefferson County|Theresa:13691
NY|Kings County|Brooklyn:11203,11205,11207,11209,11210,11212,11214,11216,11218,11219,11221,11223,11225,11226,11229,11231,11233,11235,11236,11238,11249
NY|Livingston County|Dalton:14836
NY|Monroe County|East Rochester:14445|Mendon:14506|Webster:14580|Rochester:14608,14615,14621
NY|Montgomery County|Fort Johnson:12070
NY|Nassau County|Great Neck:11021|Port Washington:11050|Cedarhurst:11516|Glen Head:11545|Hewlett:11557|Lynbrook:11563|Roosevelt:11575|Westbury:11590|Bethpage:11714|Oyster Bay:11771|Hicksville:11801
NY|New York County|New York:10003,10010,10014,10020,10024,10029,10034,10038,10111,10128,10165,10171,10278
NY|Niagara County|Barker:14012|Wilson:14172
NY|Oneida County|Bridgewater:13313|Vernon:13476
NY|Onondaga County|Clay:13041|Manlius:13104|Syracuse:13203|Onondaga:13215
NY|Ontario County|Phelps:14532
NY|Orange County|Highland Falls:10928|Tuxedo Park:10987|Walden:12586
NY|Oswego County|Hannibal:13074
NY|Otsego County|West Winfield:13491
NY|Putnam County|Patterson:12563
NY|Queens County|Astoria:11101|Sunnyside:11104|Flushing:11354,11358,11371|Little Neck:11362|Fresh Meadows:11365|Corona:11368|Forest Hills:11375|Middle Village:11379|Kew Gardens:11412|Ozone Park:11416|Woodhaven:11421|Bellerose:11426|Queens Village:11429|Jamaica:11433,11436|Far Rockaway:11693
NY|Rensselaer County|Berlin:12022|Troy:12182
NY|Richmond County|Staten Island:10303,10306,10309,10314
NY|Rockland County|New City:10956|Chestnut Ridge:10977
NY|St. Lawrence County|Colton:13625
NY|Saratoga County|Clifton Park:12065|Hadley:12835
NY|Schenectady County|Mayfair:12302
NY|Schoharie County|Stamford:12167
NY|Steuben County|Hornell:14843
NY|Suffolk County|Kismet:11706|Centereach:11720|Elwood:11731|Melville:11747|Mount Sinai:11766|Rocky Point:11778|Sound Beach:11789|Calverton:11933|Greenport:11944|Mattituck:11952|Remsenburg:11960|Southold:11971
NY|Sullivan County|Kauneonga Lake:12749
NY|Tompkins County|Etna:13062
NY|Ulster County|Esopus:12429|Mohonk Lake:12561
NY|Washington County|Hampton:12837
NY|Westchester County|Amawalk:10501|Cross River:10518|Hawthorne:10532|Mount Kisco:10549|Pleasantville:10570|Somers:10589|White Plains:10605|Tuckahoe:10707
NY|Wyoming County|Bliss:14024
OH|Allen County|Cridersville:45806
OH|Ashland County|Polk:44866
OH|Athens County|Athens:45701
OH|Belmont County|Bethesda:43719
OH|Butler County|Hamilton:45011|Middletown:45042|Okeana:45053|West Chester:45069
OH|Clark County|Enon:45323
OH|Clermont County|Amelia:45102|Moscow:45153
OH|Clinton County|Wilmington:45177
OH|Coshocton County|Conesville:43811
OH|Cuyahoga County|Chagrin Falls:44022|Cleveland:44103,44111,44127,44135|Edgewater:44107|Rocky River:44116|South Euclid:44121|Independence:44131|Solon:44139|Brooklyn:44144
OH|Darke County|Union City:45390
OH|Delaware County|Ostrander:43061
OH|Erie County|Kelleys Island:43438
OH|Fairfield County|Carroll:43112
OH|Fayette County|Jeffersonville:43128
OH|Franklin County|Dublin:43017|Westerville:43081|Grove City:43123|Columbus:43202,43206,43211,43215,43227,43231|Upper Arlington:43221
OH|Gallia County|Patriot:45658
OH|Greene County|Alpha:45301|Beavercreek:45432
OH|Hamilton County|Harrison:45030|Cincinnati:45203,45211,45219|Anderson:45230|Parkdale:45240|Westwood:45248
OH|Hancock County|Mount Blanchard:45867
OH|Highland County|Highland:45132
OH|Huron County|Collins:44826
OH|Jefferson County|Irondale:43932
OH|Lake County|Madison:44057|Wickliffe:44092
OH|Lawrence County|Kitts Hill:45645
OH|Licking County|Hebron:43025
OH|Logan County|Lewistown:43333
OH|Lorain County|Elyria:44035|Lorain:44053
OH|Lucas County|Berkey:43504|Waterville:43566|Toledo:43609,43615
OH|Madison County|West Jefferson:43162
OH|Mahoning County|Youngstown:44503|Sebring:44672
OH|Medina County|Hinckley:44233|Wadsworth:44281
OH|Miami County|Laura:45337
OH|Montgomery County|Clayton:45315|Vandalia:45377|Dayton:45409,45419|West Carrollton:45449
OH|Muskingum County|Fultonham:43738
OH|Paulding County|Antwerp:45813
OH|Pike County|Cynthiana:45624
OH|Portage County|Mantua:44255
OH|Putnam County|Columbus Grove:45830
OH|Richland County|Lexington:44904
OH|Sandusky County|Burgoon:43407
OH|Scioto County|Rarden:45671
OH|Shelby County|Russia:45363
OH|Stark County|Louisville:44641|Canton:44703|Jackson Belden:44718
OH|Summit County|Clinton:44216|Peninsula:44264|Akron:44305,44312|Uniontown:44685
OH|Trumbull County|Masury:44438
OH|Tuscarawas County|Bolivar:44612
OH|Union County|Richwood:43344
OH|Warren County|Otterbien Home:45036|Waynesville:45068
OH|Wayne County|Creston:44217
OH|Williams County|Edon:43518
OH|Wood County|Milton Center:43541
OK|Beaver County|Forgan:73938
OK|Caddo County|Eakly:73033
OK|Canadian County|Union City:73090
OK|Cherokee County|Cookson:74427
OK|Cleveland County|Noble:73068|Norman:73072|Oklahoma City:73173
OK|Comanche County|Lawton:73507
OK|Cotton County|Hastings:73548
OK|Custer County|Weatherford:73096
OK|Garfield County|Carrier:73727
OK|Grady County|Chickasha:73018
OK|Jackson County|Headrick:73549
OK|Kiowa County|Hobart:73651
OK|Lincoln County|Tryon:74875
OK|McCurtain County|Battiest:74722
OK|Mayes County|Langley:74350
OK|Muskogee County|Wainwright:74468
OK|Oklahoma County|Bethany:73008|Nicoma Park:73066|Oklahoma City:73105,73111,73118,73129,73139,73159
OK|Osage County|Barnsdall:74002
OK|Payne County|Cushing:74023
OK|Pittsburg County|Alderson:74522
OK|Pottawatomie County|McLoud:74851
OK|Rogers County|Claremore:74017
OK|Sequoyah County|Marble City:74945
OK|Texas County|Tyrone:73951
OK|Tulsa County|Glenpool:74033|Tulsa:74104,74110,74117,74130,74136
OK|Wagoner County|Coweta:74429
OK|Washington County|Ramona:74061
OR|Benton County|Corvallis:97331
OR|Clackamas County|Brightwood:97011|Estacada:97023|Mulino:97042|West Linn:97068
OR|Clatsop County|Gearhart:97138
OR|Coos County|Coquille:97423
OR|Deschutes County|Bend:97701|La Pine:97739
OR|Douglas County|Glide:97443
OR|Hood River County|Bonneville:97014
OR|Jackson County|Butte Falls:97522|Shady Cove:97539
OR|Josephine County|Kerby:97531
OR|Klamath County|Midland:97634
OR|Lane County|Cheshire:97419|Florence:97439|Springfield:97477|Yachats:97498
OR|Linn County|Halsey:97348
OR|Malheur County|Ironside:97908
OR|Marion County|Saint Paul:97137|West Stayton:97325|Scotts Mills:97375
OR|Multnomah County|Corbett:97019|Gresham:97080|Portland:97204,97209,97213,97217,97220,97232
OR|Polk County|Salem:97304
OR|Tillamook County|Tillamook:97141
OR|Union County|La Grande:97850
OR|Washington County|Aloha:97006|Buxton:97109|Gales Creek:97117|Hillsboro:97124|Timber:97144|Cedar Hills:97225
OR|Yamhill County|McMinnville:97128
PA|Adams County|Littlestown:17340
PA|Allegheny County|Buena Vista:15018|Elizabeth:15037|Noblestown:15071|Bethel Park:15102|Library:15129|Sewickley:15143|Carson:15203|Oakland:15213|Downtown:15222|Shadyside:15232
PA|Armstrong County|North Apollo:15673
PA|Beaver County|Clinton:15026|Koppel:16136
PA|Berks County|Bethel:19507|Lenhartsville:19534|Temple:19560|Reading:19611
PA|Blair County|Tyrone:16686
PA|Bucks County|New Britain:18901|Jamison:18929|Pipersville:18947|Holland:18966|Croydon:19021|Yardley:19067
PA|Butler County|Mars:16046
PA|Cambria County|Johnstown:15906
PA|Carbon County|Palmerton:18071
PA|Centre County|Julian:16844
PA|Chester County|Paoli:19301|Devon:19333|Frazer:19355|Toughkenamon:19374|Spring City:19475
PA|Clearfield County|Hawk Run:16840
PA|Columbia County|Locustdale:17945
PA|Cumberland County|Boiling Springs:17007|Summerdale:17093
PA|Dauphin County|Berrysburg:17005|Pillow:17080|Harrisburg:17112
PA|Delaware County|Brookhaven:19015|Folsom:19033|Morton:19070|Upper Darby:19082|Thornton:19373
PA|Erie County|Harborcreek:16421|Erie:16503
PA|Fayette County|East Millsboro:15433
PA|Forest County|East Hickory:16321
PA|Franklin County|Scotland:17254
PA|Huntingdon County|Wood:16694
PA|Jefferson County|De Lancey:15733
PA|Lackawanna County|Gouldsboro:18424|Scranton:18510
PA|Lancaster County|Columbia:17512|Kinzers:17535|Narvon:17555|Smoketown:17576
PA|Lawrence County|New Castle:16102
PA|Lebanon County|Fredericksburg:17026
PA|Lehigh County|Bethlehem:18018|Hokendauqua:18052|Emerald:18080
PA|Luzerne County|West Hazleton:18201|Glen Lyon:18617|Wapwallopen:18660
PA|Lycoming County|Lairdsville:17742
PA|McKean County|Port Allegany:16743
PA|Mercer County|Wheatland:16161
PA|Monroe County|Henryville:18332
PA|Montgomery County|East Greenville:18041|Montgomeryville:18936|Cheltenham:19012|Horsham:19044|Eagleville:19403|Gwynedd Valley:19437|Sanatoga:19464
PA|Montour County|Danville:17821
PA|Northampton County|Forks Township:18042|Treichlers:18086
PA|Northumberland County|Leck Kill:17836
PA|Philadelphia County|Philadelphia:19102,19107,19112,19118,19121,19125,19129,19132,19136,19139,19143,19147,19150,19154
PA|Schuylkill County|Cumbola:17930|Quakake:18245
PA|Somerset County|Davidsville:15928
PA|Union County|Lewisburg:17837
PA|Warren County|Bear Lake:16402
PA|Washington County|Finleyville:15332
PA|Wayne County|Lake Ariel:18436
PA|Westmoreland County|Apollo:15613|Latrobe:15650|Stahlstown:15687
PA|York County|Airville:17302|Felton:17322|Red Lion:17356|York:17401
PR|Carolina Municipio|Carolina:00979,00982,00983,00985,00987
PR|Guaynabo Municipio|Guaynabo:00965
PR|Manatí Municipio|Manati:00674
PR|Quebradillas Municipio|Quebradillas:00678
RI|Bristol County|Bristol:02809
RI|Kent County|West Greenwich:02817|Greene:02827|Warwick:02889
RI|Newport County|Little Compton:02837|Tiverton:02878
RI|Providence County|Foster:02825|Harrisville:02830|Mapleville:02839|Pascoag:02859|Central Falls:02863|Lincoln:02865|Cranston:02905,02910,02919,02921|Providence:02908|Riverside:02915
RI|Washington County|Richmond:02832|Narragansett:02882
SC|Aiken County|Salley:29137|Beech Island:29841
SC|Anderson County|Anderson:29625|Starr:29684
SC|Beaufort County|Burton:29902|Seabrook:29940
SC|Berkeley County|Cross:29436|Alvin:29479
SC|Charleston County|Charleston:29404,29418|Meggett:29449|Ravenel:29470
SC|Chester County|Chester:29706
SC|Clarendon County|Turbeville:29162
SC|Darlington County|Society Hill:29593
SC|Dorchester County|Reevesville:29471
SC|Edgefield County|Johnston:29832
SC|Florence County|Quinby:29506
SC|Georgetown County|Hemingway:29554
SC|Greenville County|Greenville:29605,29615|Greer:29651|Piedmont:29673|Travelers Rest:29690
SC|Hampton County|Hampton:29924
SC|Horry County|Green Sea:29545|Myrtle Beach:29572
SC|Jasper County|Hardeeville:29927
SC|Lancaster County|Heath Springs:29058
SC|Laurens County|Mountville:29370
SC|Lexington County|Gaston:29053|Pelion:29123|West Columbia:29172
SC|Newberry County|Chappells:29037
SC|Oconee County|Madison:29693
SC|Orangeburg County|Branchville:29432
SC|Pickens County|Six Mile:29682
SC|Richland County|Gadsden:29052|Columbia:29201,29206,29223
SC|Spartanburg County|Spartanburg:29307|Fingerville:29338|Startex:29377
SC|Sumter County|Oswego:29150
SC|Williamsburg County|Lane:29564
SC|York County|Hickory Grove:29717|Sharon:29742
SD|Bennett County|Allen:57714
SD|Brown County|Bath:57427
SD|Butte County|Nisland:57762
SD|Codington County|Kranzburg:57245
SD|Day County|Roslyn:57261
SD|Hamlin County|Hayti:57241
SD|Kingsbury County|De Smet:57231
SD|Lincoln County|Canton:57013
SD|McCook County|Monroe:57047
SD|Minnehaha County|Baltic:57003|Dell Rapids:57022|Lyons:57041|Sioux Falls:57105
SD|Oglala Lakota County|Oglala:57764
SD|Pennington County|Hill City:57745|Scenic:57780
SD|Todd County|Mission:57555
SD|Yankton County|Gayville:57031
TN|Anderson County|Lake City:37769
TN|Blount County|Alcoa:37701|Walland:37886
TN|Bradley County|McDonald:37353
TN|Carter County|Hampton:37658
TN|Claiborne County|Eagan:37730
TN|Coffee County|Dickel:37388
TN|Davidson County|Antioch:37013|Old Hickory:37138|Nashville:37205,37209,37214,37218
TN|Decatur County|Scotts Hill:38374
TN|Dyer County|Newbern:38059
TN|Gibson County|Kenton:38233
TN|Greene County|Afton:37616
TN|Hamblen County|Russellville:37860
TN|Hamilton County|Hixson:37343|Chattanooga:37403,37411
TN|Hardin County|Saltillo:38370
TN|Henderson County|Reagan:38368
TN|Jefferson County|Dandridge:37725
TN|Knox County|Mascot:37806|Knoxville:37914,37919,37931
TN|Lauderdale County|Fort Pillow:38041
TN|Loudon County|Greenback:37742
TN|McNairy County|Adamsville:38310
TN|Madison County|Oakfield:38362
TN|Maury County|Spring Hill:37174
TN|Monroe County|Sweetwater:37874
TN|Montgomery County|Cunningham:37052
TN|Moore County|Lynchburg:37352
TN|Polk County|Turtletown:37391
TN|Rhea County|Spring City:37381
TN|Robertson County|Springfield:37172
TN|Rutherford County|La Vergne:37086|Murfreesboro:37130
TN|Sequatchie County|Dunlap:37327
TN|Shelby County|Arlington:38002|Millington:38053|Memphis:38106,38111,38116,38119,38126,38132,38135
TN|Smith County|Lancaster:38569
TN|Sullivan County|Kingsport:37664
TN|Sumner County|Cottontown:37048|Westmoreland:37186
TN|Unicoi County|Unicoi:37692
TN|Washington County|Johnson City:37614
TN|Weakley County|Dresden:38225
TN|Williamson County|Brentwood:37027|Nolensville:37135
TN|Wilson County|Mount Juliet:37122
TX|Andrews County|Andrews:79714
TX|Aransas County|Rockport:78382
TX|Bastrop County|Bastrop:78602
TX|Bell County|Temple:76501|Killeen:76541|Rogers:76569
TX|Bexar County|Von Ormy:78073|Saint Hedwig:78152|San Antonio:78204,78210,78214,78223,78227,78245,78251,78255,78259|Kirby:78219|Hollywood Park:78232|Windcrest:78239
TX|Blanco County|Blanco:78606
TX|Brazoria County|Brazoria:77422|Angleton:77515|Manvel:77578
TX|Brazos County|Bryan:77802|Millican:77866
TX|Burnet County|Briggs:78608
TX|Cameron County|Brownsville:78520|Harlingen:78552|Port Isabel:78578|Santa Rosa:78593
TX|Cherokee County|Mount Selman:75757
TX|Collin County|Celina:75009|Frisco:75034|McKinney:75071|Richardson:75082|Josephine:75164|Dallas:75287|Farmersville:75442
TX|Comal County|Canyon Lake:78133
TX|Cooke County|Valley View:76272
TX|Dallas County|Addison:75001|Irving:75039,75062|Garland:75043|Grand Prairie:75051|Rowlett:75088|Duncanville:75137|Mesquite:75150,75181|Dallas:75203,75207,75216,75220,75226,75230,75238,75249|Cockrell Hill:75211|Farmers Branch:75234,75244
TX|Deaf Smith County|Hereford:79045
TX|Denton County|Flower Mound:75028|Lake Dallas:75065|Denton:76207|Aubrey:76227|Ponder:76259
TX|DeWitt County|Nordheim:78141
TX|Ector County|Odessa:79762
TX|Ellis County|Palmer:75152
TX|El Paso County|Anthony:79821|San Elizario:79849|El Paso:79903,79907,79922,79935|Horizon City:79927
TX|Falls County|Reagan:76680
TX|Fort Bend County|Richmond:77406|Kendleton:77451|Orchard:77464|Stafford:77477|Missouri City:77489
TX|Frio County|Bigfoot:78005
TX|Galveston County|Friendswood:77546|Texas City:77590
TX|Goliad County|Goliad:77963
TX|Grayson County|Van Alstyne:75495
TX|Gregg County|Longview:75605
TX|Guadalupe County|Marion:78124
TX|Hale County|Abernathy:79311
TX|Harris County|Houston:77003,77007,77010,77014,77018,77021,77025,77034,77037,77041,77045,77049,77054,77058,77062,77065,77069,77073,77077,77080,77084,77088,77092,77095|Jacinto City:77029|Huffman:77336|Humble:77346|Klein:77379|Bellaire:77401|Park Row:77449|Pasadena:77503,77506|Channelview:77530|Highlands:77562|Webster:77598
TX|Hays County|Buda:78610|Wimberley:78676
TX|Hidalgo County|McAllen:78501|Alamo:78516|Elsa:78543|La Blanca:78558|Los Ebanos:78565|Penitas:78576|Sullivan City:78595
TX|Hood County|Granbury:76048
TX|Howard County|Vealmoor:79720
TX|Hutchinson County|Sanford:79078
TX|Jefferson County|Nederland:77627|Beaumont:77703
TX|Jim Wells County|Premont:78375
TX|Johnson County|Lillian:76061
TX|Kaufman County|Seven Points:75143
TX|Kerr County|Kerrville:78028
TX|Lamb County|Littlefield:79339
TX|Liberty County|Devers:77538
TX|Lubbock County|New Deal:79350|Lubbock:79410,79424
TX|McLennan County|McGregor:76657|Woodway:76712
TX|Maverick County|El Indio:78860
TX|Midland County|Midland:79703
TX|Mitchell County|Colorado City:79512
TX|Montgomery County|Magnolia:77355|Porter:77365|The Woodlands:77381|Richards:77873
TX|Nacogdoches County|Nacogdoches:75964
TX|Nueces County|Bishop:78343|Corpus Christi:78406,78414
TX|Orange County|Orange:77632
TX|Parker County|Millsap:76066
TX|Polk County|Moscow:75960
TX|Potter County|Amarillo:79108
TX|Randall County|Amarillo:79110
TX|Rockwall County|Heath:75087
TX|Rusk County|Reklaw:75784
TX|San Saba County|Pontotoc:76869
TX|Smith County|Tyler:75704|Whitehouse:75791
TX|Tarrant County|Grand Prairie:75054|Arlington:76011,76015,76018|Crowley:76036|Grapevine:76051|Kennedale:76060|Fort Worth:76102,76106,76110,76115,76119,76131,76135|Watauga:76148|Keller:76248
TX|Taylor County|Abilene:79602
TX|Tom Green County|San Angelo:76903
TX|Travis County|Leander:78641|Austin:78701,78712,78725,78731,78736,78745,78750,78756
TX|Upshur County|Ore City:75683
TX|Van Zandt County|Grand Saline:75140
TX|Walker County|Dodge:77334
TX|Washington County|Chappell Hill:77426
TX|Webb County|Laredo:78041|Mirando City:78369
TX|Wichita County|Wichita Falls:76302
TX|Willacy County|Raymondville:78580
TX|Williamson County|Taylor:76574|Georgetown:78626|Round Rock:78664
TX|Wilson County|Pandora:78143
TX|Wood County|Mineola:75773
UT|Box Elder County|Plymouth:84330
UT|Cache County|Newton:84327
UT|Davis County|Bountiful:84010|Farmington:84025|Layton:84040|Syracuse:84075
UT|Grand County|Moab:84532
UT|Millard County|Scipio:84656
UT|Salt Lake County|Magna:84044|Lark:84065|West Jordan:84088|Sandy:84093|Salt Lake City:84101,84104,84106,84109,84112,84116|Cottonwood:84121|Holladay:84124
UT|San Juan County|Monticello:84535
UT|Summit County|Park City:84060
UT|Uintah County|Randlett:84063
UT|Utah County|Cedar Valley:84013|Orem:84057|Provo:84601|Elberta:84626|Woodland Hills:84653|Springville:84663
UT|Washington County|Central:84722|Toquerville:84774
UT|Weber County|Eden:84310|Ogden:84401,84405
VA|Albemarle County|Burnleys:22923
VA|Amelia County|Jetersville:23083
VA|Arlington County|Arlington:22203,22209
VA|Augusta County|Stuarts Draft:24477
VA|Botetourt County|Daleville:24083
VA|Campbell County|Concord:24538
VA|Chesterfield County|Midlothian:23112|Ampthill:23234|Richmond:23237
VA|Clarke County|Millwood:22646
VA|Dinwiddie County|Wilsons:23894
VA|Fairfax County|Dunn Loring:22027|Fairfax:22032|Mosby:22042|Fort Belvoir:22060|McLean:22101|Springfield:22150|Vienna:22181|Community:22306|Wellington:22308|Alexandria:22312
VA|Floyd County|Simpsons:24072
VA|Frederick County|Winchester:22603
VA|Gloucester County|Hayes:23072
VA|Halifax County|Ingram:24597
VA|Henrico County|Glen Allen:23060|Richmond:23223|West End:23230
VA|Henry County|Collinsville:24078
VA|James City County|Merrimac:23185
VA|Lee County|Keokee:24265
VA|Loudoun County|Sterling:20164,20165|Dulles:20166
VA|Mecklenburg County|Blackridge:23950
VA|Montgomery County|Shawsville:24162
VA|Orange County|Montford:22960
VA|Pittsylvania County|Ringgold:24586
VA|Prince William County|Dumfries:22026|Occoquan:22125|Woodbridge:22191|Lakeridge:22192
VA|Pulaski County|Pulaski:24301
VA|Roanoke County|Salem:24153
VA|Rockingham County|Port Republic:24471
VA|Smyth County|Chilhowie:24319
VA|Spotsylvania County|Partlow:22534
VA|Stafford County|Falmouth:22405
VA|Tazewell County|Bandy:24602
VA|Washington County|Emory:24327
VA|York County|Yorktown:23690
VA|Alexandria city|Alexandria:22302
VA|Bristol city|Bristol:24201
VA|Chesapeake city|Fentress:23322|Chesapeake:23325
VA|Hampton city|Hampton:23663
VA|Lynchburg city|Timberlake:24502
VA|Newport News city|Newport News:23603,23608
VA|Norfolk city|Norfolk:23507,23517
VA|Portsmouth city|Portsmouth:23704
VA|Richmond city|Richmond:23220,23226
VA|Roanoke city|Roanoke:24015
VA|Suffolk city|Suffolk:23437
VA|Virginia Beach city|Virginia Beach:23452,23456,23461,23464
VT|Addison County|Granville:05747
VT|Bennington County|North Pownal:05260
VT|Caledonia County|Hardwick:05843
VT|Chittenden County|Charlotte:05445|Hinesburg:05461|Milton:05468|Underhill:05489
VT|Franklin County|East Fairfield:05448|Sheldon:05483
VT|Orange County|Bradford:05033
VT|Orleans County|East Charleston:05833
VT|Rutland County|Chittenden:05737|Wells:05774
VT|Washington County|Moretown:05660
VT|Windham County|Westminster:05158
VT|Windsor County|Barnard:05031|Cavendish:05142
WA|Benton County|Sunnyside:98944|Plymouth:99346
WA|Chelan County|Leavenworth:98826
WA|Clark County|Amboy:98601|La Center:98629|Orchards:98662|Yacolt:98675|Vancouver:98686
WA|Cowlitz County|Woodland:98674
WA|Franklin County|Eltopia:99330
WA|Grant County|Electric City:99123
WA|Island County|Clinton:98236
WA|King County|Algona:98001|Bellevue:98005|Black Diamond:98010|Enumclaw:98022|Issaquah:98027|Kirkland:98033|Medina:98039|Pacific:98047|Renton:98055|Snoqualmie:98065|Seattle:98102,98106,98112,98118,98125,98136,98154,98174|Des Moines:98198
WA|Kitsap County|Bremerton:98310|Keyport:98345|Silverdale:98383
WA|Lewis County|Randle:98377
WA|Mason County|Matlock:98560
WA|Pierce County|Anderson Island:98303|Gig Harbor:98329|Longbranch:98351|Puyallup:98374|Wilkeson:98396|Tacoma:98408,98467|Lakewood Center:98439
WA|Skagit County|Burlington:98233
WA|Snohomish County|Mill Creek:98012|Edmonds:98026|Everett:98201|Arlington:98223|Granite Falls:98252|Marysville:98270|Snohomish:98290
WA|Spokane County|Airway Heights:99001|Latah:99018|Otis Orchards:99027|Spokane:99204,99218
WA|Thurston County|Olympia:98502|Lacey:98516|Yelm:98597
WA|Whatcom County|Bellingham:98225|Lummi Island:98262
WA|Whitman County|Malden:99149
WA|Yakima County|Granger:98932|Toppenish:98948
WI|Barron County|Prairie Farm:54762
WI|Brown County|Oneida:54155|Green Bay:54302
WI|Buffalo County|Fountain City:54629
WI|Chippewa County|Cornell:54732
WI|Columbia County|Pardeeville:53954
WI|Dane County|Cottage Grove:53527|Marshall:53559|Sun Prairie:53590|Madison:53706,53718
WI|Dodge County|Reeseville:53579
WI|Dunn County|Eau Galle:54737
WI|Eau Claire County|Fairchild:54741
WI|Fond du Lac County|Eldorado:54932
WI|Green County|Browntown:53522
WI|Jefferson County|Ixonia:53036
WI|Juneau County|Necedah:54646
WI|Kenosha County|Salem:53168
WI|La Crosse County|La Crosse:54603|West Salem:54669
WI|Manitowoc County|Manitowoc:54220
WI|Marathon County|Colby:54421
WI|Marinette County|Niagara:54151
WI|Milwaukee County|Hales Corners:53130|Milwaukee:53202,53205,53209,53217,53224|Wauwatosa:53213|Greenfield:53220,53228
WI|Monroe County|Warrens:54666
WI|Outagamie County|Combined Locks:54113|Appleton:54913
WI|Ozaukee County|Grafton:53024
WI|Polk County|Cushing:54006
WI|Portage County|Bancroft:54921
WI|Racine County|Sturtevant:53177|Racine:53406
WI|Rock County|Evansville:53536
WI|St. Croix County|Baldwin:54002
WI|Sauk County|Spring Green:53588
WI|Sheboygan County|Adell:53001|Sheboygan Falls:53085
WI|Vilas County|Saint Germain:54558
WI|Walworth County|Zenda:53195
WI|Washington County|Jackson:53037
WI|Waukesha County|Delafield:53018|Okauchee:53069|Elm Grove:53122|Wales:53183
WI|Waushara County|Pine River:54965
WI|Winnebago County|Neenah:54956
WI|Wood County|Hewitt:54441
WV|Berkeley County|Martinsburg:25403|Cherry Run:25427
WV|Brooke County|Follansbee:26037
WV|Cabell County|Huntington:25701
WV|Fayette County|Mount Carbon:25139
WV|Greenbrier County|Renick:24966
WV|Hancock County|Weirton:26062
WV|Harrison County|West Milford:26451
WV|Jefferson County|Ranson:25438
WV|Kanawha County|Frame:25071|Saint Albans:25177|Sissonville:25320
WV|Logan County|Verdunville:25649
WV|Marion County|Rachel:26587
WV|Mason County|Point Pleasant:25550
WV|Mineral County|Fort Ashby:26719
WV|Monongalia County|Granville:26534|Wana:26590
WV|Ohio County|Elm Grove:26003
WV|Preston County|Arthurdale:26520
WV|Putnam County|Scott Depot:25560
WV|Raleigh County|East Gulf:25915
WV|Summers County|Talcott:24981
WV|Wayne County|Dunlow:25511
WV|Wood County|Parkersburg:26101|Waverly:26184
WY|Albany County|Garrett:82058
WY|Campbell County|Gillette:82716|Wright:82732
WY|Converse County|Glenrock:82637
WY|Fremont County|Ethete:82520
WY|Johnson County|Linch:82640
WY|Laramie County|Albin:82050|Hillsdale:82060
WY|Lincoln County|Frontier:83121
WY|Natrona County|Casper:82609|Midwest:82643
WY|Park County|Powell:82435
WY|Sheridan County|Parkman:82838
WY|Sweetwater County|Little America:82929
WY|Teton County|Colter Bay:83001
WY|Uinta County|Robertson:82944`,
};
