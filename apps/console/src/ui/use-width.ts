import { useLayoutEffect, useState } from 'react';

/** CSS pixels that an element is wide, as it changes; null before it is there. The first value is its `ref`. */
export function useWidth(): [ref: (element: HTMLElement | null) => void, width: number | null] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (!element) return undefined;
    const measure = () => setWidth(element.getBoundingClientRect().width);
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, [element]);
  return [setElement, width];
}
