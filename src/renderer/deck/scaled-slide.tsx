import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import classes from './preview.module.css';

const slideWidth = 1280;

/** A slide at the width of its place: its own sizes stay fixed, the whole is scaled. */
export function ScaledSlide({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className={classes.scaled}>
      <div
        className={classes.inner}
        style={{
          transform: `scale(${width / slideWidth})`,
          visibility: width === 0 ? 'hidden' : undefined,
        }}
      >
        {children}
      </div>
    </div>
  );
}
