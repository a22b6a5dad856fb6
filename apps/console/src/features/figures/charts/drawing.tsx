import { useEffect, useRef } from 'react';
import { init } from './echarts';
import type { ChartOptions } from './echarts';

/** The picture alone; the numbers stand in a table beside it. */
export default function Drawing({ options, label }: { options: ChartOptions; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init>>(null);
  useEffect(() => {
    const drawn = init(place.current);
    chart.current = drawn;
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(place.current!);
    return () => {
      watcher.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => chart.current?.setOption(options, { notMerge: true }), [options]);
  return <div ref={place} role="img" aria-label={label} className="chart-drawing" />;
}
