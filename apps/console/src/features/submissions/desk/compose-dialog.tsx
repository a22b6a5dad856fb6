import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import type { SubmissionSummary } from '../enums';
import { TakingFields } from '../taking-fields';
import { useTakingUnits } from '../taking-unit';

interface Wish {
  organizationId?: string;
  title: string;
  columnId?: string;
  comment?: string;
}

/** 综合: several reports become one draft, in an order that the editor chooses. */
export function ComposeDialog({
  reports,
  onClose,
  onDone,
}: {
  reports: readonly SubmissionSummary[];
  onClose: () => void;
  onDone: () => void;
}) {
  const say = useWords('submissions');
  const navigate = useNavigate();
  const [order, setOrder] = useState(reports);
  const [key] = useState(newKey);
  const units = useTakingUnits(reports.map(({ organizationId }) => organizationId));
  const compose = useAct(
    (wish: Wish) =>
      bodyOf(
        api.POST('/api/v1/submission-composites', {
          headers: onceBy(key),
          body: { organizationId: units[0], ...wish, submissionIds: order.map(({ id }) => id) },
        }),
      ),
    { touches: [['submissions'], ['contents']], done: say('compose.done') },
  );
  const swap = (index: number, by: number) => {
    const next = [...order];
    [next[index], next[index + by]] = [next[index + by]!, next[index]!];
    setOrder(next);
  };
  const submit = async (wish: Wish) => {
    const content = await compose.attempt(wish);
    void navigate(`/contents/${content.id}`);
  };
  return (
    <FormDialog<Wish>
      title={say('compose.title')}
      okText={say('compose.ok')}
      initialValues={{ organizationId: units[0] }}
      save={submit}
      onSaved={onDone}
      onClose={onClose}
    >
      <p>{say('compose.told')}</p>
      <ol className="compose-order" aria-label={say('compose.order')}>
        {order.map(({ id, title, organizationName }, index) => (
          <li key={id}>
            <span>
              {title} <span className="desk-quiet">{organizationName}</span>
            </span>
            <Button
              icon={<ArrowUpOutlined />}
              aria-label={`${say('compose.up')} ${title}`}
              disabled={index === 0}
              onClick={() => swap(index, -1)}
            />
            <Button
              icon={<ArrowDownOutlined />}
              aria-label={`${say('compose.down')} ${title}`}
              disabled={index === order.length - 1}
              onClick={() => swap(index, 1)}
            />
          </li>
        ))}
      </ol>
      <TakingFields units={units} titleLabel={say('compose.draft_title')} />
    </FormDialog>
  );
}
