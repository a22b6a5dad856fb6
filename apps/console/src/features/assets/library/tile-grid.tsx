import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { Skeleton } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ProblemNotice } from '@/ui';
import type { CursorPages } from '@/ui';
import type { Asset } from '../use-asset';

const TILE_PIXELS = 176;
const GAP_PIXELS = 12;

/** Tiles in rows as wide as there is room; rows that are out of sight are not in the page. */
export function TileGrid({
  label,
  pages,
  empty,
  tile,
}: {
  label: string;
  pages: CursorPages<Asset>;
  empty: ReactNode;
  tile: (asset: Asset) => ReactNode;
}) {
  const grid = useRef<HTMLDivElement>(null);
  const [{ top, width }, setPlace] = useState({ top: 0, width: 800 });
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const isShown = items.length > 0;
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element) return;
    const measure = () => {
      const place = { top: element.getBoundingClientRect().top + scrollY, width: element.clientWidth };
      setPlace((before) => (before.top === place.top && before.width === place.width ? before : place));
    };
    // What stands above the grid comes and goes, so the whole page is watched.
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    watch.observe(document.body);
    measure();
    return () => watch.disconnect();
  }, [isShown]);
  const across = Math.max(2, Math.floor((width + GAP_PIXELS) / (TILE_PIXELS + GAP_PIXELS)));
  const tileWidth = (width - GAP_PIXELS * (across - 1)) / across;
  const rows = useWindowVirtualizer({
    count: Math.ceil(items.length / across),
    estimateSize: () => tileWidth * 0.75 + 68 + GAP_PIXELS,
    overscan: 3,
    scrollMargin: top,
  });
  useEffect(() => rows.measure(), [rows, across, tileWidth]);
  const shown = rows.getVirtualItems();
  const lastRow = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && (lastRow + 4) * across >= items.length) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastRow, across, items.length]);

  if (pages.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (pages.isError && !isShown)
    return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!isShown && !hasNextPage) return <>{empty}</>;
  return (
    <>
      <div
        role="list"
        aria-label={label}
        ref={grid}
        className="tile-grid"
        style={{ height: rows.getTotalSize() }}
      >
        {shown.map(({ key, index, start }) => (
          <div
            role="presentation"
            key={key}
            data-index={index}
            ref={rows.measureElement}
            className="tile-row"
            style={{
              gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))`,
              transform: `translateY(${start - top}px)`,
            }}
          >
            {items.slice(index * across, (index + 1) * across).map(tile)}
          </div>
        ))}
      </div>
      {isFetchingNextPage && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void fetchNextPage()} />}
    </>
  );
}
