import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Writer } from '../../src/main/book/types.ts';
import { recompute } from '../../src/main/recompute/index.ts';
import {
  bring,
  dealsRecipe,
  openBench,
  partnersRecipe,
  programFiles,
  today,
} from './bench-book.ts';
import { benchDir, compare, must, timed } from './harness.ts';
import { smallestScores } from './smallest-scores.ts';

const partners = 10_000;
const dir = benchDir();
const files = programFiles(dir, partners, 100_000);
const path = join(dir, 'bench.book');
const { book, context } = openBench(path);
bring(files.partners, partnersRecipe, context);
bring(files.deals, { ...dealsRecipe, countsAs: ['registration'] }, context);
book.change({ label: 'Fill', origin: 'system' }, fillRest);
const bare = new Database(path);
bare.pragma('synchronous = FULL');
bare.exec(
  'CREATE TABLE bare_score (partner_id INTEGER PRIMARY KEY, health, band, points, tier, revenue, why)',
);

/** What the files don't have: agreements, fit, an answer for two partners in three, certified people for all. */
function fillRest(writer: Writer): void {
  const { changeId } = writer;
  writer.run(`UPDATE partner SET agreement_signed_on = '2023-05-01',
    strategic_fit = CASE id % 4 WHEN 0 THEN 'strong' WHEN 1 THEN 'moderate' WHEN 2 THEN 'weak' END`);
  writer.run(`INSERT INTO survey (public_id, change_id, partner_id, person, "on", score)
    SELECT 'survey' || id, ${changeId}, id, 'Person ' || id, '2025-09-10', id % 11 FROM partner WHERE id % 3 > 0`);
  writer.run(`INSERT INTO certification (public_id, change_id, partner_id, person, kind, issued_on)
    SELECT 'certificate' || p.id || '-' || n.value, ${changeId}, p.id, 'Person ' || n.value, 'sales', '2025-06-01'
    FROM partner p JOIN json_each('[1,2,3,4,5]') n WHERE n.value <= p.id % 5 + 1`);
}

function wrongRows(): unknown[] {
  return book.read.all(
    `SELECT b.*, s.health AS ours, s.tier_earned, s.revenue_t12m FROM bare_score b
     JOIN partner_score s USING (partner_id)
     WHERE (s.health, s.band, s.tier_earned, s.revenue_t12m) IS NOT (b.health, b.band, b.tier, b.revenue) LIMIT 3`,
  );
}

const name = 'P7b health and tier of 10k partners with 100k deals';
const reference = 'the smallest program that does it';
await compare({ P7b: { name, reference, goal: 1.5 } }, () => {
  const smallest = timed(() => smallestScores(bare));
  const ours = timed(() =>
    book.change({ label: 'Derive', origin: 'system' }, (writer) => recompute(writer, null, today)),
  );
  must(smallest.value === partners, 'the reference scores every partner');
  const wrong = wrongRows();
  must(wrong.length === 0, `ours and the reference say the same: ${JSON.stringify(wrong)}`);
  return { P7b: [ours.ms, smallest.ms] };
});
bare.close();
book.close();
