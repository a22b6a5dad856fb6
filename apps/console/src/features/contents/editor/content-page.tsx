import { Skeleton } from 'antd';
import { useParams } from 'react-router-dom';
import { PageProblem } from '@/ui';
import { useOpenedContent } from '../use-content';
import { DraftPage } from './draft-page';

/** `/contents/:contentId` */
export default function ContentPage() {
  const { contentId = '' } = useParams();
  const opened = useOpenedContent(contentId);
  if (opened.data) return <DraftPage key={contentId} content={opened.data.body} etag={opened.data.etag} />;
  if (opened.isError) return <PageProblem error={opened.error} onRetry={() => void opened.refetch()} />;
  return <Skeleton active className="page" paragraph={{ rows: 12 }} />;
}
