import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Only a focus that was left behind is taken along: where the person or the new screen put it, there it stays. */
function isLeftBehind(focused: Element | null, before: Element | null): boolean {
  if (document.querySelector('[aria-modal="true"]') !== null) return false;
  if (focused === null || focused === document.body) return true;
  return focused === before && focused.closest('#content, [role="dialog"]') === null;
}

/** What had the focus is gone with its screen: once the new one is there, the next key belongs to it. */
export function useFocusOnNewScreen(): void {
  const router = useRouter();
  useEffect(() => {
    let before: Element | null = null;
    const leave = router.subscribe('onBeforeNavigate', () => {
      before = document.activeElement;
    });
    const arrive = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      // The first screen of a page begins at its top, as any page does.
      if (fromLocation === undefined || !pathChanged) return;
      if (!isLeftBehind(document.activeElement, before)) return;
      document.getElementById('content')?.focus({ preventScroll: true });
    });
    return () => {
      leave();
      arrive();
    };
  }, [router]);
}
