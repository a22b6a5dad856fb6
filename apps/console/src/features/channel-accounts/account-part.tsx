import { useId } from 'react';
import type { ReactNode } from 'react';

/** A part of the account's page under a heading of its own. */
export function AccountPart({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="account-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
