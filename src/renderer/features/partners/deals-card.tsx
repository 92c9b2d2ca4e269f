import { count } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { TraceLink } from '../../components/figure.tsx';
import { DateText, MoneyText, NoValue } from '../../components/values.tsx';
import type { Overview } from './overview.ts';
import classes from './partner.module.css';

const shown = 6;

export function DealsCard({ overview }: { overview: Overview }) {
  const { openDeals, currency, partner } = overview;
  const recorded = overview.figures.some(
    ({ metric, value }) => metric === 'openDeals' && value !== null,
  );
  const largest = [...openDeals].sort((a, b) => (b.amount ?? -1) - (a.amount ?? -1));
  return (
    <Card
      className={classes.deals}
      title="Open deals"
      note={openDeals.length > shown ? `the ${shown} largest` : undefined}
      side={
        recorded && (
          <TraceLink lineage={{ partner: partner.id, metric: 'openDeals', quarter: null }}>
            {count(openDeals.length, 'deal')}
          </TraceLink>
        )
      }
    >
      {openDeals.length === 0 ? (
        <p className="qd-dim" style={{ margin: 0 }}>
          {recorded ? 'No open deals.' : 'No deals are recorded. Import them to see the pipeline.'}
        </p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Deal</th>
              <th scope="col" className={classes.account}>
                Account
              </th>
              <th scope="col">Stage</th>
              <th scope="col" className={classes.right}>
                Amount
              </th>
              <th scope="col">Closes</th>
              <th scope="col" className={classes.right}>
                Idle
              </th>
            </tr>
          </thead>
          <tbody>
            {largest.slice(0, shown).map((deal) => (
              <tr key={deal.id}>
                <td>{deal.name}</td>
                <td className={classes.account}>{deal.account ?? <NoValue />}</td>
                <td>{deal.stage}</td>
                <td className={classes.right}>
                  <MoneyText minor={deal.amount} currency={currency} />
                </td>
                <td>
                  <DateText date={deal.expectedCloseOn} none="unknown" />
                </td>
                <td className={classes.right}>
                  {deal.idleDays === null ? <NoValue word="unknown" /> : `${deal.idleDays}d`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
