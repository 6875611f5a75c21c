/** Names that the sources spell in English, without accents, or with the kind of place added. */

/** The three countries of the exercise; `prefix` begins their stand-in P-codes and collides with no real one. */
export const COUNTRIES = [
  { iso3: 'BFA', iso2: 'BF', numeric: '854', prefix: 'BFX', name: 'Burkina Faso', provinceWord: 'la province' },
  { iso3: 'MLI', iso2: 'ML', numeric: '466', prefix: 'MLX', name: 'Mali', provinceWord: 'le cercle' },
  { iso3: 'NER', iso2: 'NE', numeric: '562', prefix: 'NEX', name: 'Niger', provinceWord: 'le département' },
]

/** GeoNames name to the name used here. */
export const TOWN_NAMES = {
  'ML/Timbuktu': 'Tombouctou',
  'ML/Siribala Coro': 'Siribala',
  'ML/Nioro': 'Nioro du Sahel',
  'ML/Gourma Rharous': 'Gourma-Rharous',
  'ML/Taoudenni': 'Taoudénit',
  'BF/Fara Department': 'Fara',
  "BF/Fada N'gourma": "Fada N'Gourma",
  'NE/Birni N Konni': "Birni N'Konni",
  'NE/Tchin Tabaradèn': 'Tchintabaraden',
  'NE/Damagaram Takèr': 'Damagaram Takaya',
}

/** Divisions that GeoNames gives wrongly: the position says otherwise. */
export const TOWN_DIVISIONS = {
  'ML/Bamba': ['06', ''],
  'ML/Figuira-Toma': ['07', '8631413'],
  'BF/Bama': ['01', '46'],
  'ML/Sagalo': ['03', '8299787'],
}

/** Other spellings in use; the spellings of the second GeoNames extract are added to them. */
export const ALTERNATE_NAMES = {
  'BF/Ouagadougou': ['Ouaga', 'Wagadugu'],
  'BF/Bobo-Dioulasso': ['Bobo'],
  "BF/Fada N'Gourma": ['Fada', 'Fada Ngourma'],
  'BF/Djibo': ['Jibo'],
  'BF/Aribinda': ['Arbinda'],
  'BF/Gorom-Gorom': ['Gorom'],
  'BF/Absouya': ['Ambsouya'],
  'BF/Tin-Akoff': ['Tinakof', 'Tin Akof'],
  'BF/Bittou': ['Bitou'],
  'ML/Tombouctou': ['Timbuktu', 'Tombuktu'],
  'ML/Djenné': ['Jenne'],
  'ML/Nioro du Sahel': ['Nioro'],
  'ML/Ménaka': ['Menaka'],
  'ML/Ké-Macina': ['Macina', 'Kè-Macina'],
  'ML/Gourma-Rharous': ['Rharous'],
  'ML/Taoudénit': ['Taoudenni'],
  'ML/Ansongo': ['Ansongo Ville'],
  "NE/Birni N'Konni": ['Konni', 'Birnin Konni'],
  'NE/Birnin Gaouré': ['Birni Ngaouré'],
  'NE/Tchintabaraden': ['Tchin Tabaradèn', 'Tchin-Tabaraden'],
  'NE/Dogondoutchi': ['Doutchi'],
  'NE/Téra': ['Tera'],
  'NE/Nguigmi': ["N'Guigmi"],
  'NE/Ngourti': ["N'Gourti"],
  'NE/I-n-Gall': ['Ingall', 'In-Gall'],
  'NE/Tasker': ['Tesker'],
  'NE/Ayorou': ['Ayérou'],
  'NE/Maïné Soroa': ['Mainé-Soroa'],
  'NE/Guidan Roumdji': ['Guidan-Roumdji'],
  'NE/Bani Bangou': ['Banibangou'],
}

/** Towns whose division bears another name than its seat. */
export const SEATS = {
  'NE.03.11204211': 'Birnin Gaouré', 'ML.05.8631515': 'Ké-Macina', 'ML.03.8261494': 'Nioro du Sahel', 'BF.13.69': 'Gaoua',
}

