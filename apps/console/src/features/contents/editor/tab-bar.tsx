import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import './tab-bar.css';

export interface TabItem {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
  /** Stands behind the others, apart from them, and is made anew whenever it is opened: nothing is typed there. */
  readonly isAfter?: boolean;
}

/**
 * Tabs in one line that scrolls. What was opened once stays in the page, out of sight, so that nothing that was typed there
 * goes; what was not opened is not made.
 */
export function TabBar({
  label,
  active,
  items,
  onChange,
}: {
  label: string;
  active: string;
  items: readonly TabItem[];
  onChange: (key: string) => void;
}) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set([active]));
  if (!opened.has(active)) setOpened(new Set([...opened, active]));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const bar = list.current;
    const tab = bar?.querySelector<HTMLElement>('[aria-selected=true]');
    // The line alone is moved: `scrollIntoView` would move the page to it, too.
    if (bar && tab) bar.scrollLeft = Math.max(0, tab.offsetLeft + tab.offsetWidth - bar.clientWidth);
  }, [active]);
  const firstAfter = items.find(({ isAfter }) => isAfter)?.key;
  const at = items.findIndex(({ key }) => key === active);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = items[(at + step + items.length) % items.length]!;
    onChange(next.key);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className="tab-bar" onKeyDown={move}>
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="tab"
            id={`tab-${item.key}`}
            data-tab={item.key}
            className={item.key === firstAfter ? 'is-after' : undefined}
            aria-selected={item.key === active}
            aria-controls={`panel-${item.key}`}
            tabIndex={item.key === active ? 0 : -1}
            onClick={() => onChange(item.key)}
          >
            {item.label}
          </button>
        ))}
      </div>
      {items.map((item) => (
        <div
          key={item.key}
          role="tabpanel"
          id={`panel-${item.key}`}
          aria-labelledby={`tab-${item.key}`}
          hidden={item.key !== active}
        >
          {(item.isAfter ? item.key === active : opened.has(item.key)) && item.children}
        </div>
      ))}
    </>
  );
}
