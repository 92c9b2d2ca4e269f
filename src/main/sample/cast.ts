/** How a partner's business moves over the eight quarters. */
export type Course = 'rising' | 'steady' | 'flat' | 'falling' | 'new' | 'silent' | 'empty';

export interface CastPartner {
  name: string;
  type: string;
  country: string;
  region: string;
  city: string;
  course: Course;
  /** Sourced revenue in a typical quarter, whole dollars. */
  quarterly: number;
  /** Certified people today. */
  certified: number;
  fit: 'strong' | 'moderate' | 'weak' | '';
  /** Strategic value, 0-100; empty where nobody has judged it. */
  value: number | '';
}

const reseller = 'Reseller';
const integrator = 'SI / consultant';
const referral = 'Referral';
const technology = 'Technology';

const row = (
  name: string,
  type: string,
  place: readonly [country: string, region: string, city: string],
  course: Course,
  quarterly: number,
  certified: number,
  fit: CastPartner['fit'] = '',
  value: CastPartner['value'] = '',
): CastPartner => ({
  name,
  type,
  country: place[0],
  region: place[1],
  city: place[2],
  course,
  quarterly,
  certified,
  fit,
  value,
});

const boston = ['United States', 'Northeast', 'Boston'] as const;
const newYork = ['United States', 'Northeast', 'New York'] as const;
const atlanta = ['United States', 'South', 'Atlanta'] as const;
const austin = ['United States', 'South', 'Austin'] as const;
const chicago = ['United States', 'Midwest', 'Chicago'] as const;
const columbus = ['United States', 'Midwest', 'Columbus'] as const;
const seattle = ['United States', 'West', 'Seattle'] as const;
const denver = ['United States', 'West', 'Denver'] as const;
const toronto = ['Canada', 'Canada', 'Toronto'] as const;
const montreal = ['Canada', 'Canada', 'Montréal'] as const;
const london = ['United Kingdom', 'Europe', 'London'] as const;
const leeds = ['United Kingdom', 'Europe', 'Leeds'] as const;
const munich = ['Germany', 'Europe', 'München'] as const;
const hamburg = ['Germany', 'Europe', 'Hamburg'] as const;
const utrecht = ['Netherlands', 'Europe', 'Utrecht'] as const;
const lyon = ['France', 'Europe', 'Lyon'] as const;
const malmo = ['Sweden', 'Europe', 'Malmö'] as const;
const sydney = ['Australia', 'Asia Pacific', 'Sydney'] as const;
const osaka = ['Japan', 'Asia Pacific', 'Osaka'] as const;
const singapore = ['Singapore', 'Asia Pacific', 'Singapore'] as const;

