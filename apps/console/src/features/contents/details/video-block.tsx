import { Input } from 'antd';
import { useWords } from '@/ui';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import { AssetField } from '../pickers/asset-field';
import type { Value } from '../draft/fields';
import { FieldRow } from './field-row';
import { VideoCaptions } from './video-captions';
import type { FilmCaptions } from './video-captions';

/** The film, the picture before it begins, and what it is about. */
export function VideoBlock({
  keeper,
  view,
  isEditable,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  isEditable: boolean;
}) {
  const say = useWords('contents');
  const { content, fields, faults } = view;
  const file = (member: 'videoAssetId' | 'posterAssetId', kind: 'video' | 'image') => (
    <FieldRow label={say(`video.${member}`)} fault={faults[`video.${member}`]}>
      <AssetField
        kind={kind}
        label={say(`video.${member}`)}
        assetId={(fields[`video.${member}`] as string | null) ?? null}
        organizationId={content.organizationId}
        isEditable={isEditable}
        onChange={(id) => keeper.change(`video.${member}`, id)}
      />
    </FieldRow>
  );
  return (
    <div className="type-block">
      {file('videoAssetId', 'video')}
      {file('posterAssetId', 'image')}
      <FieldRow
        label={say('video.captions')}
        hint={say('video.captions_hint')}
        fault={Object.entries(faults).find(([path]) => path.startsWith('video.captions'))?.[1]}
      >
        <VideoCaptions
          value={(fields['video.captions'] ?? []) as unknown as readonly FilmCaptions[]}
          organizationId={content.organizationId}
          isEditable={isEditable}
          onChange={(captions) => keeper.change('video.captions', captions as unknown as Value)}
        />
      </FieldRow>
      <FieldRow id="description" label={say('video.description')} fault={faults['video.descriptionText']}>
        <Input.TextArea
          id="description"
          value={String(fields['video.descriptionText'] ?? '')}
          maxLength={10_000}
          autoSize={{ minRows: 6, maxRows: 20 }}
          disabled={!isEditable}
          onChange={({ target }) => keeper.change('video.descriptionText', target.value)}
        />
      </FieldRow>
    </div>
  );
}
