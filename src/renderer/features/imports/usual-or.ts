import classes from './columns.module.css';

/** A control that stands on what is usual has no frame until somebody changes it. */
export function usualOr(usual: boolean) {
  return usual
    ? ({ variant: 'unstyled', classNames: { input: classes.usual ?? '' } } as const)
    : ({ variant: 'default' } as const);
}
