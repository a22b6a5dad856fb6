import { useQuery } from '@tanstack/react-query';
import { Form, Skeleton } from 'antd';
import { useState } from 'react';
import { api, ifMatch, versionedOf } from '@/api-client';
import { OutlookWarnings, useRefreshPublications } from '@/features/publications';
import {
  FormDialog,
  fromOfficeClock,
  OfficeTimePicker,
  ProblemNotice,
  toOfficeClock,
  useTell,
  useWords,
} from '@/ui';
import type { Entry } from './entries';

/** Another hour for a post: what speaks against it is said before it is so. */
export function MoveDialog({ entry, day, onClose }: { entry: Entry; day: string; onClose: () => void }) {
  const say = useWords('planning');
  const tell = useTell();
  const refresh = useRefreshPublications();
  const params = { path: { id: entry.object.id } };
  const [form] = Form.useForm<{ at: string }>();
  const [first] = useState(() => onDay(entry.at!, day));
  const at = Form.useWatch('at', form);
  const seen = useQuery({
    queryKey: ['publications', 'one', entry.object.id],
    queryFn: () => versionedOf(api.GET('/api/v1/publications/{id}', { params })),
  });
  const move = async (wish: { at: string }) => {
    try {
      await api.PATCH('/api/v1/publications/{id}', {
        params,
        headers: ifMatch(seen.data!.etag),
        body: { scheduledAt: wish.at },
      });
      tell.done(say('move.done'));
    } finally {
      await refresh();
    }
  };
  const publication = seen.data?.body;
  return (
    <FormDialog
      title={say('move.title', { title: entry.title })}
      okText={say('move.confirm')}
      form={form}
      initialValues={{ at: first }}
      okButton={{ disabled: !publication || !at }}
      save={move}
      onClose={onClose}
    >
      {seen.isError && <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />}
      {seen.isPending && <Skeleton active />}
      {publication && (
        <>
          <Form.Item name="at" label={say('move.hour')} extra={publication.channelAccountName}>
            <OfficeTimePicker isFutureOnly />
          </Form.Item>
          {at && (
            <OutlookWarnings
              contentId={publication.contentId}
              accountIds={[publication.channelAccountId]}
              at={at}
            />
          )}
        </>
      )}
    </FormDialog>
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