/** The sample program's sixty partners. Every company is invented. */
export const cast: readonly CastPartner[] = [
  row('Harbor & Pine Systems', reseller, seattle, 'rising', 196_000, 7, 'strong', 88),
  row('Kestrel Data Partners', integrator, chicago, 'rising', 152_000, 6, 'strong', 82),
  row('Meridian Street Consulting', integrator, newYork, 'steady', 139_000, 5, 'strong', 76),
  row('Tannenhof Informatik', reseller, munich, 'flat', 131_000, 5, 'moderate', 64),
  row('Corvane Solutions', reseller, boston, 'falling', 128_000, 4, 'moderate', 58),
  row('Bluewater Integration Group', integrator, london, 'rising', 61_000, 4, 'strong', 79),
  row('Ostrava Ridge Software', technology, austin, 'steady', 54_000, 3, 'moderate', 71),
  row('Lantern Bay Technologies', reseller, atlanta, 'rising', 47_000, 3, 'strong', 66),
  row('Vellum & Crane', integrator, toronto, 'steady', 44_000, 2, 'moderate', 55),
  row('Halvorsen Cloud', reseller, malmo, 'flat', 41_000, 2, 'moderate', 49),
  row('Quillon Business Systems', reseller, columbus, 'falling', 39_500, 2, 'weak', 35),
  row('Northgate Analytics', integrator, leeds, 'rising', 37_000, 3, 'strong', 72),
  row('Sable Creek Networks', reseller, denver, 'steady', 35_000, 2, 'moderate', 52),
  row('Dunmore Digital', reseller, sydney, 'rising', 33_000, 2, 'strong', 61),
  row('Palisade Workflow', technology, newYork, 'falling', 31_500, 1, 'moderate', 57),
  row('Atelier Numérique Rivet', integrator, montreal, 'steady', 29_500, 2, 'moderate', 50),
  row('Cobalt Harbor IT', reseller, boston, 'rising', 27_500, 2, 'strong', 63),
  row('Fernbrook Advisory', referral, chicago, 'flat', 24_500, 1, 'moderate', 44),
  row('Stellwerk Nord', integrator, hamburg, 'rising', 23_000, 2, 'strong', 68),
  row('Ironleaf Technology', reseller, austin, 'steady', 21_500, 1, 'moderate', 46),
  row('Castellan Office Supply', reseller, atlanta, 'falling', 20_500, 1, 'weak', 28),
  row('Marlow & Finch', integrator, london, 'steady', 19_500, 1, 'moderate', 53),
  row('Redwater Automation', technology, denver, 'rising', 18_800, 1, 'strong', 70),
  row('Polder Advies', integrator, utrecht, 'steady', 17_600, 1, 'moderate', 47),
  row('Summit Lane Partners', reseller, seattle, 'rising', 16_800, 1, 'strong', 59),
  row('Brightwell Commerce', reseller, toronto, 'flat', 15_900, 1, 'moderate', 41),
  row('Yarrow Field Services', referral, columbus, 'steady', 14_800, 1, 'moderate', 38),
  row('Kinoko Systems', reseller, osaka, 'rising', 14_200, 1, 'strong', 62),
  row('Trellis Point', technology, singapore, 'steady', 13_400, 1, 'moderate', 56),
  row('Larkspur Consulting', integrator, leeds, 'falling', 12_900, 0, 'weak', 32),
  row('Orchard Gate Software', reseller, boston, 'steady', 12_100, 1, 'moderate', 43),
  row('Pemberly Tech', reseller, newYork, 'rising', 11_600, 1, 'strong', 51),
  row('Vigneron Conseil', integrator, lyon, 'flat', 10_900, 1, 'moderate', 45),
  row('Slate River Group', reseller, chicago, 'steady', 10_300, 1, 'moderate', 40),
  row('Hollis Computing', reseller, atlanta, 'falling', 9_800, 0, 'weak', 25),
  row('Maple Junction IT', reseller, montreal, 'steady', 9_200, 1, 'moderate', 39),
  row('Tidewell Partners', referral, sydney, 'rising', 8_700, 1, 'strong', 48),
  row('Anvil & Thread', integrator, austin, 'steady', 8_100, 0, 'moderate', 42),
  row('Northgate Analytics', reseller, denver, 'flat', 7_600, 0, 'weak', 30),
  row('Greywick Systems', reseller, hamburg, 'steady', 7_200, 1, 'moderate'),
  row('Cedar Loop', technology, seattle, 'new', 22_000, 2, 'strong', 74),
  row('Juniper Row Advisors', referral, columbus, 'new', 9_500, 1, 'moderate', 54),
  row('Osprey Channel Group', reseller, toronto, 'new', 16_500, 1, 'strong', 60),
  row('Wexley Managed Services', reseller, london, 'new', 6_000, 0, 'moderate'),
  row('Copper Beech Data', integrator, munich, 'steady', 6_700, 1, 'moderate', 37),
  row('Delft Logic', technology, utrecht, 'rising', 6_300, 1, 'strong', 58),
  row('Rookwood Retail Tech', reseller, leeds, 'falling', 5_900, 0, 'weak', 22),
  row('Estuary Partners', referral, sydney, 'flat', 5_200, 0, '', 33),
  row('Pinnacle Ridge Telecom', reseller, denver, 'steady', 4_800, 0, 'moderate'),
  row('Sora Bridge', referral, osaka, 'steady', 4_400, 0, 'moderate', 36),
  row('Thistle & Rowe', integrator, boston, 'falling', 4_100, 0, 'weak', 20),
  row('Milestone Desk', reseller, newYork, 'silent', 7_800, 0, 'weak', 18),
  row('Fairmont Data Supply', reseller, atlanta, 'silent', 5_600, 0, ''),
  row('Bramble Technologies', technology, singapore, 'silent', 3_900, 0, 'moderate', 26),
  row('Loch & Lowland', referral, leeds, 'steady', 3_200, 0, 'moderate', 34),
  row('Saffron Gate Digital', referral, singapore, 'rising', 2_700, 0, 'strong', 47),
  row('Hearthside Software', referral, chicago, 'flat', 2_100, 0, ''),
  row('Verdigris Labs', technology, austin, 'empty', 0, 0, '', 40),
  row('Quay Nine Partners', reseller, hamburg, 'empty', 0, 0, ''),
  row('Oakline Ventures', referral, lyon, 'empty', 0, 0, 'moderate'),
];

export const owners = [
  'Dana Whitfield',
  'Marcus Oyelaran',
  'Priya Raman',
  'Tom Brandvold',
] as const;

export const products = ['Core', 'Insights', 'Automation', 'Services'] as const;

export const firstNames = [
  'Alma',
  'Bruno',
  'Carla',
  'Daniel',
  'Elif',
  'Frank',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Keiko',
  'Liam',
  'Mara',
  'Noah',
  'Olga',
  'Pedro',
  'Quinn',
  'Rosa',
  'Simon',
  'Tara',
  'Umar',
  'Vera',
  'Wim',
  'Yuki',
] as const;

export const lastNames = [
  'Abbott',
  'Bergström',
  'Castell',
  'Dufour',
  'Eriksen',
  'Falk',
  'Grimaldi',
  'Hartwig',
  'Ishida',
  'Jansen',
  'Kowal',
  'Lindqvist',
  'Moreau',
  'Novak',
  'Okafor',
  'Petrov',
  'Quist',
  'Rossi',
  'Sato',
  'Tanaka',
  'Ulrich',
  'Vance',
  'Weller',
  'Zimmer',
] as const;

export const accountWords = [
  [
    'Alder',
    'Birch',
    'Canyon',
    'Drift',
    'Ember',
    'Falcon',
    'Glade',
    'Hazel',
    'Indigo',
    'Jade',
    'Keystone',
    'Lumen',
  ],
  [
    'Foods',
    'Hospitals',
    'Logistics',
    'Insurance',
    'Energy',
    'Retail',
    'Mutual',
    'Works',
    'Rail',
    'Clinics',
    'Studios',
    'Paper',
  ],
] as const;

export const touchNotes = [
  'Walked through the open pipeline; next steps agreed.',
  'Asked for the updated price sheet and a demo login.',
  'Two reps booked for certification next month.',
  'Reviewed the joint webinar list; follow-up split agreed.',
  'Raised a support case that blocks a renewal.',
  'Wants an early look at the roadmap.',
  'Introduced their new technical lead.',
] as const;
