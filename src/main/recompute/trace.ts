import { badInput } from '../../shared/kernel/failure.ts';
import { type FiscalQuarter, parseQuarter, quarterKey } from '../../shared/kernel/quarter.ts';
import { isMetricId, type MetricId, metricIds, metrics } from '../../shared/program/metrics.ts';
import type { Reader } from '../book/types.ts';
import { studyPartner } from './explain.ts';
import { Lineage, newestOf } from './lineage.ts';
import { metricValues } from './metric-values.ts';
import type { TracedMetric } from './types.ts';

export type TraceInput = { partnerId: number; metric: string; quarter: string | null };

/** The rows behind one figure of a partner: they sum to it, or their 1s count to it; of a ratio, its parts. */
export function traceMetric(reader: Reader, input: TraceInput, today: string): TracedMetric {
  const metric = metricOf(input.metric);
  const definition = metrics[metric];
  const asked = definition.perQuarter ? quarterAsked(input.quarter) : null;
  const study = studyPartner(reader, input.partnerId, today, asked);
  const value = metricValues({ ...study, segment: study.segment.name })[metric];
  const rows = value.value === null ? [] : study.behind.rows(metric, study.quarter);
  const lineage = new Lineage(reader, rows);
  return {
    metric,
    label: definition.label,
    unit: definition.unit,
    quarter: definition.perQuarter ? quarterKey(study.quarter) : null,
    currency: study.basis.currency,
    value: value.value,
    definition: definition.definition,
    basis: value.basis,
    note: value.note,
    asOf: newestOf(lineage, rows),
    rows: rows.map((row) => {
      const { source, file, line, vanished } = lineage.of(row);
      const { label, entity, id, date } = row;
      return { source, file, line, value: row.value, label, entity, id, date, vanished };
    }),
  };
}

function metricOf(name: string): MetricId {
  if (isMetricId(name)) return name;
  const wanted = name.toLowerCase();
  const near = metricIds.filter((id) => id.toLowerCase().includes(wanted.slice(0, 5))).slice(0, 5);
  throw badInput(
    'UnknownMetric',
    `There is no metric named "${name}".`,
    `Metrics are named like ${(near.length > 0 ? near : metricIds.slice(0, 5)).join(', ')}.`,
    'metric',
  );
}

/** The quarter a person wrote, or null for the last complete one. */
export function quarterAsked(text: string | null): FiscalQuarter | null {
  if (text === null) return null;
  const quarter = parseQuarter(text);
  if (quarter !== null) return quarter;
  throw badInput(
    'NotAQuarter',
    `"${text}" is no fiscal quarter.`,
    'Write it like 2020-Q1.',
    'quarter',
  );
}
