import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { FormDialog, useTell, useWords } from '@/ui';
import { canAccept, canDraft, isOpen } from './idea-states';
import type { Idea } from './idea-states';

/** Accept, drop, begin to write, change. */
export function IdeaActions({
  idea,
  refresh,
  onEdit,
}: {
  idea: Idea;
  refresh: () => Promise<void>;
  onEdit: () => void;
}) {
  const say = useWords('planning');
  const tell = useTell();
  const navigate = useNavigate();
  const can = useCan();
  const path = useUnitPath()(idea.organizationId);
  const [key] = useState(newKey);
  const [isDropping, setDropping] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const params = { path: { id: idea.id } };
  const act = async (what: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await what();
      tell.done(say(done));
    } catch (error) {
      tell.problem(error);
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  const draft = async () => {
    const before = new Set(idea.drafts.map(({ contentId }) => contentId));
    const { drafts } = await bodyOf(
      api.POST('/api/v1/story-ideas/{id}/drafts', { params, headers: onceBy(key), body: {} }),
    );
    const made = drafts.find(({ contentId }) => !before.has(contentId));
    if (made) void navigate(`/contents/${made.contentId}`);
  };
  const drop = async (body: { reason: string }) => {
    await api.POST('/api/v1/story-ideas/{id}/drop', { params, body });
    tell.done(say('ideas.dropped'));
    await refresh();
  };
  if (!isOpen(idea.state)) return null;
  return (
    <div className="planning-actions">
      {canAccept(idea.state) && can('plan.manage', path) && (
        <Button
          type="primary"
          loading={isBusy}
          onClick={() =>
            void act(() => api.POST('/api/v1/story-ideas/{id}/accept', { params }), 'ideas.accepted')
          }
        >
          {say('ideas.accept')}
        </Button>
      )}
      {canDraft(idea.state) && can('content.write', path) && (
        <Button type="primary" loading={isBusy} onClick={() => void act(draft, 'ideas.draft_made')}>
          {say('ideas.draft')}
        </Button>
      )}
      {can('plan.write', path) && (
        <>
          <Button onClick={onEdit}>{say('change')}</Button>
          <Button danger onClick={() => setDropping(true)}>
            {say('ideas.drop')}
          </Button>
        </>
      )}
      {isDropping && (
        <FormDialog
          title={say('ideas.drop')}
          okText={say('ideas.drop')}
          okButton={{ danger: true }}
          save={drop}
          onClose={() => setDropping(false)}
        >
          <p>{say('ideas.drop_consequence')}</p>
          <Form.Item
            name="reason"
            label={say('ideas.drop_reason')}
            rules={[{ required: true, min: 2, message: say('required') }]}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </div>
  );
}
