import { useId } from 'react';
import type { ReactNode } from 'react';

/** A part of a page with a heading of its own. */
export function Card({ title, side, children }: { title: ReactNode; side?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="figures-card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {side && <div className="figures-card-side">{side}</div>}
      </header>
      {children}
    </section>
  );
}
