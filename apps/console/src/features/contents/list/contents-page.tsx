import { SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useColumns } from '@/features/columns';
import { CursorTable, EmptyState, Moment, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { FilterBar } from './filter-bar';
import { filterIn, isFiltered, searchOf } from './filter';
import type { ContentFilter } from './filter';
import { NewContent } from './new-content';
import { wishIn } from './new-wish';
import { SampleContents } from './sample-contents';
import { StateTag } from './state-tag';
import { useContents } from './use-contents';
import type { ContentSummary } from './use-contents';
import './list.css';

const NewContentDialog = lazy(() =>
  import('./new-content-dialog').then((part) => ({ default: part.NewContentDialog })),
);

/** `/contents`: what is being written, reviewed and out. */
export default function ContentsPage() {
  const say = useWords('contents');
  const [search, setSearch] = useSearchParams();
  const wish = wishIn(search);
  // What is said of a new item says nothing about those that are shown behind it.
  const filter = wish ? { isMine: false } : filterIn(search);
  const pages = useContents(filter);
  const { byId } = useColumns();
  const show = (changed: ContentFilter) => setSearch(searchOf(changed), { replace: true });
  const columns: Column<ContentSummary>[] = [
    {
      key: 'title',
      title: say('list.item'),
      track: 'minmax(120px, 3fr)',
      render: (item) => <Title item={item} />,
    },
    {
      key: 'state',
      title: say('list.state'),
      track: '84px',
      render: ({ state }) => <StateTag state={state} />,
    },
    {
      key: 'column',
      title: say('list.column'),
      track: 'minmax(48px, 1fr)',
      render: ({ columnId }) => (columnId && byId.get(columnId)?.name) || '—',
    },
    {
      key: 'author',
      title: say('list.author'),
      track: 'minmax(48px, 1fr)',
      render: ({ authorName }) => authorName,
    },
    {
      key: 'changed',
      title: say('list.changed'),
      track: '96px',
      render: ({ updatedAt }) => <Moment at={updatedAt} />,
    },
  ];
  return (
    <Page
      title={say('title')}
      lead={
        <>
          <Link to="/contents/imports">{say('list.imports')}</Link> ·{' '}
          <Link to="/contents/templates">{say('list.templates')}</Link>
        </>
      }
      actions={
        <>
          <Link to="/contents/linkage">
            <Button icon={<SwapOutlined />}>{say('list.linkage')}</Button>
          </Link>
          <NewContent />
        </>
      }
    >
      <FilterBar filter={filter} onChange={show} />
      <CursorTable
        label={say('list.label')}
        pages={pages}
        columns={columns}
        empty={
          isFiltered(filter) ? (
            <EmptyState text={say('list.empty_filtered')}>
              <Button onClick={() => show({ isMine: false })}>{say('list.clear')}</Button>
            </EmptyState>
          ) : (
            <EmptyState text={say('list.empty')}>
              <NewContent />
              <SampleContents />
            </EmptyState>
          )
        }
      />
      {wish && (
        <Suspense fallback={null}>
          <NewContentDialog wish={wish} onClose={() => show({ isMine: false })} />
        </Suspense>
      )}
    </Page>
  );
}

function Title({ item }: { item: ContentSummary }) {
  const say = useWords('contents');
  const notes = [
    item.type !== 'article' && say(`type.${item.type}`),
    item.isRepost && say('list.repost'),
    item.hasUnpublishedChanges && say('list.unpublished_changes'),
    item.organizationName,
  ].filter(Boolean);
  return (
    <>
      <Link className="content-title" to={`/contents/${item.id}`}>
        {item.title || say('untitled')}
      </Link>
      <div className="content-notes">{notes.join(' · ')}</div>
    </>
  );
}
