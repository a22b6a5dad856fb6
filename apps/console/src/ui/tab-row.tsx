import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import './tab-row.css';

export interface TabOfRow {
  readonly key: string;
  readonly label: string;
  readonly content: () => ReactNode;
  /** Stands behind the others, apart from them, and is made anew whenever it is opened. */
  readonly isAfter?: boolean;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs that go sideways under a thumb where they are too many, and by the arrow keys. What was not opened is not made. */
export function TabRow({
  label,
  tabs,
  chosen,
  onChoose,
  keepsOpened = false,
}: {
  label: string;
  tabs: readonly TabOfRow[];
  chosen: string;
  onChoose: (key: string) => void;
  /** What was opened once stays in the page, out of sight: nothing that was typed there goes. Else only the chosen one is there. */
  keepsOpened?: boolean;
}) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const shown = tabs.find(({ key }) => key === chosen) ?? tabs[0];
  const shownKey = shown?.key ?? '';
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  if (keepsOpened && !opened.has(shownKey)) setOpened(new Set([...opened, shownKey]));
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-selected=true]');
    // The row alone is moved: `scrollIntoView` would move the page to it, too.
    if (row.current && tab)
      row.current.scrollLeft = Math.max(0, tab.offsetLeft + tab.offsetWidth - row.current.clientWidth);
  }, [shownKey, tabs.length]);
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || !shown) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(shown) + step + tabs.length) % tabs.length]!;
    onChoose(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  const firstAfter = tabs.find(({ isAfter }) => isAfter);
  const isThere = (tab: TabOfRow) => tab === shown || (keepsOpened && !tab.isAfter && opened.has(tab.key));
  return (
    <div className="tab-row">
      <div ref={row} role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            className={tab === firstAfter ? 'is-after' : undefined}
            aria-selected={tab === shown}
            aria-controls={isThere(tab) ? `${id}-${tab.key}-panel` : undefined}
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => onChoose(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.filter(isThere).map((tab) => (
        <div
          key={tab.key}
          role="tabpanel"
          id={`${id}-${tab.key}-panel`}
          aria-labelledby={`${id}-${tab.key}`}
          hidden={tab !== shown}
        >
          {tab.content()}
        </div>
      ))}
    </div>
  );
}
