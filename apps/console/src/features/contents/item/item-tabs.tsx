import { useSearchParams } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { TabRow, useNarrow, useWords } from '@/ui';
import { useCounters } from '../checks/use-checks';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import type { useRights } from '../editor/use-rights';
import { WritingDesk } from '../editor/writing-desk';
import { ChannelTab } from '../previews/channel-tab';
import { useItemParts } from './use-item-parts';

/** One item in one place: its words, what each channel gets of them, who decided, where it is, and how it went. */
export function ItemTabs({
  keeper,
  view,
  rights,
  review,
  wasSubmitted,
  isEditable,
  onRestored,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  rights: ReturnType<typeof useRights>;
  review: Shape<'ReviewResponse'> | undefined;
  wasSubmitted: boolean | undefined;
  isEditable: boolean;
  onRestored: () => Promise<void>;
}) {
  const say = useWords('contents');
  const isNarrow = useNarrow();
  const { content, fields } = view;
  const [search, setSearch] = useSearchParams();
  const counters = useCounters(content.type, content.organizationId, fields);
  const parts = useItemParts(content, rights, review, wasSubmitted);
  const text = {
    key: 'text',
    label: say('tab.text'),
    content: () => (
      <WritingDesk
        keeper={keeper}
        view={view}
        rights={rights}
        isEditable={isEditable}
        onRestored={onRestored}
      />
    ),
  };
  const channels = (counters.data?.platforms ?? []).map(({ platform, name, limits }) => ({
    key: platform,
    label: content.variants[platform] ? `${name} •` : name,
    content: () => (
      <ChannelTab keeper={keeper} view={view} platform={platform} limits={limits} isEditable={isEditable} />
    ),
  }));
  // On a phone an item is looked at rather than adapted: what became of it is nearer there.
  const items = isNarrow ? [text, ...parts, ...channels] : [text, ...channels, ...parts];
  const wished = search.get('part');
  return (
    <TabRow
      keepsOpened
      label={say('tab.all')}
      chosen={items.some(({ key }) => key === wished) ? wished! : 'text'}
      // In the address, so that others can lead here and the way back leads to the same part.
      onChoose={(key) => setSearch(key === 'text' ? {} : { part: key }, { replace: true })}
      tabs={items}
    />
  );
}
