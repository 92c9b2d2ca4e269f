import classes from './figures.module.css';

const mac = /mac|iphone|ipad/i.test(navigator.userAgent);

/** "mod" is Ctrl, and Cmd on a Mac. */
export function KeyHint({ keys }: { keys: string }) {
  const text = keys.replace('mod', mac ? '⌘' : 'Ctrl');
  return (
    <kbd className={classes.key} aria-hidden>
      {text}
    </kbd>
  );
}
