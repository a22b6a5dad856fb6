import { Input, Select } from 'antd';
import { Link } from 'react-router-dom';
import { ColumnSelect } from '@/features/columns';
import { TopicsOfContent } from '@/features/topics';
import { useWords } from '@/ui';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import type { Value } from '../draft/fields';
import { AssetField } from '../pickers/asset-field';
import { LanguageVersions } from '../languages/language-versions';
import { CoAuthors } from './co-authors';
import { FieldRow } from './field-row';
import { ReprintBlock } from './reprint-block';

/** Everything about an item that is not its text. */
export function DetailsPanel({
  keeper,
  view,
  isEditable,
  mayWrite,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  isEditable: boolean;
  /** Also while the item itself is in review, or in somebody else's hands. */
  mayWrite: boolean;
}) {
  const say = useWords('contents');
  const { content, fields, faults } = view;
  const source = fields.source as { name: string; url?: string } | null;
  const set = (path: string) => (value: Value) => keeper.change(path, value);
  const setSource = (member: 'name' | 'url', text: string) => {
    const name = member === 'name' ? text : (source?.name ?? '');
    const url = member === 'url' ? text : source?.url;
    keeper.change('source', name === '' && !url ? null : { name, ...(url && { url }) });
  };
  return (
    <div className="details">
      <FieldRow id="summary" label={say('field.summary')} fault={faults.summary}>
        <Input.TextArea
          id="summary"
          value={String(fields.summary ?? '')}
          maxLength={2000}
          autoSize={{ minRows: 3, maxRows: 8 }}
          disabled={!isEditable}
          onChange={({ target }) => keeper.change('summary', target.value)}
        />
      </FieldRow>
      <FieldRow id="column" label={say('field.column')} fault={faults.columnId}>
        <ColumnSelect
          id="column"
          unitId={content.organizationId}
          value={fields.columnId as string | null}
          disabled={!isEditable}
          placeholder={say('field.column_none')}
          onChange={set('columnId')}
        />
      </FieldRow>
      <FieldRow id="byline" label={say('field.byline')} fault={faults.byline}>
        <Input
          id="byline"
          value={String(fields.byline ?? '')}
          maxLength={300}
          disabled={!isEditable}
          onChange={({ target }) => keeper.change('byline', target.value)}
        />
      </FieldRow>
      <FieldRow
        label={say('field.co_authors')}
        hint={say('field.co_authors_hint')}
        fault={faults.coAuthorIds}
      >
        <CoAuthors keeper={keeper} view={view} isEditable={isEditable} />
      </FieldRow>
      <FieldRow id="source" label={say('field.source')} fault={faults['source.name'] ?? faults.source}>
        <Input
          id="source"
          value={source?.name ?? ''}
          maxLength={200}
          disabled={!isEditable}
          onChange={({ target }) => setSource('name', target.value)}
        />
      </FieldRow>
      <FieldRow id="source-url" label={say('field.source_url')}>
        <Input
          id="source-url"
          value={source?.url ?? ''}
          maxLength={2000}
          inputMode="url"
          placeholder="https://"
          disabled={!isEditable || !source?.name}
          onChange={({ target }) => setSource('url', target.value)}
        />
      </FieldRow>
      <FieldRow
        label={say('reprint.title')}
        fault={faults.reprint ?? faults['reprint.sourceTitle'] ?? faults['reprint.permissionBasis']}
      >
        <ReprintBlock keeper={keeper} view={view} isEditable={isEditable} mayWrite={mayWrite} />
      </FieldRow>
      <FieldRow id="tags" label={say('field.tags')} hint={say('field.tags_hint')} fault={faults.tags}>
        <Select
          id="tags"
          mode="tags"
          open={false}
          suffixIcon={null}
          value={fields.tags as string[]}
          tokenSeparators={[',', '，', '、', ' ']}
          maxCount={30}
          disabled={!isEditable}
          onChange={(tags: string[]) => set('tags')(tags)}
        />
      </FieldRow>
      <FieldRow label={say('field.topics')} hint={say('field.topics_hint')}>
        <TopicsOfContent
          content={{
            id: content.id,
            columnId: fields.columnId as string | null,
            tags: (fields.tags ?? []) as readonly string[],
          }}
        />
      </FieldRow>
      <FieldRow label={say('field.cover')} fault={faults.coverAssetId}>
        <AssetField
          kind="image"
          label={say('field.cover')}
          assetId={fields.coverAssetId as string | null}
          organizationId={content.organizationId}
          isEditable={isEditable}
          onChange={set('coverAssetId')}
        />
      </FieldRow>
      <FieldRow id="generated" label={say('field.generated')} hint={say('field.generated_hint')}>
        <Select
          id="generated"
          value={(fields.generatedContent as string | null) ?? 'none'}
          disabled={!isEditable}
          options={['none', 'assisted', 'generated'].map((value) => ({
            value,
            label: say(`generated.${value}`),
          }))}
          onChange={(value) => set('generatedContent')(value === 'none' ? null : value)}
        />
      </FieldRow>
      <FieldRow label={say('language.title')}>
        <LanguageVersions keeper={keeper} mayWrite={mayWrite} />
      </FieldRow>
      {content.submissionId && (
        <FieldRow label={say('field.report')}>
          <Link to={`/submissions/${content.submissionId}`}>{say('field.open_report')}</Link>
        </FieldRow>
      )}
    </div>
  );
}
