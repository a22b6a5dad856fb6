import { useId } from 'react';
import type { ReactNode } from 'react';
import './panel.css';

/** A part of a page under a heading of its own; `extra` is what can be done with it. */
export function Panel({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {extra && <div className="panel-extra">{extra}</div>}
      </header>
      {children}
    </section>
  );
}
