import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { EmptyState, ProblemNotice, useTell, useWords } from '@/ui';

/** Templates of the unit and of those above it, each of which begins a draft. */
export function ChooseTemplate({
  isOpen,
  unitId,
  onClose,
}: {
  isOpen: boolean;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('contents');
  const tell = useTell();
  const go = useNavigate();
  const queries = useQueryClient();
  const [key, setKey] = useState(newKey);
  const templates = useQuery({
    queryKey: ['content-templates', unitId],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/content-templates', { params: { query: { organizationId: unitId, limit: 100 } } }),
      ),
    enabled: isOpen,
  });
  const use = useMutation({
    mutationFn: (id: string) =>
      bodyOf(
        api.POST('/api/v1/content-templates/{id}/drafts', {
          params: { path: { id } },
          headers: onceBy(key),
          body: { organizationId: unitId },
        }),
      ),
    onSuccess: ({ id }) => {
      setKey(newKey());
      void queries.invalidateQueries({ queryKey: ['contents', 'list'] });
      void go(`/contents/${id}`);
    },
    onError: tell.problem,
  });
  const manage = <Link to="/contents/templates">{say('template.manage')}</Link>;
  return (
    <Modal open={isOpen} title={say('template.title')} footer={null} onCancel={onClose} destroyOnHidden>
      {templates.isPending && <Skeleton active />}
      {templates.isError && (
        <ProblemNotice error={templates.error} onRetry={() => void templates.refetch()} />
      )}
      {templates.data?.items.length === 0 && <EmptyState text={say('template.empty')}>{manage}</EmptyState>}
      <ul className="findings">
        {templates.data?.items.map(({ id, name, type, instructions }) => (
          <li key={id}>
            <div className="template-words">
              <strong>{name}</strong> <span className="content-notes">{say(`type.${type}`)}</span>
              {instructions && <p className="content-notes">{instructions}</p>}
            </div>
            <Button loading={use.isPending && use.variables === id} onClick={() => use.mutate(id)}>
              {say('template.use')}
            </Button>
          </li>
        ))}
      </ul>
      {templates.data && templates.data.items.length > 0 && <p>{manage}</p>}
    </Modal>
  );
}
