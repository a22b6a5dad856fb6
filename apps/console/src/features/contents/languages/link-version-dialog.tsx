import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { api, bodyOf } from '@/api-client';
import { ContentSelect } from '@/features/publications';
import { FormDialog, useTell, useWords } from '@/ui';

/** Says of an item that is there already that it tells the same in another language. */
export function LinkVersionDialog({
  contentId,
  organizationId,
  onClose,
}: {
  contentId: string;
  organizationId: string;
  onClose: () => void;
}) {
  const say = useWords('contents');
  const tell = useTell();
  const queries = useQueryClient();
  return (
    <FormDialog<{ contentId: string }>
      title={say('language.link')}
      okText={say('language.link_ok')}
      save={async ({ contentId: otherId }) => {
        const path = { id: contentId, contentId: otherId };
        await bodyOf(api.PUT('/api/v1/contents/{id}/language-versions/{contentId}', { params: { path } }));
        tell.done(say('language.linked'));
        await queries.invalidateQueries({ queryKey: ['contents', contentId, 'languages'] });
      }}
      onClose={onClose}
    >
      <p>{say('language.link_what')}</p>
      <Form.Item
        name="contentId"
        label={say('language.link_which')}
        rules={[
          { required: true, message: say('language.link_needed') },
          {
            validator: (_rule, value) =>
              value === contentId
                ? Promise.reject(new Error(say('language.link_itself')))
                : Promise.resolve(),
          },
        ]}
      >
        <ContentSelect organizationId={organizationId} label={say('language.link_which')} />
      </Form.Item>
    </FormDialog>
  );
}
