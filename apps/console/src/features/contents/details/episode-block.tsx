import { Input, InputNumber, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { api, bodyOf, currentLanguage } from '@/api-client';
import { useWords } from '@/ui';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import { AssetField } from '../pickers/asset-field';
import { FieldRow } from './field-row';

/** The recording, where it belongs, and what is said in it. */
export function EpisodeBlock({
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
  const programmes = useQuery({
    queryKey: ['programmes', content.organizationId],
    queryFn: () => bodyOf(api.GET('/api/v1/programmes', { params: { query: { limit: 100 } } })),
  });
  const programmeId = fields['episode.programmeId'] as string | null;
  const numberField = (member: 'season' | 'number', max: number) => (
    <FieldRow id={member} label={say(`episode.${member}`)} fault={faults[`episode.${member}`]}>
      <InputNumber
        id={member}
        min={1}
        max={max}
        precision={0}
        value={fields[`episode.${member}`] as number | null}
        disabled={!isEditable}
        onChange={(value) => keeper.change(`episode.${member}`, value)}
      />
    </FieldRow>
  );
  return (
    <div className="type-block">
      <FieldRow label={say('episode.audio')} fault={faults['episode.audioAssetId']}>
        <AssetField
          kind="audio"
          label={say('episode.audio')}
          assetId={(fields['episode.audioAssetId'] as string | null) ?? null}
          organizationId={content.organizationId}
          isEditable={isEditable}
          onChange={(id) => keeper.change('episode.audioAssetId', id)}
        />
      </FieldRow>
      <FieldRow id="programme" label={say('episode.programme')} fault={faults['episode.programmeId']}>
        <Select
          id="programme"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={programmeId}
          placeholder={say('episode.no_programme')}
          disabled={!isEditable}
          options={programmes.data?.items.map(({ id, titles, code }) => ({
            value: id,
            label: titles[currentLanguage()] ?? Object.values(titles)[0] ?? code,
          }))}
          onChange={(id?: string) => keeper.change('episode.programmeId', id ?? null)}
        />
      </FieldRow>
      <div className="type-numbers">
        {numberField('season', 10_000)}
        {numberField('number', 100_000)}
      </div>
      <FieldRow id="transcript" label={say('episode.transcript')} fault={faults['episode.transcript']}>
        <Input.TextArea
          id="transcript"
          value={String(fields['episode.transcript'] ?? '')}
          maxLength={500_000}
          autoSize={{ minRows: 3, maxRows: 12 }}
          disabled={!isEditable}
          onChange={({ target }) => keeper.change('episode.transcript', target.value)}
        />
      </FieldRow>
      {programmeId && (
        <Link to={`/programmes/${programmeId}/episodes/${content.id}`}>{say('episode.further')}</Link>
      )}
      <span className="field-name">{say('episode.notes')}</span>
    </div>
  );
}
