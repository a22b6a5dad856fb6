import type { ReactNode } from 'react';
import { Meaning } from './meaning';

/** One figure with its name, and what it means at hand. */
export function Figure({
  name,
  text,
  meaning,
  children,
}: {
  name: string;
  text: string;
  meaning?: ReactNode;
  /** Below the number. */
  children?: ReactNode;
}) {
  return (
    <div className="figure">
      <dt>
        {name}
        {meaning && <Meaning of={name}>{meaning}</Meaning>}
      </dt>
      <dd>{text}</dd>
      {children && <dd className="figure-detail">{children}</dd>}
    </div>
  );
}
