import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { EmptyState, useWords } from '@/ui';
import { BarList } from '../charts';
import { Card } from '../parts/card';
import { Meaning } from '../parts/meaning';

/** The ten items that were read most on the own site; equals share a rank. */
export function TopItems({
  top,
  definitions,
}: {
  top: Shape<'TopItemsResponse'>;
  definitions: readonly Shape<'ReportDefinitionResponse'>[];
}) {
  const say = useWords('figures');
  const wordsOf = (id: string) => definitions.find((one) => one.id === id)?.words;
  return (
    <Card
      title={
        <>
          {say('top.title')}
          <Meaning of={say('top.title')}>
            <p>{wordsOf(top.definitionId)}</p>
            {top.from && top.to && <p>{say('top.covers', { from: top.from, to: top.to })}</p>}
          </Meaning>
        </>
      }
      side={<Link to="/figures/rankings">{say('top.more')}</Link>}
    >
      {top.items.length === 0 ? (
        <EmptyState text={say('top.empty')} />
      ) : (
        <BarList
          label={say('top.title')}
          bars={top.items.map(({ rank, contentId, title, views, organizationName }) => ({
            key: contentId,
            rank,
            name: <Link to={`/figures/contents/${contentId}`}>{title}</Link>,
            value: views,
            detail: organizationName,
          }))}
        />
      )}
    </Card>
  );
}
