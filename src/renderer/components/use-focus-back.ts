import { type RefObject, useEffect, useState } from 'react';

/**
 * For a dialog that is there only while it is open: what was left for it takes the focus again, unless `leaving` says
 * that the person goes on to another screen. Mantine's own return needs a dialog that stays, and looks for what was left
 * only when the dialog has the focus already.
 */
export function useFocusBack(leaving?: RefObject<boolean>): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (leaving?.current === true || document.activeElement !== document.body) return;
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
    [opener, leaving],
  );
}
