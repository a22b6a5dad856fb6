import { Fragment } from 'react';
import type { ReactNode } from 'react';
import './panel.css';

/** What is known of a thing: names on the left, values on the right. What is null is left out. */
export function Facts({ of: facts }: { of: readonly (readonly [name: string, value: ReactNode] | null)[] }) {
  return (
    <dl className="facts">
      {facts.map(
        (fact) =>
          fact && (
            <Fragment key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}
