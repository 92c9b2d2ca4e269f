/** Messages of the language itself, which name code and never data. */
const plain = [
  /^Cannot (read|set) properties of (undefined|null)( \((reading|setting) '[\w$#]+'\))?$/,
  /^[\w$.#]+ is not (a function|defined|iterable|a constructor)$/,
  /^(UNIQUE|NOT NULL|FOREIGN KEY|CHECK|PRIMARY KEY) constraint failed(: [\w., ]+)?$/,
  /^no such (table|column|index|function|module): [\w.]+$/,
  /^database (is locked|disk image is malformed|or disk is full)$/,
];

function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n');
  return lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? ` [${error.code}]` : '';
}

/**
 * An error as the log keeps it: kind, code and stack frames. The message can quote a partner's data
 * (a value that did not parse, an object that did not fit), so it is left out unless it names code alone.
 */
export function describeError(where: string, error: unknown): string {
  if (!(error instanceof Error)) return `${where}: thrown ${typeof error}`;
  const message = plain.some((pattern) => pattern.test(error.message)) ? `: ${error.message}` : '';
  const head = `${where}: ${error.name.slice(0, 60)}${codeOf(error)}${message}`;
  const cause = error.cause instanceof Error ? [describeError('caused by', error.cause)] : [];
  return [head, ...framesOf(error).map((frame) => `    ${frame}`), ...cause].join('\n');
}
