import { Button, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { CursorTable, EmptyState, Page, useCursorPages, useWords } from '@/ui';
import type { Column, CursorPages } from '@/ui';
import { AssetThumb } from '../asset-thumb';
import '../asset/asset.css';

/** A fault has no id: an item may have several files, and a file several items. */
type Fault = Shape<'LiveFaultResponse'> & { readonly id: string };

/** `/library/faults`: what readers see although a file in it may not be used any more. */
export default function FaultsPage() {
  const say = useWords('assets');
  const { unitId } = useCurrentUnit();
  const pages: CursorPages<Fault> = useCursorPages(['assets', 'faults', unitId], async (cursor) => {
    const query = { organizationId: unitId, cursor, limit: 50 };
    const page = await bodyOf(api.GET('/api/v1/live-media-faults', { params: { query } }));
    const items = page.items.map((fault) => ({ ...fault, id: `${fault.contentId} ${fault.assetId}` }));
    return { ...page, items };
  });
  return (
    <Page
      title={say('faults.title')}
      lead={say('faults.lead')}
      actions={
        <Link to="/library">
          <Button>{say('volume.to_library')}</Button>
        </Link>
      }
    >
      <CursorTable
        label={say('faults.title')}
        pages={pages}
        columns={useColumns()}
        rowHeight={88}
        empty={<EmptyState text={say('faults.empty')} />}
      />
    </Page>
  );
}

function useColumns(): Column<Fault>[] {
  const say = useWords('assets');
  return [
    {
      key: 'item',
      title: say('faults.item'),
      track: 'minmax(180px, 2fr)',
      render: ({ contentId, title }) => (
        <Link to={`/contents/${contentId}`}>
          <strong>{title || say('faults.untitled')}</strong>
        </Link>
      ),
    },
    {
      key: 'file',
      title: say('faults.file'),
      track: '150px',
      render: ({ assetId }) => (
        <Link to={`/library/${assetId}`} aria-label={say('faults.see_file')}>
          <AssetThumb assetId={assetId} />
        </Link>
      ),
    },
    {
      key: 'reason',
      title: say('faults.reason'),
      track: 'minmax(200px, 2fr)',
      render: ({ reason }) => (
        <>
          <Tag color="error">{say(`faults.why.${reason}`)}</Tag>
          <p className="asset-hint">{say(`faults.do.${reason}`)}</p>
        </>
      ),
    },
    {
      key: 'way',
      title: say('faults.way'),
      track: '140px',
      render: ({ contentId }) => (
        <Link to={`/contents/${contentId}?part=publications`}>{say('faults.withdraw')}</Link>
      ),
    },
  ];
}
