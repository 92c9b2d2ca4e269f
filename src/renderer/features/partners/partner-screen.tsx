import { count, withoutZeroCents } from '../../app/format.ts';
import { ContactsCard } from './contacts-card.tsx';
import { DealsCard } from './deals-card.tsx';
import { DetailsCard } from './details-card.tsx';
import { FigureStrip, MoreFigures } from './figure-strip.tsx';
import { HealthCard } from './health-card.tsx';
import classes from './partner.module.css';
import { PartnerFrame } from './partner-frame.tsx';
import { RevenueCard } from './revenue-card.tsx';
import { SinceCard } from './since-card.tsx';
import { SourcesCard } from './sources-card.tsx';
import { TierCard } from './tier-card.tsx';

/** A partner at a glance: how healthy and why, what tier and what is missing, what they bring, what changed. */
export function PartnerScreen() {
  return (
    <PartnerFrame tab={null}>
      {(overview) => (
        <>
          <Warnings warnings={overview.warnings} />
          <div className={classes.columns}>
            <div className={classes.side}>
              <HealthCard overview={overview} />
              <TierCard overview={overview} />
              <DetailsCard overview={overview} />
            </div>
            <div className={classes.wide}>
              <FigureStrip overview={overview} />
              <RevenueCard overview={overview} />
              <SinceCard overview={overview} />
              <DealsCard overview={overview} />
              <ContactsCard overview={overview} />
              <MoreFigures overview={overview} />
              <SourcesCard overview={overview} />
            </div>
          </div>
        </>
      )}
    </PartnerFrame>
  );
}

/** One is said outright; more fold into a line, so that the partner comes first. */
function Warnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  const list = (
    <ul className={classes.warnings} aria-label="Worth knowing">
      {warnings.map((warning) => (
        <li key={warning}>{withoutZeroCents(warning)}</li>
      ))}
    </ul>
  );
  if (warnings.length === 1) return list;
  return (
    <details className={classes.folded}>
      <summary>{count(warnings.length, 'note')} on these figures</summary>
      {list}
    </details>
  );
}
