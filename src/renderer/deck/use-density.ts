import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** From airy to tight; each step has its sizes in slide.module.css. */
const tightest = 4;

function overflows({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement): boolean {
  return scrollHeight > clientHeight || scrollWidth > clientWidth;
}

type Fitted = { body: RefObject<HTMLDivElement | null>; density: number };

/** Sets a slide's content as large as its place allows. Measured while it is laid out, so it never shows the steps. */
export function useDensity(content: object): Fitted {
  const body = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState({ content, density: 0 });
  // Other content begins anew.
  const density = fit.content === content ? fit.density : 0;
  useLayoutEffect(() => {
    if (body.current !== null && overflows(body.current) && density < tightest)
      setFit({ content, density: density + 1 });
  }, [content, density]);
  // Until the fonts are there, others stand in for them: measured again then.
  useEffect(() => {
    if (document.fonts.status === 'loaded') return;
    let there = true;
    void document.fonts.ready.then(() => there && setFit({ content, density: 0 }));
    return () => {
      there = false;
    };
  }, [content]);
  return { body, density };
}
