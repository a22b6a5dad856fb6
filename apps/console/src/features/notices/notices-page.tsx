import { Button, Skeleton } from 'antd';
import { EmptyState, Page, Panel, ProblemNotice, useTell, useWords } from '@/ui';
import { NoticeItem } from './notice-item';
import { NoticePreferences } from './notice-preferences';
import { SentMails } from './sent-mails';
import { useAllNotices, useReadAllNotices } from './use-notices';
import './notices.css';

export function NoticesPage() {
  const say = useWords('notices');
  const tell = useTell();
  const pages = useAllNotices();
  const readAll = useReadAllNotices();
  return (
    <Page
      title={say('title')}
      actions={
        <Button
          loading={readAll.isPending}
          onClick={() =>
            readAll.mutate(undefined, {
              onSuccess: () => tell.done(say('all_read')),
              onError: (error) => tell.problem(error),
            })
          }
        >
          {say('read_all')}
        </Button>
      }
    >
      <div className="panels in-two">
        <Panel title={say('list')}>
          {pages.isPending && <Skeleton active />}
          {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
          {pages.data && pages.items.length === 0 && <EmptyState text={say('none')} />}
          {pages.items.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} />
          ))}
          {pages.hasNextPage && (
            <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {say('more')}
            </Button>
          )}
        </Panel>
        <div className="panels">
          <NoticePreferences />
          <SentMails />
        </div>
      </div>
    </Page>
  );
}
