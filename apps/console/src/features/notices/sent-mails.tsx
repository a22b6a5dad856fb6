import { Button, Skeleton, Tag } from 'antd';
import { api, bodyOf } from '@/api-client';
import { EmptyState, Moment, Panel, ProblemNotice, useCursorPages, useWords } from '@/ui';

const colours = { pending: 'default', sent: 'success', failed: 'error', dropped: 'default' } as const;

/** What was sent to the person by mail, newest first: where a mail stayed away, this says why. */
export function SentMails() {
  const say = useWords('notices');
  const pages = useCursorPages(['notice-deliveries'], (cursor) =>
    bodyOf(api.GET('/api/v1/me/notice-deliveries', { params: { query: { cursor, limit: 20 } } })),
  );
  return (
    <Panel title={say('mails.title')}>
      {pages.isPending && <Skeleton active />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && pages.items.length === 0 && <EmptyState text={say('mails.none')} />}
      {pages.items.map(({ id, title, state, createdAt, dueAt, lastProblem }) => (
        <article key={id} className="notice">
          <p className="notice-title">
            <Tag color={colours[state]}>{say(`mails.${state}`)}</Tag>
            {title}
          </p>
          <p className="notice-foot">
            <Moment at={createdAt} />
            {dueAt && (
              <span>
                {say('mails.due')} <Moment at={dueAt} />
              </span>
            )}
          </p>
          {lastProblem && state !== 'sent' && (
            <p className="notice-foot">
              {say('mails.problem')}
              <bdi lang="en">{lastProblem}</bdi>
            </p>
          )}
        </article>
      ))}
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {say('mails.more')}
        </Button>
      )}
    </Panel>
  );
}
