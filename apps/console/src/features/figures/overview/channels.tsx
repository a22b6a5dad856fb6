import type { Shape } from '@/api-client';
import { EmptyState, useWords } from '@/ui';
import { BarList } from '../charts';
import { Card } from '../parts/card';
import { chartAddress, pictures } from '../parts/chart-address';
import { Meaning } from '../parts/meaning';
import { SaveMenu } from '../parts/save-menu';
import { usePlatformName } from '@/features/channels';
import type { Period } from '../period';
import { ChannelTrend } from './channel-trend';
import { PlatformFigures } from './platform-figures';

/** What went out on each channel, and what platforms tell of it. */
export function Channels({
  report,
  unitId,
  period,
}: {
  report: Shape<'PeriodReportResponse'>;
  unitId: string;
  period: Period;
}) {
  const say = useWords('figures');
  const platformName = usePlatformName();
  const platforms = [...new Set(report.platforms.map(({ platform }) => platform))];
  const meaning = report.definitions.find(({ id }) => id === report.posts.definitionId)?.words;
  return (
    <Card
      title={
        <>
          {say('channels.title')}
          <Meaning of={say('channels.title')}>
            <p>{meaning}</p>
            <p>{say('channels.apart')}</p>
          </Meaning>
        </>
      }
      side={
        report.posts.counts.length > 0 && (
          <SaveMenu
            of={say('channels.title')}
            formats={pictures}
            addressOf={(format) => chartAddress('share', format, { unitId, period, by: 'platform' })}
          />
        )
      }
    >
      {report.posts.counts.length === 0 ? (
        <EmptyState text={say('channels.empty')} />
      ) : (
        <BarList
          label={say('channels.title')}
          bars={report.posts.counts.map(({ key, count }) => ({
            key,
            name: platformName(key),
            value: count,
            words: say('channels.posts', { count }),
          }))}
        />
      )}
      <ChannelTrend posts={report.posts} />
      {platforms.length > 0 && (
        <div className="platform-cards">
          {platforms.map((platform) => (
            <PlatformFigures
              key={platform}
              name={platformName(platform)}
              figures={report.platforms.filter((one) => one.platform === platform)}
            />
          ))}
        </div>
      )}
    </Card>
  );
}
