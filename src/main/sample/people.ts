import { addDays } from '../../shared/kernel/local-date.ts';
import { type CastPartner, firstNames, lastNames, touchNotes } from './cast.ts';
import type { Random } from './random.ts';

const roles = ['Partner manager', 'Executive sponsor', 'Technical lead', 'Marketing'] as const;
const touchKinds = ['call', 'email', 'meeting'] as const;

export interface Person {
  name: string;
  email: string;
  role: string;
  started: string;
  left: string;
}

export function partnerDomain(partner: CastPartner): string {
  const plain = partner.name.normalize('NFD').replace(/[^\w ]/g, '');
  return `${plain.toLowerCase().trim().split(/\s+/).join('-')}.example`;
}

export function personName(random: Random): string {
  return `${random.pick(firstNames)} ${random.pick(lastNames)}`;
}

/** One person at a small partner, four at a large one; now and then the only one has left. */
export function peopleOf(random: Random, partner: CastPartner, today: string): Person[] {
  const count = partner.quarterly > 30_000 ? 4 : partner.quarterly > 9_000 ? 2 : 1;
  return roles.slice(0, count).map((role, index) => {
    const name = personName(random);
    const gone = index === 0 && (partner.course === 'silent' || random.chance(0.06));
    return {
      name,
      email: `${name.replace(' ', '.')}@${partnerDomain(partner)}`
        .normalize('NFD')
        .replace(/[^\w.@-]/g, '')
        .toLowerCase(),
      role,
      started: addDays(today, -random.between(400, 1500)),
      left: gone ? addDays(today, -random.between(20, 190)) : '',
    };
  });
}

export interface Touch {
  contact: string;
  on: string;
  kind: string;
  note: string;
}

/** Days between touches: weekly with the large, monthly with the middle, none with those gone quiet. */
function rhythm(partner: CastPartner): number | null {
  if (partner.course === 'silent' || partner.course === 'empty') return null;
  if (partner.quarterly > 100_000) return 7;
  if (partner.quarterly > 25_000) return 13;
  return partner.quarterly > 9_000 ? 27 : 55;
}

export function touchesOf(
  random: Random,
  partner: CastPartner,
  people: readonly Person[],
  today: string,
): Touch[] {
  const every = rhythm(partner);
  if (every === null) {
    return partner.course === 'silent'
      ? [touchAt(random, people, addDays(today, -random.between(230, 260)))]
      : [];
  }
  const touches: Touch[] = [];
  for (let ago = random.between(1, every); ago < 200; ago += every + random.between(-2, 2)) {
    touches.push(touchAt(random, people, addDays(today, -ago)));
  }
  return touches;
}

function touchAt(random: Random, people: readonly Person[], on: string): Touch {
  return {
    contact: random.pick(people).name,
    on,
    kind: random.pick(touchKinds),
    note: random.pick(touchNotes),
  };
}
