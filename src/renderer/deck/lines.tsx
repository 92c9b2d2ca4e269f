import classes from './lines.module.css';

type LinesProps = { title?: string; lines: readonly string[] };

/** A short list under its name; nothing at all where there is nothing to list. */
export function Lines({ title, lines }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <div className={classes.lines}>
      {title !== undefined && <p className={classes.linesTitle}>{title}</p>}
      <ul className={classes.list}>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are fixed and may say the same twice
          <li key={at}>
            <span className={classes.line}>{line}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
