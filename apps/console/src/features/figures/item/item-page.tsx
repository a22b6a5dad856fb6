import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { Page, useWords } from '@/ui';
import FiguresOfContent from './figures-of-content';

/** One item's figures as a page. */
export default function ItemPage() {
  const say = useWords('figures');
  const { id = '' } = useParams();
  const content = useQuery({
    queryKey: ['figures', 'title', id],
    queryFn: () => bodyOf(api.GET('/api/v1/contents/{id}', { params: { path: { id } } })),
  });
  return (
    <Page
      title={content.data?.title ?? say('item.title')}
      lead={
        <>
          <Link to="/figures">{say('parts.overview')}</Link> ·{' '}
          <Link to={`/contents/${id}`}>{say('item.open')}</Link>
        </>
      }
    >
      <FiguresOfContent contentId={id} />
    </Page>
  );
}
