import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { useCountingRules } from '../parts/definitions';
import { ExcludedList } from '../parts/excluded-list';
import { Figure } from '../parts/figure';
import { useNumbers } from '../parts/numbers';

/** How often something was heard, as counted and as it came. */
export function ListensFigure({
  listens: { definitionId, totals },
}: {
  listens: Pick<Shape<'ListensResponse'>, 'definitionId' | 'totals'>;
}) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const rules = useCountingRules();
  const excluded = totals.excluded?.map(({ reason, requests }) => ({ reason, reports: requests })) ?? [];
  return (
    <Figure
      name={say('totals.listens')}
      text={numbers.format(totals.listens)}
      meaning={<p>{rules.get(definitionId)?.description}</p>}
    >
      {say('totals.raw', { number: numbers.format(totals.rawRequests) })}
      {excluded.length > 0 && <ExcludedList excluded={excluded} />}
    </Figure>
  );
}
