import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';
import type { Review } from '../item/use-item';
import { LinkForm } from './link-form';
import { LinkList } from './link-list';

/** For a leader who has no account at hand: a page of their own, opened by a link and a code. */
export function SignOffLinks({ review, organizationId }: { review: Review; organizationId: string }) {
  const say = useWords('reviews');
  const can = useCan();
  const pathOf = useUnitPath();
  const [isOpen, setOpen] = useState(false);
  if (!can('sign_off_link.issue', pathOf(organizationId))) return null;
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        {say('sign_off.title')}
      </Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        title={say('sign_off.title')}
        size={480}
        destroyOnHidden
      >
        <p>{say('sign_off.what')}</p>
        <LinkForm review={review} />
        <LinkList reviewId={review.id} />
      </Drawer>
    </>
  );
}
