import clsx from 'clsx';
import { noData, notApplicable } from '../../../shared/qbr/pack-field.ts';
import type { DataPack, PackField } from '../../../shared/qbr/pack-types.ts';
import { formatDate, formatPercent, formatQuarter } from '../../app/format.ts';
import { useToday } from '../../app/today.ts';
import { Card } from '../../components/card.tsx';
import { TraceLink } from '../../components/figure.tsx';
import { UnknownValue } from '../../components/values.tsx';
import classes from './qbr.module.css';

/** The fact sheet (S20): fills itself from the book, and every figure opens the rows it is made of. */
export function PackCard({ partner, pack }: { partner: string; pack: DataPack }) {
  const today = useToday();
  return (
    <Card
      title="Data pack"
      note={`${formatQuarter(pack.quarter)}${pack.toDate ? ' to date' : ''} · as of ${formatDate(pack.today, today)}`}
      side={`${formatPercent(pack.coverage)} known`}
      foot={footOf(pack)}
    >
      <div className={classes.pack}>
        {pack.sections.map((section) => (
          <section key={section.id} className={classes.packSection} aria-label={section.title}>
            <h3 className={classes.packTitle}>{section.title}</h3>
            <dl className={classes.packFields}>
              {section.fields.map((field) => (
                <Field key={field.id} field={field} partner={partner} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Card>
  );
}

function footOf({ basis }: DataPack): string {
  const from = basis === null ? '' : `Revenue from ${basis}. `;
  return `${from}Open a figure for its rows, file and definition. What the book does not know is said so and never counted as zero.`;
}

function Field({ field, partner }: { field: PackField; partner: string }) {
  return (
    <div className={classes.packField}>
      <dt title={field.definition}>{field.label}</dt>
      <dd>
        <span className={classes.packValue}>
          <Value field={field} partner={partner} />
        </span>
        {field.note !== null && <span className="qd-faint">{field.note}</span>}
      </dd>
    </div>
  );
}

function Value({ field, partner }: { field: PackField; partner: string }) {
  const { text, metric, quarter } = field;
  const shown = text.startsWith(noData) ? (
    <>
      <span className={classes.packUnknown}>
        <UnknownValue why="The book holds nothing to tell this from." />
      </span>
      {text.slice(noData.length)}
    </>
  ) : (
    <span className={clsx('qd-num', text === notApplicable && 'qd-dim')}>{text}</span>
  );
  if (metric === null) return shown;
  return <TraceLink lineage={{ partner, metric, quarter }}>{shown}</TraceLink>;
}
