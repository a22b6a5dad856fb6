import type { ReactNode } from 'react';

/** A table of a few columns that fits no phone: it is pushed sideways by itself, with the keyboard too. */
export function PlainTable({
  label,
  heads,
  className = '',
  foot,
  children,
}: {
  label: string;
  heads: readonly ReactNode[];
  className?: string;
  foot?: ReactNode;
  /** The rows. */
  children: ReactNode;
}) {
  return (
    <div className={`chart-table ${className}`} tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th scope="col" key={index}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}
