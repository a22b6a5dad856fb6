import { useQuery } from '@tanstack/react-query';
import { Modal, Skeleton } from 'antd';
import { api, bodyOf } from '@/api-client';
import { PageFrame, ProblemNotice } from '@/ui';
import type { Bulletin } from './bulletin-state';

/** The bulletin as it will be printed, or as it was issued. */
export function PaperDialog({ bulletin, onClose }: { bulletin: Bulletin; onClose: () => void }) {
  const paper = useQuery({
    queryKey: ['bulletins', 'paper', bulletin.id],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/bulletins/{id}/page', { params: { path: { id: bulletin.id } }, parseAs: 'text' }),
      ),
    gcTime: 0,
  });
  return (
    <Modal open width={900} title={bulletin.title} footer={null} onCancel={onClose}>
      {paper.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {paper.isError && <ProblemNotice error={paper.error} onRetry={() => void paper.refetch()} />}
      {paper.isSuccess && <PageFrame shape="paper" page={String(paper.data)} title={bulletin.title} />}
    </Modal>
  );
}
