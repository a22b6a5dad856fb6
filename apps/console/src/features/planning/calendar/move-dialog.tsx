import { useQuery } from '@tanstack/react-query';
import { Form, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { api, ifMatch, versionedOf } from '@/api-client';
import { OutlookWarnings, useRefreshPublications } from '@/features/publications';
import { fromOfficeClock, OfficeTimePicker, ProblemNotice, toOfficeClock, useTell, useWords } from '@/ui';
import type { Entry } from './entries';

/** Another hour for a post: what speaks against it is said before it is so. */
export function MoveDialog({ entry, day, onClose }: { entry: Entry; day: string; onClose: () => void }) {
  const say = useWords('planning');
  const tell = useTell();
  const refresh = useRefreshPublications();
  const params = { path: { id: entry.object.id } };
  const [at, setAt] = useState<string | null>(() => onDay(entry.at!, day));
  const [isBusy, setBusy] = useState(false);
  const seen = useQuery({
    queryKey: ['publications', 'one', entry.object.id],
    queryFn: () => versionedOf(api.GET('/api/v1/publications/{id}', { params })),
  });
  const move = async () => {
    setBusy(true);
    try {
      await api.PATCH('/api/v1/publications/{id}', {
        params,
        headers: ifMatch(seen.data!.etag),
        body: { scheduledAt: at! },
      });
      tell.done(say('move.done'));
      onClose();
    } catch (error) {
      tell.problem(error);
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  const publication = seen.data?.body;
  return (
    <Modal
      open
      title={say('move.title', { title: entry.title })}
      okText={say('move.confirm')}
      cancelText={say('move.leave')}
      okButtonProps={{ disabled: !publication || at === null }}
      confirmLoading={isBusy}
      onOk={() => void move()}
      onCancel={onClose}
    >
      {seen.isError && <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />}
      {seen.isPending && <Skeleton active />}
      {publication && (
        <Form layout="vertical">
          <Form.Item label={say('move.hour')} htmlFor="move-hour" extra={publication.channelAccountName}>
            <OfficeTimePicker id="move-hour" value={at} onChange={setAt} isFutureOnly />
          </Form.Item>
          {at && (
            <OutlookWarnings
              contentId={publication.contentId}
              accountIds={[publication.channelAccountId]}
              at={at}
            />
          )}
        </Form>
      )}
    </Modal>
  );
}

/** The same hour of the office's clock on that day. */
function onDay(at: string, day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return fromOfficeClock(
    toOfficeClock(at)
      .year(year)
      .month(month - 1)
      .date(date),
  );
}
