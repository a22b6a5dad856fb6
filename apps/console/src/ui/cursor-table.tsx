import { Skeleton } from 'antd';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice';
import { roomForTracks } from './room-for-tracks';
import type { CursorPages } from './use-cursor-pages';
import { useNarrow } from './use-narrow';
import { useWidth } from './use-width';
import './cursor-table.css';

export interface Column<Item> {
  readonly key: string;
  readonly title: string;
  /** A track of a CSS grid: `2fr`, `120px`, `minmax(160px, 1fr)`. */
  readonly track: string;
  readonly render: (item: Item) => ReactNode;
  readonly align?: 'right';
}

/**
 * A list of any length: rows that are out of sight are not in the page, and more are asked for before its end comes into
 * sight. On a phone, and where its columns have no room, each row is a card, its cells below one another under their titles.
 */
export function CursorTable<Item extends { id: string }>({
  label,
  pages,
  columns,
  empty,
  rowHeight = 56,
  isMarked,
  keepInSight,
}: {
  label: string;
  pages: CursorPages<Item>;
  columns: readonly Column<Item>[];
  empty: ReactNode;
  rowHeight?: number;
  isMarked?: (item: Item) => boolean;
  /** Index of the row that the keyboard is on: it is scrolled into sight. */
  keepInSight?: number;
}) {
  const isPhone = useNarrow();
  const [table, width] = useWidth();
  const isNarrow = isPhone || (width !== null && width < roomForTracks(columns.map(({ track }) => track)));
  const body = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useLayoutEffect(() => setTop(body.current?.offsetTop ?? 0), [pages.isPending]);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => (isNarrow ? rowHeight * 2.2 : rowHeight),
    getItemKey: (index) => items[index]!.id,
    overscan: 8,
    scrollMargin: top,
    // What sticks to the edges of the window covers no row.
    scrollPaddingStart: 64,
    scrollPaddingEnd: 72,
  });
  useLayoutEffect(() => {
    if (keepInSight !== undefined) rows.scrollToIndex(keepInSight, { align: 'auto' });
  }, [rows, keepInSight]);
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= items.length - 10) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, items.length]);

  if (pages.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (pages.isError && items.length === 0)
    return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (items.length === 0) return <>{empty}</>;
  const tracks = { gridTemplateColumns: columns.map(({ track }) => track).join(' ') };
  return (
    <div
      ref={table}
      role="table"
      aria-label={label}
      aria-rowcount={hasNextPage ? -1 : items.length + 1}
      className={isNarrow ? 'cursor-table is-narrow' : 'cursor-table'}
    >
      <div role="rowgroup" className="cursor-table-head">
        <div role="row" aria-rowindex={1} style={isNarrow ? undefined : tracks}>
          {columns.map(({ key, title, align }) => (
            <span role="columnheader" key={key} className={align && 'is-right'}>
              {title}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" ref={body} className="cursor-table-body" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ key, index, start }) => {
          const item = items[index]!;
          return (
            <div
              role="row"
              aria-rowindex={index + 2}
              key={key}
              data-index={index}
              ref={rows.measureElement}
              className={isMarked?.(item) ? 'is-marked' : undefined}
              style={{ ...(isNarrow ? {} : tracks), transform: `translateY(${start - top}px)` }}
            >
              {columns.map((column) => (
                <div
                  role="cell"
                  key={column.key}
                  className={column.align && 'is-right'}
                  data-title={column.title}
                >
                  {column.render(item)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {isFetchingNextPage && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void fetchNextPage()} />}
    </div>
  );
}
