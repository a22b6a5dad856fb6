import type { ReactNode } from 'react';
import { useNumbers } from '../parts/numbers';

export interface Bar {
  readonly key: string;
  readonly name: ReactNode;
  readonly value: number;
  /** Instead of the plain number. */
  readonly words?: string;
  readonly rank?: number;
  /** Below the name: where it is from. */
  readonly detail?: ReactNode;
  readonly after?: ReactNode;
}

/** Things beside one another, each with its number in full and a bar as long as its share of the greatest. */
export function BarList({ label, bars, most }: { label: string; bars: readonly Bar[]; most?: number }) {
  const numbers = useNumbers();
  const greatest = most ?? Math.max(0, ...bars.map(({ value }) => value));
  return (
    <ol className="bar-list" aria-label={label}>
      {bars.map(({ key, name, value, words, rank, detail, after }) => (
        <li key={key}>
          {rank !== undefined && <span className={rank <= 3 ? 'bar-rank is-top' : 'bar-rank'}>{rank}</span>}
          <div className="bar-body">
            <div className="bar-line">
              <span className="bar-name">{name}</span>
              <span className="bar-value">{words ?? numbers.format(value)}</span>
              {after}
            </div>
            <div className="bar-track" aria-hidden="true">
              <span style={{ width: `${greatest > 0 ? (value / greatest) * 100 : 0}%` }} />
            </div>
            {detail && <div className="bar-detail">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
