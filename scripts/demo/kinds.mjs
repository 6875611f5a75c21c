/**
 * The kinds of the exercise: share of the incidents in per mille, months in which they happen (twelve weights from
 * January; none: all alike), likely severities (from 1 to 5), means of the numbers of people, and what a report says.
 * In a text {lieu} becomes "à Dori" or "dans la province du Séno", {de} "de Dori", {n} a number from `range`.
 */

const DRY = [3, 3, 3, 3, 2, 1, 0, 0, 0, 1, 2, 3]
const LEAN = [0, 0, 1, 1, 2, 4, 5, 4, 1, 0, 0, 0]
const RAINS = [0, 0, 0, 0, 0, 1, 3, 9, 8, 1, 0, 0]

export const KINDS = {
  'INS.CLASH': {
    share: 110, severity: [0, 1, 4, 4, 2], fatalities: 3, injured: 3, displaced: [0.12, 400], range: [20, 90],
    texts: ['échange de tirs entre une patrouille et des individus armés non identifiés {lieu}.',
      'accrochage signalé au petit matin {lieu} ; des tirs entendus pendant {n} minutes.',
      'attaque d’un poste de contrôle {lieu} ; renforts envoyés sur place.'],
  },
  'INS.AIR': {
    share: 25, severity: [0, 0, 3, 4, 3], fatalities: 4, injured: 2, range: [2, 9],
    texts: ['frappe aérienne signalée {lieu} ; bilan à confirmer.',
      'survol de drone puis explosion {lieu} ; {n} motos brûlées.'],
  },
  'INS.SHELL': {
    share: 20, severity: [1, 2, 4, 2, 1], fatalities: 1, injured: 2, range: [2, 8],
    texts: ['{n} tirs de roquette tombés {lieu}.', 'tirs d’obus entendus en soirée {lieu} ; dégâts matériels.'],
  },
  'INS.IED': {
    share: 75, severity: [1, 3, 4, 3, 1], fatalities: 1.4, injured: 2.5, range: [3, 15],
    texts: ['un véhicule a heurté un engin explosif sur la piste {de}.',
      'engin explosif signalé {lieu} ; zone bouclée par les services de sécurité.',
      'explosion au passage d’une charrette à {n} km {de}.'],
  },
  'INS.CIV': {
    share: 110, severity: [0, 2, 4, 4, 2], fatalities: 2.6, injured: 2.4, displaced: [0.2, 600], range: [10, 60],
    texts: ['des individus armés non identifiés ont attaqué un hameau {lieu} ; {n} cases incendiées.',
      'menaces et violences contre des habitants {lieu} ; greniers brûlés.',
      'attaque contre des commerçants en route vers le marché {de}.'],
  },
  'INS.ABD': {
    share: 35, severity: [0, 2, 5, 3, 0], fatalities: 0, abducted: 2, range: [1, 6],
    texts: ['enlèvement signalé sur la route {de} ; victimes toujours portées disparues.',
      'des voyageurs ont été emmenés vers une destination inconnue {lieu}.'],
  },
  'INS.SGBV': {
    share: 12, severity: [0, 0, 5, 4, 1], injured: 1, range: [1, 3],
    texts: ['cas de violence sexuelle signalé {lieu} ; prise en charge par le centre de santé.',
      'violences basées sur le genre rapportées par un comité local {lieu} ; orientation vers les services sociaux.'],
  },
  'INS.BLOCK': {
    share: 25, severity: [0, 1, 3, 5, 2], lastsDays: [5, 40], range: [5, 40],
    texts: ['axes d’accès coupés {lieu} ; le ravitaillement n’arrive plus depuis {n} jours.',
      'interdiction de circuler imposée par des individus armés {lieu} ; marché fermé.'],
  },
  'INS.INFRA': {
    share: 40, severity: [2, 4, 4, 1, 0], fatalities: 0.1, range: [1, 5],
    texts: ['antenne de téléphonie sabotée {lieu} ; réseau coupé.', 'pont endommagé sur l’axe {de} ; passage impossible.',
      'école incendiée pendant la nuit {lieu}.', 'château d’eau mis hors service {lieu}.'],
  },
  'COM.LAND': {
    share: 32, months: [1, 1, 1, 2, 4, 5, 4, 2, 1, 1, 1, 1], severity: [3, 4, 3, 1, 0], fatalities: 0.3, injured: 1.5,
    range: [2, 12],
    texts: ['litige sur la limite de champs {lieu} ; médiation en cours.',
      'dispute autour d’une parcelle maraîchère {lieu} ; {n} familles concernées.'],
  },
  'COM.PAST': {
    share: 36, months: [2, 2, 1, 1, 2, 3, 3, 3, 4, 5, 5, 3], severity: [2, 4, 4, 2, 0], fatalities: 0.6, injured: 2,
    range: [10, 80],
    texts: ['dégâts de troupeaux dans des champs de mil {lieu} ; tension entre éleveurs et agriculteurs.',
      'bagarre autour d’un point d’eau {lieu} ; {n} têtes de bétail saisies.',
      'couloir de passage du bétail obstrué {lieu} ; rencontre prévue chez le préfet.'],
  },
  'COM.CHIEF': {
    share: 10, severity: [4, 4, 2, 0, 0], injured: 0.5, range: [2, 4],
    texts: ['désaccord sur la succession à la chefferie {lieu} ; deux camps opposés.',
      'intronisation contestée {lieu} ; dialogue conduit par les sages.'],
  },
  'COM.INTER': {
    share: 16, severity: [0, 2, 4, 3, 1], fatalities: 1.5, injured: 3, displaced: [0.25, 250], range: [3, 25],
    texts: ['affrontement entre habitants de deux villages voisins {lieu}.',
      'représailles après une rixe {lieu} ; {n} concessions endommagées.'],
  },
  'CRI.ROB': {
    share: 60, severity: [2, 5, 3, 1, 0], fatalities: 0.2, injured: 0.7, range: [2, 30],
    texts: ['braquage d’un car de transport sur l’axe {de} ; {n} passagers dépouillés.',
      'cambriolage d’une boutique {lieu} pendant la nuit.', 'coupeurs de route signalés au crépuscule {lieu}.'],
  },
  'CRI.RUSTL': {
    share: 55, severity: [2, 5, 3, 0, 0], fatalities: 0.1, injured: 0.3, range: [8, 150],
    texts: ['vol de {n} têtes de bétail {lieu}.', 'troupeau emporté pendant la nuit {lieu} ; les éleveurs suivent les traces.'],
  },
  'CRI.TRAF': {
    share: 14, severity: [3, 4, 3, 0, 0], range: [20, 400],
    texts: ['saisie de {n} bidons de carburant de contrebande {lieu}.',
      'saisie de médicaments contrefaits {lieu} par les agents des douanes.'],
  },
  'CRI.MINE': {
    share: 14, severity: [1, 3, 3, 2, 0], fatalities: 0.8, injured: 1.5, range: [2, 9],
    texts: ['éboulement sur un site d’orpaillage {lieu} ; recherches en cours.',
      'dispute entre exploitants d’un site d’orpaillage {lieu}.'],
  },
  'GOV.PROT': {
    share: 32, urban: true, severity: [6, 3, 1, 0, 0], injured: 0.1, range: [50, 900],
    texts: ['marche contre la vie chère {lieu} ; environ {n} participants.',
      'sit-in d’enseignants {lieu} pour le paiement d’indemnités.', 'manifestation d’usagers contre les coupures d’eau {lieu}.'],
  },
  'GOV.RIOT': {
    share: 9, urban: true, severity: [1, 4, 4, 1, 0], fatalities: 0.2, injured: 4, range: [3, 20],
    texts: ['manifestation dégénérée {lieu} ; {n} véhicules endommagés.', 'heurts entre jeunes et forces de l’ordre {lieu}.'],
  },
  'GOV.ARREST': {
    share: 16, urban: true, severity: [4, 4, 1, 0, 0], range: [1, 8],
    texts: ['interpellation de {n} suspects {lieu} au cours d’un contrôle.', 'arrestation signalée {lieu} ; motif non précisé.'],
  },
  'GOV.ELEC': {
    share: 5, urban: true, months: [1, 1, 1, 2, 3, 1, 0, 0, 1, 3, 4, 2], severity: [5, 3, 1, 0, 0], range: [2, 6],
    texts: ['tension pendant l’enrôlement des électeurs {lieu}.', 'bureau d’enrôlement resté fermé {lieu}, faute de matériel.'],
  },
  'GOV.SERV': {
    share: 24, severity: [1, 4, 4, 1, 0], lastsDays: [10, 45], range: [2, 14],
    texts: ['{n} écoles fermées {lieu} ; enseignants repliés au chef-lieu.', 'mairie et état civil fermés {lieu} jusqu’à nouvel ordre.'],
  },
  'ENV.FLOOD': {
    share: 45, months: RAINS, severity: [1, 3, 4, 3, 1], fatalities: 0.5, injured: 0.8, displaced: [0.55, 350],
    lastsDays: [1, 9], range: [10, 220],
    texts: ['fortes pluies {lieu} ; {n} maisons effondrées.', 'débordement du cours d’eau {lieu} ; champs de riz submergés.',
      'route coupée par la montée des eaux {lieu} ; {n} ménages sinistrés.'],
  },
  'ENV.DROUGHT': {
    share: 10, months: [1, 1, 2, 4, 5, 4, 2, 0, 1, 1, 0, 0], severity: [1, 4, 4, 1, 0], lastsDays: [15, 60], range: [2, 9],
    texts: ['mares asséchées plus tôt que d’habitude {lieu}.', 'arrêt prolongé des pluies {lieu} ; resemis nécessaire.'],
  },
  'ENV.FIRE': {
    share: 16, months: DRY, severity: [3, 4, 2, 1, 0], fatalities: 0.1, injured: 0.3, range: [20, 400],
    texts: ['feu de brousse {lieu} ; environ {n} hectares brûlés.', 'incendie au marché {lieu} ; {n} étals détruits.'],
  },
  'ENV.LOCUST': {
    share: 8, months: [1, 0, 0, 0, 0, 1, 2, 4, 5, 5, 3, 1], severity: [2, 4, 3, 0, 0], range: [50, 600],
    texts: ['attaque d’oiseaux granivores et de sautériaux {lieu} ; {n} hectares touchés.',
      'criquets observés {lieu} ; équipe de la protection des végétaux informée.'],
  },
  'FOO.PRICE': {
    share: 26, months: LEAN, severity: [2, 5, 3, 0, 0], range: [12, 60],
    texts: ['prix du mil en hausse de {n} % en un mois sur le marché {de}.', 'hausse du prix du sac de maïs {lieu} ; achats à crédit.'],
  },
  'FOO.SHORT': {
    share: 22, months: LEAN, severity: [0, 2, 4, 3, 1], lastsDays: [7, 40], range: [80, 900],
    texts: ['stocks céréaliers épuisés {lieu} ; {n} ménages sans réserve.', 'rupture de denrées de base {lieu} ; un seul repas par jour.'],
  },
  'FOO.FODDER': {
    share: 12, months: [0, 1, 3, 5, 5, 4, 2, 0, 0, 0, 0, 0], severity: [2, 5, 3, 0, 0], range: [10, 70],
    texts: ['manque de fourrage {lieu} ; départ précoce des troupeaux.', 'aliment de bétail introuvable {lieu} ; {n} animaux perdus.'],
  },
  'HEA.EPID': {
    share: 28, months: [2, 5, 6, 5, 2, 1, 1, 2, 3, 3, 1, 1], severity: [1, 3, 4, 3, 1], fatalities: 0.5, lastsDays: [3, 25],
    range: [5, 90],
    texts: ['{n} cas suspects de méningite {lieu} ; prélèvements envoyés.', 'cas de rougeole signalés {lieu} ; {n} enfants suivis.',
      'hausse des diarrhées aiguës {lieu} ; chloration des puits demandée.'],
  },
  'HEA.EPIZ': {
    share: 12, severity: [2, 5, 2, 0, 0], range: [6, 120],
    texts: ['suspicion de fièvre aphteuse {lieu} ; {n} bovins malades.', 'mortalité de volailles {lieu} ; service vétérinaire alerté.'],
  },
  'HEA.ACCESS': {
    share: 14, severity: [0, 3, 5, 2, 0], lastsDays: [7, 45], range: [10, 60],
    texts: ['centre de santé fermé {lieu} ; le plus proche est à {n} km.', 'rupture de médicaments essentiels {lieu}.'],
  },
  'DIS.OUT': {
    share: 26, severity: [0, 1, 4, 4, 1], displaced: [1, 450], lastsDays: [1, 10], range: [2, 9],
    texts: ['départ de ménages signalé {lieu} après des menaces.', 'habitants de {n} hameaux partis vers le chef-lieu depuis les environs {de}.'],
  },
  'DIS.IN': {
    share: 26, urban: true, severity: [0, 2, 5, 3, 0], displaced: [1, 500], lastsDays: [1, 10], range: [20, 160],
    texts: ['arrivée de ménages déplacés {lieu} ; besoins en abris et en eau.', 'ménages accueillis dans des familles {lieu}.'],
  },
  'DIS.RET': {
    share: 10, severity: [5, 4, 1, 0, 0], displaced: [1, 300], range: [10, 90],
    texts: ['retour de ménages dans leur village {lieu}.', 'familles revenues cultiver leurs champs {lieu}.'],
  },
  'OTH.STRAT': {
    share: 8, severity: [6, 3, 1, 0, 0], range: [2, 20],
    texts: ['un nouveau poste de contrôle a été installé {lieu}.', 'réunion de concertation entre autorités et habitants {lieu}.'],
  },
  'OTH.UNK': {
    share: 6, severity: [5, 3, 1, 0, 0], range: [2, 20],
    texts: ['bruits inhabituels entendus {lieu} ; nature inconnue.', 'rumeur d’incident {lieu}, à vérifier.'],
  },
  'OTH.SITUATION': {
    share: 20, range: [2, 9],
    texts: ['RAS, rien à signaler {lieu} cette semaine.', 'RAS : marché tenu normalement {lieu}, circulation libre.'],
  },
}
