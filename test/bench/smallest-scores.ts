import type Database from 'better-sqlite3';

/** A day of the bench as a number. */
const dayNumber = (day: string) => Date.parse(day) / 86_400_000;

interface Sums {
  name: string;
  fit: string | null;
  current: number;
  prior: number;
  year: number;
  registered: Set<string>;
  days: Set<string>;
  nps: number | null;
  certified: number;
}

type Row = [
  partner: number,
  stage: string,
  closed: string | null,
  opened: string,
  id: string,
  amount: number,
];

/**
 * The smallest program that does what the recomputation of a book does: reads, scores, says why, writes. The rules of the
 * bench's own book stand in it as numbers: no settings, no unknown values, no second source, no quarterly figures.
 */
export function smallestScores(db: Database.Database): number {
  const partners = new Map<number, Sums>();
  const people = db.prepare<[], [number, string, string | null, number | null, number]>(
    `SELECT p.id, p.name, p.strategic_fit, (SELECT score FROM survey s WHERE s.partner_id = p.id),
       (SELECT count(DISTINCT person) FROM certification c WHERE c.partner_id = p.id) FROM partner p`,
  );
  for (const [id, name, fit, score, certified] of people.raw().iterate()) {
    const nps = score === null ? null : score >= 9 ? 100 : score <= 6 ? -100 : 0;
    const sums = { current: 0, prior: 0, year: 0, registered: new Set<string>() };
    partners.set(id, { name, fit, ...sums, days: new Set<string>(), nps, certified });
  }
  const deals = db.prepare<[], Row>(
    'SELECT partner_id, stage, closed_on, opened_on, external_id, amount FROM deal WHERE archived = 0',
  );
  for (const row of deals.raw().iterate()) addDeal(partners.get(row[0]), row);
  return write(db, partners);
}

function addDeal(sums: Sums | undefined, [, stage, closed, opened, id, amount]: Row): void {
  if (sums === undefined) return;
  if (stage === 'won' && closed !== null) {
    if (closed > '2024-11-15' && closed <= '2025-11-15') sums.year += amount;
    if (closed >= '2025-07-01' && closed <= '2025-09-30') sums.current += amount;
    if (closed >= '2024-07-01' && closed <= '2024-09-30') sums.prior += amount;
  }
  if (opened >= '2025-08-18' && opened <= '2025-11-15') sums.registered.add(id);
  for (const day of [opened, closed])
    if (day !== null && day >= '2025-08-17' && day <= '2025-11-15') sums.days.add(day);
}

const insert =
  'INSERT INTO bare_score (partner_id, health, band, points, tier, revenue, why) VALUES (?, ?, ?, ?, ?, ?, ?)';

function write(db: Database.Database, partners: ReadonlyMap<number, Sums>): number {
  const statement = db.prepare(insert);
  db.transaction(() => {
    db.prepare('DELETE FROM bare_score').run();
    for (const [id, sums] of partners) {
      const points = [
        revenuePoints(sums),
        activityPoints(sums.registered.size),
        daysPoints(sums.days),
      ];
      const health = healthOf([...points, npsPoints(sums.nps), fitPoints(sums.fit)]);
      const tier = tierOf(sums);
      const why = `${sums.name}: ${sums.current} in the quarter against ${sums.prior} a year before, ${sums.registered.size} deals registered, tier ${tier}`;
      statement.run(id, health, bandOf(health), JSON.stringify(points), tier, sums.year, why);
    }
  }).immediate();
  return partners.size;
}

function revenuePoints({ current, prior }: Sums): number {
  if (current <= 0) return 0;
  if (prior <= 0) return 30;
  const growth = (current - prior) / prior;
  if (growth >= 0.2) return 30;
  if (Math.abs(growth) < 0.005) return 10;
  return growth > 0 ? 20 : 0;
}

function activityPoints(count: number): number {
  return count >= 5 ? 25 : count >= 3 ? 20 : count >= 1 ? 10 : 0;
}

function daysPoints(days: ReadonlySet<string>): number {
  const today = dayNumber('2025-11-15');
  const ages = [...days].map((day) => today - dayNumber(day));
  const weeks = new Set(ages.map((age) => Math.floor(age / 7))).size;
  const months = new Set(ages.filter((age) => age < 90).map((age) => Math.floor(age / 30))).size;
  return weeks >= 10 ? 20 : months === 3 ? 15 : ages.length > 0 ? 10 : 0;
}

function npsPoints(nps: number | null): number | null {
  if (nps === null) return null;
  return nps >= 50 ? 15 : nps >= 25 ? 10 : nps >= 0 ? 5 : 0;
}

function fitPoints(fit: string | null): number | null {
  return fit === 'strong' ? 10 : fit === 'moderate' ? 5 : fit === 'weak' ? 0 : null;
}

const weights = [30, 25, 20, 15, 10];

function healthOf(points: readonly (number | null)[]): number {
  let earned = 0;
  let available = 0;
  for (const [index, one] of points.entries()) {
    if (one === null) continue;
    earned += one;
    available += weights[index] ?? 0;
  }
  return Math.floor((100 * earned) / available + 0.5);
}

function bandOf(health: number): string {
  if (health >= 80) return 'Champion';
  if (health >= 60) return 'Healthy';
  if (health >= 40) return 'At-risk';
  return health >= 20 ? 'Critical' : 'Churning';
}

function tierOf({ year, certified }: Sums): string {
  if (year >= 50_000_000 && certified >= 5) return 'Platinum';
  if (year >= 10_000_000 && certified >= 2) return 'Gold';
  return year >= 2_500_000 && certified >= 1 ? 'Silver' : 'Registered';
}
