import { useId } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import './tab-row.css';

export interface TabOfRow {
  readonly key: string;
  readonly label: string;
  readonly content: () => ReactNode;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs that go sideways under a thumb where they are too many, and by the arrow keys. Only the chosen one is there. */
export function TabRow({
  label,
  tabs,
  chosen,
  onChoose,
}: {
  label: string;
  tabs: readonly TabOfRow[];
  chosen: string;
  onChoose: (key: string) => void;
}) {
  const id = useId();
  const shown = tabs.find(({ key }) => key === chosen) ?? tabs[0];
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || !shown) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(shown) + step + tabs.length) % tabs.length]!;
    onChoose(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <div className="tab-row">
      <div role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab === shown}
            aria-controls={`${id}-panel`}
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => onChoose(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={shown && `${id}-${shown.key}`}>
        {shown?.content()}
      </div>
    </div>
  );
}
