import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useChannels } from '@/features/channels';
import { inOffice, useNarrow, useWords } from '@/ui';
import { turn, weekOf } from './days';
import type { View } from './days';

/** Which days, in which shape, of which platform. */
export function CalendarBar({
  view,
  day,
  platform,
  change,
}: {
  view: View;
  day: string;
  platform: string | undefined;
  change: (changes: Record<string, string | undefined>) => void;
}) {
  const say = useWords('planning');
  const isNarrow = useNarrow();
  const { channels } = useChannels();
  const [year, month] = day.split('-') as [string, string];
  const week = weekOf(day);
  const title =
    view === 'week'
      ? say('calendar.week_of', { from: week[0]!, to: week[6]! })
      : say('calendar.month_of', { year, month: Number(month) });
  return (
    <div className="calendar-bar">
      <div className="calendar-turn">
        <Button
          icon={<LeftOutlined />}
          aria-label={say(view === 'week' ? 'calendar.week_before' : 'calendar.month_before')}
          onClick={() => change({ day: turn(view, day, -1) })}
        />
        <h2 aria-live="polite">{title}</h2>
        <Button
          icon={<RightOutlined />}
          aria-label={say(view === 'week' ? 'calendar.week_after' : 'calendar.month_after')}
          onClick={() => change({ day: turn(view, day, 1) })}
        />
        <Button onClick={() => change({ day: inOffice(Date.now()).format('YYYY-MM-DD') })}>
          {say('calendar.today')}
        </Button>
      </div>
      <Select
        aria-label={say('calendar.platform')}
        value={platform ?? ''}
        onChange={(value) => change({ platform: value })}
        options={[
          { value: '', label: say('calendar.every_platform') },
          ...channels.map((each) => ({ value: each.platform, label: each.name })),
        ]}
        popupMatchSelectWidth={false}
      />
      {!isNarrow && (
        <Segmented
          aria-label={say('calendar.view')}
          value={view}
          onChange={(value) => change({ view: value })}
          options={(['month', 'week', 'list'] as const).map((value) => ({
            value,
            label: say(`calendar.${value}`),
          }))}
        />
      )}
    </div>
  );
}
