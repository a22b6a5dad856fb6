import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { api, bodyOf } from '@/api-client';
import { useWords } from '@/ui';
import type { DraftKeeper } from '../draft/draft-keeper';
import { MakeLink } from './make-link';
import { LinkList } from './link-list';
import './preview-links.css';

/** Links by which people without an account look at an item on the site before it is published. */
export function PreviewLinks({ keeper, onClose }: { keeper: DraftKeeper; onClose: () => void }) {
  const say = useWords('contents');
  const { id } = keeper.current().content;
  const key = ['contents', id, 'preview-links'];
  const links = useQuery({
    queryKey: key,
    queryFn: () => bodyOf(api.GET('/api/v1/contents/{id}/delivery-previews', { params: { path: { id } } })),
    select: ({ items }) => items,
    staleTime: 0,
  });
  return (
    <Drawer open onClose={onClose} title={say('preview.title')} size={480}>
      <p>{say('preview.what')}</p>
      <MakeLink keeper={keeper} touches={key} />
      <LinkList links={links} touches={key} />
    </Drawer>
  );
}
