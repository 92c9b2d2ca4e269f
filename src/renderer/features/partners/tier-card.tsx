import { IconCheck, IconHelp, IconX } from '@tabler/icons-react';
import type { TierCriterion, TierNext } from '../../../shared/tiers/types.ts';
import { sentenceCase, withoutZeroCents } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { Progress } from '../../components/progress.tsx';
import type { Overview } from './overview.ts';
import classes from './partner.module.css';

/** The tier, how far the next one is, and what is missing for it. */
export function TierCard({ overview: { tier } }: { overview: Overview }) {
  const { next, why, standing, held, change } = tier;
  const said = next.top ? null : next;
  return (
    <Card
      title="Tier"
      note={tier.provisional ? 'provisional' : undefined}
      side={
        change === 'upgrade' || change === 'below-held'
          ? `${standing} earned, ${held?.name ?? 'none'} held`
          : standing
      }
    >
      {said !== null && <TierBar next={said} />}
      {said !== null && <Criteria next={said} steps={tier.steps} />}
      <p className={classes.text}>{withoutZeroCents(next.sentence)}</p>
      {why.slice(0, 2).map((sentence) => (
        <p key={sentence} className="qd-faint" style={{ margin: '6px 0 0' }}>
          {withoutZeroCents(sentence)}
        </p>
      ))}
    </Card>
  );
}

/** Where not all of the way is known, the commercial part of it stands, and says so. */
function TierBar({ next: { name, percent, commercialPercent } }: { next: TierNext }) {
  const shown = percent ?? commercialPercent;
  return (
    <div className={classes.tierBar}>
      <Progress thick label={`${shown ?? 0}% of the way to ${name}`} percent={shown} />
      <b>{shown === null ? `Way to ${name} unknown` : `${shown}% to ${name}`}</b>
      {percent === null && shown !== null && <span className="qd-faint">commercial part</span>}
    </div>
  );
}

type CriteriaProps = { next: TierNext; steps: Overview['tier']['steps'] };

function Criteria({ next, steps }: CriteriaProps) {
  const criteria = steps.find(({ name }) => name === next.name)?.criteria ?? [];
  return (
    <ul className={classes.criteria} aria-label={`What ${next.name} asks for`}>
      {criteria.map((criterion, index) => (
        <li key={criterion.measure}>
          <Mark met={criterion.met} />
          <span>
            {isAlternative(criteria, index) ? (
              <>
                <span className="qd-dim">or </span>
                {withoutZeroCents(criterion.text)}
              </>
            ) : (
              sentenceCase(withoutZeroCents(criterion.text))
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function isAlternative(criteria: readonly TierCriterion[], index: number): boolean {
  return index > 0 && criteria[index - 1]?.group === criteria[index]?.group;
}

function Mark({ met }: { met: boolean | null }) {
  if (met === null) return <IconHelp size={14} className="qd-faint" aria-label="unknown" />;
  return met ? (
    <IconCheck size={14} className="qd-good" aria-label="met" />
  ) : (
    <IconX size={14} className="qd-dim" aria-label="not met" />
  );
}
