import { Button, Input, Select, Skeleton } from 'antd';
import type { Shape } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { PageFrame, ProblemNotice, useWords } from '@/ui';
import { Findings } from '../checks/findings';
import { LimitLines } from '../checks/counters';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import type { Variant } from '../draft/fields';
import { AssetField } from '../pickers/asset-field';
import { usePreview } from './use-preview';
import { withMember } from './variant';
import './previews.css';

/** What one platform gets instead of the item's own words, and how that looks on a phone. */
export function ChannelTab({
  keeper,
  view,
  platform,
  limits,
  isEditable,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  platform: string;
  limits: readonly Shape<'LimitUseResponse'>[];
  isEditable: boolean;
}) {
  const say = useWords('contents');
  const platformName = usePlatformName();
  const { content, fields } = view;
  const path = `variants.${platform}`;
  const variant = (fields[path] ?? {}) as Variant;
  const set = (member: keyof Variant, value: string | readonly string[] | null) =>
    keeper.change(path, withMember(variant, member, value));
  const preview = usePreview(content.id, content.currentRevisionId, platform);
  const tags = fields.tags as readonly string[];
  const id = (member: string) => `variant-${platform}-${member}`;
  return (
    <div className="channel">
      <div className="channel-words">
        <p className="channel-hint">{say('channel.hint')}</p>
        <label htmlFor={id('title')}>{say('field.title')}</label>
        <Input
          id={id('title')}
          value={variant.title ?? ''}
          placeholder={String(fields.title ?? '')}
          maxLength={200}
          disabled={!isEditable}
          onChange={({ target }) => set('title', target.value)}
        />
        <label htmlFor={id('summary')}>{say('field.summary')}</label>
        <Input.TextArea
          id={id('summary')}
          value={variant.summary ?? ''}
          placeholder={String(fields.summary ?? '')}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          disabled={!isEditable}
          onChange={({ target }) => set('summary', target.value)}
        />
        <label htmlFor={id('text')}>{say('channel.text')}</label>
        <Input.TextArea
          id={id('text')}
          value={variant.text ?? ''}
          placeholder={say('channel.text_hint')}
          maxLength={10000}
          autoSize={{ minRows: 4, maxRows: 14 }}
          disabled={!isEditable}
          onChange={({ target }) => set('text', target.value)}
        />
        <label htmlFor={id('tags')}>{say('field.tags')}</label>
        <Select
          id={id('tags')}
          mode="tags"
          open={false}
          value={variant.tags ?? []}
          placeholder={tags.join('、')}
          disabled={!isEditable}
          onChange={(chosen: string[]) => set('tags', chosen.length > 0 ? chosen : null)}
        />
        <span>{say('field.cover')}</span>
        <AssetField
          kind="image"
          label={say('field.cover')}
          assetId={variant.coverAssetId ?? null}
          organizationId={content.organizationId}
          isEditable={isEditable}
          onChange={(assetId) => set('coverAssetId', assetId)}
        />
        {isEditable && fields[path] && (
          <Button onClick={() => keeper.change(path, null)}>{say('channel.as_item')}</Button>
        )}
        <h2>{say('count.title')}</h2>
        <LimitLines limits={limits} />
      </div>
      <div className="channel-sight">
        {preview.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
        {preview.isError && <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data && (
          <>
            <PageFrame
              shape="phone"
              page={preview.data.page}
              title={say('channel.preview', { name: platformName(platform) })}
            />
            {view.state !== 'saved' && <p className="channel-hint">{say('channel.as_saved')}</p>}
            {preview.data.channelAccountName === null && (
              <p className="channel-hint">{say('channel.not_connected')}</p>
            )}
            {preview.data.reason && <p>{preview.data.reason}</p>}
            {preview.data.notes.length > 0 && (
              <ul>
                {preview.data.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            )}
            <Findings findings={preview.data.findings} />
          </>
        )}
      </div>
    </div>
  );
}
