import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import {
  ConfirmButton,
  CopyButton,
  CursorTable,
  EmptyState,
  FormDialog,
  Moment,
  Panel,
  useAct,
  useCursorPages,
  useWords,
} from '@/ui';
import type { Column } from '@/ui';

type Listener = Shape<'FeedTokenResponse'>;
type Issued = Shape<'IssuedFeedTokenResponse'>;

/** Who may hear a private programme: each has an address of their own, which is shown once. */
export function Listeners({ programmeId }: { programmeId: string }) {
  const say = useWords('programmes');
  const [isNew, setNew] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  const [key, setKey] = useState(newKey);
  const queryKey = ['programmes', 'listeners', programmeId];
  const path = { id: programmeId };
  const pages = useCursorPages<Listener>(queryKey, (cursor) =>
    bodyOf(
      api.GET('/api/v1/programmes/{id}/feed-tokens', { params: { path, query: { cursor, limit: 50 } } }),
    ),
  );
  const issue = async (body: { label: string }) => {
    setIssued(
      await bodyOf(
        api.POST('/api/v1/programmes/{id}/feed-tokens', { params: { path }, headers: onceBy(key), body }),
      ),
    );
    setKey(newKey());
    await pages.refetch();
  };
  const revoke = useAct(
    (tokenId: string) =>
      api.POST('/api/v1/programmes/{id}/feed-tokens/{tokenId}/revoke', {
        params: { path: { ...path, tokenId } },
      }),
    { touches: [queryKey], done: say('listeners.revoked') },
  );
  const add = (
    <Button icon={<PlusOutlined />} onClick={() => setNew(true)}>
      {say('listeners.add')}
    </Button>
  );
  return (
    <Panel title={say('listeners.title')} extra={add}>
      <p className="quiet-words">{say('listeners.lead')}</p>
      {issued && (
        <Alert
          type="success"
          showIcon
          className="dialog-problem"
          title={say('listeners.once', { name: issued.label })}
          description={issued.feeds.map(({ language, url }) => (
            <div key={language} className="feed-address">
              <Input readOnly aria-label={say('feeds.title')} value={url} />
              <CopyButton text={url} />
            </div>
          ))}
        />
      )}
      <CursorTable
        label={say('listeners.title')}
        pages={pages}
        columns={columns()}
        empty={<EmptyState text={say('listeners.empty')}>{add}</EmptyState>}
      />
      {isNew && (
        <FormDialog<{ label: string }>
          title={say('listeners.add')}
          save={issue}
          onClose={() => setNew(false)}
        >
          <Form.Item
            name="label"
            label={say('listeners.name')}
            extra={say('listeners.name_hint')}
            rules={[{ required: true, whitespace: true, message: say('required') }]}
          >
            <Input maxLength={100} autoFocus />
          </Form.Item>
        </FormDialog>
      )}
    </Panel>
  );

  function columns(): Column<Listener>[] {
    return [
      {
        key: 'label',
        title: say('listeners.name'),
        track: 'minmax(120px, 2fr)',
        render: ({ label }) => label,
      },
      {
        key: 'heard',
        title: say('listeners.heard'),
        track: '130px',
        render: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} /> : say('listeners.not_yet')),
      },
      {
        key: 'do',
        title: say('listeners.may'),
        track: '130px',
        render: ({ id, label, revokedAt }) =>
          revokedAt ? (
            <Tag>{say('listeners.ended')}</Tag>
          ) : (
            <ConfirmButton
              danger
              type="text"
              title={say('listeners.revoke_question', { name: label })}
              consequence={say('listeners.revoke_consequence')}
              onConfirm={() => revoke.run(id)}
            >
              {say('listeners.revoke')}
            </ConfirmButton>
          ),
      },
    ];
  }
}
