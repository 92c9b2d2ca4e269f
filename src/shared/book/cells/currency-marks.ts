/** ISO 4217 codes that an amount can carry; any other three letters beside a number are no currency. */
const codes: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNH CNY ' +
    'COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR ' +
    'IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
    'MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS ' +
    'SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL'
  ).split(' '),
);

const dollars =
  'USD AUD BBD BMD BND BSD BZD CAD CLP COP ARS CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD UYU XCD';

/** Which currencies a sign can stand for. One alone is a proof; of several, the column says which. */
const signs: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    $: dollars,
    '€': 'EUR',
    '£': 'GBP EGP FKP GIP SHP',
    '¥': 'JPY CNY',
    '₹': 'INR',
    '₩': 'KRW KPW',
    '₽': 'RUB',
    '₺': 'TRY',
    '₴': 'UAH',
    '₫': 'VND',
    '₪': 'ILS',
    '฿': 'THB',
    '₱': 'PHP',
    '₦': 'NGN',
    '₡': 'CRC',
    '₲': 'PYG',
    '₵': 'GHS',
    '₸': 'KZT',
    元: 'CNY TWD HKD',
    円: 'JPY',
    원: 'KRW',
    us$: 'USD',
    ca$: 'CAD',
    c$: 'CAD',
    a$: 'AUD',
    au$: 'AUD',
    nz$: 'NZD',
    s$: 'SGD',
    sg$: 'SGD',
    hk$: 'HKD',
    nt$: 'TWD',
    mx$: 'MXN',
    mex$: 'MXN',
    r$: 'BRL',
    'cn¥': 'CNY',
    'jp¥': 'JPY',
    rmb: 'CNY',
    'fr.': 'CHF',
    'sfr.': 'CHF',
    sfr: 'CHF',
    kr: 'SEK NOK DKK ISK',
    'kr.': 'DKK ISK NOK SEK',
    rs: 'INR PKR LKR NPR MUR SCR',
    'rs.': 'INR PKR LKR NPR MUR SCR',
    zł: 'PLN',
    kč: 'CZK',
    ft: 'HUF',
    lei: 'RON MDL',
    лв: 'BGN',
    'руб.': 'RUB',
  }).map(([sign, list]) => [sign, list.split(' ')] as const),
);

/**
 * The currencies a mark beside an amount can stand for: `€` EUR, `kr` SEK, NOK, DKK or ISK, `USD` itself; null where it is no
 * mark of a currency (S03.6). `mark` in any case, without blanks.
 */
export function currenciesOf(mark: string): readonly string[] | null {
  const code = mark.toUpperCase();
  if (codes.has(code)) return [code];
  return signs.get(mark.toLowerCase()) ?? null;
}
