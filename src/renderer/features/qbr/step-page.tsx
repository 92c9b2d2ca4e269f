import { unreachable } from '../../../shared/kernel/unreachable.ts';
import { AgendaCard } from './agenda-card.tsx';
import { ChecklistCard } from './checklist-card.tsx';
import { CommitmentsCard } from './commitments-card.tsx';
import { DeckCard } from './deck-card.tsx';
import type { Detail } from './detail.ts';
import { HoldCard } from './hold-card.tsx';
import { LastCommitmentsCard } from './last-commitments-card.tsx';
import { MeetingCard } from './meeting-card.tsx';
import { NextCard } from './next-card.tsx';
import { NotesCard } from './notes-card.tsx';
import { PackCard } from './pack-card.tsx';
import classes from './qbr.module.css';
import { SentCard } from './sent-card.tsx';
import { itemsOf, type Step } from './steps.ts';

type StepProps = { detail: Detail };

export function StepPage({ detail, step }: StepProps & { step: Step }) {
  switch (step) {
    case 'plan':
      return <PlanStep detail={detail} />;
    case 'prep':
      return <PrepStep detail={detail} />;
    case 'share':
      return <ShareStep detail={detail} />;
    case 'meet':
      return <MeetStep detail={detail} />;
    case 'follow-up':
      return <FollowUpStep detail={detail} />;
    default:
      return unreachable(step);
  }
}

function PlanStep({ detail }: StepProps) {
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <MeetingCard detail={detail} />
        <AgendaCard detail={detail} />
      </div>
      <ChecklistCard title="Checklist" items={detail.checklist} quiet />
    </div>
  );
}

function PrepStep({ detail }: StepProps) {
  const { qbr, pack, notes, checklist } = detail;
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Notes detail={detail} />
        <PackCard partner={qbr.partner.id} pack={pack} />
      </div>
      <div className={classes.stack}>
        <ChecklistCard title="Before the meeting" items={itemsOf('prep', checklist)} />
        <NotesCard qbr={qbr.id} kind="internal" notes={notes} />
      </div>
    </div>
  );
}

function Notes({ detail: { qbr, notes } }: StepProps) {
  return (
    <div className={classes.three}>
      <NotesCard qbr={qbr.id} kind="win" notes={notes} />
      <NotesCard qbr={qbr.id} kind="gap" notes={notes} />
      <NotesCard qbr={qbr.id} kind="ask" notes={notes} />
    </div>
  );
}

function ShareStep({ detail }: StepProps) {
  return (
    <div className={classes.stack}>
      <div className={classes.two}>
        <ChecklistCard title="Share ahead" items={itemsOf('share', detail.checklist)} />
        <SentCard detail={detail} />
      </div>
      <DeckCard detail={detail} />
    </div>
  );
}

function MeetStep({ detail }: StepProps) {
  const { qbr, notes, checklist } = detail;
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <LastCommitmentsCard detail={detail} />
        <Notes detail={detail} />
        <CommitmentsCard detail={detail} writing />
      </div>
      <div className={classes.stack}>
        <HoldCard detail={detail} />
        <ChecklistCard title="In the meeting" items={itemsOf('meet', checklist)} />
        <NotesCard qbr={qbr.id} kind="internal" notes={notes} />
      </div>
    </div>
  );
}

function FollowUpStep({ detail }: StepProps) {
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <CommitmentsCard detail={detail} />
        <LastCommitmentsCard detail={detail} />
      </div>
      <div className={classes.stack}>
        <NextCard detail={detail} />
        <ChecklistCard
          title="Within 48 hours after"
          items={itemsOf('follow-up', detail.checklist)}
        />
      </div>
    </div>
  );
}
