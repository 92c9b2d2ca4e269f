import { addDays } from '../../shared/kernel/local-date.ts';
import type { CastPartner, Course } from './cast.ts';
import type { SampleFile } from './csv.ts';
import { type Person, peopleOf, personName, touchesOf } from './people.ts';
import type { Random } from './random.ts';

interface Told {
  id: string;
  partner: CastPartner;
  random: Random;
}

interface Peopled extends Told {
  people: Person[];
}

type Rows = string[][];

function contactRows({ id, people }: Peopled): Rows {
  return people.map(({ name, email, role, started, left }, index) => [
    `${id}-C${index + 1}`,
    id,
    name,
    email,
    role,
    'partner',
    started,
    left,
  ]);
}

function touchRows({ id, partner, random, people }: Peopled, today: string): Rows {
  return touchesOf(random, partner, people, today).map(({ contact, on, kind, note }, index) => [
    `${id}-T${index + 1}`,
    id,
    contact,
    on,
    kind,
    note,
  ]);
}

function certificationRows({ id, partner, random, people }: Peopled, today: string): Rows {
  return Array.from({ length: partner.certified }, (_, index) => [
    `${id}-X${index + 1}`,
    id,
    people[index]?.name ?? personName(random),
    index % 3 === 2 ? 'technical' : 'sales',
    addDays(today, -random.between(30, 340)),
    '12',
  ]);
}

/** What people answer, out of ten, before chance has its say. */
const moods: Readonly<Record<Course, number>> = {
  rising: 9,
  steady: 8,
  flat: 8,
  falling: 5,
  new: 9,
  silent: 3,
  empty: 0,
};

function surveyRows({ id, partner, random, people }: Peopled, today: string): Rows {
  if (partner.course === 'empty' || random.chance(0.25)) return [];
  const mood = moods[partner.course];
  return people.map(({ name }, index) => {
    const score = Math.max(0, Math.min(10, mood + random.between(-1, 1)));
    const on = addDays(today, -random.between(15, 330));
    return [`${id}-N${index + 1}`, id, name, on, String(score)];
  });
}

/** Contacts, touches, certifications and survey answers; each partner draws from its own numbers, in this order. */
export function peopleFiles(stories: readonly Told[], today: string): SampleFile[] {
  const peopled = stories.map((story) => ({
    ...story,
    people: peopleOf(story.random, story.partner, today),
  }));
  const rows = (of: (story: Peopled, today: string) => Rows) =>
    peopled.flatMap((story) => of(story, today));
  return [
    {
      name: 'sample-contacts.csv',
      entity: 'contacts',
      header: 'contact_id,partner_id,name,email,role,side,started_on,left_on'.split(','),
      rows: rows(contactRows),
    },
    {
      name: 'sample-touches.csv',
      entity: 'touches',
      header: 'touch_id,partner_id,contact,date,kind,note'.split(','),
      rows: rows(touchRows),
    },
    {
      name: 'sample-certifications.csv',
      entity: 'certifications',
      header: 'certification_id,partner_id,person,kind,issued_on,valid_months'.split(','),
      rows: rows(certificationRows),
    },
    {
      name: 'sample-surveys.csv',
      entity: 'surveys',
      header: 'survey_id,partner_id,person,date,score'.split(','),
      rows: rows(surveyRows),
    },
  ];
}
