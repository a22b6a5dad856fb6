import { Segmented } from 'antd';
import { useState } from 'react';
import type { Shape } from '@/api-client';
import { EmptyState, useWords } from '@/ui';
import { BarList } from '../charts';
import { Card } from '../parts/card';
import { chartAddress, pictures } from '../parts/chart-address';
import { Meaning } from '../parts/meaning';
import { useNumbers } from '../parts/numbers';
import { SaveMenu } from '../parts/save-menu';
import { useRuleName } from '../parts/use-names';
import type { Period } from '../period';

type Place = Shape<'PlaceFiguresResponse'>;

/** Columns or units beside one another: by one rule's views, items or posts. */
export function Places({
  label,
  places,
  definitions,
  unitId,
  period,
}: {
  label: 'column' | 'unit';
  places: readonly Place[];
  definitions: readonly Shape<'ReportDefinitionResponse'>[];
  unitId: string;
  period: Period;
}) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const ruleName = useRuleName();
  const rules = [...new Set(places.flatMap(({ views }) => views.map((one) => one.definitionId)))];
  const [chosen, choose] = useState('items');
  const measure = chosen === 'items' || chosen === 'posts' || rules.includes(chosen) ? chosen : 'items';
  const pictured = measure === 'items' || measure === 'posts' ? measure : 'views';
  const viewsName = (rule: string) => (rules.length > 1 ? ruleName(rule) : say('totals.views'));
  const definitionId = { items: 'report.items.v1', posts: 'report.posts.v1' }[measure] ?? measure;
  const words = definitions.find(({ id }) => id === definitionId)?.words;
  const bars = places
    .map((place) => ({
      key: place.id ?? 'none',
      name: place.name ?? say('places.no_column'),
      value: valueOf(place, measure),
      detail: say('places.detail', {
        items: numbers.format(place.items),
        posts: numbers.format(place.posts),
      }),
    }))
    .sort((one, other) => other.value - one.value);
  return (
    <Card
      title={
        <>
          {say(`places.${label}`)}
          {words && (
            <Meaning of={say(`places.${label}`)}>
              <p>{words}</p>
            </Meaning>
          )}
        </>
      }
      side={
        <div className="period-picker">
          <Segmented
            aria-label={say('trend.measure')}
            value={measure}
            onChange={choose}
            options={[
              { value: 'items', label: say('trend.items') },
              { value: 'posts', label: say('trend.posts') },
              ...rules.map((rule) => ({ value: rule, label: viewsName(rule) })),
            ]}
          />
          <SaveMenu
            of={say(`places.${label}`)}
            formats={pictures}
            addressOf={(format) =>
              chartAddress('bars', format, { unitId, period, by: label, measure: pictured })
            }
          />
        </div>
      }
    >
      {bars.length === 0 ? (
        <EmptyState text={say('places.empty')} />
      ) : (
        <BarList label={say(`places.${label}`)} bars={bars} />
      )}
    </Card>
  );
}

function valueOf(place: Place, measure: string): number {
  if (measure === 'items' || measure === 'posts') return place[measure];
  return place.views.find(({ definitionId }) => definitionId === measure)?.views ?? 0;
}
