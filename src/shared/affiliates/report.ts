import { because, type Explained, explained, type Reason } from '../kernel/explained.ts';
import { divideMinor, formatMinorShort, sumMinor } from '../kernel/money.ts';
import { displayPercent } from '../kernel/percent.ts';
import { ratio, toDecimals } from '../kernel/ratio.ts';
import {
  type AffiliateReportAction,
  type AffiliateReportLine,
  affiliateReportLines,
  affiliateReportTop,
  type ReportUnit,
} from '../playbooks/affiliate-report.ts';
import { earningsPerClick } from './metrics.ts';

/** One month of the program; amounts are minor units of `currency`, null is unknown (G8). */
export type AffiliateReportFacts = {
  /** The month, 'YYYY-MM'. */
  readonly month: string;
  readonly currency: string;
  readonly total: number | null;
  readonly active: number | null;
  readonly producing: number | null;
  readonly joined: number | null;
  readonly gross: number | null;
  readonly commissions: number | null;
  readonly newCustomers: number | null;
  readonly clicks: number | null;
  readonly conversions: number | null;
  readonly flagged: number | null;
  readonly reversed: number | null;
  readonly removed: number | null;
  readonly affiliates: readonly TopAffiliate[];
  readonly actions: Readonly<Record<AffiliateReportAction, string>>;
};

export type TopAffiliate = {
  readonly name: string;
  readonly revenue: number;
  readonly sales: number;
};

/** A line of the report: percent as shown, money in minor units except earnings per click (major, two decimals). */
export type ReportLine = Explained<number> & {
  readonly id: AffiliateReportLine;
  readonly section: string;
  readonly label: string;
  readonly unit: ReportUnit;
};

export type AffiliateReport = {
  readonly month: string;
  readonly currency: string;
  readonly lines: readonly ReportLine[];
  readonly top: readonly TopAffiliate[];
  readonly actions: AffiliateReportFacts['actions'];
  readonly rule: 'S67.1';
};

/** The monthly affiliate report (S67): every line of the template, the five best, and next month's actions. */
export function affiliateReport(facts: AffiliateReportFacts): AffiliateReport {
  const { month, currency, affiliates, actions } = facts;
  const lines = affiliateReportLines.map((line): ReportLine => {
    const { value, because: reasons, inputs } = figures[line.id](facts);
    return {
      ...line,
      ...explained({ value, because: reasons, inputs, rule: 'S67.1', preset: null }),
    };
  });
  return { month, currency, lines, top: topAffiliates(affiliates), actions, rule: 'S67.1' };
}

/** The value of a line; null while unknown. */
export function reportValue({ lines }: AffiliateReport, id: AffiliateReportLine): number | null {
  return lines.find((line) => line.id === id)?.value ?? null;
}

/** The five best by revenue; ties by name (S67.2). */
export function topAffiliates(affiliates: readonly TopAffiliate[]): TopAffiliate[] {
  return affiliates
    .toSorted((a, b) => b.revenue - a.revenue || (a.name < b.name ? -1 : 1))
    .slice(0, affiliateReportTop);
}

type Figure = Pick<Explained<number>, 'value' | 'because' | 'inputs'>;
type FigureOf = (facts: AffiliateReportFacts) => Figure;
type Recorded =
  | 'total'
  | 'active'
  | 'producing'
  | 'joined'
  | 'gross'
  | 'commissions'
  | 'clicks'
  | 'conversions'
  | 'flagged'
  | 'reversed'
  | 'removed';

const figures: Readonly<Record<AffiliateReportLine, FigureOf>> = {
  total: recorded('total'),
  active: recorded('active'),
  activePercent: shareOf('active', 'total'),
  producing: recorded('producing'),
  producingPercent: shareOf('producing', 'total'),
  joined: recorded('joined'),
  gross: recorded('gross'),
  commissions: recorded('commissions'),
  net: netRevenue,
  effectiveCac,
  clicks: recorded('clicks'),
  conversions: recorded('conversions'),
  conversionPercent: shareOf('conversions', 'clicks'),
  epc: perClick,
  flagged: recorded('flagged'),
  reversed: recorded('reversed'),
  removed: recorded('removed'),
};

const noData: readonly Reason[] = [because('No data')];

function recorded(name: Recorded): FigureOf {
  return (facts) => {
    const value = facts[name];
    const reasons = value === null ? noData : [{ text: 'As recorded for the month', part: value }];
    return { value, because: reasons, inputs: [{ name, value }] };
  };
}

function shareOf(part: Recorded, whole: Recorded): FigureOf {
  return (facts) => {
    const [some, all] = [facts[part], facts[whole]];
    const inputs = [
      { name: part, value: some },
      { name: whole, value: all },
    ];
    if (some === null || all === null || all === 0) return { value: null, because: noData, inputs };
    return {
      value: displayPercent(ratio(some, all)),
      because: [because(`${some} of ${all}`)],
      inputs,
    };
  };
}

/** Gross less commissions (S67.1). */
function netRevenue({ gross, commissions, currency }: AffiliateReportFacts): Figure {
  const inputs = [
    { name: 'gross', value: gross },
    { name: 'commissions', value: commissions },
  ];
  if (gross === null || commissions === null) return { value: null, because: noData, inputs };
  return {
    value: sumMinor([gross, -commissions]),
    because: [
      { text: `${formatMinorShort(gross, currency)} gross`, part: gross },
      { text: `${formatMinorShort(commissions, currency)} of commissions`, part: -commissions },
    ],
    inputs,
  };
}

/** Commissions per new customer (S67.1). */
function effectiveCac({ commissions, newCustomers, currency }: AffiliateReportFacts): Figure {
  const inputs = [
    { name: 'commissions', value: commissions },
    { name: 'newCustomers', value: newCustomers },
  ];
  const value =
    commissions === null || newCustomers === null ? null : divideMinor(commissions, newCustomers);
  if (commissions === null || value === null) return { value: null, because: noData, inputs };
  const text = `${formatMinorShort(commissions, currency)} of commissions for ${newCustomers} new customers`;
  return { value, because: [{ text, part: value }], inputs };
}

/** Commissions per click (S66.4). */
function perClick({ commissions, clicks, currency }: AffiliateReportFacts): Figure {
  const inputs = [
    { name: 'commissions', value: commissions },
    { name: 'clicks', value: clicks },
  ];
  const exact = earningsPerClick({ currency, commissions, clicks });
  if (exact === null || commissions === null) return { value: null, because: noData, inputs };
  const text = `${formatMinorShort(commissions, currency)} of commissions over ${clicks} clicks`;
  return { value: toDecimals(exact, 2), because: [because(text)], inputs };
}
