import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { Card } from '../parts/card';
import { useCountingRules } from '../parts/definitions';
import { Figure } from '../parts/figure';
import { useNumbers } from '../parts/numbers';
import { ListensFigure } from './listens-figure';

/** Listens of an episode and plays of a film, beside views and never added to them. */
export function Media({
  listens,
  plays,
}: {
  listens?: Shape<'ListensResponse'>;
  plays?: Shape<'PlaysResponse'>;
}) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const rules = useCountingRules();
  if (!listens && !plays) return null;
  return (
    <Card title={say('item.media')}>
      <dl className="figures-row is-small">
        {listens && <ListensFigure listens={listens} />}
        {plays && (
          <Figure
            name={say('totals.plays')}
            text={numbers.format(plays.totals.plays)}
            meaning={<p>{rules.get(plays.definitionId)?.description}</p>}
          />
        )}
      </dl>
    </Card>
  );
}
