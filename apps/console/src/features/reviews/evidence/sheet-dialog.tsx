import { Modal, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { PageFrame, ProblemNotice, useWords } from '@/ui';

/** The sheet as the printer gets it. */
export function SheetDialog({
  contentId,
  onClose,
  onTake,
}: {
  contentId: string;
  onClose: () => void;
  onTake: () => void;
}) {
  const say = useWords('reviews');
  const sheet = useQuery({
    queryKey: ['reviews', 'sheet', contentId],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/contents/{id}/review-sheet', {
          params: { path: { id: contentId } },
          parseAs: 'text',
        }),
      ),
    gcTime: 0,
  });
  return (
    <Modal
      open
      width={900}
      title={say('evidence.title')}
      okText={say('evidence.pdf')}
      cancelText={say('close')}
      onOk={onTake}
      onCancel={onClose}
    >
      {sheet.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {sheet.isError && <ProblemNotice error={sheet.error} onRetry={() => void sheet.refetch()} />}
      {sheet.isSuccess && <PageFrame shape="paper" page={String(sheet.data)} title={say('evidence.title')} />}
    </Modal>
  );
}
