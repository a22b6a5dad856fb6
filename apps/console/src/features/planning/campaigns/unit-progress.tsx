import type { Shape } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { useUnitName } from '@/features/organizations';
import { useWords } from '@/ui';

/** What each unit has done so far. */
export function UnitProgress({ units }: { units: Shape<'CampaignProgressResponse'>['units'] }) {
  const say = useWords('planning');
  const unitName = useUnitName();
  const platformName = usePlatformName();
  if (units.length === 0) return null;
  return (
    <section className="planning-part planning-scroll" tabIndex={0} aria-label={say('campaigns.by_unit')}>
      <h2>{say('campaigns.by_unit')}</h2>
      <table className="planning-table">
        <thead>
          <tr>
            <th scope="col">{say('unit')}</th>
            <th scope="col">{say('campaigns.joined_count')}</th>
            <th scope="col">{say('metric.items')}</th>
            <th scope="col">{say('metric.publications')}</th>
            <th scope="col">{say('metric.views')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ unitId, joined, items, publications, views }) => (
            <tr key={unitId}>
              <th scope="row">{unitName(unitId)}</th>
              <td>{joined}</td>
              <td>{items}</td>
              <td>
                {Object.entries(publications)
                  .map(([platform, count]) => `${platformName(platform)} ${String(count)}`)
                  .join('、') || '0'}
              </td>
              <td>{views}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
