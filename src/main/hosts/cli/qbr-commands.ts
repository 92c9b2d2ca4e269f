import { type Command, Option } from 'commander';
import type { AgendaPresetId } from '../../../shared/qbr/types.ts';
import { getQbr, listQbrs, planQbr, type QbrDetail, type QbrRow } from '../../qbr/index.ts';
import { packAnswer } from './amounts.ts';
import { keyHelp } from './arguments.ts';
import type { Cli } from './cli.ts';
import { qbrListText, qbrText } from './qbr-text.ts';

interface PlanOptions {
  on: string;
  agenda?: AgendaPresetId;
  quarter?: string;
}

/** qbr plan, list, show. */
export function addQbrCommands(program: Command, cli: Cli): void {
  const qbr = program.command('qbr').description('quarterly business reviews');

  qbr
    .command('plan')
    .description('plan a QBR: checklist with due times, agenda, data pack')
    .argument('<partner>', keyHelp)
    .requiredOption('--on <date>', 'when it is held: 2026-03-19, or 2026-03-19T15:00')
    .addOption(new Option('--agenda <preset>', 'which agenda').choices(['Q1', 'Q2', 'Q3']))
    .option('--quarter <quarter>', 'under review; the last complete one otherwise')
    .action((partner: string, options: PlanOptions) =>
      cli.writing(({ act, read, today }) => {
        const { id } = planQbr(act, { partner, ...options });
        const detail = getQbr(read, id, today, act.nowLocal);
        cli.tell(qbrAnswer(detail), () => qbrText(detail));
      }),
    );

  qbr
    .command('list')
    .description('QBRs, the latest meeting first')
    .action(() =>
      cli.reading(({ read, act }) => {
        const rows = listQbrs(read, {}, act.nowLocal);
        cli.tell(rows.map(rowAnswer), () => qbrListText(rows));
      }),
    );

  qbr
    .command('show <id>')
    .description('one QBR with its checklist, agenda, data pack and commitments')
    .action((id: string) =>
      cli.reading(({ read, act, today }) => {
        const detail = getQbr(read, id, today, act.nowLocal);
        cli.tell(qbrAnswer(detail), () => qbrText(detail));
      }),
    );
}

function rowAnswer({ id, ...row }: QbrRow): object {
  return { qbr: id, ...row };
}

/** `qbr` is the id, as `import` and `change` are elsewhere. */
function qbrAnswer({ qbr, pack, ...rest }: QbrDetail): object {
  const { id, ...row } = qbr;
  return { qbr: id, ...row, ...rest, pack: packAnswer(pack) };
}
