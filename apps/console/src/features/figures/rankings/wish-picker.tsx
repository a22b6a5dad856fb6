import { Segmented, Select } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '@/ui';
import { usePlatformName } from '@/features/channels';
import { accountMetrics, rankedPlatforms, subjects, unitMeasures } from './ranking-wish';
import type { Wish } from './ranking-wish';

/** What is ranked, and by what; kept in the address. */
export function WishPicker({ wish }: { wish: Wish }) {
  const say = useWords('figures');
  const platformName = usePlatformName();
  const [, setParams] = useSearchParams();
  const choose = (name: keyof Wish, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return (
    <div className="figures-bar">
      <div className="figures-card-side">
        <Segmented
          aria-label={say('ranking.subject')}
          value={wish.by}
          onChange={(by) => choose('by', by)}
          options={subjects.map((value) => ({ value, label: say(`ranking.by.${value}`) }))}
        />
      </div>
      {wish.by === 'organizations' && (
        <Select
          aria-label={say('ranking.measure_label')}
          value={wish.measure}
          onChange={(measure) => choose('measure', measure)}
          options={unitMeasures.map((value) => ({ value, label: say(`ranking.measure.${value}`) }))}
          popupMatchSelectWidth={false}
        />
      )}
      {wish.by === 'accounts' && (
        <>
          <Select
            aria-label={say('ranking.platform')}
            value={wish.platform}
            onChange={(platform) => choose('platform', platform)}
            options={rankedPlatforms.map((value) => ({ value, label: platformName(value) }))}
            popupMatchSelectWidth={false}
          />
          <Select
            aria-label={say('ranking.measure_label')}
            value={wish.metric}
            onChange={(metric) => choose('metric', metric)}
            options={accountMetrics.map((value) => ({ value, label: say(`metric.${value}`) }))}
            popupMatchSelectWidth={false}
          />
        </>
      )}
    </div>
  );
}
