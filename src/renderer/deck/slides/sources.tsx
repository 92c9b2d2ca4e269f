import type { DeckTable as DeckTableData, SourcesSlide } from '../../../shared/qbr/deck-types.ts';
import { DeckTable } from '../deck-table.tsx';
import { type Place, SlideFrame } from '../slide-frame.tsx';
import classes from './slides.module.css';

/** The files behind the figures, or else what the figures mean, in two columns. */
export function Sources({ slide, place }: { slide: SourcesSlide; place: Place }) {
  const { sources, definitions } = slide;
  const half = Math.ceil(definitions.rows.length / 2);
  return (
    <SlideFrame slide={slide} place={place}>
      {half === 0 ? (
        <div className={classes.files}>
          <DeckTable
            table={sources}
            caption="Where the figures come from"
            widths={['15%', '25%', '12%', null]}
          />
        </div>
      ) : (
        <div className={classes.halves}>
          <Definitions table={part(definitions, 0, half)} />
          <Definitions table={part(definitions, half)} />
        </div>
      )}
    </SlideFrame>
  );
}

function part(table: DeckTableData, from: number, to?: number): DeckTableData {
  return { ...table, rows: table.rows.slice(from, to) };
}

function Definitions({ table }: { table: DeckTableData }) {
  return <DeckTable small table={table} caption="What each figure means" widths={['30%', null]} />;
}
