/** ISO 3166 numeric code: alpha-3 code, French and English short name, for the countries in the base map's window. */
export const WORLD_NAMES = {
  '012': ['DZA', 'Algérie', 'Algeria'], '024': ['AGO', 'Angola', 'Angola'], '108': ['BDI', 'Burundi', 'Burundi'],
  120: ['CMR', 'Cameroun', 'Cameroon'], 132: ['CPV', 'Cap-Vert', 'Cabo Verde'],
  140: ['CAF', 'République centrafricaine', 'Central African Republic'], 148: ['TCD', 'Tchad', 'Chad'],
  178: ['COG', 'Congo', 'Congo'], 180: ['COD', 'République démocratique du Congo', 'Democratic Republic of the Congo'],
  204: ['BEN', 'Bénin', 'Benin'], 226: ['GNQ', 'Guinée équatoriale', 'Equatorial Guinea'],
  266: ['GAB', 'Gabon', 'Gabon'], 270: ['GMB', 'Gambie', 'Gambia'], 288: ['GHA', 'Ghana', 'Ghana'],
  324: ['GIN', 'Guinée', 'Guinea'], 384: ['CIV', 'Côte d’Ivoire', 'Côte d’Ivoire'],
  430: ['LBR', 'Libéria', 'Liberia'], 434: ['LBY', 'Libye', 'Libya'], 466: ['MLI', 'Mali', 'Mali'],
  478: ['MRT', 'Mauritanie', 'Mauritania'], 504: ['MAR', 'Maroc', 'Morocco'], 562: ['NER', 'Niger', 'Niger'],
  566: ['NGA', 'Nigéria', 'Nigeria'], 624: ['GNB', 'Guinée-Bissau', 'Guinea-Bissau'],
  678: ['STP', 'Sao Tomé-et-Principe', 'Sao Tome and Principe'], 686: ['SEN', 'Sénégal', 'Senegal'],
  694: ['SLE', 'Sierra Leone', 'Sierra Leone'], 724: ['ESP', 'Espagne', 'Spain'],
  728: ['SSD', 'Soudan du Sud', 'South Sudan'], 729: ['SDN', 'Soudan', 'Sudan'],
  732: ['ESH', 'Sahara occidental', 'Western Sahara'], 768: ['TGO', 'Togo', 'Togo'], 818: ['EGY', 'Égypte', 'Egypt'],
  854: ['BFA', 'Burkina Faso', 'Burkina Faso'],
}

/** ISO alpha-2 code, as GeoNames has it, to alpha-3. */
export const ALPHA3 = {
  DZ: 'DZA', AO: 'AGO', CM: 'CMR', CV: 'CPV', CF: 'CAF', TD: 'TCD', CG: 'COG', CD: 'COD', BJ: 'BEN', GQ: 'GNQ',
  GA: 'GAB', GM: 'GMB', GH: 'GHA', GN: 'GIN', CI: 'CIV', LR: 'LBR', LY: 'LBY', ML: 'MLI', MR: 'MRT', MA: 'MAR',
  NE: 'NER', NG: 'NGA', GW: 'GNB', ST: 'STP', SN: 'SEN', SL: 'SLE', ES: 'ESP', SS: 'SSD', SD: 'SDN', EH: 'ESH',
  TG: 'TGO', EG: 'EGY', BF: 'BFA',
}

/** Towns of the base map whose usual name in French is not GeoNames' one. */
export const FRENCH_TOWNS = {
  "N'Djamena": 'N’Djamena', Tamanghasset: 'Tamanrasset',
  'Las Palmas de Gran Canaria': 'Las Palmas', 'Laayoune / El Aaiun': 'Laâyoune',
}
