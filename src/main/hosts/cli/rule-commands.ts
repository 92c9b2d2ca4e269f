import type { Command } from 'commander';
import type { HealthScore } from '../../../shared/health/types.ts';
import type { TierResult } from '../../../shared/tiers/types.ts';
import { getPartner, listScores, type PartnerScores } from '../../partners/index.ts';
import { tierAnswer } from './amounts.ts';
import { keyHelp } from './arguments.ts';
import type { Cli, Session } from './cli.ts';
import { healthListText, healthText, tierListText, tierText } from './rule-text.ts';
import { plain } from './text.ts';

/** health, tiers: of one partner with its evidence, or of all. */
export function addRuleCommands(program: Command, cli: Cli): void {
  program
    .command('health')
    .description('health scores with points, reasons and coverage')
    .argument('[key]', `one partner: ${keyHelp}`)
    .action((key: string | undefined) =>
      cli.reading((session) => {
        if (key === undefined) {
          const all = listScores(session.read, session.today);
          return cli.tell(all.map(healthAnswer), () => healthListText(all));
        }
        const one = scoresOf(session, key);
        cli.tell(healthAnswer(one), () => `${plain(one.name)}\n\n${healthText(one.health)}`);
      }),
    );

  program
    .command('tiers')
    .description('tiers held and earned, the next one, and what is missing for it')
    .argument('[key]', `one partner: ${keyHelp}`)
    .action((key: string | undefined) =>
      cli.reading((session) => {
        const { currency } = session;
        if (key === undefined) {
          const all = listScores(session.read, session.today);
          const answer = all.map((one) => tiersAnswer(one, currency));
          return cli.tell(answer, () => tierListText(all));
        }
        const one = scoresOf(session, key);
        cli.tell(tiersAnswer(one, currency), () => `${plain(one.name)}\n\n${tierText(one.tier)}`);
      }),
    );
}

function scoresOf({ read, today }: Session, key: string): PartnerScores {
  const { record, health, tier } = getPartner(read, key, today);
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return { id: record.id, key: text(record.key), name: text(record.name) ?? '', health, tier };
}

function healthAnswer({ id, key, name, health }: PartnerScores): object {
  return { id, key, name, ...health, reasons: reasonsOf(health) };
}

function reasonsOf({ dimensions }: HealthScore): string[] {
  return dimensions.map(({ label, reason }) => `${label}: ${reason}`);
}

function tiersAnswer({ id, key, name, tier }: PartnerScores, currency: string): object {
  const shown = tierAnswer(tier, currency);
  return { id, key, name, ...shown, ...progressOf(shown) };
}

/** The way to the next tier; at the top there is none left, and so no gap. */
function progressOf({ next }: TierResult): object {
  return next.top ? { progress: null, gaps: [] } : { progress: next.percent, gaps: next.gaps };
}