/** Name and article of each region, by GeoNames code. */
export const REGIONS = {
  'BF.01': ['Boucle du Mouhoun', 'de la '], 'BF.02': ['Cascades', 'des '], 'BF.03': ['Centre', 'du '],
  'BF.04': ['Centre-Est', 'du '], 'BF.05': ['Centre-Nord', 'du '], 'BF.06': ['Centre-Ouest', 'du '],
  'BF.07': ['Centre-Sud', 'du '], 'BF.08': ['Est', 'de l’'], 'BF.09': ['Hauts-Bassins', 'des '],
  'BF.10': ['Nord', 'du '], 'BF.11': ['Plateau-Central', 'du '], 'BF.12': ['Sahel', 'du '],
  'BF.13': ['Sud-Ouest', 'du '],
  'ML.01': ['Bamako'], 'ML.03': ['Kayes'], 'ML.04': ['Mopti'], 'ML.05': ['Ségou'], 'ML.06': ['Sikasso'],
  'ML.07': ['Koulikoro'], 'ML.08': ['Tombouctou'], 'ML.09': ['Gao'], 'ML.10': ['Kidal'],
  'ML.12070575': ['Taoudénit'], 'ML.12070577': ['Ménaka'],
  'NE.01': ['Agadez'], 'NE.02': ['Diffa'], 'NE.03': ['Dosso'], 'NE.04': ['Maradi'], 'NE.06': ['Tahoua'],
  'NE.07': ['Zinder'], 'NE.08': ['Niamey'], 'NE.09': ['Tillabéri'],
}

/**
 * Name and article of the provinces of Burkina Faso, in the vintage of the 13 regions above, and others that GeoNames
 * spells without accents.
 */
export const PROVINCES = {
  'BF.01.45': ['Balé', 'des '], 'BF.01.46': ['Banwa', 'des '], 'BF.01.58': ['Kossi', 'de la '],
  'BF.01.63': ['Mouhoun', 'du '], 'BF.01.66': ['Nayala', 'du '], 'BF.01.73': ['Sourou', 'du '],
  'BF.02.55': ['Comoé', 'de la '], 'BF.02.61': ['Léraba', 'de la '], 'BF.03.53': ['Kadiogo', 'du '],
  'BF.04.28': ['Kouritenga', 'du '], 'BF.04.49': ['Boulgou', 'du '], 'BF.04.59': ['Koulpélogo', 'du '],
  'BF.05.15': ['Bam', 'du '], 'BF.05.64': ['Namentenga', 'du '], 'BF.05.70': ['Sanmatenga', 'du '],
  'BF.06.19': ['Boulkiemdé', 'du '], 'BF.06.36': ['Sanguié', 'du '], 'BF.06.72': ['Sissili', 'de la '],
  'BF.06.77': ['Ziro', 'du '], 'BF.07.44': ['Zoundwéogo', 'du '], 'BF.07.47': ['Bazèga', 'du '],
  'BF.07.65': ['Nahouri', 'du '], 'BF.08.21': ['Gnagna', 'de la '], 'BF.08.42': ['Tapoa', 'de la '],
  'BF.08.50': ['Gourma', 'du '], 'BF.08.56': ['Komondjari', 'de la '], 'BF.08.57': ['Kompienga', 'de la '],
  'BF.09.51': ['Houet', 'du '], 'BF.09.54': ['Kénédougou', 'du '], 'BF.09.74': ['Tuy', 'du '],
  'BF.10.34': ['Passoré', 'du '], 'BF.10.62': ['Loroum', 'du '], 'BF.10.76': ['Yatenga', 'du '],
  'BF.10.78': ['Zondoma', 'du '], 'BF.11.20': ['Ganzourgou', 'du '], 'BF.11.60': ['Kourwéogo', 'du '],
  'BF.11.68': ['Oubritenga', 'de l’'], 'BF.12.33': ['Oudalan', 'de l’'], 'BF.12.40': ['Soum', 'du '],
  'BF.12.71': ['Séno', 'du '], 'BF.12.75': ['Yagha', 'du '], 'BF.13.48': ['Bougouriba', 'de la '],
  'BF.13.52': ['Ioba', 'du '], 'BF.13.67': ['Noumbiel', 'du '], 'BF.13.69': ['Poni', 'du '], 'ML.03.8299787': ['Kéniéba'],
}

/** Departments of Niger created in 2011: their towns join the older department they came from. */
export function isYoungDepartment(code) {
  const [country, , number] = code.split('.')
  return country === 'NE' && Number(number) >= 11996000 && code !== 'NE.07.11996011'
}

/** Plain small letters and digits only, to compare names by. */
export function plain(name) {
  return name.normalize('NFD').replace(/[^a-zA-Z0-9]/g, '').toLowerCase()
}

/** "de Dori", "d’Agadez". */
export function withDe(name) {
  return /^[AEIOUÉÈÊÂÎÔ]/i.test(name) ? `d’${name}` : `de ${name}`
}

/** Orders strings by code point of their plain form: the same on every machine. */
export function byPlainName(a, b) {
  const [x, y] = [plain(a.name), plain(b.name)]
  return x < y ? -1 : x > y ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}
